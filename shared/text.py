"""The one place where visitor text is made fit for a header or a mail body."""

import re
import unicodedata
from collections.abc import Callable

# Cc controls, Cf format characters (bidi overrides, zero-width), Cs lone surrogates, Zl/Zp line separators.
_UNFIT = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_KEPT_IN_BODIES = {"\n", "\t"}


def header_text(value: str, limit: int = 200) -> str:
    """`value` on one line of at most `limit` characters, holding nothing that could end or forge a header.

    An encoded word typed by a visitor (`=?utf-8?q?…?=`, RFC 2047) is broken up: mail programs would decode
    it, line breaks included, after every check of ours has passed.
    """
    visible = "".join(" " if unicodedata.category(c) in _UNFIT else c for c in value)
    one_line = " ".join(visible.split()).replace("=?", "= ?")
    return one_line if len(one_line) <= limit else one_line[: limit - 1] + "…"


def body_text(value: str) -> str:
    """`value` with LF line ends; control characters and lone surrogates, which no mail body may hold, as U+FFFD."""
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", value)
    return "".join(
        c if c in _KEPT_IN_BODIES or unicodedata.category(c) not in {"Cc", "Cs"} else "\ufffd" for c in lines
    )


_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def placeholders(template: str) -> list[str]:
    """The names that stand in braces in `template`."""
    return _PLACEHOLDER.findall(template)


def fill(template: str, value: Callable[[str], str]) -> str:
    """`template` with each {name} replaced by `value(name)`. Not str.format, which would follow attributes."""
    return _PLACEHOLDER.sub(lambda match: value(match[1]), template)
