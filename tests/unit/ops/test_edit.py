"""Correcting a letter in the operator's own editor before it is sent again."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from functions.mailer.compose import Sender, compose
from ops.cli import screen
from ops.cli.ends import Exit
from ops.letters.edit import BadEdit, document, edited, in_editor, read
from shared.submission import Field, Submission
from tests.factories import GABE, contact_form, submission
from tests.simulation import stack
from tests.unit.ops.conftest import Run, World, id_of, letter

MADE = submission(subject="Hello", fingerprint="f" * 64, recipients=("old@example.com",))
SENDER = Sender("forms@example.com", "Website", "mailchute")
# Does with the file that is its last argument what the code before that says.
SCRIPT = """import json, pathlib, sys
file = pathlib.Path(sys.argv[-1])
text = file.read_text("utf-8")
exec(sys.argv[1])
"""

Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Sets an editor that runs a line of Python on `file` and `text`."""
    script = tmp_path / "editor.py"
    script.write_text(SCRIPT, "utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    return lambda code: monkeypatch.setenv("EDITOR", f"{sys.executable} {script} '{code}'")


def changed(**changes: Any) -> str:
    """The document with other values."""
    return json.dumps({**json.loads(document(MADE)), **changes})


def test_a_document_that_nobody_changed_changes_nothing() -> None:
    """Whatever is in the fields."""
    for made in (MADE, submission(), submission(fields=(Field("a", "\u202e\n\x00"), Field("a", "ü")))):
        assert read(document(made), made) == made


def test_a_document_shows_what_may_be_changed_and_no_more() -> None:
    """Not the id: a mail of another id would be another mail."""
    shown = json.loads(document(MADE))
    del shown["_help"]
    assert shown == {
        "recipients": ["old@example.com"],
        "reply_to": "gabe@example.com",
        "subject": "Hello",
        "fields": [list(pair) for pair in GABE.items()],
    }
    assert '\n  "subject": "Grüße",\n' in document(submission(subject="Grüße"))


def test_what_is_changed_there_is_changed_and_nothing_else() -> None:
    """Addresses are taken bare, as forms.toml has them; an id that someone adds is not taken."""
    text = changed(recipients=[" new@BÜCHER.example "], reply_to="", subject=None, fields=[["a", "b"]], id=id_of(9))
    assert read(text, MADE) == MADE.model_copy(
        update={
            "recipients": ("new@xn--bcher-kva.example",),
            "reply_to": None,
            "subject": None,
            "fields": (Field("a", "b"),),
            "fingerprint": "",
        }
    )


def test_the_mail_goes_to_whom_the_edit_names_and_says_what_it_says() -> None:
    """In place of the form's own recipients; with none, to those."""
    text = changed(recipients=["a@example.com", "b@example.com"], reply_to="c@example.com", subject="Corrected")
    mail = compose(read(text, MADE), contact_form(), SENDER)
    assert mail["Destination"] == {"ToAddresses": ["a@example.com", "b@example.com"]}
    assert (mail["ReplyToAddresses"], mail["Content"]["Simple"]["Subject"]["Data"]) == (["c@example.com"], "Corrected")
    plain = compose(read(changed(recipients=[]), MADE), contact_form(), SENDER)
    assert plain["Destination"] == {"ToAddresses": ["outreach@example.com"]}


ADDRESS = "an address in recipients or reply_to should be an email address"
NEEDED = "recipients, reply_to, subject and fields are needed"
PAIRS = "fields must be pairs of a name and a value, subject a text or null"
BAD = {
    "no JSON": ("{\n  gabe", "line 2 is no JSON: Expecting property name enclosed in double quotes"),
    "a list": ("[]", NEEDED),
    "a text": ('"recipients"', NEEDED),
    "a part left out": ('{"recipients": [], "reply_to": null, "subject": null}', NEEDED),
    "recipients of null": (changed(recipients=None), NEEDED),
    "a recipient that is a number": (changed(recipients=[5]), NEEDED),
    "a recipient that is no address": (changed(recipients=["gabe"]), ADDRESS),
    "recipients as one text": (changed(recipients="gabe@example.com"), ADDRESS),
    "a name with the address": (changed(recipients=["Gabe <gabe@example.com>"]), ADDRESS),
    "a reply_to that is no address": (changed(reply_to="gabe"), ADDRESS),
    "a reply_to that is a list": (changed(reply_to=["gabe@example.com"]), NEEDED),
    "a subject that is a number": (changed(subject=5), PAIRS),
    "a subject that is no text": (changed(subject="\ud800"), PAIRS),
    "fields as an object": (changed(fields={"gabe": "x"}), PAIRS),
    "a field without a value": (changed(fields=[["gabe"]]), PAIRS),
    "a field with two values": (changed(fields=[["a", "b", "c"]]), PAIRS),
    "a field that is a number": (changed(fields=[["a", 5]]), PAIRS),
}


@pytest.mark.parametrize("case", BAD)
def test_what_can_not_be_sent_so_is_refused_with_a_reason(case: str) -> None:
    """Which does not repeat what stands there: it goes to a screen and into logs of screens."""
    text, reason = BAD[case]
    with pytest.raises(BadEdit) as caught:
        read(text, MADE)
    assert (str(caught.value), caught.value.__suppress_context__) == (reason, True)


def test_an_empty_file_leaves_the_letter() -> None:
    """As with `git commit`."""
    assert edited(letter(MADE.encode()), lambda _: " \n") is None


def test_an_edited_letter_keeps_its_envelope() -> None:
    """Only the body is another; and it has no twin any more, which might stand in for it."""
    before = letter(MADE.encode(), form="contact", parkings="2")
    after = edited(before, lambda _: changed(subject="Other"))
    assert after
    assert after.message == {
        **before.message,
        "Body": MADE.model_copy(update={"subject": "Other", "fingerprint": ""}).encode(),
    }


def test_what_is_no_submission_can_not_be_edited() -> None:
    """No editor is opened on it."""
    opened: list[str] = []

    def edit(text: str) -> str:
        opened.append(text)
        return text

    with pytest.raises(BadEdit, match="it is no submission"):
        edited(letter("bare"), edit)
    assert opened == []


def test_the_editor_is_visual_before_editor_with_its_arguments(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere; `code --wait` has arguments."""
    editor('file.write_text(text + "EDITOR")')
    assert in_editor("é ") == "é EDITOR"
    script = Path(sys.executable).parent / "python"
    monkeypatch.setenv("VISUAL", f'{script} -c \'import sys; open(sys.argv[1], "a").write("VISUAL")\'')
    assert in_editor("é ") == "é VISUAL"


def test_nobody_else_can_read_what_is_edited_and_nothing_is_left_of_it(editor: Editor, tmp_path: Path) -> None:
    """A visitor's words in a temporary file."""
    told = tmp_path / "told"
    editor(f'mode = file.parent.stat().st_mode; pathlib.Path("{told}").write_text(f"{{mode & 0o77}} {{file}}")')
    in_editor("x")
    mode, file = told.read_text("utf-8").split()
    assert (mode, Path(file).parent.exists()) == ("0", False)


@pytest.mark.parametrize(
    ("code", "reason"),
    [("sys.exit(3)", "the editor ended with an error"), ('file.write_bytes(b"\\xff")', "the file is not in UTF-8")],
)
def test_an_editor_that_fails_is_a_bad_edit(editor: Editor, code: str, reason: str) -> None:
    """What it left there is not taken."""
    editor(code)
    with pytest.raises(BadEdit, match=reason):
        in_editor("x")


def test_an_editor_that_can_not_be_read_is_a_bad_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quote without its partner."""
    monkeypatch.setenv("VISUAL", "vi '")
    with pytest.raises(BadEdit, match=r"\$VISUAL or \$EDITOR can't be read: No closing quotation"):
        in_editor("x")


# -- `mailchute dead replay --edit`


def _sent(world: World) -> list[Submission]:
    return [Submission.decode(body) for body in world.back]


def test_a_corrected_letter_is_sent_and_its_backup_is_what_it_was(
    empty: World, run: Run, editor: Editor, tmp_path: Path
) -> None:
    """Each is edited by itself."""
    for number in (1, 2):
        empty.put(stack.DEAD, at="refused_by_ses", id=id_of(number))
    editor('data = json.loads(text); data["recipients"] = ["new@example.com"]; file.write_text(json.dumps(data))')
    result = run("dead", "replay", "--all", "--yes", "--edit", "--backup", "kept")
    assert (result.exit_code, empty.dead) == (Exit.DONE, [])
    assert _sent(empty) == [submission(id=id_of(number), recipients=("new@example.com",)) for number in (1, 2)]
    kept = [json.loads(line)["Body"] for line in (tmp_path / "kept").read_text("utf-8").splitlines()]
    assert kept == [submission(id=id_of(number)).encode() for number in (1, 2)]


def test_three_bad_edits_leave_the_letter(empty: World, run: Run, editor: Editor, tmp_path: Path) -> None:
    """Each is told why, and finds what was written before."""
    id_ = empty.put(stack.DEAD, at="refused_by_ses")
    editor(f'open("{tmp_path}/seen", "a").write(f"{{len(text)}} "); file.write_text("x" * 3 + text[:2])')
    result = run("dead", "replay", "--all", "--edit")
    assert (result.exit_code, empty.back, len(empty.dead), empty.hidden) == (Exit.PARTLY, [], 1, 0)
    assert result.stderr.splitlines() == [
        *[f"{id_}: line 1 is no JSON: Expecting value"] * 3,
        "mailchute: 1 dead letter stayed",
    ]
    assert (tmp_path / "seen").read_text("utf-8").split() == [str(len(document(submission()))), "5", "5"]
    assert "left as they were 1" in result.stdout


def test_a_mistake_may_be_mended(empty: World, run: Run, editor: Editor) -> None:
    """What was typed the first time is still there."""
    empty.put(stack.DEAD, at="refused_by_ses")
    editor('file.write_text(text[1:].replace("Gabe N", "Newell") if text[0] == "{" else "{" + text)')
    result = run("dead", "replay", "--all", "--edit")
    assert (result.exit_code, empty.dead) == (Exit.DONE, [])
    assert [each.values("fullname") for each in _sent(empty)] == [["Newell"]]


def test_an_emptied_file_leaves_the_letter_and_the_others_go(empty: World, run: Run, editor: Editor) -> None:
    """Exit 1: it is not all done."""
    for number in (1, 2):
        empty.put(stack.DEAD, at="refused_by_ses", id=id_of(number), subject=f"Number {number}")
    editor('file.write_text("" if "Number 1" in text else text)')
    result = run("dead", "replay", "--all", "--yes", "--edit")
    assert (result.exit_code, empty.hidden) == (Exit.PARTLY, 0)
    assert [each.id for each in _sent(empty)] == [id_of(2)]
    assert [Submission.decode(body).id for body in empty.dead] == [id_of(1)]


def test_what_can_not_be_read_stays_without_an_editor(world: World, run: Run, editor: Editor) -> None:
    """It is told once."""
    editor("sys.exit(9)")
    result = run("dead", "replay", "--id", "a", "--edit")
    assert (result.exit_code, world.dead, world.hidden) == (Exit.PARTLY, ["a", "b", "c"], 0)
    assert result.stderr.splitlines() == [
        "a: it is no submission, and can't be edited",
        "mailchute: 1 dead letter stayed",
    ]


def test_an_editor_that_is_not_there_is_a_usage_error(empty: World, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter stays, and is visible."""
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    empty.put(stack.DEAD, at="refused_by_ses")
    result = run("dead", "replay", "--all", "--edit")
    assert (result.exit_code, empty.back, len(empty.dead), empty.hidden) == (Exit.USAGE, [], 1, 0)
    assert result.stderr.splitlines() == ["mailchute: /nowhere/editor: No such file or directory"]


def test_an_editor_has_the_terminal_to_itself(
    empty: World, run: Run, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No bar is drawn over it."""
    monkeypatch.setattr(screen, "errors", Console(stderr=True, force_terminal=True, width=80))
    editor("pass")
    for options, drawn in (([], True), (["--edit"], False)):
        empty.put(stack.DEAD, at="refused_by_ses")
        assert ("at work" in run("dead", "replay", "--all", "--yes", *options).stderr) is drawn
