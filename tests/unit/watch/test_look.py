"""Looking at what waits: how old it is, in time, past who holds it, and whatever breaks."""

import json

import pytest
from botocore.exceptions import EndpointConnectionError

from functions.watch.look import HELD_SECONDS, SECONDS_KEPT, QueueNotRead
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import Aws, Call, failing
from tests.unit.watch.conftest import Tower

TYPED = "c4nary"
EMPTY = {"OldestDeadLetterDays": 0}


def _refused(url: str) -> Call:
    """Every receive from this queue."""

    def hear(name: str, request: dict[str, object]) -> None:
        if name == "sqs.receive_message" and request["QueueUrl"] == url:
            raise client_error("AccessDenied", "ReceiveMessage", TYPED)

    return hear


def _hidden(aws: Aws) -> list[int]:
    return [aws.sqs.depth(url)[1] for url in (stack.DEAD, stack.QUARANTINE)]


def test_an_empty_queue_is_measured_as_zero(tower: Tower) -> None:
    """The alarm is to clear. Nobody is told of nothing."""
    tower.work(job="look")
    assert tower.measured() == EMPTY
    assert tower.aws.alerts == []


def test_the_oldest_dead_letters_age_is_measured_and_nothing_else(tower: Tower) -> None:
    """In days. A metric that nothing reads would be billed all the same."""
    tower.dead("out_of_time", days=1)
    tower.dead("out_of_time", days=10.5)
    tower.dead("out_of_time", days=2)
    tower.quarantined(days=12)
    tower.work(job="look")
    assert tower.measured() == {"OldestDeadLetterDays": 10.5}


@pytest.mark.parametrize("held", [1, 3])
def test_while_somebody_holds_dead_letters_no_age_is_measured(tower: Tower, aws: Aws, held: int) -> None:
    """The oldest may be among them: a zero, or a younger one's age, would clear the alarm."""
    for days in (11, 2, 1):
        tower.dead("out_of_time", days=days)
    aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=held, VisibilityTimeout=600)
    tower.work(job="look")
    assert (tower.counted, _hidden(aws)) == ([], [held, 0])
    aws.later(minutes=11)
    tower.work(job="look")
    assert tower.measured() == {"OldestDeadLetterDays": 11.01}


def test_what_is_held_in_quarantine_keeps_no_dead_letter_from_being_measured(tower: Tower, aws: Aws) -> None:
    """Each queue for itself; the digest says that it may not be everything."""
    tower.dead("out_of_time", days=2)
    for _ in range(2):
        tower.quarantined()
    aws.sqs.receive_message(QueueUrl=stack.QUARANTINE, VisibilityTimeout=600)
    tower.work(job="look")
    assert tower.measured() == {"OldestDeadLetterDays": 2}
    assert "1 dead letter, at least 1 in quarantine, " in aws.sns.published[0]["Subject"]


def test_what_sqs_moved_itself_is_as_old_as_the_submission(tower: Tower, aws: Aws) -> None:
    """It is deleted by when it was first sent, not by when it was moved."""
    tower.letter(stack.MAIN, form="contact")
    for _ in range(stack.max_receives() + 1):
        aws.sqs.receive_message(QueueUrl=stack.MAIN)
        aws.later(minutes=11)
    tower.work(job="look")
    assert tower.measured()["OldestDeadLetterDays"] == round((stack.max_receives() + 1) * 11 / 60 / 24, 2)


def test_a_clock_that_is_behind_sqs_makes_no_negative_age(tower: Tower) -> None:
    """Zero."""
    tower.dead("out_of_time", days=-0.01)
    tower.work(job="look")
    assert tower.measured()["OldestDeadLetterDays"] == 0


def test_who_looks_hides_nothing_for_longer_than_the_look(tower: Tower, aws: Aws) -> None:
    """And should it be killed, for half a minute."""
    holds = set()
    aws.before = lambda name, request: holds.add(request.get("VisibilityTimeout"))
    for _ in range(25):
        tower.dead("out_of_time")
        tower.quarantined()
    tower.work(job="look")
    assert HELD_SECONDS in holds
    assert holds <= {HELD_SECONDS, None}
    assert _hidden(aws) == [0, 0]


def test_a_look_that_runs_out_of_time_stops_and_says_at_least(tower: Tower, aws: Aws) -> None:
    """Ten of each are seen all the same, and shown again."""
    for _ in range(35):
        tower.dead("out_of_time")
        tower.quarantined()
    times = iter([SECONDS_KEPT, SECONDS_KEPT, SECONDS_KEPT - 1, SECONDS_KEPT - 2])
    tower.left = lambda: next(times)
    tower.work(job="look")
    assert _hidden(aws) == [0, 0]
    [call] = aws.sns.published
    assert call["Subject"].startswith("Mailchute: at least 30 dead letters, at least 10 in quarantine, ")
    assert "Dead letters: at least 30. " in call["Message"]
    assert "In quarantine: at least 10. " in call["Message"]


def test_a_long_walk_that_saw_nothing_more_is_no_certainty(tower: Tower, aws: Aws) -> None:
    """Its holds end while it goes on, and the same come again and again."""
    for _ in range(200):
        tower.dead("out_of_time")
    aws.after = lambda name, _: aws.later(seconds=3) if name == "sqs.receive_message" else None
    tower.work(job="look")
    assert "Dead letters: at least 1" in aws.alerts[0]


def test_what_an_operator_holds_by_the_end_of_a_look_is_left_alone(tower: Tower, aws: Aws) -> None:
    """Our hold of it has ended meanwhile."""
    for _ in range(5):
        tower.dead("out_of_time")

    def linger() -> float:
        aws.later(seconds=HELD_SECONDS)
        aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=10, VisibilityTimeout=600)
        return 0

    tower.left = linger
    tower.work(job="look")
    assert _hidden(aws)[0] == 5


@pytest.mark.parametrize(
    ("broken", "measured", "fault"),
    [
        (stack.DEAD, {}, "dead_letters: AccessDenied"),
        (stack.QUARANTINE, {"OldestDeadLetterDays": 2}, "quarantine: AccessDenied"),
    ],
)
def test_a_queue_that_can_not_be_read_takes_nothing_from_the_other(
    tower: Tower, aws: Aws, broken: str, measured: dict[str, float], fault: str
) -> None:
    """It is not measured as empty, the digest says so, and Lambda's own count of errors tells of it."""
    tower.dead("out_of_time", days=2)
    tower.quarantined(days=3)
    aws.before = _refused(broken)
    with pytest.raises(QueueNotRead) as caught:
        tower.work(job="look")
    assert (str(caught.value), tower.measured()) == (fault, measured)
    assert "The queue could not be read: AccessDenied.\n" in aws.alerts[0]
    errors = [json.loads(line) for line in tower.log.getvalue().splitlines() if '"ERROR"' in line]
    assert [(line["queue"], line["code"]) for line in errors] == [(fault.partition(":")[0], "AccessDenied")]
    assert ".py:" in errors[0]["at"]


def test_a_queue_that_fails_in_the_middle_is_shown_again_and_not_measured(tower: Tower, aws: Aws) -> None:
    """What was seen until then may be a small part."""
    for _ in range(25):
        tower.dead("out_of_time")
    aws.before = failing("sqs.receive_message", at=2, times=1)
    with pytest.raises(QueueNotRead, match=r"^dead_letters: EndpointConnectionError$"):
        tower.work(job="look")
    assert (tower.measured(), _hidden(aws)) == ({}, [0, 0])


def test_both_queues_may_fail(tower: Tower, aws: Aws) -> None:
    """Both are named, and no digest is made of nothing."""
    aws.sqs.down = True
    with pytest.raises(QueueNotRead) as caught:
        tower.work(job="look")
    assert str(caught.value) == "dead_letters: EndpointConnectionError, quarantine: EndpointConnectionError"
    assert (tower.counted, aws.alerts) == ([], [])


def test_an_alert_that_can_not_be_told_comes_after_the_metrics_and_is_heard_of(tower: Tower, aws: Aws) -> None:
    """The next look tells it."""
    tower.dead("out_of_time")
    aws.sns.down = True
    with pytest.raises(EndpointConnectionError):
        tower.work(job="look")
    assert len(tower.measured()) == 1
    aws.sns.down = False
    aws.later(hours=1)
    tower.work(job="look")
    assert len(aws.alerts) == 1


@pytest.mark.parametrize("job", ["look", None, "other", 7])
def test_only_a_job_is_done(tower: Tower, aws: Aws, job: object) -> None:
    """The event that keeps the function warm touches nothing, nor does a name that is none, which is not quoted."""
    tower.work(**({} if job is None else {"job": job, "other": TYPED}))
    assert bool(aws.calls) is (job == "look")
    if job != "look":
        [line] = tower.log.getvalue().splitlines()
        assert json.loads(line)["message"] == "ignored"
        assert (TYPED in line, "other" in line) == (False, False)
        assert tower.counted == []
