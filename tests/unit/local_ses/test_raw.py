"""What the fake SES makes of Raw messages."""

from email.message import EmailMessage
from typing import Any

import pytest

from tests.unit.local_ses.samples import raw, refusal, sent

TO = {"Destination": {"ToAddresses": ["owner@example.org"]}}


def message(*lines: str, body: str = "Hi\r\n") -> bytes:
    """A message from forms@example.com to owner@example.org, with `lines` added to its header."""
    return "\r\n".join(["From: forms@example.com", "To: owner@example.org", *lines, "", body]).encode()


@pytest.mark.parametrize(
    ("data", "code", "part"),
    [
        (b"From: forms@example.com\r\nTo: a@example.org", "BadRequestException", "separated by one blank line"),
        (b"To: a@example.org\r\n\r\nHi", "BadRequestException", "Missing required header 'From'."),
        (message("From: b@example.com"), "BadRequestException", "Duplicate header 'From'."),
        (message("Subject: a", "subject: b"), "BadRequestException", "Duplicate header 'Subject'."),
        (message("no colon here"), "BadRequestException", "Empty header names are illegal."),
        (message("X Name: a"), "BadRequestException", "Invalid header <X Name>."),
        (message("X-A: b\rBcc: c@example.org"), "BadRequestException", "bare CR"),
        (message("X-A: b\x00"), "BadRequestException", "not printable ASCII"),
        (message("Subject: grün"), "BadRequestException", "not printable ASCII"),
        (message("Subject: =?utf-8?q?a=0D=0AB?="), "BadRequestException", "Invalid header <Subject>."),
        (message("Reply-To: a@@example.org"), "BadRequestException", ""),
        (message("Reply-To: nobody"), "BadRequestException", "Missing final '@domain'"),
        (message("X-SES-MESSAGE-TAGS: a=b"), "BadRequestException", "does not implement the header"),
        (message(body="x" * 999), "BadRequestException", "longer than 1000 characters"),
        (message("Sender: a@evil.example"), "MessageRejected", "US-EAST-1: a@evil.example"),
        (b"From: a@evil.example\r\nTo: a@example.org\r\n\r\nHi", "MessageRejected", "US-EAST-1: a@evil.example"),
        (b"From: a@example.com, b@example.com\r\nTo: c@example.org\r\n\r\nHi", "BadRequestException", "more than one"),
        (b"From: forms@example.com\r\n\r\nHi", "BadRequestException", "At least one destination"),
    ],
)
def test_an_unsound_message_is_refused(data: bytes, code: str, part: str) -> None:
    """The bytes are looked at as closely as a Simple request."""
    refused = refusal(raw(data))
    assert refused[0] == code
    assert part in refused[1]


def test_both_senders_are_checked() -> None:
    """A verified FromEmailAddress does not excuse an unverified From field."""
    data = b"From: a@evil.example\r\n\r\nHi"
    code, text = refusal(raw(data, FromEmailAddress="forms@example.com", **TO))
    assert (code, text.endswith("US-EAST-1: a@evil.example")) == ("MessageRejected", True)


def test_recipients_come_from_the_message_when_there_is_no_destination() -> None:
    """To, Cc and Bcc fields count; 51 of them are too many."""
    many = ", ".join(f"r{number}@example.org" for number in range(50))
    assert refusal(raw(message(f"Bcc: {many}".replace(", ", ",\r\n ")))) == (
        "BadRequestException",
        "Recipient count exceeds 50.",
    )


def test_an_email_message_from_the_standard_library_is_accepted() -> None:
    """With LF line ends too, which as_bytes() writes by default; its parts come out again."""
    built = EmailMessage()
    built["From"], built["To"], built["Subject"] = "Forms <forms@example.com>", "owner@example.org", "Grüße"
    built.set_content("Text ü")
    built.add_alternative("<p>ü</p>", subtype="html")
    mail = sent(raw(built.as_bytes()))
    assert (mail.from_, mail.to, mail.subject) == ("Forms <forms@example.com>", ("owner@example.org",), "Grüße")
    assert (mail.text, mail.html) == ("Text ü\n", "<p>ü</p>\n")


def test_ses_replaces_the_identifying_fields_and_hides_bcc() -> None:
    """Message-ID and Date are SES's own; nobody sees who was copied blindly."""
    data = message("Bcc: secret@example.org", "Message-ID: <mine@example.com>", "Date: Thu, 1 Jan 1970 00:00:00 +0000")
    mail = sent(raw(data))
    assert not [trace for trace in (b"secret", b"mine@", b"1970") if trace in mail.raw]
    assert mail.headers["Message-ID"] == f"<{mail.id}@email.amazonses.com>"
    assert mail.at == "2026-03-04T12:00:00Z"


def test_the_rest_of_the_message_is_sent_byte_for_byte() -> None:
    """Folding, order and body are the caller's."""
    data = message("Subject: a\r\n folded", "X-Odd:   spaces  ", body="\x2e\r\n\r\nHi \r\n")
    assert sent(raw(data)).raw.endswith(data)


def test_a_line_may_have_998_characters_and_its_line_end() -> None:
    """1000 in all (RFC 5321, section 4.5.3.1.6)."""
    assert sent(raw(message(body="x" * 998))).text == "x" * 998


@pytest.mark.parametrize("data", ["text", bytearray(b"bytes")])
def test_text_and_bytearrays_are_taken_as_boto3_takes_them(data: Any) -> None:
    """Text goes out as UTF-8."""
    head = "From: forms@example.com\r\nTo: owner@example.org\r\n\r\n"
    given = head + data if isinstance(data, str) else bytearray(head.encode()) + data
    assert sent({"Content": {"Raw": {"Data": given}}}).text in {"text", "bytes"}


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8", "us-ascii"])
def test_a_body_in_any_charset_can_be_read(charset: str) -> None:
    """What cannot be decoded shows as such; it does not stop the mail from being looked at."""
    data = message(f"Content-Type: text/plain; charset={charset}", "Content-Transfer-Encoding: 8bit").replace(
        b"Hi", b"Hi \xff"
    )
    assert sent(raw(data)).text == "Hi \ufffd\n"
