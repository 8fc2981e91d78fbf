"""What SES makes of an accepted request: the bytes that it sends."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email import policy
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import format_datetime
from typing import Any

from local.ses.fields import fields, split

_CRLF = policy.compat32.clone(linesep="\r\n")
_LONGEST_PLAIN_SUBJECT = 900
# SES writes Message-ID and Date itself, keeps Bcc to itself, and sets its own Return-Path.
# Developer guide, "Amazon SES header fields", considerations.
_REPLACED = {"message-id", "date", "bcc", "return-path"}


def simple_bytes(request: Mapping[str, Any], message_id: str, at: datetime) -> bytes:
    """The MIME message SES writes for a Simple request that passed the rules.

    Fields are written here and not by EmailMessage: what it folds wrongly (see the design's facts) SES does not.
    """
    head = "".join(f"{name}: {value}\r\n" for name, value in _simple_fields(request, message_id, at))
    return head.encode("ascii") + _parts(request["Content"]["Simple"]["Body"]).as_bytes(policy=_CRLF)


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
    text, charset = _encodable(content)
    if text.isascii() and len(text) < _LONGEST_PLAIN_SUBJECT:
        return text
    return Header(text, charset, header_name="Subject").encode(linesep="\r\n")


def _parts(body: Mapping[str, Mapping[str, str]]) -> Message:
    parts = [_part(subtype, body[key]) for key, subtype in (("Text", "plain"), ("Html", "html")) if key in body]
    return parts[0] if len(parts) == 1 else MIMEMultipart("alternative", _subparts=parts)


def _part(subtype: str, content: Mapping[str, str]) -> Message:
    text, charset = _encodable(content)
    part = MIMENonMultipart("text", subtype)
    part.set_payload(text, charset)
    return part


def _encodable(content: Mapping[str, str]) -> tuple[str, Charset]:
    """The text as its charset can write it: 7-bit ASCII unless one is named (API reference, Content), and "?" for
    what it cannot write (from memory). A forgotten Charset thus shows in the mail."""
    name = content.get("Charset", "us-ascii")
    charset = Charset(name)
    charset.body_encoding = QP
    return content["Data"].encode(name, "replace").decode(name), charset
