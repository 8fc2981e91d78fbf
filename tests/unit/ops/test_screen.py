"""What people see: whatever a visitor typed, no terminal is steered by it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from ops.cli import screen
from ops.cli.ends import Exit
from ops.cli.screen import count, harmless, moment, progress, show_json, span, table
from shared.submission import Field
from tests.factories import GABE
from tests.simulation import stack
from tests.unit.ops.conftest import Run, World

# Controls, format characters (writing direction, zero width), surrogates, private, unassigned, line separators.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANY = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY | st.text(st.sampled_from(BIDI + ZERO_WIDTH + "\x1b\x07\x9b\u2028\ud800\n\tab[]")))
def test_harmless_text_steers_nothing(text: str) -> None:
    """No control, nothing that turns the writing direction, nothing that can't be seen, and UTF-8 can say it."""
    shown = harmless(text)
    assert not {unicodedata.category(character) for character in shown} & UNSEEN
    assert not set(shown) & set(ZERO_WIDTH + BIDI)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert harmless(shown) == shown


@given(ANY)
def test_lines_are_all_that_may_be_kept(text: str) -> None:
    """Line feeds, where they are asked for."""
    assert harmless(text, lines=True) == "\n".join(harmless(line) for line in text.split("\n"))


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_what_people_write_is_shown_as_it_is(text: str) -> None:
    """In every script; emoji, too."""
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;x\x07", r"\x1b]0;x\x07"),
        ("\x1b[2J\x9b1m", r"\x1b[2J\x9b1m"),
        ("\u202etxt.exe", r"\u202etxt.exe"),
        ("a\r\nb\tc", r"a\x0d\x0ab\x09c"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800", r"\ud800"),
        ("Grüße [red]x[/red] \U0001f600", "Grüße [red]x[/red] \U0001f600"),
    ],
)
def test_what_is_not_shown_is_named(text: str, shown: str) -> None:
    """As Python and most others write it."""
    assert harmless(text) == shown


@given(ANY)
def test_json_is_ascii_and_holds_everything(text: str) -> None:
    """Whatever reads it gets what there was."""
    written: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.print", written.append)
        show_json({text: [text]})
    [line] = written
    assert all(" " <= character <= "~" or character == "\n" for character in line)
    assert json.loads(line) == {text: [text]}


def test_times_and_numbers_are_written_for_people() -> None:
    """In UTC; a span is rounded down, so that nobody counts on what is not there."""
    assert moment(1_795_435_205) == "2026-11-23 12:00:05 UTC"
    spans = {-5: "0 s", 119: "119 s", 120: "2 min", 7199: "119 min", 7200: "2 h", 172_799: "47 h", 172_800: "2.0 d"}
    assert {seconds: span(seconds) for seconds in spans} == spans
    assert span(14 * 86_400 - 1) == "13.9 d"
    assert [count(number, "letter") for number in (0, 1, 1200)] == ["0 letters", "1 letter", "1,200 letters"]


def test_a_cell_is_text_and_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """However long it is, nothing is cut off."""
    Console(width=40).print(table("", ("a", ">b"), [["[red]x[/red]\x1b[2J", "y" * 60]]))
    shown = capsys.readouterr().out
    assert r"[red]x[/red]\x1b[2J" in "".join(shown.split())
    assert shown.count("y") == 60


def _on_terminal(shown: bool) -> str:
    console = Console(stderr=True, force_terminal=True, width=80)
    with pytest.MonkeyPatch.context() as patch, console.capture() as captured:
        patch.setattr(screen, "errors", console)
        with progress("at work", 3, shown) as told:
            told(2)
    return captured.get()


def test_a_bar_is_for_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    """A log of a timer's gets none, and an editor has the terminal to itself."""
    with progress("at work", 3) as told:
        told(2)
    assert capsys.readouterr().err == ""
    assert "at work" in _on_terminal(shown=True)
    assert "at work" not in _on_terminal(shown=False)


# -- what a visitor typed, in the commands

NASTY = "\x1b]0;x\x07 \u202eevil [red]x[/red] \u200b"
SHOWN = r"\x1b]0;x\x07 \u202eevil [red]x[/red] \u200b"


@pytest.fixture
def nasty(empty: World) -> World:
    """In every place that a visitor has."""
    fields = tuple(Field(name, NASTY) for name in GABE)
    empty.put(stack.DEAD, at="refused_by_ses", fields=fields, subject=NASTY, reply_to=NASTY, origin=NASTY)
    return empty


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show"], ["show", "--json"], ["groups"]])
def test_no_command_shows_it_as_it_is(nasty: World, run: Run, arguments: list[str]) -> None:
    """Tables, a letter, JSON."""
    [message] = nasty.aws.sqs.peek(stack.DEAD)
    ids = [message.attributes["submission_id"]] if arguments[0] == "show" else []
    result = run("dead", *arguments, *ids)
    assert result.exit_code == Exit.DONE
    assert {unicodedata.category(c) for c in result.output if c != "\n"} & UNSEEN == set()


def test_a_letter_is_shown_with_all_of_it_readable(nasty: World, run: Run) -> None:
    """Markup is text; JSON has what there was."""
    [message] = nasty.aws.sqs.peek(stack.DEAD)
    id_ = message.attributes["submission_id"]
    whole = run("dead", "show", id_).stdout
    assert whole.count(SHOWN) == len(GABE) + 3
    assert SHOWN in run("dead", "list").stdout
    [data] = json.loads(run("dead", "show", id_, "--json").stdout)
    assert (data["submission"]["subject"], data["reply_to"], data["submission"]["fields"][0][1]) == (NASTY,) * 3
