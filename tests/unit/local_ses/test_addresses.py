"""What the fake SES refuses of an address."""

from typing import Any

import pytest

from local.ses.addresses import address_fault, listed, mailbox
from tests.unit.local_ses.samples import refusal, simple

SOUND = [
    "a@example.org",
    "<a@example.org>",
    "Ada Lovelace <ada@example.org>",
    '"Lovelace, Ada" <ada@example.org>',
    '"Ada \\"Countess\\" L" <ada@example.org>',
    "=?utf-8?q?Andr=C3=A9?= <andre@example.org>",
    "first.last+tag@sub.example.org",
    "o'brien@example.org",
    '"quoted local"@example.org',
    '"a@b"@example.org',
    "a@xn--bcher-kva.example",
    "  a@example.org ",
]

UNSOUND = [
    ("", "Missing final '@domain'"),
    ("nobody", "Missing final '@domain'"),
    ("Ada <nobody>", "Missing final '@domain'"),
    ("@example.org", "Missing local name"),
    ("a@", "Missing domain"),
    ("jürgen@example.org", "Local address contains control or whitespace"),
    ("a b@example.org", "Local address contains control or whitespace"),
    ("\na@example.org", "Local address contains control or whitespace"),
    ("a\r\nBcc: x@example.org", "Local address contains control or whitespace"),
    ('"a\r\nb"@example.org', "Local address contains control or whitespace"),
    ("a@bücher.example", "Domain contains control or whitespace"),
    ("a@example.org\n", "Domain contains control or whitespace"),
    ("a@example.org\u200b", "Domain contains control or whitespace"),
    ("a@example .org", "Domain contains control or whitespace"),
    (".a@example.org", "Local address starts with dot"),
    ("a.@example.org", "Local address ends with dot"),
    ("a..b@example.org", "Local address contains dot-dot"),
    ("a@b@example.org", "Local address contains illegal character"),
    ("a@.example.org", "Domain starts with dot"),
    ("a@example..org", "Domain contains dot-dot"),
    ("a@example.org.", "Domain ends with dot"),
    ("a@exa_mple.org", "Domain contains illegal character"),
    ("a@x.org, b@y.org", "Illegal address"),
    ("a@x.org,b@y.org", "Illegal address"),
    ("a@x.org; b@y.org", "Illegal address"),
    ("A <a@x.org>, B <b@y.org>", "Illegal address"),
    ('"A" <a@x.org>, "B" <b@y.org>', "Illegal address"),
    ("Lovelace, Ada <ada@example.org>", "Illegal address"),
    ("DEBUG: Ada <ada@example.org>", "Local address contains illegal character"),
    ("ada@x.org <b@example.org>", "Illegal address"),
    ('Ada "Countess" L <ada@example.org>', "Illegal address"),
    ("Ada\r\nBcc: x@y.org <ada@example.org>", "Local address contains control or whitespace"),
    ('"Ada\r\nBcc: x@y.org" <ada@example.org>', "Local address contains control or whitespace"),
    ("Ada (Countess <ada@example.org>", "Illegal address"),
    ("André <andre@example.org>", "Local address contains control or whitespace"),
    ("=?utf-8?q?Ada=0D=0ABcc=3A?= <ada@example.org>", "Local address contains control or whitespace"),
]


@pytest.mark.parametrize("entry", SOUND)
def test_a_sound_entry_is_accepted(entry: str) -> None:
    """Bare addresses, names quoted where they must be, encoded words and punycode all pass."""
    assert address_fault(entry) is None


@pytest.mark.parametrize(("entry", "text"), UNSOUND)
def test_an_unsound_entry_is_refused_in_the_words_of_ses(entry: str, text: str) -> None:
    """Each way of being no single ASCII mailbox has its own text."""
    fault = address_fault(entry)
    assert fault is not None
    assert (fault.code, fault.message, fault.status) == ("BadRequestException", text, 400)


@pytest.mark.parametrize(("length", "accepted"), [(320, True), (321, False)])
def test_an_entry_may_have_320_characters(length: int, accepted: bool) -> None:
    """The limit counts the display name too."""
    entry = " <a@example.org>".rjust(length, "n")
    assert (address_fault(entry) is None) is accepted


def test_long_hostile_entries_do_not_take_long() -> None:
    """The length is judged before any pattern runs."""
    fault = address_fault('"' + " " * 2_000_000)
    assert fault is not None
    assert fault.message.startswith("Address length")


@pytest.mark.parametrize("field", ["ToAddresses", "CcAddresses", "BccAddresses"])
def test_every_recipient_is_looked_at(field: str) -> None:
    """A second recipient smuggled into an entry is refused wherever the entry stands."""
    destination = {"ToAddresses": ["owner@example.org"]} | {field: ["ok@example.org", "a@x.org, b@y.org"]}
    assert refusal(simple(Destination=destination)) == ("BadRequestException", "Illegal address")


@pytest.mark.parametrize(
    "members",
    [
        {"FromEmailAddress": "a@example.com, b@example.com"},
        {"ReplyToAddresses": ["u@d.org, victim@x.org"]},
        {"FeedbackForwardingEmailAddress": "a@example.com, b@example.com"},
    ],
)
def test_sender_and_reply_to_are_looked_at_too(members: dict[str, Any]) -> None:
    """From, Reply-To and the bounce address each hold exactly one address an entry."""
    assert refusal(simple(**members)) == ("BadRequestException", "Illegal address")


def test_a_mailbox_comes_apart_into_name_local_part_and_domain() -> None:
    """A quoted name keeps its quotes; an entry that is no mailbox gives None."""
    assert mailbox('"L, A" <ada@example.org>') == ('"L, A"', "ada", "example.org")
    assert mailbox("A <a@x.org>, B <b@y.org>") is None


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("", []),
        ('a@x.org, "B, b" <b@x.org>', ["a@x.org", "b@x.org"]),
        (".a <b@example.org>", ["b@example.org"]),
        ("=?utf-8?b??= <a@example.org>", ["a@example.org"]),
    ],
)
def test_an_address_field_is_read_whatever_the_parser_does(value: str, addresses: list[str]) -> None:
    """Names that raise in Python's parser, on 3.11 or on every version, included."""
    assert listed(value) == addresses
