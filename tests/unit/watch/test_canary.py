"""The canary's job: what it counts when it came through, and what it says when it did not."""

import json
from typing import Any

import pytest

from functions.feedback.handler import desk
from functions.feedback.record import record
from functions.feedback.settings import read_settings as feedback_settings
from functions.watch.canary import PATIENCE, SECONDS_KEPT
from shared.canary import MESSAGE, NAME, CanaryFailed
from shared.canary_form import with_canary
from shared.clients import QUICK
from shared.ledger import Ledger
from shared.standing import State, Timing, parked
from shared.submission import Field
from shared.table import Table
from tests.factories import contact_form, submission
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import Aws, failing
from tests.unit.mailer.conftest import Setup
from tests.unit.watch.conftest import ID, Tower

TYPED = "c4nary"
TIMING = Timing(lease=120, hold=900)


def play(tower: Tower, *steps: tuple[float, State]) -> None:
    """What mailer and feedback do to the ledger, so many seconds after the post."""
    ledger, begun, rest = Ledger(Table(tower.aws.dynamo, "ledger")), tower.aws.clock().timestamp(), list(steps)

    def go_on() -> None:
        while rest and tower.aws.clock().timestamp() - begun >= rest[0][0]:
            _step(ledger, rest.pop(0)[1], tower.aws.now)

    tower.passing = go_on


def _step(ledger: Ledger, state: State, now: int) -> None:
    if state is State.SENDING:
        ledger.claim(ID, NAME, 0, now, TIMING)
    elif state is State.PARKED:
        entry = ledger.look(ID)
        assert entry
        assert ledger.save(parked(entry, "refused_by_ses", "MessageRejected", now), entry)
    else:
        assert ledger.settle(ID, state, "ses-1", now)


def said(tower: Tower) -> dict[str, Any]:
    """The one line that was logged, without what each line has."""
    [line] = tower.log.getvalue().splitlines()
    return {key: value for key, value in json.loads(line).items() if key not in {"timestamp", "service", "location"}}


def test_a_canary_that_came_through_is_counted_and_timed(tower: Tower) -> None:
    """From the answer to SES's own word that it was delivered."""
    play(tower, (1, State.SENDING), (2, State.SENT), (4.5, State.DELIVERED))
    tower.work(job="canary")
    assert tower.measured() == {"CanaryDelivered": 1, "CanarySeconds": 4.5}
    assert said(tower) == {
        "level": "INFO",
        "message": "canary delivered",
        "submission_id": ID,
        "claimed": 1.0,
        "sent": 2.0,
        "delivered": 4.5,
    }


def test_it_flies_the_whole_way(tower: Tower, aws: Aws) -> None:
    """Through the real mailer to the strict SES's simulator, and back through the real feedback."""
    setup = Setup(aws, with_canary({"contact": contact_form()}))
    feedback = desk(feedback_settings(stack.ENVIRONMENT), aws.client, seconds=lambda: aws.now, count=lambda *_: None)

    def enter(token: str) -> str:
        setup.queue(submission(id=ID, form=NAME, fields=(Field("message", MESSAGE),), reply_to=None, origin=None))
        return ID

    def go_on() -> None:
        setup.poll()
        while aws.events:
            record(feedback, aws.events.pop(0), tower.logger)

    tower.post, tower.passing = enter, go_on
    tower.work(job="canary")
    [mail] = aws.ses.inbox
    assert mail.to == ("success@simulator.amazonses.com",)
    assert MESSAGE in mail.text
    assert tower.measured().keys() == {"CanaryDelivered", "CanarySeconds"}


def test_each_canary_has_a_token_of_its_own(tower: Tower) -> None:
    """Else it would be the last one over again; intake takes 16 characters or more for a token."""
    tokens: list[str] = []

    def enter(token: str) -> str:
        tokens.append(token)
        return ID

    tower.post = enter
    for _ in range(3):
        tower.work(job="canary")
    assert len(set(tokens)) == 3
    assert all(16 <= len(token) <= 200 and token.isascii() and token.isprintable() for token in tokens)


@pytest.mark.parametrize(
    ("steps", "code", "after"),
    [
        ((), "not_claimed", PATIENCE),
        (((1, State.SENDING),), "not_sent:SENDING", PATIENCE),
        (((1, State.SENDING), (2, State.SENT)), "not_delivered:SENT", PATIENCE),
        (((1, State.SENDING), (2, State.SENT), (3, State.DELAYED)), "not_delivered:DELAYED", PATIENCE),
        (((1, State.SENDING), (2, State.PARKED)), "ended:PARKED", 2),
        (((1, State.SENDING), (2, State.SENT), (3, State.BOUNCED)), "ended:BOUNCED", 3),
        (((1, State.SENDING), (2, State.REJECTED)), "ended:REJECTED", 2),
    ],
)
def test_a_canary_that_did_not_come_through_is_an_error_in_the_log_and_no_metric(
    tower: Tower, steps: tuple[tuple[float, State], ...], code: str, after: float
) -> None:
    """The alarm hears of it by the metric's absence; nothing is raised, so that Lambda does not fly another."""
    begun = tower.aws.clock()
    play(tower, *steps)
    tower.work(job="canary")
    line = said(tower)
    assert (line["level"], line["message"], line["submission_id"], line["code"]) == ("ERROR", "canary failed", ID, code)
    assert ("claimed" in line, "delivered" in line) == (bool(steps), False)
    assert tower.counted == []
    assert (tower.aws.clock() - begun).total_seconds() == after


def test_one_that_was_not_accepted_is_the_same(tower: Tower, aws: Aws) -> None:
    """And the ledger is not asked."""

    def refuse(_: str) -> str:
        raise CanaryFailed("not_accepted:503")

    tower.post = refuse
    tower.work(job="canary")
    assert said(tower) == {"level": "ERROR", "message": "canary failed", "code": "not_accepted:503"}
    assert (tower.counted, aws.calls) == ([], [])


@pytest.mark.parametrize("break_", ["post", "ledger"])
def test_what_nobody_foresaw_is_named_by_its_class_and_place_alone(tower: Tower, aws: Aws, break_: str) -> None:
    """Whatever its text holds."""

    def fail(_: str) -> str:
        raise RuntimeError(TYPED)

    if break_ == "post":
        tower.post = fail
    aws.before = failing("dynamodb.get_item", client_error("AccessDeniedException", "GetItem", TYPED))
    tower.work(job="canary")
    line = said(tower)
    assert (line["level"], line["code"]) == ("ERROR", "RuntimeError" if break_ == "post" else "AccessDeniedException")
    assert ".py:" in line["at"]
    assert TYPED not in tower.log.getvalue()
    assert tower.counted == []


@pytest.mark.parametrize(("left", "after"), [(100.0, 100 - SECONDS_KEPT), (1_000.0, PATIENCE)])
def test_it_is_given_up_before_lambda_ends_the_invocation(tower: Tower, left: float, after: float) -> None:
    """Else nobody would read why, and Lambda would fly another."""
    tower.left = lambda: left
    begun = tower.aws.clock()
    tower.work(job="canary")
    assert (tower.aws.clock() - begun).total_seconds() == after


def test_there_is_time_for_a_last_look_and_a_word() -> None:
    """Though the ledger stalls."""
    assert (
        QUICK["retries"]["total_max_attempts"] * (QUICK["connect_timeout"] + QUICK["read_timeout"]) + 1 < SECONDS_KEPT
    )
