"""One parser for each kind of body. Each yields Fields, and Files by their names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from math import isfinite
from typing import Any
from urllib.parse import unquote_to_bytes

from functions.intake.content_type import charset, known_charset, parameter
from functions.intake.refusal import Problem, Refused, refuse
from functions.intake.request import Request
from shared.submission import Field

MAX_FIELDS = 200
CHARSET_FIELD = "_charset_"


@dataclass(frozen=True)
class File:
    """A part of a multipart body that was a file."""

    name: str


def too_many() -> Refused:
    """More fields, or longer names, than any form has."""
    return refuse(400, "TOO_MANY_FIELDS", f"This form takes at most {MAX_FIELDS} fields.")


def _json(request: Request, body: bytes) -> Iterator[Field]:
    # Not json.loads: that takes NaN and lone surrogates, and dies of deep nesting.
    from pydantic_core import from_json

    invalid = refuse(400, "INVALID_JSON", "The body must be a JSON object.")
    # API Gateway hands JSON over as text, decoded already: the declared charset no longer says anything.
    source = body.decode(charset(request) if request.base64 else "utf-8", "replace")
    try:
        data = from_json(source, allow_inf_nan=False)
    except ValueError:
        raise invalid from None
    if not isinstance(data, dict):
        raise invalid
    for name, value in data.items():
        for item in value if isinstance(value, list) else [value]:
            yield Field(name, _scalar(name, item))


def _scalar(name: str, value: Any) -> str:
    """A JSON scalar as a form would send it; a checked box is "on"."""
    if isinstance(value, dict | list):
        raise Refused(422, (Problem("TYPE_TEXT", "should be text, not a nested value", name),))
    if value is None or value is False:
        return ""
    if isinstance(value, float) and not isfinite(value):  # 1e999: the parser refuses only the word Infinity
        raise Refused(422, (Problem("TYPE_NUMERIC", "is a number out of range", name),))
    return "on" if value is True else str(value)


def _urlencoded(request: Request, body: bytes) -> Iterator[Field]:
    # Not parse_qsl: it refuses the unescaped non-ASCII bytes that hand-written clients send.
    raw = [pair for pair in body.split(b"&", MAX_FIELDS + 1) if pair]
    split = [pair.replace(b"+", b" ").partition(b"=") for pair in raw]
    pairs = [(unquote_to_bytes(name), unquote_to_bytes(value)) for name, _, value in split]
    encoding = charset(request, dict(pairs).get(CHARSET_FIELD.encode(), b""))
    for name, value in pairs:
        yield Field(name.decode(encoding, "replace"), value.decode(encoding, "replace"))


def _multipart(request: Request, body: bytes) -> Iterator[Field | File]:
    from multipart import MultipartError, MultipartParser, parse_options_header

    limits = {"part_limit": MAX_FIELDS, "spool_limit": len(body) + 1, "memory_limit": len(body) + 1}
    try:
        parts = list(MultipartParser(BytesIO(body), parameter(request, "boundary"), **limits))
    except MultipartError:
        raise refuse(400, "INVALID_MULTIPART", "The multipart body could not be read.") from None
    inside = next((part.raw for part in parts if part.name == CHARSET_FIELD), b"")
    encoding = charset(request, inside)
    for part in parts:
        if part.filename is None:
            _, options = parse_options_header(part.headers.get("Content-Type") or "text/plain")
            own = options.get("charset")  # RFC 7578, section 4.5
            yield Field(part.name, part.raw.decode(known_charset(own) if own else encoding, "replace"))
        elif part.filename or part.size:  # browsers send an empty one for every file input left alone
            yield File(part.name)


Parser = Callable[[Request, bytes], Iterator[Field | File]]
PARSERS: dict[str, Parser] = {
    "application/json": _json,
    "application/x-www-form-urlencoded": _urlencoded,
    "multipart/form-data": _multipart,
}
