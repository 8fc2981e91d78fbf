"""A sent mail, read back from the bytes that were sent."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from local.ses.addresses import PARSER_ERRORS, listed


@dataclass(frozen=True)
class Mail:
    """A sent mail. Everything but `tags` is parsed back from `raw`, so looking at a Mail is looking at what was sent.

    `from_` may have a display name; `to` and `reply_to` are bare addresses (`reply_to` is "" when there is none);
    line ends in `text` and `html` are LF; `headers` holds decoded values; `at` is ISO 8601 in UTC, to the second.
    """

    id: str
    from_: str
    to: tuple[str, ...]
    reply_to: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    tags: dict[str, str]
    at: str
    raw: bytes = field(repr=False)

    @classmethod
    def read(cls, raw: bytes, tags: Mapping[str, str]) -> "Mail":
        """The mail that the bytes `raw` are, sent with `tags`."""
        message = message_from_bytes(raw, policy=policy.default)
        fields = [(name, re.sub(r"[\r\n]", "", value)) for name, value in message.raw_items()]
        first = defaultdict(str, ((name.lower(), value) for name, value in reversed(fields)))
        return cls(
            id=first["message-id"].strip("<>").partition("@")[0],
            from_=_decoded("from", first["from"]),
            to=tuple(listed(first["to"])),
            reply_to=", ".join(listed(first["reply-to"])),
            subject=_decoded("subject", first["subject"]),
            text=_body(message, "plain"),
            html=_body(message, "html"),
            headers=_headers(fields),
            tags=dict(tags),
            at=_utc(first["date"]),
            raw=raw,
        )

    def as_json(self) -> dict[str, Any]:
        """The mail as JSON values, under the keys id, from, to, reply_to, subject, text, html, headers, tags, at."""
        plain = {name: getattr(self, name) for name in ("reply_to", "subject", "text", "html", "headers", "tags", "at")}
        return {"id": self.id, "from": self.from_, "to": list(self.to), **plain}


def _body(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    try:
        text = bytes(payload).decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        text = bytes(payload).decode("ascii", "replace")
    return text.replace("\r\n", "\n")


def _headers(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in fields:
        shown = _decoded(name, value)
        found[name] = f"{found[name]}, {shown}" if name in found else shown
    return found


def _decoded(name: str, value: str) -> str:
    """As a field of its kind, or as plain text where Python's parser raises on nonsense that SES would have sent."""
    try:
        return str(policy.default.header_factory(name, value))
    except PARSER_ERRORS:
        return str(policy.default.header_factory("unstructured", value))


def _utc(date: str) -> str:
    return parsedate_to_datetime(date).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
