"""`mailchute restore`: a backup goes back into the queues that it was taken from."""

import json
from pathlib import Path
from typing import Any

import pytest

from ops.cli.ends import Exit
from ops.letters.letter import Letter
from shared.peek import attribute
from shared.standing import State
from tests.factories import submission
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Answer, Run, World, id_of, letter

URLS = {"dead": stack.DEAD, "quarantine": stack.QUARANTINE}


def _letter(number: int, queue: str = "dead") -> Letter:
    id_ = id_of(number)
    return letter(
        submission(id=id_).encode(), queue, submission_id=id_, form="contact", reason="refused_by_ses", parkings="2"
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Two dead letters and one from quarantine."""
    file = tmp_path / "kept.jsonl"
    letters = (_letter(1), _letter(2, "quarantine"), _letter(3))
    file.write_text("".join(each.backup() for each in letters), "ascii")
    return file


def _there(world: World) -> dict[str, list[str]]:
    return {
        name: [str(message.attributes["submission_id"]) for message in world.aws.sqs.peek(url)]
        for name, url in URLS.items()
    }


def test_each_goes_back_into_the_queue_that_it_came_from(empty: World, run: Run, kept: Path) -> None:
    """With its envelope; none is sent to the mailer."""
    result = run("restore", str(kept), "--yes")
    assert (result.exit_code, result.stderr, empty.back) == (Exit.DONE, "", [])
    assert result.stdout == "put back 3; mailed meanwhile, left out 0; already there 0\n"
    assert _there(empty) == {"dead": [id_of(1), id_of(3)], "quarantine": [id_of(2)]}
    [first, _] = empty.aws.sqs.peek(stack.DEAD)
    assert (first.body, first.typed) == (_letter(1).message["Body"], _letter(1).message["MessageAttributes"])


@pytest.mark.parametrize("act", [("dead", "discard"), ("dead", "replay")])
def test_what_an_act_has_kept_comes_back(empty: World, run: Run, act: tuple[str, str]) -> None:
    """And can be sent: what was thrown away by oversight is not lost."""
    id_ = empty.put(stack.DEAD, at="refused_by_ses")
    run(*act, "--all", "--yes", "--backup", "kept")
    assert empty.dead == []
    assert run("restore", "kept").exit_code == Exit.DONE
    assert (empty.dead, _there(empty)["dead"]) == ([submission().encode()], [id_])
    assert run("dead", "replay", "--id", id_).exit_code == Exit.DONE
    assert empty.back[-1] == submission().encode()


@pytest.mark.parametrize("state", [State.SENT, State.DELAYED, State.DELIVERED, State.DUPLICATE])
def test_what_was_mailed_meanwhile_is_left_out(empty: World, run: Run, kept: Path, state: State) -> None:
    """It would stand there for nothing."""
    empty.enter(id_of(1), state)
    result = run("restore", str(kept), "--yes", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (
        Exit.DONE,
        {"restored": 2, "mailed": [id_of(1)], "there": [], "refused": {}},
    )
    assert _there(empty) == {"dead": [id_of(3)], "quarantine": [id_of(2)]}


@pytest.mark.parametrize("state", [State.PARKED, State.RETRY, State.BOUNCED])
def test_what_was_not_mailed_comes_back(empty: World, run: Run, kept: Path, state: State) -> None:
    """What bounced is for an operator to decide."""
    empty.enter(id_of(1), state)
    assert run("restore", str(kept), "--yes").exit_code == Exit.DONE
    assert _there(empty)["dead"] == [id_of(1), id_of(3)]


def test_by_force_everything_comes_back(empty: World, run: Run, kept: Path) -> None:
    """The ledger is not even asked."""
    empty.enter(id_of(1), State.DELIVERED)
    assert run("restore", str(kept), "--yes", "--force").exit_code == Exit.DONE
    assert _there(empty) == {"dead": [id_of(1), id_of(3)], "quarantine": [id_of(2)]}


def test_a_letter_that_several_runs_have_kept_comes_back_once(empty: World, run: Run, kept: Path) -> None:
    """One file may be given to each; the number is that of the letters."""
    kept.write_text(kept.read_text("ascii") * 2, "ascii")
    result = run("restore", str(kept), "--yes")
    assert result.stdout == "put back 3; mailed meanwhile, left out 0; already there 0\n"
    assert _there(empty) == {"dead": [id_of(1), id_of(3)], "quarantine": [id_of(2)]}


def test_more_than_a_batch_comes_back(empty: World, run: Run, tmp_path: Path) -> None:
    """Ten at a time, of both queues."""
    letters = [_letter(number, "dead" if number % 3 else "quarantine") for number in range(25)]
    (tmp_path / "many").write_text("".join(each.backup() for each in letters), "ascii")
    assert run("restore", "many", "--yes").exit_code == Exit.DONE
    assert _there(empty) == {
        queue: [each.id for each in letters if each.queue == queue] for queue in ("dead", "quarantine")
    }


def test_what_sqs_refuses_is_named_and_the_others_come_back(
    empty: World, run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1; with HTTP 200, so that whoever does not look there loses it."""
    send = empty.aws.sqs.send

    def refusing(queue: Any, operation: str, body: str, *rest: Any) -> Any:
        if id_of(1) in body:
            raise client_error("InternalError", "SendMessageBatch")
        return send(queue, operation, body, *rest)

    monkeypatch.setattr(empty.aws.sqs, "send", refusing)
    result = run("restore", str(kept), "--yes")
    assert (result.exit_code, result.stderr) == (Exit.PARTLY, "mailchute: 1 letter could not be put back\n")
    assert result.stdout.splitlines() == [
        "put back 2; mailed meanwhile, left out 0; already there 0",
        f"  1 stayed: InternalError ({id_of(1)})",
    ]
    assert _there(empty) == {"dead": [id_of(3)], "quarantine": [id_of(2)]}


def test_a_bad_line_is_named_and_nothing_is_put_back(empty: World, run: Run, kept: Path) -> None:
    """Exit 2, without what stands there."""
    kept.write_text(kept.read_text("ascii") + "\ngabe@example.com\n", "ascii")
    result = run("restore", str(kept), "--yes")
    assert (result.exit_code, result.output) == (Exit.USAGE, "mailchute: line 5 is no letter\n")
    assert (_there(empty), empty.aws.calls) == ({"dead": [], "quarantine": []}, [])


def test_a_file_that_is_not_there_is_a_usage_error(empty: World, run: Run) -> None:
    """Exit 2."""
    result = run("restore", "nowhere", "--yes")
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: nowhere: No such file or directory\n")


def test_a_file_without_letters_is_exit_3(empty: World, run: Run, tmp_path: Path) -> None:
    """Nothing is done."""
    (tmp_path / "blank").write_text("\n", "ascii")
    result = run("restore", "blank", "--yes")
    assert (result.exit_code, result.stderr) == (Exit.NOTHING, "mailchute: no letter in blank\n")


def test_for_several_somebody_is_asked(empty: World, run: Run, kept: Path, answer: Answer) -> None:
    """One is put back unasked; where nobody is there, nothing is done."""
    result = run("restore", str(kept))
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: nobody is there to be asked: say --yes\n")
    asked = answer(False)
    assert run("restore", str(kept)).exit_code == Exit.NOTHING
    assert (asked, _there(empty)) == (["put 3 letters back?"], {"dead": [], "quarantine": []})
    assert answer(True) == []
    assert run("restore", str(kept)).exit_code == Exit.DONE
    kept.write_text(_letter(4).backup(), "ascii")
    answer(False)
    assert run("restore", str(kept)).exit_code == Exit.DONE
    assert _there(empty)["dead"] == [id_of(1), id_of(3), id_of(4)]


def test_what_could_not_be_read_comes_back_with_its_time(empty: World, run: Run, tmp_path: Path) -> None:
    """The first one: SQS's stamp is another now."""
    (tmp_path / "one").write_text(letter("bare", age=3600, reason="undecodable").backup(), "ascii")
    assert run("restore", "one").exit_code == Exit.DONE
    [back] = empty.office().look()
    assert (back.message["Body"], attribute(back.message, "received_at")) == ("bare", "2026-11-23T11:00:00+00:00")


def test_aws_that_refuses_is_exit_4(empty: World, run: Run, kept: Path) -> None:
    """With its words."""
    empty.aws.before = failing("sqs.send_message_batch", client_error("AccessDenied", "SendMessageBatch"))
    result = run("restore", str(kept), "--yes")
    assert (result.exit_code, "AccessDenied" in result.stderr) == (Exit.AWS, True)


def test_what_the_ledger_has_forgotten_is_put_back_by_force_only(empty: World, run: Run, kept: Path) -> None:
    """After 40 days nobody knows whether it was mailed: the owner might get everything twice."""
    empty.aws.later(days=41)
    result = run("restore", str(kept), "--yes")
    assert result.exit_code == Exit.PARTLY
    assert "it may have been mailed; --force puts it back" in result.stdout
    assert empty.dead == []
    assert run("restore", str(kept), "--yes", "--force").exit_code == Exit.DONE
    assert empty.dead


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_what_is_there_already_is_not_put_back_twice(empty: World, run: Run, kept: Path, options: list[str]) -> None:
    """Nor by force; and the look hides nothing."""
    kept.write_text(kept.read_text("ascii") + letter("bare", age=3600, reason="undecodable").backup(), "ascii")
    run("restore", str(kept), "--yes")
    there = [len(empty.bodies(url)) for url in URLS.values()]
    result = run("restore", str(kept), "--yes", *options)
    assert (result.exit_code, result.stdout) == (
        Exit.DONE,
        "put back 0; mailed meanwhile, left out 0; already there 4\n",
    )
    again = json.loads(run("restore", str(kept), "--yes", "--json").stdout)
    assert again == {"restored": 0, "mailed": [], "there": [id_of(1), id_of(2), id_of(3), "m-1"], "refused": {}}
    assert [len(empty.bodies(url)) for url in URLS.values()] == there == [3, 1]
    assert [empty.aws.sqs.depth(url)[1] for url in URLS.values()] == [0, 0]


def test_a_letter_with_other_parkings_or_of_the_other_queue_is_another(empty: World, run: Run, kept: Path) -> None:
    """It died once more, or is no dead letter."""
    empty.put(stack.DEAD, id=id_of(1), at="refused_by_ses", parkings=3)
    empty.put(stack.DEAD, id=id_of(2), at="refused_by_ses", parkings=2)
    result = run("restore", str(kept), "--yes")
    assert result.stdout == "put back 3; mailed meanwhile, left out 0; already there 0\n"
    assert _there(empty) == {"dead": [id_of(1), id_of(2), id_of(1), id_of(3)], "quarantine": [id_of(2)]}


@pytest.mark.parametrize(("where", "count"), [("", "3"), ("dead", "2")])
def test_an_old_copy_takes_the_place_of_a_newer_one_that_is_gone(
    empty: World, run: Run, tmp_path: Path, where: str, count: str
) -> None:
    """Purged, expired or thrown away: the mailer would take the old copy for one of a letter that is there."""
    empty.enter(id_of(1), State.PARKED, parkings=3)
    if where:
        empty.put(stack.DEAD, id=id_of(1), parkings=3)
    file = tmp_path / "old.jsonl"
    file.write_text(_letter(1).backup(), "ascii")
    assert run("restore", str(file)).exit_code == Exit.DONE
    [*_, last] = empty.aws.sqs.peek(stack.DEAD)
    assert last.attributes["parkings"] == count
