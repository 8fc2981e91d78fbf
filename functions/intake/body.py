"""Body bytes to fields: JSON, urlencoded and multipart, each within the same limits."""

import base64
import binascii
import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from functions.intake.refusal import Refused, refuse
from functions.intake.request import Request
from shared.submission import Field

# An encoded submission must fit SQS's 1 MiB message; the worst case of ours (a control character in a
# multipart body, six characters in JSON) grows sixfold.
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
MAX_BODY_BYTES = 128 * 1024
MAX_FIELDS = 200
MAX_NAME_CHARACTERS = 128


@dataclass(frozen=True)
class Sent:
    """What a body held: fields in order, repeats kept, and the names of the parts that were files."""

    fields: tuple[Field, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class _File:
    name: str


def read_body(request: Request) -> Sent:
    """Raises Refused: 400 malformed, 413 too large, 415 unsupported type or charset."""
    reader = _READERS.get(request.media_type)
    if reader is None:
        raise refuse(415, "UNSUPPORTED_TYPE", "Send application/json, a urlencoded or a multipart form.")
    parts = list(reader(request, _bytes(request)))
    fields = tuple(part for part in parts if isinstance(part, Field))
    if len(fields) > MAX_FIELDS or any(len(field.name) > MAX_NAME_CHARACTERS for field in fields):
        raise _too_many()
    return Sent(fields, tuple(part.name for part in parts if isinstance(part, _File)))


def _bytes(request: Request) -> bytes:
    """The body as bytes. Base64 is four characters for three bytes, so its length is looked at before it is decoded."""
    if len(request.body) > MAX_BODY_BYTES * (4 / 3 if request.base64 else 1) + 4:
        raise _too_large()
    if not request.base64:
        body = request.body.encode("utf-8", "replace")
    else:
        try:
            body = base64.b64decode(request.body, validate=True)
        except binascii.Error:
            raise refuse(400, "INVALID_BODY", "The body could not be read.") from None
    if len(body) > MAX_BODY_BYTES:
        raise _too_large()
    return body


def _too_large() -> Refused:
    return refuse(413, "BODY_TOO_LARGE", f"This form takes at most {MAX_BODY_BYTES // 1024} KB.")


def _too_many() -> Refused:
    return refuse(400, "TOO_MANY_FIELDS", f"This form takes at most {MAX_FIELDS} fields.")


def _json(request: Request, body: bytes) -> Iterator[Field]:
    # Not json.loads: that takes NaN and lone surrogates, and dies of deep nesting.
    from pydantic_core import from_json

    invalid = refuse(400, "INVALID_JSON", "The body must be a JSON object.")
    # API Gateway hands JSON over as text, decoded already: the declared charset no longer says anything.
    source = body.decode(_charset(request) if request.base64 else "utf-8", "replace")
    try:
        data = from_json(source, allow_inf_nan=False)
    except ValueError:
        raise invalid from None
    if not isinstance(data, dict):
        raise invalid
    for name, value in data.items():
        for item in value if isinstance(value, list) else [value]:
            yield Field(name, _scalar(item))


def _scalar(value: Any) -> str:
    """A JSON scalar as a form would send it; a checked box is "on"."""
    if isinstance(value, dict | list):
        raise refuse(422, "TYPE_TEXT", "Nested values are not accepted.")
    if value is None or value is False:
        return ""
    return "on" if value is True else str(value)


def _urlencoded(request: Request, body: bytes) -> Iterator[Field]:
    # Not parse_qsl: it refuses the unescaped non-ASCII bytes that hand-written clients send.
    charset = _charset(request)
    pairs = [pair for pair in body.split(b"&") if pair]
    if len(pairs) > MAX_FIELDS:
        raise _too_many()
    for pair in pairs:
        name, _, value = pair.replace(b"+", b" ").partition(b"=")
        yield Field(*(unquote_to_bytes(part).decode(charset, "replace") for part in (name, value)))


def _multipart(request: Request, body: bytes) -> Iterator[Field | _File]:
    from multipart import MultipartError, MultipartParser

    boundary = _parameter(request, "boundary")
    try:
        parser = MultipartParser(
            BytesIO(body),
            boundary,
            charset=_charset(request),
            part_limit=MAX_FIELDS,
            memory_limit=MAX_BODY_BYTES,
            spool_limit=MAX_BODY_BYTES,
            header_limit=8,
        )
        for part in parser:
            if part.filename is not None and (part.filename or part.size):
                yield _File(part.name)
            elif part.filename is None:
                yield Field(part.name, part.raw.decode(part.charset or "utf-8", "replace"))
    except (MultipartError, LookupError):
        raise refuse(400, "INVALID_MULTIPART", "The multipart body could not be read.") from None


def _charset(request: Request) -> str:
    """The declared charset as Python names it, UTF-8 where none is declared. Raises Refused (415)."""
    declared = _parameter(request, "charset") or "utf-8"
    try:
        codec = codecs.lookup(declared)
        # Bytes-to-bytes codecs (zip, base64 …) are in the same registry: none of them is a charset.
        if codec._is_text_encoding:
            return codec.name
    except LookupError:
        pass
    raise refuse(415, "UNSUPPORTED_CHARSET", "The declared charset is not known here.")


def _parameter(request: Request, name: str) -> str:
    message = Message()
    message["Content-Type"] = request.header("content-type")
    value = message.get_param(name, "")
    return value if isinstance(value, str) else ""


_READERS = {
    "application/json": _json,
    "application/x-www-form-urlencoded": _urlencoded,
    "multipart/form-data": _multipart,
}
