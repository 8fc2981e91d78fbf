"""Who may send: the account's verified identities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from local.ses.addresses import mailbox
from local.ses.content import raw_data, raw_mailboxes
from local.ses.faults import Fault, rejected


@dataclass(frozen=True)
class Account:
    """What SES knows of its customer: verified identities in lower-case domains, configuration sets, region."""

    identities: frozenset[str]
    configuration_sets: frozenset[str]
    region: str


def identity_faults(request: Mapping[str, Any], account: Account) -> Iterator[Fault]:
    """From, Sender and Return-Path must be verified, here and in a Raw message. Developer guide, "Amazon SES email
    sending errors"; the entry is echoed with its display name (mettle/sendportal#94). Sandbox rules on recipients
    are not played: the account is out of the sandbox."""
    keys = ("FromEmailAddress", "FeedbackForwardingEmailAddress")
    senders = [request[key] for key in keys if key in request]
    data = raw_data(request)
    if data is not None:
        senders += raw_mailboxes(data, "from", "sender", "return-path")
    failed = list(dict.fromkeys(sender for sender in senders if not verified_as(sender, account.identities)))
    if failed:
        where = f"The following identities failed the check in region {account.region.upper()}: {', '.join(failed)}"
        yield rejected(f"Email address is not verified. {where}")


def verified_as(entry: str, identities: frozenset[str]) -> str:
    """The identity that lets `entry` send, "" when there is none: the address, else the nearest domain. A verified
    domain covers its addresses and subdomains. Developer guide, "Creating and verifying identities"."""
    box = mailbox(entry)
    if box is None:
        return ""
    labels = box.domain.lower().split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels)))
    candidates = (f"{box.local}@{box.domain.lower()}", *parents)
    return next((candidate for candidate in candidates if candidate in identities), "")


def identity(name: str) -> str:
    """`name` as Account wants it: domains compare without case, local parts with it (from memory)."""
    local, at, domain = name.strip().rpartition("@")
    return f"{local}{at}{domain.lower()}"
