"""Telling the filter what something was: by id, by a release, by a discard."""

import json
from pathlib import Path
from typing import Any

import pytest

from ops.cli import learning
from ops.cli.ends import Exit
from ops.spam.corrections import read_corrections
from ops.spam.memories import of_letter
from ops.stack import LOCAL
from shared.spam_features import VERSION, features
from shared.spam_memory import Memory, keep, remembered
from shared.spam_message import read_message
from shared.standing import State
from shared.submission import Field
from shared.table import Table
from tests.factories import contact_form, submission
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Run, World, id_of

FILE = Path("corrections/mailchute.jsonl")
TYPED = "gravel"
FIELDS = (Field("fullname", "Ann"), Field("message", f"We sell {TYPED}"))
NUMBERS = features(read_message(contact_form(), FIELDS))


@pytest.fixture
def filled(empty: World) -> World:
    """One delivered a while ago, two in quarantine, a dead letter."""
    empty.enter(id_of(1), State.DELIVERED)
    made = submission(id=id_of(1), fields=FIELDS)
    keep(Table(empty.aws.dynamo, "ledger"), id_of(1), remembered(made, contact_form()), empty.aws.now)
    empty.put(stack.QUARANTINE, id=id_of(2), at="links", fields=FIELDS)
    empty.put(stack.QUARANTINE, id=id_of(3), at="links", fields=FIELDS)
    empty.put(stack.DEAD, id=id_of(4), at="out_of_time", fields=FIELDS, form="gone")
    return empty


def _told(file: Path = FILE) -> list[tuple[str, str]]:
    return [(each.id, each.label) for each in read_corrections(file)]


# -- mark


def test_what_was_delivered_is_corrected_by_what_the_ledger_kept(filled: World, run: Run) -> None:
    """No queue is looked at, and nothing is changed but the file."""
    result = run("spam", "mark", id_of(1), "--ham")
    assert (result.exit_code, result.stderr) == (Exit.DONE, "")
    assert result.stdout == f"the filter was told: 1 correction, ham, in {FILE}\n"
    [made] = read_corrections(FILE)
    assert (made.id, made.label, made.at, made.numbers) == (id_of(1), "ham", made.at, NUMBERS)
    assert made.version == VERSION
    assert filled.aws.calls == ["dynamodb.get_item"]
    assert TYPED not in FILE.read_text("ascii")


def test_what_waits_is_read_where_it_is(filled: World, run: Run) -> None:
    """In quarantine, or a dead letter, whose form may be gone; all are visible again."""
    assert run("spam", "mark", id_of(3), id_of(4), id_of(1), "--spam").exit_code == Exit.DONE
    assert _told() == [(id_of(3), "spam"), (id_of(4), "spam"), (id_of(1), "spam")]
    assert read_corrections(FILE)[0].numbers == NUMBERS
    depths = [filled.aws.sqs.depth(url) for url in (stack.QUARANTINE, stack.DEAD, stack.MAIN)]
    assert depths == [(2, 0), (1, 0), (0, 0)]


def test_the_same_id_twice_is_one_correction_and_the_last_word_holds(filled: World, run: Run) -> None:
    """Whoever erred says it again."""
    run("spam", "mark", id_of(1), id_of(1), "--spam")
    assert len(FILE.read_text("ascii").splitlines()) == 1
    run("spam", "mark", id_of(1), "--ham")
    assert _told() == [(id_of(1), "ham")]


PAST = "neither mailed in the last 40 days, nor in quarantine or a dead letter"
INSTEAD = "put its sender into spam.allow or spam.block of the form in forms.toml instead"


def test_an_id_that_nobody_knows_is_exit_3_and_says_what_to_do(filled: World, run: Run) -> None:
    """No file is made."""
    result = run("spam", "mark", id_of(8), "--spam")
    assert (result.exit_code, result.stdout, FILE.exists()) == (Exit.NOTHING, "", False)
    assert result.stderr == f"{id_of(8)}: {PAST}: {INSTEAD}\nmailchute: 1 submission unknown\n"


def test_a_mail_of_before_has_nothing_to_learn_from(filled: World, run: Run) -> None:
    """The ledger knows it, and its numbers were never kept."""
    filled.enter(id_of(5), State.DELIVERED)
    result = run("spam", "mark", id_of(5), "--spam")
    assert result.exit_code == Exit.NOTHING
    assert result.stderr.startswith(f"{id_of(5)}: the ledger has it, but not what the filter could learn from: ")


def test_what_is_known_is_told_though_another_is_not(filled: World, run: Run) -> None:
    """Exit 1, for a script, too."""
    result = run("spam", "mark", id_of(8), id_of(2), "--ham", "--json")
    assert (result.exit_code, _told()) == (Exit.PARTLY, [(id_of(2), "ham")])
    assert json.loads(result.stdout) == {
        "label": "ham",
        "written": [id_of(2)],
        "unknown": {id_of(8): f"{PAST}: {INSTEAD}"},
        "file": str(FILE),
    }


@pytest.mark.parametrize("options", [[], ["--corrections", "x"]])
def test_a_label_is_asked_for(filled: World, run: Run, options: list[str]) -> None:
    """Exit 2: neither is the usual case."""
    result = run("spam", "mark", id_of(1), *options)
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: say what it is: --spam or --ham\n")
    assert filled.aws.calls == []


def test_numbers_of_another_version_are_kept_and_told_of(filled: World, run: Run) -> None:
    """They fit no model of today's."""
    keep(Table(filled.aws.dynamo, "ledger"), id_of(6), Memory(VERSION + 1, "?"), filled.aws.now)
    result = run("spam", "mark", id_of(6), "--spam")
    assert result.exit_code == Exit.DONE
    last = result.stdout.splitlines()[-1]
    assert last == "1 correction of another version of the features: `make spam-train` passes over it"
    assert read_corrections(FILE)[0].version == VERSION + 1


def test_aws_that_refuses_is_exit_4(filled: World, run: Run) -> None:
    """And nothing is written."""
    filled.aws.before = failing("sqs.receive_message", client_error("AccessDenied", "ReceiveMessage"))
    assert (run("spam", "mark", id_of(1), id_of(2), "--ham").exit_code, FILE.exists()) == (Exit.AWS, False)


# -- corrections


def test_corrections_are_listed_and_counted(filled: World, run: Run) -> None:
    """Without asking AWS for anything."""
    run("spam", "mark", id_of(1), "--ham")
    run("spam", "mark", id_of(2), id_of(3), "--spam")
    filled.aws.calls.clear()
    result = run("spam", "corrections")
    assert result.exit_code == Exit.DONE
    head, *rows, counts = result.stdout.splitlines()
    assert head.split() == ["id", "label", "said", "at"]
    assert [row.split()[:2] for row in rows] == [[id_of(1), "ham"], [id_of(2), "spam"], [id_of(3), "spam"]]
    assert counts == f"1 ham, 2 spam, in {FILE}"
    assert filled.aws.calls == []
    data = json.loads(run("spam", "corrections", "--json").stdout)
    assert data["counts"] == {"ham": 1, "spam": 2, "other_version": 0}
    assert (data["file"], data["corrections"][0]["id"], set(data["corrections"][0])) == (
        str(FILE),
        id_of(1),
        {"id", "label", "at", "version"},
    )


def test_no_corrections_are_exit_3(run: Run) -> None:
    """With the file that was looked for: another stack has another."""
    result = run("spam", "corrections", "--local")
    said = f"mailchute: no corrections yet: there is no corrections/{LOCAL}.jsonl\n"
    assert (result.exit_code, result.stdout, result.stderr) == (Exit.NOTHING, "", said)


def test_a_damaged_file_is_exit_2(run: Run, tmp_path: Path) -> None:
    """With the line's number."""
    (tmp_path / "mine").write_text("\ngravel\n", "utf-8")
    result = run("spam", "corrections", "--corrections", "mine")
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: mine: line 2 is no correction\n")


# -- what release and discard teach


@pytest.mark.parametrize(("act", "label"), [("release", "ham"), ("discard", "spam")])
def test_what_is_decided_is_told_to_the_filter(filled: World, run: Run, act: str, label: str) -> None:
    """Both letters, with their numbers; the report says how many, and where."""
    result = run("quarantine", act, "--all", "--yes")
    assert (result.exit_code, _told()) == (Exit.DONE, [(id_of(2), label), (id_of(3), label)])
    assert result.stdout.splitlines()[-1] == f"the filter was told: 2 corrections, {label}, in {FILE}"
    assert [each.numbers for each in read_corrections(FILE)] == [NUMBERS, NUMBERS]
    assert TYPED not in FILE.read_text("ascii")


def test_a_script_hears_how_many_and_where(filled: World, run: Run) -> None:
    """In the file that it named."""
    result = run("quarantine", "release", "--id", id_of(2), "--json", "--corrections", "mine.jsonl")
    told = {"label": "ham", "written": 1, "file": "mine.jsonl", "failure": ""}
    assert json.loads(result.stdout)["corrections"] == told
    assert _told(Path("mine.jsonl")) == [(id_of(2), "ham")]


@pytest.mark.parametrize("act", ["release", "discard"])
def test_who_does_not_want_to_teach_does_not(filled: World, run: Run, act: str) -> None:
    """Nothing is written or said, for people or scripts."""
    result = run("quarantine", act, "--id", id_of(2), "--yes", "--no-learn")
    assert (result.exit_code, "filter" in result.stdout, FILE.exists()) == (Exit.DONE, False, False)
    assert "corrections" not in json.loads(run("quarantine", act, "--all", "--yes", "--no-learn", "--json").stdout)


def test_dead_letters_teach_nothing(filled: World, run: Run) -> None:
    """They were judged, and let through."""
    result = run("dead", "replay", "--id", id_of(4), "--json")
    assert (result.exit_code, "corrections" in json.loads(result.stdout), FILE.exists()) == (Exit.DONE, False, False)


def test_what_stayed_in_quarantine_teaches_nothing(filled: World, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQS took one of two."""
    take = filled.aws.sqs.send

    def send(queue: Any, *rest: Any) -> Any:
        if id_of(2) in rest[1]:
            raise client_error("InternalError", "SendMessageBatch")
        return take(queue, *rest)

    monkeypatch.setattr(filled.aws.sqs, "send", send)
    result = run("quarantine", "release", "--all", "--yes")
    assert (result.exit_code, _told()) == (Exit.PARTLY, [(id_of(3), "ham")])


def test_what_was_mailed_already_teaches_nothing_new(filled: World, run: Run) -> None:
    """It was not released now."""
    filled.enter(id_of(2), State.DELIVERED)
    result = run("quarantine", "release", "--id", id_of(2))
    assert (result.exit_code, FILE.exists(), "filter" in result.stdout) == (Exit.DONE, False, False)


def test_an_interrupt_keeps_what_was_taught_until_then(filled: World, run: Run) -> None:
    """As far as letters went."""
    for number in range(10, 20):
        filled.put(stack.QUARANTINE, at="links", id=id_of(number))
    filled.aws.before = failing("sqs.receive_message", KeyboardInterrupt(), at=2, times=1)
    result = run("quarantine", "release", "--all", "--yes")
    assert (result.exit_code, len(filled.back), len(_told())) == (Exit.PARTLY, 10, 10)


def test_a_file_that_can_not_be_written_stops_no_release(filled: World, run: Run, tmp_path: Path) -> None:
    """All is done, and told; exit 1 says that the filter was not."""
    (tmp_path / "corrections").write_text("in the way", "utf-8")
    result = run("quarantine", "release", "--all", "--yes")
    assert (result.exit_code, len(filled.back)) == (Exit.PARTLY, 2)
    assert result.stdout.splitlines()[0].startswith("sent on 2; ")
    assert result.stdout.splitlines()[-1] == f"the filter was not told: {FILE}: File exists"
    assert result.stderr == "mailchute: all is done, but the filter was not told\n"


@pytest.mark.parametrize("forms", ["", "damaged = [", "[forms.contact]\n"])
def test_without_a_sound_forms_toml_letters_are_released_and_teach(
    filled: World, run: Run, tmp_path: Path, forms: str
) -> None:
    """Parts are found by the names that fields usually have."""
    (tmp_path / "forms.toml").write_text(forms, "utf-8")
    assert run("quarantine", "release", "--all", "--yes").exit_code == Exit.DONE
    assert _told() == [(id_of(2), "ham"), (id_of(3), "ham")]


def test_what_can_not_be_read_is_released_and_teaches_nothing(
    filled: World, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No submission, or one that the features stumble over."""
    filled.aws.sqs.send_message(QueueUrl=stack.QUARANTINE, MessageBody="?")

    def stumble(letter: Any, forms: Any) -> Memory | None:
        if letter.id == id_of(2):
            raise ValueError
        return of_letter(letter, forms)

    monkeypatch.setattr(learning, "of_letter", stumble)
    result = run("quarantine", "release", "--all", "--yes")
    assert (result.exit_code, len(filled.back), _told()) == (Exit.DONE, 3, [(id_of(3), "ham")])


def test_the_features_are_those_of_what_was_judged(filled: World, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of what an operator made of it in an editor."""
    monkeypatch.setattr("ops.cli.letter_acts.in_editor", lambda text: text.replace(TYPED, "sand"))
    assert run("quarantine", "release", "--id", id_of(2), "--edit").exit_code == Exit.DONE
    assert "sand" in filled.back[0]
    assert read_corrections(FILE)[0].numbers == NUMBERS
