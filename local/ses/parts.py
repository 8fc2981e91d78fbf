"""The body of a Simple message as MIME parts, written by hand: email's generator takes ten times as long."""

import binascii
import re
from collections.abc import Mapping

# Quoted-printable text never holds "=_" (RFC 2045, section 6.7), so no part can hold this.
_BOUNDARY = "=_part"
_SUBTYPES = (("Text", "plain"), ("Html", "html"))


def parts(body: Mapping[str, Mapping[str, str]]) -> bytes:
    """Content fields, blank line and content; text and HTML, where there are both, as alternatives."""
    written = [_part(subtype, body[key]) for key, subtype in _SUBTYPES if key in body]
    if len(written) == 1:
        return b"MIME-Version: 1.0\r\n" + written[0]
    delimiter = f"\r\n--{_BOUNDARY}"
    head = f'Content-Type: multipart/alternative; boundary="{_BOUNDARY}"\r\nMIME-Version: 1.0\r\n'
    return b"".join([head.encode(), *(f"{delimiter}\r\n".encode() + p for p in written), f"{delimiter}--\r\n".encode()])


def encoded(content: Mapping[str, str]) -> tuple[bytes, str]:
    """The text as its charset can write it, and the charset: 7-bit ASCII unless one is named (API reference, Content),
    and "?" for what it cannot write (from memory). A forgotten Charset thus shows in the mail."""
    charset = content.get("Charset", "us-ascii").lower()
    return content["Data"].encode(charset, "replace"), charset


def _part(subtype: str, content: Mapping[str, str]) -> bytes:
    data, charset = encoded(content)
    fields = (
        f'Content-Type: text/{subtype}; charset="{charset}"',
        "Content-Transfer-Encoding: quoted-printable",
        "\r\n",
    )
    return "\r\n".join(fields).encode() + _quoted_printable(data, charset)


def _quoted_printable(data: bytes, charset: str) -> bytes:
    """Line ends stay line ends, but not in charsets such as UTF-16, whose bytes only look like some."""
    if "\n".encode(charset) != b"\n":
        return binascii.b2a_qp(data, istext=False).replace(b"\n", b"\r\n")
    return binascii.b2a_qp(re.sub(rb"\r\n?", b"\n", data)).replace(b"\n", b"\r\n")
