"""`mailchute status`: one screen, green or red."""

import json
from collections.abc import Callable

import pytest

from ops.cli.ends import Exit
from ops.status import LATE
from ops.telemetry import COUNTED
from shared.ledger import ACCOUNT
from shared.standing import State
from shared.table import Table
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Run, World, id_of

FAILURES = stack.URL + "feedback-failures"


@pytest.fixture
def usual(empty: World) -> World:
    """A stack as it is most days."""
    empty.aws.sqs.create_queue(QueueName="feedback-failures")
    empty.outputs["FeedbackFailureQueueUrl"] = FAILURES
    empty.cloudwatch.alarms = {"mailchute-DeadLetterAlarm-1A2B3C": "OK", "mailchute-CanaryMissingAlarm-XYZ": "OK"}
    empty.cloudwatch.sums = {
        "Accepted": [30.0, 10.0],
        "Marked": [3.0],
        "Quarantined": [10.0],
        "Quarantined SampleCount": [30.0, 10.0],
        "Sent": [30.0],
        "Delivered": [29.0],
        "ApproximateAgeOfOldestMessage": [90.0, 5000.0],
    }
    empty.put(stack.MAIN, id=id_of(1))
    empty.put(stack.QUARANTINE, id=id_of(2), at="links")
    empty.books.ledger.note_delivery("b", empty.aws.now - 60)
    empty.aws.later(hours=2)
    return empty


def _lines(output: str) -> list[str]:
    return [" ".join(line.split()) for line in output.splitlines()]


def _data(run: Run) -> dict[str, object]:
    read: dict[str, object] = json.loads(run("status", "--json").stdout)
    return read


def test_green_is_one_screen(usual: World, run: Run) -> None:
    """Exit 0; nothing is hidden by the look."""
    result = run("status")
    assert (result.exit_code, result.stderr) == (Exit.DONE, "")
    assert _lines(result.stdout) == [
        "● green mailchute us-east-1",
        "",
        "queue waiting in hand oldest",
        "submissions 1 0 90 s",
        "dead letters 0 0 -",
        "quarantine 1 0 2 h",
        "feedback failures 0 0 -",
        "",
        "last delivery 2026-11-23 11:59:00 UTC b",
        "SES takes mail",
        "last 7 days accepted 40, marked 3, quarantined 10, sent 30, delivered 29",
        "spam share 25%",
        "alarms 0 of 2 on, 0 without data yet",
    ]
    assert [usual.aws.sqs.depth(url)[1] for url in (stack.MAIN, stack.DEAD, stack.QUARANTINE, FAILURES)] == [0] * 4


def _die(world: World) -> None:
    for number in (3, 4):
        world.put(stack.DEAD, id=id_of(number), at="refused_by_ses", code="MessageRejected")


def _hold(world: World, code: str = "AccountSendingPaused") -> None:
    item: dict[str, str | int | bool] = {"id": ACCOUNT, "since": 1_795_435_200, "due": 1_795_436_100, "looks": 1}
    Table(world.aws.dynamo, "ledger").put({**item, **({"code": code} if code else {})}, "attribute_not_exists(#id)")


def _late(world: World) -> None:
    world.cloudwatch.sums["ApproximateAgeOfOldestMessage"] = [3601.0]


def _unrecorded(world: World) -> None:
    world.aws.sqs.send_message(QueueUrl=FAILURES, MessageBody="x")


def _alarm(world: World) -> None:
    world.cloudwatch.alarms["mailchute-CanaryMissingAlarm-XYZ"] = "ALARM"


def _in_hand(world: World) -> None:
    _die(world)
    world.aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=10, VisibilityTimeout=600)


def _half_in_hand(world: World) -> None:
    _die(world)
    world.aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=1, VisibilityTimeout=600)


PROBLEMS: dict[str, tuple[Callable[[World], None], str]] = {
    "dead letters": (_die, "2 could not be mailed: mailchute dead groups"),
    "dead letters in somebody's hand": (_in_hand, "2 could not be mailed: mailchute dead groups"),
    "dead letters half of them in hand": (_half_in_hand, "2 could not be mailed: mailchute dead groups"),
    "a hold": (_hold, "SES refuses every mail: AccountSendingPaused"),
    "a backlog": (_late, "submissions wait for more than an hour: is the mailer running? mailchute doctor"),
    "events not recorded": (_unrecorded, "1 of SES's events could not be recorded: mailchute feedback list"),
    "an alarm": (_alarm, "alarm: CanaryMissingAlarm"),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_a_problem_makes_it_red_and_says_what_to_do(usual: World, run: Run, case: str) -> None:
    """Exit 1."""
    bring, text = PROBLEMS[case]
    bring(usual)
    result = run("status")
    assert (result.exit_code, result.stderr) == (Exit.PARTLY, "mailchute: not all is well\n")
    assert _lines(result.stdout)[:3] == ["● red mailchute us-east-1", text, ""]
    assert _data(run)["problems"] == [text]


def test_a_backlog_is_late_when_the_alarm_says_so(usual: World, run: Run) -> None:
    """Not before."""
    assert stack.resources()["SubmissionAgeAlarm"]["Threshold"] == LATE
    usual.cloudwatch.sums["ApproximateAgeOfOldestMessage"] = [float(LATE)]
    assert (run("status").exit_code, _data(run)["problems"]) == (Exit.DONE, [])


def test_where_nothing_was_spam_its_share_is_nothing(usual: World, run: Run) -> None:
    """Which is not the same as not to know."""
    del usual.cloudwatch.sums["Quarantined"]
    assert _data(run)["spam_share"] == 0.0
    assert "spam share 0%" in _lines(run("status").stdout)


def test_a_filter_that_could_not_look_is_told_of(usual: World, run: Run) -> None:
    """Its mail was marked, and an alarm says whether it goes on: a week's count alone is no problem."""
    assert "spam filter" not in run("status").stdout
    usual.cloudwatch.sums["FilterFailed"] = [4.0, 1.0]
    result = run("status")
    told = "spam filter could not look 5 times; such mail is marked. The metric FilterFailed names the layer"
    assert (result.exit_code, told in _lines(result.stdout)) == (Exit.DONE, True)
    assert "last 7 days accepted 40, marked 3, quarantined 10, sent 30, delivered 29" in _lines(result.stdout)
    week = _data(run)["week"]
    assert isinstance(week, dict)
    assert week["FilterFailed"] == 5.0


def test_several_problems_are_all_named(usual: World, run: Run) -> None:
    """Not only the first."""
    for bring in (_die, _hold, _late, _unrecorded, _alarm):
        bring(usual)
    assert len(_lines(run("status").stdout)[1:]) > 5
    assert _data(run)["problems"] == [
        PROBLEMS[case][1] for case in ("dead letters", "a hold", "a backlog", "events not recorded", "an alarm")
    ]


def test_dead_letters_are_shown_by_cause_with_the_command_for_each(usual: World, run: Run) -> None:
    """Here already, so that nobody has to look for it."""
    _die(usual)
    lines = _lines(run("status").stdout)
    at = lines.index("mailchute dead replay --reason refused_by_ses --stack mailchute --region us-east-1")
    assert lines[at - 3 : at] == [
        "count reason code form oldest newest first expires in",
        "2 refused_by_ses MessageRejected contact 2026-11-23 14:00:00 UTC 2026-11-23 14:00:00 UTC 14.0 d",
        "",
    ]


def test_a_hold_says_since_when_and_when_ses_is_asked_again(usual: World, run: Run) -> None:
    """Within a quarter of an hour."""
    _hold(usual)
    told = (
        "refuses every mail since 2026-11-23 12:00:00 UTC: AccountSendingPaused; is asked again at 2026-11-23 12:15:00"
    )
    assert f"SES {told} UTC" in _lines(run("status").stdout)


def test_a_hold_that_is_over_is_none(usual: World, run: Run) -> None:
    """Its item stays for a while."""
    _hold(usual, code="")
    assert (run("status").exit_code, _data(run)["hold"]) == (Exit.DONE, None)


def test_all_of_it_for_scripts(usual: World, run: Run) -> None:
    """The same exit code."""
    _die(usual)
    _hold(usual)
    result = run("status", "--json")
    assert result.exit_code == Exit.PARTLY
    group = {"code": "", "form": "contact", "again": 0, "count": 1}
    assert json.loads(result.stdout) == {
        "stack": "mailchute",
        "green": False,
        "problems": [PROBLEMS["dead letters"][1], PROBLEMS["a hold"][1]],
        "queues": {
            "submissions": {"waiting": 1, "in_hand": 0, "age": 90.0},
            "dead letters": {"waiting": 2, "in_hand": 0, "age": 0.0},
            "quarantine": {"waiting": 1, "in_hand": 0, "age": 7200.0},
            "feedback failures": {"waiting": 0, "in_hand": 0, "age": None},
        },
        "dead": [
            {
                **group,
                "reason": "refused_by_ses",
                "code": "MessageRejected",
                "count": 2,
                "oldest": "2026-11-23T14:00:00+00:00",
                "newest": "2026-11-23T14:00:00+00:00",
                "expires": "2026-12-07T14:00:00+00:00",
            }
        ],
        "quarantined": [
            {
                **group,
                "reason": "links",
                "oldest": "2026-11-23T12:00:00+00:00",
                "newest": "2026-11-23T12:00:00+00:00",
                "expires": "2026-12-07T12:00:00+00:00",
            }
        ],
        "alarms": [
            {"name": "CanaryMissingAlarm", "state": "OK"},
            {"name": "DeadLetterAlarm", "state": "OK"},
        ],
        "hold": {
            "code": "AccountSendingPaused",
            "since": "2026-11-23T12:00:00+00:00",
            "due": "2026-11-23T12:15:00+00:00",
        },
        "last_delivery": {"id": "b", "at": "2026-11-23T11:59:00+00:00"},
        "week": {"Accepted": 40.0, "Marked": 3.0, "Quarantined": 10.0, "Sent": 30.0, "Delivered": 29.0},
        "spam_share": 0.25,
    }


def test_a_new_stack_has_no_metrics_and_no_delivery(empty: World, run: Run) -> None:
    """And is green; a stack of an older version has no queue for failed events."""
    result = run("status")
    assert result.exit_code == Exit.DONE
    assert _lines(result.stdout) == [
        "● green mailchute us-east-1",
        "",
        "queue waiting in hand oldest",
        "submissions 0 0 -",
        "dead letters 0 0 -",
        "quarantine 0 0 -",
        "",
        "last delivery none yet",
        "SES takes mail",
        "last 7 days no metrics",
        "spam share -",
        "alarms 0 of 0 on, 0 without data yet",
    ]


def test_the_age_of_what_nobody_can_see_is_not_known(usual: World, run: Run) -> None:
    """Somebody has all of it in hand."""
    _in_hand(usual)
    assert "dead letters 0 2 -" in _lines(run("status").stdout)


def test_alarms_are_our_stacks_and_have_the_template_s_names(usual: World, run: Run) -> None:
    """A stack whose name begins as ours has its own operator."""
    usual.cloudwatch.alarms |= {
        "mailchute-staging-DeadLetterAlarm-1A2B3C": "ALARM",
        "mailchute-MailerErrorsAlarm-Q": "INSUFFICIENT_DATA",
    }
    result = run("status", "--json")
    assert (result.exit_code, json.loads(result.stdout)["alarms"]) == (
        Exit.DONE,
        [
            {"name": "CanaryMissingAlarm", "state": "OK"},
            {"name": "DeadLetterAlarm", "state": "OK"},
            {"name": "MailerErrorsAlarm", "state": "INSUFFICIENT_DATA"},
        ],
    )
    assert "alarms 0 of 3 on, 1 without data yet" in _lines(run("status").stdout)


def test_counts_are_the_stacks_own_of_a_week(usual: World, run: Run) -> None:
    """And the age is its queue's."""
    run("status")
    asked = {query["Metric"]["MetricName"]: query for query in usual.cloudwatch.asked}
    assert list(asked) == ["ApproximateAgeOfOldestMessage", *COUNTED]
    age, sent = asked["ApproximateAgeOfOldestMessage"], asked["Sent"]
    assert (age["Metric"]["Namespace"], age["Metric"]["Dimensions"], age["Stat"], age["Period"]) == (
        "AWS/SQS",
        [{"Name": "QueueName", "Value": "main"}],
        "Maximum",
        60,
    )
    assert (sent["Metric"]["Namespace"], sent["Metric"]["Dimensions"], sent["Stat"], sent["Period"]) == (
        "Mailchute",
        [{"Name": "stack", "Value": "mailchute"}],
        "Sum",
        3600,
    )
    assert [(each["EndTime"] - each["StartTime"]).total_seconds() for each in (age, sent)] == [900, 7 * 86_400]


def test_what_died_again_shows_here_too(usual: World, run: Run) -> None:
    """Its cause is still there."""
    usual.put(stack.DEAD, id=id_of(3), at="refused_by_ses", parkings=2)
    usual.enter(id_of(3), State.PARKED, parkings=2)
    assert any(line.startswith("count reason code form died again") for line in _lines(run("status").stdout))


@pytest.mark.parametrize("call", ["sqs.receive_message", "sqs.get_queue_attributes", "dynamodb.get_item"])
def test_aws_that_refuses_is_exit_4_and_no_colour(usual: World, run: Run, call: str) -> None:
    """Half a screen would be taken for a whole one."""
    usual.aws.before = failing(call, client_error("AccessDenied", "Read"))
    result = run("status")
    assert (result.exit_code, result.stdout) == (Exit.AWS, "")
    assert "AccessDenied" in result.stderr
