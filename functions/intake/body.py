"""A request's body as fields, within limits."""

import base64
from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import islice

from functions.intake.parsers import MAX_FIELDS, PARSERS, File, too_many
from functions.intake.refusal import refuse
from functions.intake.request import Request
from shared.submission import Field

# An encoded submission must fit SQS's 1 MiB message; the worst case of ours (a control character in a
# multipart body, six characters in JSON) grows sixfold.
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
MAX_BODY_BYTES = 128 * 1024
MAX_NAME_CHARACTERS = 128


@dataclass(frozen=True)
class Sent:
    """What a body held: fields in order, repeats kept, and the names of the parts that were files."""

    fields: tuple[Field, ...]
    files: tuple[str, ...]


def read_body(request: Request) -> Sent:
    """Raises Refused: 400 malformed, 413 too large, 415 unsupported type or charset."""
    parser = PARSERS.get(request.media_type)
    if parser is None:
        raise refuse(415, "UNSUPPORTED_TYPE", "Send application/json, a urlencoded or a multipart form.")
    parts = list(islice(parser(request, _bytes(request).removeprefix(BOM_UTF8)), MAX_FIELDS + 1))
    if len(parts) > MAX_FIELDS or any(len(part.name) > MAX_NAME_CHARACTERS for part in parts):
        raise too_many()
    # Browsers send a line break as CRLF and count it, in maxlength, as one character: so do we.
    fields = tuple(Field(p.name, p.value.replace("\r\n", "\n")) for p in parts if isinstance(p, Field))
    return Sent(fields, tuple(part.name for part in parts if isinstance(part, File)))


def _bytes(request: Request) -> bytes:
    """The body as bytes; one that is too long in base64 is not decoded first."""
    too_large = refuse(413, "BODY_TOO_LARGE", f"This form takes at most {MAX_BODY_BYTES // 1024} KB.")
    if len(request.body) > ((MAX_BODY_BYTES + 2) // 3 * 4 if request.base64 else MAX_BODY_BYTES):
        raise too_large
    body = _decoded(request)
    if len(body) > MAX_BODY_BYTES:
        raise too_large
    return body


def _decoded(request: Request) -> bytes:
    if not request.base64:
        return request.body.encode("utf-8", "replace")
    try:
        return base64.b64decode(request.body, validate=True)
    except ValueError:
        raise refuse(400, "INVALID_BODY", "The body could not be read.") from None
