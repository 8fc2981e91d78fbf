"""What SES refuses of Content: the parts of a Simple message, and the bytes of a Raw one."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from local.ses.addresses import address_fault, listed
from local.ses.encoded_words import hides_controls
from local.ses.faults import Fault, bad_request
from local.ses.fields import Field, fields, split
from local.ses.headers import instruction_faults, repeat_faults, simple_header_faults, subject_faults

_LONGEST_LINE = 1000
_NOT_HEADER_TEXT = re.compile(rb"[^\t\r\n -~]|\r(?!\n)")
_FIELD = re.compile(r"[!-9;-~]+")
# Python takes "utf\r\n8" for UTF-8, and the name becomes part of a header field.
_CHARSET = re.compile(r"[A-Za-z0-9._:+-]+")
_ADDRESS_FIELDS = ("from", "sender", "return-path", "to", "cc", "bcc", "reply-to")


def raw_data(request: Mapping[str, Any]) -> bytes | None:
    """The bytes of a Raw message; boto3 takes text too, as UTF-8. None for another kind of content."""
    data = request["Content"].get("Raw", {}).get("Data")
    return data.encode() if isinstance(data, str) else None if data is None else bytes(data)


def content_faults(request: Mapping[str, Any]) -> Iterator[Fault]:
    """Exactly one kind of content, and that one sound. Templates and attachments are not implemented here."""
    content = request["Content"]
    if len(content.keys() & {"Simple", "Raw", "Template"}) != 1:
        yield bad_request("Content must contain exactly one of Simple, Raw and Template.")
    if "Template" in content:
        yield bad_request("The local SES does not implement Content.Template.")
    if "Simple" in content:
        yield from _simple_faults(request)
    data = raw_data(request)
    if data is not None:
        yield from raw_faults(data)


def _simple_faults(request: Mapping[str, Any]) -> Iterator[Fault]:
    """AWS gives a missing sender no text at all (probed by floci-io/floci); we name it. Empty bodies: from memory."""
    simple = request["Content"]["Simple"]
    if "FromEmailAddress" not in request:
        yield bad_request("Missing required header 'From'.")
    if "Attachments" in simple:
        yield bad_request("The local SES does not implement Content.Simple.Attachments.")
    if not any(part["Data"] for part in simple["Body"].values()):
        yield bad_request("The message body is empty.")
    for part in (simple["Subject"], *simple["Body"].values()):
        yield from _text_faults(part)
    yield from subject_faults(simple["Subject"]["Data"])
    yield from simple_header_faults(simple.get("Headers", ()))


def _text_faults(part: Mapping[str, str]) -> Iterator[Fault]:
    """A charset that is none (text: Netflix/lemur#841), and lone surrogates, which no charset can write (ours)."""
    charset = part.get("Charset", "us-ascii")
    if not _CHARSET.fullmatch(charset) or not _is_codec(charset):
        yield bad_request(f"Unsupported charset '{charset}'.")
    if re.search("[\ud800-\udfff]", part["Data"]):
        yield bad_request("The content is not valid Unicode.")


def _is_codec(charset: str) -> bool:
    try:
        "".encode(charset)
    except (LookupError, ValueError):
        return False
    return True


def raw_faults(data: bytes) -> Iterator[Fault]:
    """What SES refuses of a MIME message before it looks at who sends it.

    Header and body, a blank line between them, lines of at most 1000 characters: botocore's model, RawMessage (texts
    from memory). "Missing required header": loopingz/aws-smtp-relay#6. "Empty header names": aws/aws-sdk-js#4121.
    Header bytes beyond printable ASCII and bare CR are refused by us: SES has no SMTPUTF8.
    """
    head, body = split(data)
    if body is None:
        yield bad_request("The message must contain a header and a body, separated by one blank line.")
    if _NOT_HEADER_TEXT.search(head):
        yield bad_request("The header section contains a bare CR or characters that are not printable ASCII.")
    if any(len(line) > _LONGEST_LINE - 2 for line in re.split(rb"\r?\n", data)):
        yield bad_request(f"A line of the message is longer than {_LONGEST_LINE} characters.")
    parsed = fields(head)
    for field in parsed:
        yield from _field_faults(field)
    yield from repeat_faults(field.name for field in parsed)
    yield from _sender_faults(data)


def _field_faults(field: Field) -> Iterator[Fault]:
    if not field.name:
        yield bad_request("Empty header names are illegal.")
    if not _FIELD.fullmatch(field.name) or hides_controls(field.value):
        yield bad_request(f"Invalid header <{field.name}>.")
    yield from instruction_faults(field.name)
    if field.name.lower() in _ADDRESS_FIELDS:
        yield from filter(None, map(address_fault, listed(field.value)))


def _sender_faults(data: bytes) -> Iterator[Fault]:
    """Two authors need a Sender field (RFC 5322, section 3.6.2); one is all that a form mail has, so we refuse two."""
    senders = raw_mailboxes(data, "from")
    if not senders:
        yield bad_request("Missing required header 'From'.")
    if len(senders) > 1:
        yield bad_request("The From header holds more than one address.")


def raw_mailboxes(data: bytes, *names: str) -> list[str]:
    """The bare addresses in the fields called `names` (lower case), as a mail program reads them."""
    found = (listed(field.value) for field in fields(split(data)[0]) if field.name.lower() in names)
    return list(chain.from_iterable(found))
