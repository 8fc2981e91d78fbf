"""A sent mail, read back from the bytes that were sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any

from local.ses.addresses import PARSER_ERRORS, listed
from local.ses.fields import fields, split

_SHOWN = ("reply_to", "subject", "text", "html", "headers", "tags", "at")


@dataclass(frozen=True, repr=False)
class Mail:
    """A sent mail. What can be seen of it is parsed back from `raw`, so looking at a Mail is looking at what was sent.

    It is parsed when it is looked at: a simulator sends a hundred thousand and looks at few. `accepted_at` is SES's
    clock, to the microsecond.
    """

    id: str
    accepted_at: datetime
    raw: bytes
    tags: dict[str, str]

    @cached_property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Names and values of the header fields in order, unfolded but not decoded."""
        return tuple((field.name, field.value) for field in fields(split(self.raw)[0]))

    @cached_property
    def from_(self) -> str:
        """The sender, perhaps with a display name."""
        return _decoded("from", self._first("from"))

    @cached_property
    def to(self) -> tuple[str, ...]:
        """Bare addresses."""
        return tuple(listed(self._first("to")))

    @cached_property
    def reply_to(self) -> str:
        """Bare addresses, with commas between them; "" when there are none."""
        return ", ".join(listed(self._first("reply-to")))

    @cached_property
    def subject(self) -> str:
        """Decoded."""
        return _decoded("subject", self._first("subject"))

    @cached_property
    def text(self) -> str:
        """The plain part, with LF as line ends; "" when there is none."""
        return _body(self._message, "plain")

    @cached_property
    def html(self) -> str:
        """The HTML part, with LF as line ends; "" when there is none."""
        return _body(self._message, "html")

    @cached_property
    def headers(self) -> dict[str, str]:
        """Every header field, decoded; repeated ones with commas between them."""
        return _headers(self.fields)

    @cached_property
    def at(self) -> str:
        """When it was sent by its Date: ISO 8601 in UTC, to the second."""
        return parsedate_to_datetime(self._first("date")).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def as_json(self) -> dict[str, Any]:
        """The mail as JSON values, under the keys id, from, to, reply_to, subject, text, html, headers, tags, at."""
        return {
            "id": self.id,
            "from": self.from_,
            "to": list(self.to),
            **{name: getattr(self, name) for name in _SHOWN},
        }

    def __repr__(self) -> str:
        """For test output: decoded, and once."""
        return f"Mail({self.as_json()})"

    @cached_property
    def _message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    def _first(self, wanted: str) -> str:
        return next((value for name, value in self.fields if name.lower() == wanted), "")


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
