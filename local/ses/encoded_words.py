"""Encoded words (RFC 2047): text that is harmless until a mail program decodes it."""

import binascii
import re
from email import base64mime, quoprimime

_ENCODED_WORD = re.compile(r"=\?[^?\s]*\?([bqBQ])\?([^?\s]*)\?=")
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")


def hides_controls(value: str) -> bool:
    """Whether an encoded word in `value` decodes to a line break or another control character.

    Ours, and stricter than SES, which passes encoded words on. `=?utf-8?q?a=0D=0ABcc=3A_x=40y.z?=` as a subject became
    a real Bcc in Python 3.9 to 3.12.1 (notes on delivery, Security), and visitors type subjects.
    """
    return any(_CONTROL.search(_decoded(encoding, text)) for encoding, text in _ENCODED_WORD.findall(value))


def _decoded(encoding: str, text: str) -> bytes:
    if encoding in "qQ":
        return quoprimime.header_decode(text).encode("utf-8", "replace")
    try:
        return base64mime.decode(text + "==")
    except (binascii.Error, ValueError):
        return b""
