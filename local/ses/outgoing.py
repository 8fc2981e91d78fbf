"""What SES makes of an accepted request: the bytes that it sends."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from typing import Any

from local.ses.fields import fields, split
from local.ses.parts import encoded, parts

_LONGEST_PLAIN_SUBJECT = 900
# SES writes Message-ID and Date itself, keeps Bcc to itself, and sets its own Return-Path.
# Developer guide, "Amazon SES header fields", considerations.
_REPLACED = {"message-id", "date", "bcc", "return-path"}


def simple_bytes(request: Mapping[str, Any], message_id: str, at: datetime) -> bytes:
    """The MIME message SES writes for a Simple request that passed the rules.

    Fields are written here and not by EmailMessage: what it folds wrongly (see the design's facts) SES does not.
    """
    head = "".join(f"{name}: {value}\r\n" for name, value in _simple_fields(request, message_id, at))
    return head.encode("ascii") + parts(request["Content"]["Simple"]["Body"])


def raw_bytes(data: bytes, message_id: str, at: datetime) -> bytes:
    """A Raw message as SES sends it: with its own Message-ID and Date, and without Bcc."""
    head, body = split(data)
    kept = [field.written for field in fields(head) if field.name.lower() not in _REPLACED]
    own = [f"{name}: {value}".encode() for name, value in _own_fields(message_id, at)]
    return b"\r\n".join([*own, *kept, b"", body or b""])


def _own_fields(message_id: str, at: datetime) -> Iterator[tuple[str, str]]:
    yield "Message-ID", f"<{message_id}>"
    yield "Date", format_datetime(at.astimezone(UTC), usegmt=True)


def _simple_fields(request: Mapping[str, Any], message_id: str, at: datetime) -> Iterator[tuple[str, str]]:
    simple, destination = request["Content"]["Simple"], request.get("Destination", {})
    lists = {
        "To": destination.get("ToAddresses"),
        "Cc": destination.get("CcAddresses"),
        "Reply-To": request.get("ReplyToAddresses"),
    }
    yield from _own_fields(message_id, at)
    yield "From", request["FromEmailAddress"]
    yield from ((name, ",\r\n ".join(entries)) for name, entries in lists.items() if entries)
    yield "Subject", _subject(simple["Subject"])
    yield from ((header["Name"], header["Value"]) for header in simple.get("Headers", ()))


def _subject(content: Mapping[str, str]) -> str:
    """ASCII as it is (encoded words too: API reference, Message), anything else as encoded words."""
    data, charset = encoded(content)
    text = data.decode(charset)
    if text.isascii() and len(text) < _LONGEST_PLAIN_SUBJECT:
        return text
    return Header(text, charset, header_name="Subject").encode(linesep="\r\n")
