"""`mailchute dead …` and `mailchute quarantine …`: what they show, what they do, and what they leave alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from ops.cli.ends import Exit
from ops.letters.letter import Letter
from ops.letters.selection import Selection
from ops.stack import LOCAL
from shared.standing import State
from shared.submission import Field, Judgement, Submission
from tests.factories import sent_message, submission
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Answer, Run, World, id_of

NOON, LATER = "2026-11-23T12:00:00+00:00", "2026-11-23T13:00:00+00:00"
ABSENT = "mailchute: nobody is there to be asked: say --yes\n"


@pytest.fixture
def filled(empty: World) -> World:
    """Three dead letters, an hour between them, and one in quarantine."""
    empty.put(stack.DEAD, at="refused_by_ses", code="MessageRejected", parkings=1, id=id_of(1))
    empty.aws.later(hours=1)
    empty.put(stack.DEAD, at="refused_by_ses", code="MessageRejected", parkings=2, id=id_of(2), reply_to=None)
    empty.aws.later(hours=1)
    empty.put(stack.DEAD, at="out_of_time", parkings=1, id=id_of(3), form="other")
    judgement = Judgement(score=0.9931, reasons=("honeypot", "too_fast"), points=(6.0, 2.46), verdict="quarantine")
    empty.put(stack.QUARANTINE, at="honeypot,too_fast", id=id_of(4), judgement=judgement)
    return empty


def _ids(bodies: list[str]) -> list[str]:
    return [Submission.decode(body).id for body in bodies]


def _untouched(world: World) -> bool:
    """Letters and ledger, on the whole."""
    there = (_ids(world.dead), _ids(world.bodies(stack.QUARANTINE)), world.back, world.hidden)
    writes = [name for name in world.aws.calls if name.split(".")[1].startswith(("send", "delete", "put", "update"))]
    return there == ([id_of(n) for n in (1, 2, 3)], [id_of(4)], [], 0) and not writes


def _words(line: str) -> list[str]:
    return line.split()


# -- list


def test_a_list_names_each_letter_with_what_an_operator_asks_first(filled: World, run: Run) -> None:
    """The one that came first on top; dead letters have a code and tries."""
    result = run("dead", "list")
    assert result.exit_code == Exit.DONE
    head, *rows = result.stdout.splitlines()
    assert _words(head) == ["id", "form", "reason", "code", "tries", "from", "received", "expires", "in"]
    assert [_words(row) for row in rows] == [
        [id_of(1), "contact", "refused_by_ses", "MessageRejected", "-", "gabe@example.com", *RECEIVED, "13.9", "d"],
        [id_of(2), "contact", "refused_by_ses", "MessageRejected", "-", "-", *RECEIVED, "13.9", "d"],
        [id_of(3), "other", "out_of_time", "-", "-", "gabe@example.com", *RECEIVED, "14.0", "d"],
    ]
    assert _untouched(filled)


RECEIVED = ["2026-11-23", "12:00:00", "UTC"]


def test_quarantine_is_listed_with_its_reasons_in_words(filled: World, run: Run) -> None:
    """And how much each weighed, the weightiest first; nobody has tried."""
    head, row = run("quarantine", "list").stdout.splitlines()
    assert _words(head) == ["id", "form", "score", "why", "from", "received", "expires", "in"]
    why = "a field that no person sees was filled in (+6.0); too_fast (+2.5)"
    assert _words(row)[:-5] == [id_of(4), "contact", "0.99", *why.split(), "gabe@example.com"]


def test_what_an_older_version_held_back_is_told_by_its_envelope(empty: World, run: Run) -> None:
    """Nor does it matter that it wrote down no verdict; what can't be read has nothing but that."""
    empty.put(stack.QUARANTINE, at="honeypot", id=id_of(4))
    empty.aws.sqs.send_message(**sent_message(url=stack.QUARANTINE, body="?", reason="honeypot,links"))
    result = run("quarantine", "list")
    assert "0.00 a field that no person sees was filled in gabe@example.com" in " ".join(_words(result.stdout))
    assert " - a field that no person sees was filled in; " in " ".join(_words(result.stdout))
    readable, other = json.loads(run("quarantine", "list", "--json").stdout)
    assert readable["judgement"] == {
        "verdict": "quarantine",
        "score": 0.0,
        "reasons": [{"reason": "honeypot", "points": None, "says": "a field that no person sees was filled in"}],
    }
    assert other["judgement"] is None


def test_a_list_for_scripts_has_all_of_it(filled: World, run: Run) -> None:
    """Times in ISO 8601."""
    result = run("dead", "list", "--reason", "out_of_time", "--json")
    assert json.loads(result.stdout) == [
        {
            "id": id_of(3),
            "form": "other",
            "reason": "out_of_time",
            "code": "",
            "parkings": 1,
            "reply_to": "gabe@example.com",
            "judgement": {"verdict": "accept", "score": 0.0, "reasons": []},
            "received_at": NOON,
            "came_at": "2026-11-23T14:00:00+00:00",
            "expires_at": "2026-12-07T14:00:00+00:00",
        }
    ]


CHOICES = [
    ([], [1, 2, 3]),
    (["--all"], [1, 2, 3]),
    (["--id", id_of(3), "--id", id_of(1)], [1, 3]),
    (["--reason", "refused_by_ses"], [1, 2]),
    (["--form", "other"], [3]),
    (["--reason", "refused_by_ses", "--form", "other"], []),
    (["--field", "company=VALVE", "--form", "contact"], [1, 2]),
    (["--older-than", "1h"], [1, 2]),
    (["--newer-than", "90m"], [2, 3]),
    (["--newer-than", "90m", "--older-than", "1m"], [2]),
    (["--limit", "2"], [1, 2]),
]


@pytest.mark.parametrize(("options", "numbers"), CHOICES)
def test_only_what_is_chosen_is_listed(filled: World, run: Run, options: list[str], numbers: list[int]) -> None:
    """Exit 3 where nothing is."""
    result = run("dead", "list", "--json", *options)
    assert [each["id"] for each in json.loads(result.stdout)] == [id_of(number) for number in numbers]
    assert result.exit_code == (Exit.DONE if numbers else Exit.NOTHING)
    assert _untouched(filled)


def test_an_interrupt_in_a_list_shows_everything_again(
    filled: World, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that does not meet a call of AWS's."""

    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Selection, "wants", interrupted)
    monkeypatch.setattr(Letter, "id", property(interrupted))
    looks = (["list"], ["groups"], ["export"], ["discard", "--all"], ["show", id_of(1)])
    for arguments in (["dead", *look] for look in looks):
        result = run(*arguments)
        assert (result.exit_code, result.stderr, filled.hidden) == (Exit.PARTLY, "mailchute: interrupted\n", 0)
    assert _untouched(filled)


# -- show


def test_a_letter_is_shown_with_fields_and_story(filled: World, run: Run) -> None:
    """Why it is here, what was typed, and what became of it."""
    filled.enter(id_of(1), State.PARKED, story="1795435200 SENDING\n1795435260 PARKED refused_by_ses")
    result = run("dead", "show", id_of(1))
    assert result.exit_code == Exit.DONE
    assert [line.strip().split("  ")[0] for line in result.stdout.splitlines() if line.strip()] == [
        *("id", "form", "reason", "received", "here since", "expires", "reply to", "from page"),
        *(
            "the filter: accept, at a score of 0.00",
            "fields",
            "fullname",
            "emailid",
            "company",
            "story",
            "2026-11-23 12:00:00 UTC",
            "2026-11-23 12:01:00 UTC",
        ),
    ]
    shown = [_words(line) for line in result.stdout.splitlines()]
    assert ["fullname", "Gabe", "N"] in shown
    assert ["reason", "refused_by_ses", "MessageRejected"] in shown
    assert shown[-1] == ["2026-11-23", "12:01:00", "UTC", "PARKED", "refused_by_ses"]
    assert _untouched(filled)


def test_a_subject_is_shown_where_the_page_asked_for_one(empty: World, run: Run) -> None:
    """Else there is no line for it."""
    empty.put(stack.DEAD, id=id_of(1), subject="Two seats")
    empty.put(stack.DEAD, id=id_of(2))
    assert ["subject", "Two", "seats"] in [_words(line) for line in run("dead", "show", id_of(1)).stdout.splitlines()]
    assert "subject" not in run("dead", "show", id_of(2)).stdout


def test_quarantine_shows_what_the_filter_thought(filled: World, run: Run) -> None:
    """The verdict, and a table of its reasons: code, points, a bar of them, words."""
    result = run("quarantine", "show", id_of(4))
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    at = lines.index("the filter: quarantine, at a score of 0.99")
    assert [" ".join(_words(line)) for line in lines[at + 1 : at + 4]] == [
        "reason points for spam, or against it what it says",
        f"honeypot +6.00 {'█' * 12} a field that no person sees was filled in",
        f"too_fast +2.46 {'█' * 5} too_fast",
    ]
    assert "story" not in result.stdout


def test_a_letter_for_scripts_has_everything(filled: World, run: Run) -> None:
    """Attributes, submission, story."""
    filled.enter(id_of(3), State.PARKED, story="1795435200 PARKED out_of_time")
    [data] = json.loads(run("dead", "show", id_of(3), "--json").stdout)
    made = submission(id=id_of(3), form="other")
    assert data["attributes"] == {
        "submission_id": id_of(3),
        "form": "other",
        "reason": "out_of_time",
        "parkings": "1",
    }
    assert Submission.model_validate_json(json.dumps(data["submission"])) == made
    assert data["story"] == [{"at": NOON, "what": "PARKED", "code": "out_of_time"}]


def test_what_can_not_be_read_is_shown_without_its_content(world: World, run: Run) -> None:
    """It says so."""
    result = run("dead", "show", "a")
    assert (result.exit_code, "not a submission that this version can read" in result.stdout) == (Exit.DONE, True)
    [data] = json.loads(run("dead", "show", "a", "--json").stdout)
    assert (data["submission"], data["reply_to"], data["reason"]) == (None, None, "refused_by_ses")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_letter_that_is_not_there_is_exit_3(filled: World, run: Run, options: list[str]) -> None:
    """Nor is one of the other queue's."""
    result = run("dead", "show", id_of(4), *options)
    assert (result.exit_code, result.stdout, result.stderr) == (
        Exit.NOTHING,
        "",
        "mailchute: no dead letter matches\n",
    )


# -- groups


def test_groups_count_causes_and_name_the_command_for_each(filled: World, run: Run) -> None:
    """With stack and region, to be pasted; "died again" where something did."""
    result = run("dead", "groups", "--region", "us-east-1")
    head, *lines = result.stdout.splitlines()
    assert _words(head)[:6] == ["count", "reason", "code", "form", "died", "again"]
    assert [_words(line)[:5] for line in lines[:2]] == [
        ["2", "refused_by_ses", "MessageRejected", "contact", "1"],
        ["1", "out_of_time", "-", "other", "0"],
    ]
    assert lines[2:] == [
        "",
        "  mailchute dead replay --reason refused_by_ses --stack mailchute --region us-east-1",
        "  mailchute dead replay --reason out_of_time --stack mailchute --region us-east-1",
    ]
    assert _untouched(filled)


def test_where_nothing_died_again_there_is_no_column_for_it(filled: World, run: Run) -> None:
    """And the other queue's command is another."""
    result = run("quarantine", "groups")
    assert "died" not in result.stdout
    head, row = result.stdout.splitlines()[:2]
    assert _words(head)[:6] == ["count", "reasons", "what", "it", "says", "form"]
    said = "honeypot,too_fast a field that no person sees was filled in; too_fast contact"
    assert _words(row)[:13] == ["1", *said.split()]
    assert result.stdout.splitlines()[-1] == (
        "  mailchute quarantine release --reason honeypot,too_fast --stack mailchute --region us-east-1"
    )


def test_a_command_that_groups_name_does_what_they_say(filled: World, run: Run) -> None:
    """Pasted as it is."""
    line = run("quarantine", "groups").stdout.splitlines()[-1]
    assert run(*line.split()[1:]).exit_code == Exit.DONE
    assert (_ids(filled.back), filled.bodies(stack.QUARANTINE)) == ([id_of(4)], [])


def test_groups_for_scripts(filled: World, run: Run) -> None:
    """Times in ISO 8601."""
    assert json.loads(run("dead", "groups", "--form", "contact", "--json").stdout) == [
        {
            "reason": "refused_by_ses",
            "code": "MessageRejected",
            "form": "contact",
            "count": 2,
            "again": 1,
            "oldest": NOON,
            "newest": LATER,
            "expires": "2026-12-07T12:00:00+00:00",
        }
    ]


def test_no_groups_are_exit_3(empty: World, run: Run) -> None:
    """Nothing is dead."""
    result = run("dead", "groups")
    assert (result.exit_code, result.stdout, result.stderr) == (
        Exit.NOTHING,
        "",
        "mailchute: no dead letter matches\n",
    )


# -- before anything is done

REPLAY, DISCARD = ("dead", "replay"), ("dead", "discard")


@pytest.mark.parametrize("act", [REPLAY, DISCARD])
@pytest.mark.parametrize("yes", [[], ["--yes"]])
def test_a_dry_run_shows_and_touches_nothing(
    filled: World, run: Run, tmp_path: Path, act: tuple[str, str], yes: list[str]
) -> None:
    """Not even a backup is made."""
    before = sorted(tmp_path.iterdir())
    result = run(*act, "--reason", "refused_by_ses", "--dry-run", *yes)
    assert result.exit_code == Exit.DONE
    assert result.stderr == f"a dry run: {act[1]} would take 2 dead letters; nothing was done\n"
    assert _words(result.stdout.splitlines()[1])[:2] == ["2", "refused_by_ses"]
    assert _untouched(filled)
    assert sorted(tmp_path.iterdir()) == before


def test_a_dry_run_counts_no_more_than_the_limit(filled: World, run: Run) -> None:
    """As the act itself."""
    assert "would take 2 dead letters" in run(*REPLAY, "--all", "--limit", "2", "--dry-run").stderr


@pytest.mark.parametrize(
    "act",
    [
        (*REPLAY, "--all"),
        (*REPLAY, "--all", "--limit", "2"),
        (*DISCARD, "--all"),
        (*DISCARD, "--id", id_of(1)),
        ("quarantine", "discard", "--all"),
    ],
)
def test_where_nobody_can_be_asked_nothing_is_done(filled: World, run: Run, act: tuple[str, ...]) -> None:
    """Exit 2: in a script, --yes is wanted."""
    result = run(*act)
    assert (result.exit_code, result.stderr) == (Exit.USAGE, ABSENT)
    assert _untouched(filled)


@pytest.mark.parametrize(
    ("act", "question"),
    [
        ((*REPLAY, "--all"), "replay 3 dead letters?"),
        ((*REPLAY, "--all", "--limit", "2"), "replay 2 dead letters?"),
        ((*DISCARD, "--reason", "refused_by_ses"), "discard 2 dead letters?"),
        ((*DISCARD, "--id", id_of(1)), "discard 1 dead letter?"),
        (("quarantine", "discard", "--all"), "discard 1 quarantined submission?"),
    ],
)
def test_a_person_is_asked_with_the_number_and_may_say_no(
    filled: World, run: Run, answer: Answer, act: tuple[str, ...], question: str
) -> None:
    """Exit 3, and nothing is touched."""
    asked = answer(False)
    result = run(*act)
    assert (asked, result.exit_code, result.stderr) == ([question], Exit.NOTHING, "mailchute: nothing was done\n")
    assert _untouched(filled)


def test_a_person_who_says_yes_gets_it(filled: World, run: Run, answer: Answer) -> None:
    """After the causes were shown."""
    asked = answer(True)
    result = run(*REPLAY, "--reason", "refused_by_ses")
    assert (asked, result.exit_code) == (["replay 2 dead letters?"], Exit.DONE)
    assert _ids(filled.back) == [id_of(1), id_of(2)]
    assert _words(result.stdout.splitlines()[1])[:2] == ["2", "refused_by_ses"]


def test_a_single_letter_needs_no_question(filled: World, run: Run, tmp_path: Path) -> None:
    """It is not lost by being sent; it says what it did, and where it is kept."""
    result = run(*REPLAY, "--id", id_of(1))
    [kept] = tmp_path.glob("mailchute-dead-*.jsonl")
    assert (result.exit_code, result.stderr) == (Exit.DONE, "")
    assert result.stdout == f"sent on 1; looked at 3 dead letters\neach is kept in {kept.name}\n"
    assert (_ids(filled.back), _ids(filled.dead), filled.hidden) == ([id_of(1)], [id_of(2), id_of(3)], 0)
    assert [json.loads(line)["Body"] for line in kept.read_text("ascii").splitlines()] == filled.back


@pytest.mark.parametrize("act", [(*REPLAY, "--yes"), REPLAY, (*DISCARD, "--yes"), (*DISCARD, "--dry-run")])
def test_what_matches_nothing_is_exit_3(filled: World, run: Run, tmp_path: Path, act: tuple[str, ...]) -> None:
    """No backup is made, and everything is visible."""
    result = run(*act, "--id", "nobody")
    assert (result.exit_code, result.stderr) == (Exit.NOTHING, "mailchute: no dead letter matches\n")
    assert _untouched(filled)
    counted_first = "--dry-run" in act
    assert result.stdout == ("" if counted_first else "nothing was done; looked at 3 dead letters\n")
    assert list(tmp_path.glob("*.jsonl")) == []


# -- replay and release


def test_all_are_sent_and_a_script_hears_of_each(filled: World, run: Run, tmp_path: Path) -> None:
    """By id."""
    result = run(*REPLAY, "--all", "--yes", "--json", "--backup", str(tmp_path / "kept"))
    assert result.exit_code == Exit.DONE
    assert json.loads(result.stdout) == {
        "seen": 3,
        "sent": [id_of(1), id_of(2), id_of(3)],
        "mailed": [],
        "discarded": [],
        "skipped": [],
        "refused": {},
        "backup": str(tmp_path / "kept"),
    }
    assert (filled.dead, len(filled.back)) == ([], 3)


def test_the_backup_is_named_as_it_is_called(filled: World, run: Run) -> None:
    """To be copied from the screen: whole, and whatever its name is."""
    name = f"[red]{'k' * 210}"
    assert run(*REPLAY, "--id", id_of(1), "--backup", name).stdout.splitlines()[1] == f"each is kept in {name}"


def test_quarantine_is_released(filled: World, run: Run, tmp_path: Path) -> None:
    """One needs no question; its backup has another name."""
    result = run("quarantine", "release", "--field", "company=valve")
    assert (result.exit_code, _ids(filled.back)) == (Exit.DONE, [id_of(4)])
    assert result.stdout.startswith("sent on 1; looked at 1 quarantined submission\n")
    assert len(list(tmp_path.glob("mailchute-quarantine-*.jsonl"))) == 1


def test_no_more_than_the_limit_goes(filled: World, run: Run) -> None:
    """The rest is visible at once."""
    assert run(*REPLAY, "--all", "--yes", "--limit", "2").exit_code == Exit.DONE
    assert (_ids(filled.back), _ids(filled.dead), filled.hidden) == ([id_of(1), id_of(2)], [id_of(3)], 0)


@pytest.mark.parametrize(("took", "waited"), [((0.5, 0.5, 0.5), [1.5, 1.5]), ((3.0, 0.0, 0.0), [2.0])])
def test_a_rate_is_kept(
    filled: World, run: Run, monkeypatch: pytest.MonkeyPatch, took: tuple[float, ...], waited: list[float]
) -> None:
    """Ten letters at five a second: the next ten wait two seconds, less what has passed meanwhile. Time that was lost
    is not made up for.
    """
    for number in range(10, 28):
        filled.put(stack.DEAD, at="refused_by_ses", id=id_of(number))
    now, slept, calls = [100.0], list[float](), iter(took)

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    def take_time(name: str, _: dict[str, Any]) -> None:
        now[0] += next(calls) if name == "sqs.send_message_batch" else 0

    monkeypatch.setattr("ops.cli.letter_acts.time.monotonic", lambda: now[0])
    monkeypatch.setattr("ops.cli.letter_acts.time.sleep", sleep)
    filled.aws.after = take_time
    assert run(*REPLAY, "--all", "--yes", "--rate", "5").exit_code == Exit.DONE
    assert [seconds for seconds in slept if seconds] == waited
    assert len(filled.back) == 21


def test_without_a_rate_nobody_waits(filled: World, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQS takes what comes, and the mailer keeps SES's rate itself."""
    slept: list[float] = []
    monkeypatch.setattr("ops.cli.letter_acts.time.sleep", slept.append)
    run(*REPLAY, "--all", "--yes")
    assert slept == []


def test_what_was_mailed_already_is_taken_out_and_told(filled: World, run: Run) -> None:
    """All is done: exit 0."""
    filled.enter(id_of(1), State.DELIVERED)
    result = run(*REPLAY, "--all", "--yes")
    assert (result.exit_code, _ids(filled.back), filled.dead) == (Exit.DONE, [id_of(2), id_of(3)], [])
    assert result.stdout.splitlines()[0] == "sent on 2, mailed already, taken out 1; looked at 3 dead letters"
    assert filled.books.ledger.look(id_of(1)) is not None


def test_what_bounced_stays_unless_by_force(filled: World, run: Run) -> None:
    """Exit 1, with what to do about it."""
    filled.enter(id_of(1), State.BOUNCED)
    result = run(*REPLAY, "--id", id_of(1))
    assert (result.exit_code, result.stderr, filled.back) == (Exit.PARTLY, "mailchute: 1 dead letter stayed\n", [])
    assert f"  1 stayed: SES took it, and it bounced: --force sends it once more ({id_of(1)})" in result.stdout
    assert run(*REPLAY, "--id", id_of(1), "--force").exit_code == Exit.DONE
    assert _ids(filled.back) == [id_of(1)]
    entry = filled.books.ledger.look(id_of(1))
    assert entry
    assert (entry.state, entry.maybe_mailed) == (State.PARKED, True)


def test_what_sqs_refuses_stays_and_is_named(filled: World, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its code, with some of the ids: exit 1."""
    for number in (5, 6):
        filled.put(stack.DEAD, at="refused_by_ses", id=id_of(number))
    refuse = filled.aws.sqs.send

    def send(queue: Any, *rest: Any) -> Any:
        if id_of(3) not in rest[1]:
            raise client_error("InternalError", "SendMessageBatch")
        return refuse(queue, *rest)

    monkeypatch.setattr(filled.aws.sqs, "send", send)
    result = run(*REPLAY, "--all", "--yes")
    assert (result.exit_code, _ids(filled.back), filled.hidden) == (Exit.PARTLY, [id_of(3)], 0)
    assert result.stderr == "mailchute: 4 dead letters stayed\n"
    named = ", ".join(id_of(number) for number in (1, 2, 5))
    assert result.stdout.splitlines()[:2] == [
        "sent on 1; looked at 5 dead letters",
        f"  4 stayed: InternalError ({named} …)",
    ]


def _for_scripts(report: str) -> tuple[list[str], list[str]]:
    data = json.loads(report)
    return data["sent"], list(data["refused"])


@pytest.mark.parametrize("act", [REPLAY, DISCARD])
def test_an_interrupt_is_reported_with_what_was_done(
    filled: World, run: Run, tmp_path: Path, act: tuple[str, str]
) -> None:
    """Exit 1; the rest is where it was, and visible."""
    for number in range(10, 20):
        filled.put(stack.DEAD, at="refused_by_ses", id=id_of(number))
    filled.aws.before = failing("sqs.receive_message", KeyboardInterrupt(), at=2, times=1)
    result = run(*act, "--all", "--yes")
    done = "sent on" if act == REPLAY else "thrown away"
    assert result.exit_code == Exit.PARTLY
    assert result.stdout.splitlines()[0] == f"{done} 10; looked at 10 dead letters"
    assert result.stderr.startswith("mailchute: interrupted: what is not named above is where it was")
    assert (len(filled.dead), filled.hidden, len(filled.back)) == (3, 0, 10 * (act == REPLAY))
    assert len(next(tmp_path.glob("*.jsonl")).read_text("ascii").splitlines()) == 10


def test_aws_that_fails_half_way_is_exit_4_with_what_was_done(filled: World, run: Run) -> None:
    """For a script, too."""
    for number in range(10, 20):
        filled.put(stack.DEAD, at="refused_by_ses", id=id_of(number))
    filled.aws.before = failing("sqs.send_message_batch", client_error("AccessDenied", "SendMessageBatch"), at=2)
    result = run(*REPLAY, "--all", "--yes", "--json")
    assert (result.exit_code, len(_for_scripts(result.stdout)[0]), filled.hidden) == (Exit.AWS, 10, 0)
    assert "AccessDenied" in result.stderr


def test_a_backup_that_can_not_be_written_leaves_everything(filled: World, run: Run) -> None:
    """Exit 2: another file may do."""
    result = run(*REPLAY, "--all", "--yes", "--backup", "nowhere/kept")
    assert (result.exit_code, _ids(filled.dead), filled.back, filled.hidden) == (
        Exit.USAGE,
        [id_of(n) for n in (1, 2, 3)],
        [],
        0,
    )
    assert result.stderr == "mailchute: nowhere/kept: No such file or directory\n"


# -- discard


def test_what_is_thrown_away_is_in_the_backup_and_the_ledger(filled: World, run: Run, tmp_path: Path) -> None:
    """And nowhere else."""
    result = run("quarantine", "discard", "--all", "--yes")
    [kept] = tmp_path.glob("mailchute-quarantine-*.jsonl")
    assert (result.exit_code, filled.bodies(stack.QUARANTINE), filled.back) == (Exit.DONE, [], [])
    assert result.stdout.splitlines()[0] == "thrown away 1; looked at 1 quarantined submission"
    assert json.loads(kept.read_text("ascii"))["Queue"] == "quarantine"
    entry = filled.books.ledger.look(id_of(4))
    assert entry
    assert (entry.state, entry.discarded) == (State.PARKED, filled.aws.now)


def test_a_name_in_a_field_throws_away_what_has_it(empty: World, run: Run) -> None:
    """As spam comes: the same thing in a field of each."""
    for number, value in ((1, "Cheap pills"), (2, "hello"), (3, " cheap PILLS ")):
        empty.put(stack.QUARANTINE, at="links", id=id_of(number), fields=(Field("message", value),))
    result = run("quarantine", "discard", "--field", "message=cheap pills", "--yes", "--json")
    assert json.loads(result.stdout)["discarded"] == [id_of(1), id_of(3)]
    assert _ids(empty.bodies(stack.QUARANTINE)) == [id_of(2)]


def test_the_local_stack_is_found(filled: World, run: Run, tmp_path: Path) -> None:
    """Where `make run` says."""
    info = {"aws_endpoint": "http://127.0.0.1:1", "region": "us-east-1", "ses_endpoint": "x", "endpoint": "y"}
    (tmp_path / "stack.json").write_text(json.dumps(info), "utf-8")
    result = run("dead", "groups", "--local")
    assert (result.exit_code, f"--stack {LOCAL} " in result.stdout) == (Exit.DONE, True)
