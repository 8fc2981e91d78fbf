"""`mailchute spam check`: the verdict of the filter that runs in intake, explained line by line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.intake.spam import judge
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from ops.cli import spam
from ops.cli.ends import Exit
from ops.spam.posts import BadPost, read_post
from ops.spam.words import Word
from shared.forms import Form
from shared.spam_message import Message
from shared.submission import Field
from tests.unit.ops.conftest import Run

FORMS = """
[forms.contact]
recipients = ["outreach@example.com"]
origins = ["https://www.example.com"]

[forms.strict]
recipients = ["outreach@example.com"]
origins = ["https://www.example.com"]
spam = { mark = 0.1, quarantine = 0.2 }
"""


@pytest.fixture
def layers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Sighting]:
    """One layer, which speaks of gravel, fluff and force; what it saw. A forms.toml is in the folder."""
    seen: list[Sighting] = []

    def layer(sighting: Sighting) -> Iterator[Signal]:
        seen.append(sighting)
        text = sighting.message.text
        yield from [Signal("fluff", -1.0)] * ("fluff" in text)
        yield from [Signal("gravel", 1.5)] * ("gravel" in text)
        yield from [Signal("forced", 0.25, "quarantine")] * ("force" in text)

    only = ((("links", layer),),)
    monkeypatch.setattr(judge.examine, "__defaults__", only)
    monkeypatch.setattr(spam, "weighty_words", lambda _: ())
    (tmp_path / "forms.toml").write_text(FORMS, "utf-8")
    return seen


def _check(run: Run, text: str, *options: str) -> tuple[int, str]:
    result = run("spam", "check", "-", *options, input=text)
    assert result.stderr == ""
    return result.exit_code, result.stdout


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("hello", (), Exit.DONE),
        ("gravel", ("--form", "contact"), Exit.DONE),
        ("gravel", ("--form", "strict"), Exit.QUARANTINE),
        ("gravel fluff", ("--form", "strict"), Exit.MARK),
        ("force", (), Exit.QUARANTINE),
    ],
)
def test_the_exit_code_is_the_verdict(
    layers: list[Sighting], run: Run, text: str, options: tuple[str, ...], code: Exit
) -> None:
    """By the form's thresholds; the first form's, where none is named."""
    assert _check(run, text, *options)[0] == code
    assert _check(run, text, *options, "--json")[0] == code


def test_every_line_says_what_it_weighed(layers: list[Sighting], run: Run) -> None:
    """The weightiest first, with a bar, and what any post has at first; the points add up to the score."""
    code, said = _check(run, "gravel, fluff and force", "--form", "strict")
    assert code == Exit.QUARANTINE
    assert [" ".join(line.split()) for line in said.splitlines()] == [
        "read as plain text, for the form strict",
        "quarantine, at a score of 0.22; marked from 0.1, held back from 0.2",
        "",
        "reason points for spam, or against it what it says",
        f"gravel +1.50 {'█' * 3} gravel",
        f"fluff -1.00 {'█' * 2} fluff",
        "forced +0.25 forced (never milder than quarantine)",
        f"-2.00 {'█' * 4} what any post has at first",
    ]


def test_a_script_gets_all_of_it(layers: list[Sighting], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thresholds and words, too."""
    monkeypatch.setattr(spam, "weighty_words", lambda _: (Word("gravel", 2.5),))
    _, said = _check(run, "gravel", "--form", "strict", "--json")
    assert json.loads(said) == {
        "read_as": "plain text",
        "form": "strict",
        "verdict": "quarantine",
        "score": 0.3775,
        "thresholds": {"mark": 0.1, "quarantine": 0.2},
        "at_first": -2.0,
        "reasons": [{"reason": "gravel", "points": 1.5, "says": "gravel"}],
        "words": [{"word": "gravel", "points": 2.5}],
    }
    _, said = _check(run, "gravel")
    head, columns, word = said.splitlines()[-3:]
    assert (head, columns.split()) == ("the words that weighed most", ["word", "points"])
    assert word.split() == ["gravel", "+2.50", "█" * 5]


def test_a_submission_is_judged_as_intake_would(layers: list[Sighting], run: Run, tmp_path: Path) -> None:
    """Its fields, honeypot and all; a row of evaluation data is a message without its label."""
    (tmp_path / "post.json").write_text('\ufeff{"your-name": "Ann", "message": ["a", "b"], "_gotcha": "x"}', "utf-8")
    assert run("spam", "check", "post.json").exit_code == Exit.DONE
    assert layers[-1].sent == (
        Field("your-name", "Ann"),
        Field("message", "a"),
        Field("message", "b"),
        Field("_gotcha", "x"),
    )
    assert layers[-1].message == Message(name="Ann", text="a\nb")
    row = {"id": "7", "label": "spam", "source": "s", "lang": "en", "name": "Ann", "email": "", "url": None}
    _check(run, json.dumps({**row, "subject": "Hi", "message": "gravel"}))
    assert layers[-1].message == Message(name="Ann", subject="Hi", text="gravel")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gravel", "plain text"),
        ("{Hello|Hi}, gravel", "plain text"),
        ('["a"]', "plain text"),
        ('"a"', "plain text"),
        ('{"a": NaN}', "plain text"),
        ('{"a": "\\ud800"}', "plain text"),
        ('{"message": "x"}', "a row of evaluation data"),
        ('{"message": ["x"]}', "a submission as JSON"),
        ('{"message": "x", "company": "y"}', "a submission as JSON"),
        ("{}", "a submission as JSON"),
    ],
)
def test_what_it_was_taken_for_is_said(text: str, kind: str) -> None:
    """What is no JSON object is a message: spam often begins with a brace."""
    assert read_post(text)[0] == kind
    if kind == "plain text":
        assert read_post(text)[1] == (Field("message", text),)


def test_values_are_read_as_intake_reads_them() -> None:
    """A checked box is "on", nothing is nothing."""
    assert read_post('{"a": true, "b": false, "c": null, "d": 7, "e": 0, "f": ["x", true], "g": []}')[1] == (
        *(Field("a", "on"), Field("b", ""), Field("c", ""), Field("d", "7"), Field("e", "0")),
        *(Field("f", "x"), Field("f", "on")),
    )
    with pytest.raises(BadPost, match="b: should be text"):
        read_post('{"a": "x", "b": {"c": "d"}}')


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (" \n", (), "nothing is in it"),
        ('{"a": [["b"]]}', (), "a: should be text, not a nested value"),
        ("x", ("--form", "gone"), "no form gone in forms.toml; there is contact, strict"),
        ("x", ("--forms", "none.toml"), "none.toml: can't be read: No such file or directory"),
    ],
)
def test_what_can_not_be_judged_is_exit_2(
    layers: list[Sighting], run: Run, text: str, options: tuple[str, ...], said: str
) -> None:
    """And nothing is printed that could be taken for a verdict."""
    result = run("spam", "check", "-", *options, input=text)
    assert (result.exit_code, result.stdout, result.stderr) == (Exit.USAGE, "", f"mailchute: {said}\n")


def test_a_file_that_is_not_there_is_exit_2(layers: list[Sighting], run: Run) -> None:
    """By its name."""
    result = run("spam", "check", "nowhere.txt")
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: nowhere.txt: No such file or directory\n")


def test_whatever_is_in_it_no_terminal_is_steered(
    layers: list[Sighting], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words are the visitor's; bytes that are no UTF-8 are judged all the same."""
    monkeypatch.setattr(spam, "weighty_words", lambda _: (Word("\x1b[31mred", 1.0),))
    result = run("spam", "check", "-", input=b"\xff gravel \x1b[31mred")
    assert (result.exit_code, "\x1b" in result.stdout, r"\x1b[31mred" in result.stdout) == (Exit.DONE, False, True)


def test_the_filter_itself_is_what_runs_in_intake(run: Run) -> None:
    """Nothing here stands in for it: a honeypot that is filled in is enough."""
    form = Form(recipients=("a@example.com",), origins=("https://www.example.com",))
    assert judge.weigh(form.spam, judge.examine(Sighting(form, (Field("_gotcha", "x"),)))).verdict == "quarantine"
    code, said = _check(run, '{"message": "Hello, when are you open?", "_gotcha": "x"}')
    assert code == Exit.QUARANTINE
    assert "a field that no person sees was filled in (never milder than quarantine)" in said
