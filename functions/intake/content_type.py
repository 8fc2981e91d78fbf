"""What a Content-Type header says: its charset and its boundary."""

import codecs
from email.message import Message

from functions.intake.refusal import refuse
from functions.intake.request import Request

# The charsets of the web's forms, by Python's names. Python knows more codecs; some (unicode_escape, utf-7, idna …)
# raise, or make lone surrogates of plain bytes.
_CHARSETS = frozenset(
    {
        *("utf-8", "ascii", "koi8-r", "koi8-u", "mac-roman", "cp866", "cp874", "tis-620"),
        *(f"iso8859-{part}" for part in range(1, 17)),
        *(f"cp125{page}" for page in range(9)),
        *("gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr"),
    }
)

# On the web, Latin-1 and ASCII mean Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_AS_ON_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def parameter(request: Request, name: str) -> str:
    """A parameter of the header, or an empty string."""
    message = Message()
    message["Content-Type"] = request.header("content-type")
    value = message.get_param(name, "")
    return value if isinstance(value, str) else ""


def charset(request: Request, declared_inside: bytes = b"") -> str:
    """The declared charset by Python's name; UTF-8 where none is declared. Raises Refused (415) for an unknown one.

    A browser declares a form's charset in a field named `_charset_`, if the page has one, and never in the header.
    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-the-form-data-set
    """
    return known_charset(parameter(request, "charset") or declared_inside.decode("ascii", "replace") or "utf-8")


def known_charset(declared: str) -> str:
    """Python's name for a charset. Raises Refused (415)."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        name = ""
    if name not in _CHARSETS:
        raise refuse(415, "UNSUPPORTED_CHARSET", "The declared charset is not known here.")
    return _AS_ON_THE_WEB.get(name, name)
