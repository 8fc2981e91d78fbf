"""The ledger's state machine, row by row."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.standing import (
    KEEP,
    MAX_ATTEMPTS,
    NEWS,
    OPEN,
    Claimant,
    Entry,
    State,
    Timing,
    Turn,
    Verdict,
    claimed,
    failed,
    held,
    newcomer,
    parked,
    replayed,
    turn,
    unknown,
)

NOW = 1_000_000
TIMING = Timing(lease=120, hold=900)
DUE, NOT_DUE = NOW, NOW + 1
CLOSED = [state for state in State if state not in OPEN]
# What a claim changes.
TAKEN: dict[str, Any] = {"state": State.SENDING, "claim": "mine", "due": NOW + 120, "expires_at": NOW + KEEP}


def entry(state: State, **changes: Any) -> Entry:
    """One in mid-life, that was a dead letter once."""
    plain = Entry("a", "contact", state, expires_at=5, attempts=3, claim="old", due=DUE, parkings=1, filed=True)
    failed_before = replace(plain, code="Throttling", first_failed=NOW - 500, last_failed=NOW - 400)
    return replace(failed_before, **changes)


def who(parkings: int = 1) -> Claimant:
    return Claimant(parkings, "mine", NOW)


LOST: dict[str, Any] = {"code": "LeaseRanOut", "last_failed": DUE, "unsettled": 1, "maybe_mailed": True}
RENEWED: dict[str, Any] = {"allowed": 3 + MAX_ATTEMPTS, "filed": False, "first_failed": 0}
# State, when it is due, and what makes the record's turn, for a record that was parked as often as the entry.
EQUAL: list[tuple[State, int, Verdict, dict[str, Any]]] = [
    (State.SENDING, NOT_DUE, Verdict.WAIT, {}),
    (State.SENDING, DUE, Verdict.WAIT, {"state": State.UNKNOWN, "due": DUE + 900, **LOST}),
    (State.RETRY, NOT_DUE, Verdict.WAIT, {}),
    (State.RETRY, DUE, Verdict.SEND, {"attempts": 4, **TAKEN}),
    (State.UNKNOWN, NOT_DUE, Verdict.WAIT, {}),
    (State.UNKNOWN, DUE, Verdict.SEND, {"attempts": 4, **TAKEN}),
    (State.PARKED, NOT_DUE, Verdict.SEND, {"attempts": 4, **TAKEN, **RENEWED}),
    (State.PARKED, DUE, Verdict.SEND, {"attempts": 4, **TAKEN, **RENEWED}),
]


@pytest.mark.parametrize(("state", "due", "verdict", "changes"), EQUAL)
def test_a_record_that_is_the_entrys_own_has_its_turn(
    state: State, due: int, verdict: Verdict, changes: dict[str, Any]
) -> None:
    """As often parked as the entry: it waits, is sent, or shows that a lease has run out."""
    seen = entry(state, due=due)
    assert turn(seen, who(), TIMING) == Turn(verdict, replace(seen, **changes))


@pytest.mark.parametrize(("state", "due", "verdict", "changes"), EQUAL)
def test_a_record_from_a_younger_ledger_has_its_turn_too(
    state: State, due: int, verdict: Verdict, changes: dict[str, Any]
) -> None:
    """Parked more often than the entry says: a table that was restored must not lose a mail."""
    seen = entry(state, due=due, parkings=0)
    assert turn(seen, who(), TIMING) == Turn(verdict, replace(seen, **changes))


@pytest.mark.parametrize("due", [DUE, NOT_DUE])
@pytest.mark.parametrize("state", [State.SENDING, State.RETRY, State.UNKNOWN])
def test_a_record_whose_dead_letter_was_sent_back_is_done_with(state: State, due: int) -> None:
    """That one carries the submission on."""
    seen = entry(state, due=due, reason="out_of_time")
    assert turn(seen, who(parkings=0), TIMING) == Turn(Verdict.DONE, seen, "out_of_time")


@pytest.mark.parametrize("filed", [True, False])
@pytest.mark.parametrize("due", [DUE, NOT_DUE])
@pytest.mark.parametrize(("parkings", "verdict"), [(1, Verdict.PARK), (2, Verdict.DONE)])
def test_a_record_that_was_parked_has_what_is_missing_of_it_done(
    due: int, parkings: int, verdict: Verdict, filed: bool
) -> None:
    """Its dead letter, or the alert alone; but not for one that is older still."""
    seen = entry(State.PARKED, due=due, parkings=parkings, filed=filed, reason="out_of_time")
    assert turn(seen, who(parkings=0), TIMING) == Turn(verdict, seen, "out_of_time")


@pytest.mark.parametrize("parkings", [0, 1, 2])
@pytest.mark.parametrize("due", [DUE, NOT_DUE])
@pytest.mark.parametrize("state", CLOSED)
def test_what_ses_has_and_what_another_carries_is_done_with(state: State, due: int, parkings: int) -> None:
    """Whatever record comes, however late."""
    seen = entry(state, due=due)
    assert turn(seen, who(parkings), TIMING) == Turn(Verdict.DONE, seen)


def test_every_state_is_in_the_table() -> None:
    """A new state can't be forgotten here: it is open, news, or carried by another."""
    assert {row[0] for row in EQUAL} == set(OPEN)
    assert set(State) == {*OPEN, *NEWS, State.DUPLICATE}


def test_a_newcomer_is_claimed_at_once() -> None:
    """The attempt is counted before the send."""
    assert newcomer("a", "contact", who(2), TIMING) == Entry(
        "a", "contact", State.SENDING, NOW + KEEP, attempts=1, claim="mine", due=NOW + 120, parkings=2
    )


def test_a_lease_that_ran_out_long_ago_held_from_its_end() -> None:
    """Not from when somebody looked: after the hold time the next attempt is marked."""
    seen = entry(State.SENDING, due=NOW - 900)
    changes: dict[str, Any] = {
        "attempts": 4,
        "code": "LeaseRanOut",
        "last_failed": NOW - 900,
        "unsettled": 1,
        "maybe_mailed": True,
    }
    assert turn(seen, who(), TIMING) == Turn(Verdict.SEND, replace(seen, **TAKEN, **changes))
    early = entry(State.SENDING, due=NOW - 899)
    assert turn(early, who(), TIMING).entry.due == NOW + 1


@pytest.mark.parametrize("state", [State.UNKNOWN, State.SENDING])
def test_after_the_second_send_of_unknown_outcome_it_is_parked(state: State) -> None:
    """By an answer that did not come or by a lease, once SES's event has had its time."""
    unsettled = 2 if state is State.UNKNOWN else 1
    due = NOW if state is State.UNKNOWN else NOW - 900
    result = turn(entry(state, due=due, unsettled=unsettled, maybe_mailed=True), who(), TIMING)
    assert (result.verdict, result.reason) == (Verdict.PARK, "outcome_unknown")
    assert (result.entry.state, result.entry.unsettled) == (State.UNKNOWN, 2)


@pytest.mark.parametrize("state", [State.RETRY, State.UNKNOWN])
def test_when_all_attempts_are_used_up_it_is_parked(state: State) -> None:
    """One before that it is sent."""
    seen = entry(state, attempts=MAX_ATTEMPTS)
    assert turn(seen, who(), TIMING) == Turn(Verdict.PARK, seen, "attempts_used_up")
    assert turn(replace(seen, attempts=MAX_ATTEMPTS - 1), who(), TIMING).verdict is Verdict.SEND


def test_a_failure_waits_and_a_hold_gives_the_attempt_back() -> None:
    """The first failure stays noted, the last one moves."""
    seen = entry(State.SENDING)
    after = replace(seen, state=State.RETRY, due=NOW + 60, code="Code", last_failed=NOW)
    assert failed(seen, "Code", 60, NOW) == after
    assert held(seen, "Code", 60, NOW) == replace(after, allowed=MAX_ATTEMPTS + 1)
    assert (failed(seen, "Code", 60, NOW).tries, held(seen, "Code", 60, NOW).tries) == (3, 2)
    assert failed(replace(seen, first_failed=0), "Code", 60, NOW).first_failed == NOW


def test_a_hundred_holds_use_up_no_attempt() -> None:
    """An account that is paused for days must not cost a submission."""
    now = entry(State.RETRY)
    for _ in range(100):
        now = held(claimed(now, who(), TIMING), "SendingPausedException", 900, NOW)
    assert (now.tries, now.attempts) == (3, 103)
    assert turn(replace(now, due=DUE), who(), TIMING).verdict is Verdict.SEND


def test_an_unknown_outcome_is_held_and_counted() -> None:
    """That the mail may be out is not forgotten by what follows."""
    seen = entry(State.SENDING, unsettled=1)
    after: dict[str, Any] = {"state": State.UNKNOWN, "due": NOW + 900, "unsettled": 2, "maybe_mailed": True}
    assert unknown(seen, "Code", NOW, TIMING) == replace(seen, **after, code="Code", last_failed=NOW)


def test_a_parked_entry_says_why_and_is_not_complete() -> None:
    """It outlives its dead letter."""
    seen = entry(State.RETRY)
    after: dict[str, Any] = {"state": State.PARKED, "reason": "out_of_time", "due": 0, "parkings": 2, "filed": False}
    kept: dict[str, Any] = {"expires_at": NOW + KEEP, "code": "Code", "last_failed": NOW}
    assert parked(seen, "out_of_time", "Code", NOW) == replace(seen, **after, **kept)


def test_a_replay_has_all_attempts_again_and_is_still_marked() -> None:
    """One unknown outcome more is allowed, and failures are counted anew; the mark stays for ever."""
    seen = entry(State.PARKED, attempts=12, unsettled=2, maybe_mailed=True)
    again = replayed(seen)
    assert again == replace(seen, allowed=12 + MAX_ATTEMPTS, unsettled=0, filed=False, first_failed=0)
    assert (again.tries, claimed(again, who(), TIMING).tries) == (0, 1)


MOVES = st.lists(st.sampled_from(["turn", "fail", "hold", "lose", "park", "wait"]), max_size=60)


@given(MOVES, st.integers(0, 2))
def test_attempts_never_fall_and_no_state_is_a_dead_end(moves: list[str], parkings: int) -> None:
    """Whatever happens in whatever order: a late writer can be told by its count, and a mark is never lost."""
    now, at = newcomer("a", "contact", who(parkings), TIMING), NOW
    for move in moves:
        before, at = now, at + 7_200
        if move == "turn":
            now = turn(now, Claimant(now.parkings, "mine", at), TIMING).entry
        elif move == "park":
            now = parked(now, "out_of_time", "Code", at)
        elif now.state is State.SENDING:
            now = {
                "fail": failed(now, "Code", 60, at),
                "hold": held(now, "Code", 60, at),
                "lose": unknown(now, "Code", at, TIMING),
            }.get(move, now)
        assert now.attempts >= before.attempts
        assert now.maybe_mailed >= before.maybe_mailed
        assert now.tries <= MAX_ATTEMPTS
    last = turn(now, Claimant(now.parkings, "mine", at + 86_400), TIMING)
    assert last.verdict in {Verdict.SEND, Verdict.PARK}
