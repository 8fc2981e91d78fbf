"""The first line of a mail."""

import pytest

from local.inbox.snippet import first_line
from tests.unit.local_inbox.pages import mail


@pytest.mark.parametrize(
    ("text", "html", "line"),
    [
        ("Hello\n\n  there", None, "Hello there"),
        ("Text wins", "<p>HTML</p>", "Text wins"),
        (None, "<head><title>T</title><style>p{}</style></head><p>A&amp;B</p><p>C</p>", "A&B C"),
        (None, "<script>x()</script>Said", "Said"),
        (None, "<p>Unclosed <b>tags", "Unclosed tags"),
        (None, "<style>never closed", ""),
        ("x" * 161, None, "x" * 159 + "…"),
        ("x" * 160, None, "x" * 160),
    ],
)
def test_the_first_line_is_the_beginning_of_what_a_reader_sees(text: str | None, html: str | None, line: str) -> None:
    """Text before HTML, white space joined, markup and styles left out, cut at 160 characters."""
    assert first_line(mail(text=text, html=html)) == line
