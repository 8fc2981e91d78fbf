"""The owner's lists: who is always let through, and who never. They know better than any layer."""

import re
from collections.abc import Iterator
from functools import lru_cache

from functions.intake.spam.phrases import UNSPACED, Phrases
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.forms_spam import Owners
from shared.spam_message import Message

MAX_HOST_CHARACTERS = 253
# Of what looks like a host in one post; the shortest, since words with a dot in them run on.
MOST_HOSTS = 500
# Only from where a name can begin, and without a second try: linear in the length of the text.
_HOST = re.compile(r"(?<![\w-])[\w-]++(?:\.[\w-]++)+")


def lists(seen: Sighting) -> Iterator[Signal]:
    """Allow beats block, and all other layers, floors included: `at_most`."""
    message, spam = seen.message, seen.form.spam
    if _sender_is_in(spam.allow, message) or _words_are_in(spam.allow, message):
        yield Signal("allowed", -30.0, at_most="accept")
    elif _sender_is_in(spam.block, message) or _words_are_in(spam.block, message) or _links_to(spam.block, message):
        yield Signal("blocked", 6.0, "quarantine")


def _sender_is_in(owners: Owners, message: Message) -> bool:
    if not message.email or not (owners.addresses or owners.domains):
        return False
    sender = _address(message.email)
    listed = sender in {_address(entry) for entry in owners.addresses}
    return listed or _is_under(sender.rpartition("@")[2], owners.domains)


def _links_to(owners: Owners, message: Message) -> bool:
    """Whatever looks like a host, with or without https:// before it: mail programs make a link of either."""
    if not owners.domains:
        return False
    written = "\n".join([message.name, message.url, message.subject, message.text]).casefold()
    # In Chinese a host may stand in a sentence without a space beside it.
    hosts = {part for run in _HOST.findall(written) for part in (run, *UNSPACED.split(run))}
    return any(_is_under(_domain(host), owners.domains) for host in sorted(hosts, key=len)[:MOST_HOSTS])


def _words_are_in(owners: Owners, message: Message) -> bool:
    phrases = Phrases(owners.words)
    return any(phrases.stand_in(text) for text in (message.name, message.subject, message.text, message.url))


def _is_under(host: str, domains: tuple[str, ...]) -> bool:
    """A domain is its subdomains, too."""
    listed, parts = _domains(domains), host[-MAX_HOST_CHARACTERS:].split(".")
    return any(".".join(parts[at:]) in listed for at in range(len(parts)))


@lru_cache(maxsize=64)
def _domains(listed: tuple[str, ...]) -> frozenset[str]:
    """Once for each list, not for each host."""
    return frozenset(filter(None, map(_domain, listed)))


def _address(value: str) -> str:
    local, _, domain = value.strip().casefold().rpartition("@")
    return f"{local}@{_domain(domain)}"


def _domain(name: str) -> str:
    """As DNS has it: what was typed may be in punycode or not."""
    plain = name.strip().casefold().strip(".")
    # No host is longer, and Python's encoder takes its time over what is.
    if plain.isascii() or len(plain) > MAX_HOST_CHARACTERS:
        return plain
    try:
        return plain.encode("idna").decode()
    except UnicodeError:
        return plain
