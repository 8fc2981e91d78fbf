"""The cleaning functions, against anything."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from shared.text import body_text, fill, header_text, placeholders

ANYTHING = st.text(st.characters(), max_size=400)


@given(ANYTHING)
def test_a_header_text_is_one_short_visible_line(typed: str) -> None:
    """No control, format or line-separating character, no encoded word, at most 200 characters."""
    cleaned = header_text(typed)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(cleaned) <= 200
    assert "=?" not in cleaned
    assert cleaned == cleaned.strip()


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    """So a text may pass through it on its way more than once."""
    assert header_text(header_text(typed)) == header_text(typed)
    assert body_text(body_text(typed)) == body_text(typed)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=100))
def test_a_body_text_keeps_all_that_a_mail_can_hold(typed: str) -> None:
    """Ordinary text arrives as typed."""
    assert body_text(typed) == typed


def test_line_ends_are_one_kind() -> None:
    """A form sends CRLF, old clients CR; with U+2028 a line could pretend to be the mail's own."""
    assert body_text("a\r\nb\rc\nd\te\x0b") == "a\nb\nc\nd\te\ufffd"
    assert body_text("a\u2028b\u2029c") == "a\nb\nc"


def test_braces_name_values_and_reach_nothing_else() -> None:
    """No attribute, no index, no nesting."""
    assert placeholders("{a} {b.c} {} {{d}}") == ["a", "b.c", "d"]
    assert fill("{a}{b}{", {"a": "{b}", "b": "2"}.get) == "{b}2{"  # type: ignore[arg-type]
