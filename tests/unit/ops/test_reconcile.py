"""Does the sum come out? What intake's log says was accepted, against ledger and queues."""

import json
from collections import Counter
from typing import Any

import pytest

from ops.accepted import Accepted
from ops.cli.ends import Exit
from ops.cli.reconcile import since_when
from ops.letters.letter import KEPT
from ops.reconcile import (
    DISCARDED,
    EXPIRED,
    GONE,
    IN_FLIGHT,
    KINDS,
    PARKED,
    QUARANTINED,
    RETENTION,
    SPAM_EXPIRED,
    UNSEEN,
    Account,
    Facts,
    judge,
)
from shared.standing import Entry, State
from tests.factories import sent_message
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Run, World

NOW = 1_795_435_200
DELIVERED, SENT, BOUNCED, DUPLICATE = KINDS[:4]


def judged(entry: Entry | None = None, *, age: float = 60, where: str = "", quarantined: bool = False) -> Account:
    """Of one submission `a`, accepted `age` seconds ago; `where` is the queue that has it."""
    return judge(
        Facts(
            accepted={"a": Accepted(NOW - age, quarantined)},
            entries={"a": entry} if entry else {},
            dead=frozenset("a" if where == "dead" else ""),
            quarantined=frozenset("a" if where == "quarantine" else ""),
            waiting=int(where == "main"),
            in_hand=0,
            now=NOW,
        )
    )


def entry(state: State, **changes: Any) -> Entry:
    return Entry("a", "contact", state, 0, **changes)


def kind(account: Account) -> str:
    """The one submission's."""
    [name] = {*account.sums.elements(), *account.misfits.values()}
    assert account.accepted == 1
    return name


STATES = {
    State.DELIVERED: DELIVERED,
    State.SENT: SENT,
    State.DELAYED: SENT,
    State.BOUNCED: BOUNCED,
    State.REJECTED: BOUNCED,
    State.COMPLAINED: BOUNCED,
    State.DUPLICATE: DUPLICATE,
    State.SENDING: IN_FLIGHT,
    State.RETRY: IN_FLIGHT,
    State.UNKNOWN: IN_FLIGHT,
}


@pytest.mark.parametrize("state", STATES)
def test_the_ledger_says_what_became_of_it(state: State) -> None:
    """However long ago, for what has an end."""
    account = judged(entry(state))
    assert (kind(account), account.fits) == (STATES[state], True)
    if STATES[state] != IN_FLIGHT:
        assert kind(judged(entry(state), age=30 * 86_400)) == STATES[state]


@pytest.mark.parametrize("state", [State.SENDING, State.RETRY, State.UNKNOWN])
def test_what_was_in_flight_for_longer_than_a_queue_keeps_it_has_expired(state: State) -> None:
    """From its acceptance, or from the last failure: a replay's message is a new one."""
    assert stack.queue_attributes("SubmissionQueue")["MessageRetentionPeriod"] == str(RETENTION)
    assert kind(judged(entry(state), age=RETENTION)) == IN_FLIGHT
    late = judged(entry(state), age=RETENTION + 1)
    assert (kind(late), late.fits) == (EXPIRED, False)
    assert kind(judged(entry(state, last_failed=NOW - 60), age=RETENTION + 1)) == IN_FLIGHT


def test_a_dead_letter_is_in_its_queue() -> None:
    """Whatever an operator did with it before."""
    for changes in ({}, {"requested": NOW - 5}, {"discarded": NOW - 5}):
        assert kind(judged(entry(State.PARKED, **changes), where="dead")) == PARKED
    assert kind(judged(where="dead")) == PARKED


def test_a_dead_letter_that_is_not_there_was_thrown_away_or_sent_again_or_does_not_fit() -> None:
    """The one thing that loses mail behind everybody's back."""
    assert kind(judged(entry(State.PARKED, discarded=NOW - 5, last_failed=NOW - 60))) == DISCARDED
    assert kind(judged(entry(State.PARKED, requested=NOW - 5, last_failed=NOW - 60))) == IN_FLIGHT
    lost = judged(entry(State.PARKED, last_failed=NOW - 60))
    assert (lost.misfits, lost.fits) == ({"a": GONE}, False)


def test_a_dead_letter_expires_after_fourteen_days() -> None:
    """And what was sent again, after four."""
    assert kind(judged(entry(State.PARKED, last_failed=NOW - KEPT))) == GONE
    expired = judged(entry(State.PARKED, last_failed=NOW - KEPT - 1))
    assert (kind(expired), expired.fits) == (EXPIRED, False)
    assert kind(judged(entry(State.PARKED, requested=NOW - RETENTION))) == IN_FLIGHT
    assert kind(judged(entry(State.PARKED, requested=NOW - RETENTION - 1))) == EXPIRED


def test_what_was_never_claimed_is_in_a_queue() -> None:
    """By name in quarantine, as one of so many in the mailer's queue."""
    assert kind(judged(where="quarantine", quarantined=True)) == QUARANTINED
    assert kind(judged(where="main")) == IN_FLIGHT
    assert kind(judged(where="main", quarantined=True)) == IN_FLIGHT


def test_what_was_thrown_away_and_put_back_is_in_quarantine() -> None:
    """The queue knows better than the ledger."""
    assert kind(judged(entry(State.PARKED, discarded=NOW - 5), where="quarantine")) == QUARANTINED


@pytest.mark.parametrize(("quarantined", "limit", "end"), [(True, KEPT, SPAM_EXPIRED), (False, RETENTION, EXPIRED)])
def test_what_is_in_no_queue_is_lost_or_expired(quarantined: bool, limit: int, end: str) -> None:
    """By how long its queue keeps it; other messages that wait do not stand for it then. Spam may expire."""
    lost = judged(age=limit, quarantined=quarantined)
    assert (lost.misfits, lost.fits) == ({"a": UNSEEN}, False)
    for where in ("", "main"):
        gone = judged(age=limit + 1, quarantined=quarantined, where=where)
        assert (kind(gone), gone.fits) == (end, quarantined)


def test_what_an_operator_threw_away_before_the_mailer_was_done_is_thrown_away() -> None:
    """A letter that SQS's own redrive policy had moved."""
    assert kind(judged(entry(State.RETRY, discarded=NOW - 5), age=RETENTION + 1)) == DISCARDED


def test_what_the_mailer_has_claimed_does_not_stand_for_what_it_has_not() -> None:
    """Five that wait for their next attempt, and one that nobody has seen: the queue holds five."""
    said = dict.fromkeys("abcdef", Accepted(NOW - 60, quarantined=False))
    known = {id_: Entry(id_, "contact", State.RETRY, 0) for id_ in "abcde"}
    account = judge(Facts(said, known, frozenset(), frozenset(), 5, 0, NOW))
    assert (account.sums, account.misfits) == (Counter({IN_FLIGHT: 5}), {"f": UNSEEN})


@pytest.mark.parametrize(("waiting", "fits"), [(3, True), (4, True), (2, False)])
def test_the_queue_stands_for_as_many_as_it_holds(waiting: int, fits: bool) -> None:
    """One less, and none of them is known to be there."""
    said = dict.fromkeys("abc", Accepted(NOW - 60, quarantined=False))
    account = judge(Facts(said, {}, frozenset(), frozenset(), waiting, 0, NOW))
    assert account == Account(
        3, waiting, 0, Counter({IN_FLIGHT: 3} if fits else {}), {} if fits else dict.fromkeys("abc", UNSEEN)
    )
    assert account.fits is fits


def test_nothing_accepted_fits() -> None:
    """A quiet day."""
    assert judge(Facts({}, {}, frozenset(), frozenset(), 5, 0, NOW)).fits


# -- `mailchute reconcile`


@pytest.fixture
def slept(empty: World, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it waited before it read again."""
    waits: list[float] = []
    monkeypatch.setattr("ops.reconcile.time.sleep", waits.append)
    return waits


def accept(world: World, *ids: str, message: str = "accepted", ago: float = 60) -> None:
    """What intake has logged of it."""
    for id_ in ids:
        line = {"level": "INFO", "message": message, "submission_id": id_, "form": "contact"}
        world.logs.lines.append((world.aws.now - ago, json.dumps(line)))


def _wait(world: World, number: int) -> None:
    for _ in range(number):
        world.aws.sqs.send_message(**sent_message(url=stack.MAIN, body="x"))


@pytest.fixture
def fitting(world: World, slept: list[float]) -> World:
    """One of each kind that fits."""
    accept(world, "a", "b", *"123456")
    accept(world, "7", message="quarantined")
    world.aws.sqs.send_message(**sent_message(url=stack.QUARANTINE, body="7", submission_id="7"))
    world.enter("a", State.PARKED)
    for id_, state in (("1", State.DELIVERED), ("2", State.SENT), ("3", State.BOUNCED), ("4", State.DUPLICATE)):
        world.enter(id_, state)
    world.enter("5", State.PARKED, discarded=world.aws.now)
    _wait(world, 1)
    return world


def test_it_fits_where_everything_is_somewhere(fitting: World, run: Run, slept: list[float]) -> None:
    """Exit 0; it is read once, and every letter is visible."""
    result = run("reconcile")
    assert (result.exit_code, result.stderr, slept) == (Exit.DONE, "", [])
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "since 2026-11-22 12:00:00 UTC",
        "delivered 1",
        "sent, delivery not told yet 1",
        "bounced, rejected or complained of 1",
        "the same form twice 1",
        "in flight 1",
        "quarantined 1",
        "parked 2",
        "thrown away by an operator 1",
        "accepted 9",
        "● it fits: every accepted submission is somewhere",
    ]
    assert (fitting.dead, fitting.hidden) == (["a", "b", "c"], 0)


def test_an_account_for_scripts(fitting: World, run: Run) -> None:
    """All of it."""
    accept(fitting, "x", "y")
    result = run("reconcile", "--json")
    assert result.exit_code == Exit.PARTLY
    data = json.loads(result.stdout)
    assert (data["accepted"], data["waiting"], data["fits"]) == (11, 1, False)
    assert data["misfits"] == dict.fromkeys("6xy", UNSEEN)
    assert data["sums"][PARKED] == 2


def test_what_does_not_fit_is_named(fitting: World, run: Run, slept: list[float]) -> None:
    """After a second look: things move while it reads. Exit 1."""
    fitting.enter("x", State.PARKED, last_failed=fitting.aws.now)
    accept(fitting, "x", "y")
    result = run("reconcile")
    assert (result.exit_code, result.stderr, slept) == (Exit.PARTLY, "mailchute: it does not fit\n", [2])
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[8:] == [
        "not to be found 3",
        "accepted 11",
        f"x {GONE}",
        f"6 {UNSEEN}",
        f"y {UNSEEN}",
        "the submission queue holds 1: the others are lost, erased, or just sent",
    ]


def test_what_moves_meanwhile_is_found_the_second_time(
    fitting: World, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Claimed and sent between the two reads."""
    accept(fitting, "x")

    def send(_: float) -> None:
        fitting.enter("x", State.SENT)

    monkeypatch.setattr("ops.reconcile.time.sleep", send)
    assert run("reconcile").exit_code == Exit.DONE


def test_no_more_than_twenty_are_named_for_people(empty: World, run: Run, slept: list[float]) -> None:
    """A script hears of all."""
    accept(empty, *(f"id-{number:02d}" for number in range(23)))
    shown = run("reconcile").stdout
    assert (shown.count(UNSEEN), "… and 3 more: --json names all" in shown) == (20, True)
    assert len(json.loads(run("reconcile", "--json").stdout)["misfits"]) == 23


def test_what_expired_does_not_fit(empty: World, run: Run, slept: list[float]) -> None:
    """It is a loss: exit 1, and its id is named."""
    accept(empty, "a", ago=RETENTION + 60)
    empty.enter("a", State.RETRY)
    result = run("reconcile", "--since", "10d")
    assert (result.exit_code, slept) == (Exit.PARTLY, [2])
    assert "a  expired" in result.stdout


@pytest.mark.parametrize(("message", "lost"), [("quarantined", UNSEEN), ("accepted", EXPIRED)])
def test_the_log_says_which_queue_it_went_to(
    empty: World, run: Run, slept: list[float], message: str, lost: str
) -> None:
    """After five days the mailer's has let it go, and quarantine has not."""
    accept(empty, "a", message=message, ago=5 * 86_400)
    data = json.loads(run("reconcile", "--since", "10d", "--json").stdout)
    assert (data["misfits"], data["sums"]) == ({"a": lost}, {EXPIRED: 1} if lost == EXPIRED else {})


def test_a_retry_of_one_id_counts_once(empty: World, run: Run) -> None:
    """A browser that heard no answer posts again."""
    accept(empty, "a", "a", "a")
    empty.enter("a", State.DELIVERED)
    assert json.loads(run("reconcile", "--json").stdout)["accepted"] == 1


def test_lines_that_tell_of_no_acceptance_are_passed_over(empty: World, run: Run) -> None:
    """Lambda's own, other messages, JSON of another shape, half a line."""
    at = empty.aws.now - 60
    others: list[object] = [
        {"message": "not accepted", "submission_id": "x"},
        {"message": "accepted", "note": '"submission_id"'},
        {"submission_id": "x"},
        ["submission_id"],
        "submission_id",
    ]
    empty.logs.lines += [(at, json.dumps(line)) for line in others]
    empty.logs.lines += [(at, 'START "submission_id"'), (at, '{"message": "accepted", "submission_id": "x"')]
    assert json.loads(run("reconcile", "--json").stdout)["accepted"] == 0


@pytest.mark.parametrize(
    ("options", "number"),
    [([], 2), (["--since", "30m"], 1), (["--since", "3d"], 3), (["--since", "2026-11-23T11:59Z"], 1)],
)
def test_how_far_back_is_asked_may_be_said(empty: World, run: Run, options: list[str], number: int) -> None:
    """A day without it; as an age or as a time."""
    for id_, ago in (("a", 60), ("b", 3600), ("c", 2 * 86_400)):
        accept(empty, id_, ago=ago)
        empty.enter(id_, State.DELIVERED)
    assert json.loads(run("reconcile", "--json", *options).stdout)["accepted"] == number


def test_a_time_without_a_zone_is_utc() -> None:
    """As all times that are shown."""
    assert since_when("2026-11-23T12:00") == since_when("2026-11-23T13:00+01:00") == NOW


def test_more_than_a_hundred_are_read_whole(empty: World, run: Run) -> None:
    """Also what DynamoDB leaves over at first."""
    ids = [f"id-{number}" for number in range(150)]
    accept(empty, *ids)
    for id_ in ids:
        empty.enter(id_, State.DELIVERED)
    empty.aws.dynamo.left_over = lambda count: count // 2
    result = run("reconcile", "--json")
    assert (result.exit_code, json.loads(result.stdout)["sums"]) == (Exit.DONE, {DELIVERED: 150})


@pytest.mark.parametrize("call", ["sqs.receive_message", "dynamodb.batch_get_item"])
def test_aws_that_refuses_is_exit_4(fitting: World, run: Run, call: str) -> None:
    """No verdict then, and everything is visible."""
    fitting.aws.before = failing(call, client_error("AccessDenied", "Read"))
    result = run("reconcile")
    assert (result.exit_code, result.stdout, fitting.hidden) == (Exit.AWS, "", 0)
