"""The doctor on what the stack is made of: every check at every level, from facts alone."""

import json
import shlex
from dataclasses import replace

import pytest

from ops.doctor import checks_queues
from ops.doctor import checks_stack as checks
from ops.doctor.check import Commands, Level
from ops.doctor.facts import Alarm, Alarms, Alerts, Function, Queue, Queues, Rule, Source, Subscription, Visibility
from tests.unit.ops.test_doctor_mail import HERE, one

PASS, WARN, FAIL = Level
LOCAL = Commands("local", "us-east-1", local=True)
TOPIC = "arn:aws:sns:eu-west-1:111122223333:alerts"
EMAIL = Subscription("email", "ops@example.com")
MAIN = Queue("https://sqs/main", "arn:main", 345_600, 540, "arn:dead")
QUEUES = Queues(MAIN, Queue("https://sqs/dead", "arn:dead", 1_209_600), Queue("https://sqs/q", "arn:q", 1_209_600))
DAY = 86_400


@pytest.mark.parametrize(
    ("subscriptions", "email", "level", "found"),
    [
        ([EMAIL], "OPS@example.com", PASS, "told to email o***@example.com"),
        ([Subscription("lambda", "arn:aws:lambda:eu-west-1:1:function:hook")], "", PASS, "told to lambda hook"),
        ([Subscription("https", "https://h.example/secret")], "", PASS, "told to https h.example/***"),
        ([Subscription("sms", "+15550100")], "", PASS, "told to sms ***100"),
        ([], "", FAIL, "nobody is told when mail can't be delivered"),
        ([], "ops@example.com", FAIL, "nobody is told: AlertEmail (o***@example.com) is not subscribed any more"),
        (
            [replace(EMAIL, state="PendingConfirmation")],
            "ops@example.com",
            FAIL,
            "email o***@example.com is PendingConfirmation: it hears nothing",
        ),
        (
            [replace(EMAIL, state="PendingConfirmation"), Subscription("email", "b@example.com")],
            "",
            FAIL,
            "email o***@example.com is PendingConfirmation: it hears nothing",
        ),
        (
            [Subscription("email", "b@example.com")],
            "ops@example.com",
            WARN,
            "AlertEmail (o***@example.com) is not subscribed any more",
        ),
    ],
)
def test_somebody_hears_of_alerts(subscriptions: list[Subscription], email: str, level: Level, found: str) -> None:
    """Whoever has not confirmed, or has unsubscribed, hears nothing; addresses are half hidden."""
    check = one(checks.alerts(Alerts(TOPIC, tuple(subscriptions), email), HERE))
    assert (check.level, check.found) == (level, found)


def test_who_is_to_hear_is_subscribed_by_a_command() -> None:
    """With topic, protocol and address in full; where nobody was ever named, it begins in samconfig.toml."""
    pending = one(checks.alerts(Alerts(TOPIC, (replace(EMAIL, state="PendingConfirmation"),)), HERE))
    command = f"aws sns subscribe --topic-arn {TOPIC} --protocol email --notification-endpoint ops@example.com"
    assert pending.fix.endswith(f"{command} --region eu-west-1")
    assert "samconfig.toml" in one(checks.alerts(Alerts(TOPIC), HERE)).fix


def test_on_this_machine_nobody_need_be_told() -> None:
    """`make run` has no mailbox to tell."""
    assert one(checks.alerts(Alerts(TOPIC), LOCAL)).level is WARN


@pytest.mark.parametrize(
    ("sources", "level", "fix"),
    [
        ([Source("u")], PASS, ""),
        ([], FAIL, "make deploy"),
        ([Source("u", state="Disabled")], FAIL, "update-event-source-mapping --uuid u --enabled"),
        ([Source("u", partial=False)], FAIL, "--function-response-types ReportBatchItemFailures"),
        ([Source("u", state="Updating")], WARN, "look again"),
    ],
)
def test_the_queue_feeds_the_mailer(sources: list[Source], level: Level, fix: str) -> None:
    """And one failed message does not take its batch with it."""
    check = one(checks_queues.sources(sources, HERE))
    assert check.level is level
    assert fix in check.fix


SOUND = Alarm("s-A-1", actions=(TOPIC,))


@pytest.mark.parametrize(
    ("found", "level", "said"),
    [
        (SOUND, PASS, "1 are wired, and none is on"),
        (replace(SOUND, state="INSUFFICIENT_DATA"), PASS, "1 are wired, and none is on"),
        (replace(SOUND, state="ALARM"), WARN, "on just now: s-A-1"),
        (replace(SOUND, enabled=False), FAIL, "switched off: s-A-1"),
        (replace(SOUND, actions=("arn:other",)), FAIL, "tell nobody: s-A-1"),
        (None, FAIL, "deleted: s-A-1"),
    ],
)
def test_every_alarm_is_there_and_wired(found: Alarm | None, level: Level, said: str) -> None:
    """To the topic; one that is on is named."""
    known = {"s-other-9": replace(SOUND, name="s-other-9", state="ALARM")} | ({"s-A-1": found} if found else {})
    check = one(checks.alarms(Alarms(TOPIC, ("s-A-1",), known), HERE))
    assert (check.level, check.found) == (level, said)


def test_a_stack_without_alarms_fails() -> None:
    """Nothing would be told."""
    assert one(checks.alarms(Alarms(TOPIC), HERE)).level is FAIL


def test_what_is_wrong_with_alarms_is_all_told() -> None:
    """Each kind in a line of its own."""
    wanted = ("a", "b", "c", "d")
    alarms = {
        "b": replace(SOUND, name="b", enabled=False),
        "c": replace(SOUND, name="c", actions=()),
        "d": replace(SOUND, name="d", state="ALARM"),
    }
    found = list(checks.alarms(Alarms(TOPIC, wanted, alarms), HERE))
    assert [(check.level, check.found) for check in found] == [
        (FAIL, "deleted: a"),
        (FAIL, "switched off: b"),
        (FAIL, "tell nobody: c"),
        (WARN, "on just now: d"),
    ]
    assert "enable-alarm-actions --alarm-names b" in found[1].fix


def test_the_local_aws_does_without_some_alarms() -> None:
    """Those that it can't evaluate are taken away after the deploy."""
    check = one(checks.alarms(Alarms(TOPIC, ("s-A-1", "s-B-2"), {"s-A-1": SOUND}), LOCAL))
    assert (check.level, check.found) == (PASS, "1 are wired, and none is on")


@pytest.mark.parametrize(
    ("dead", "quarantine", "levels"),
    [(14, 14, [PASS]), (4, 14, [FAIL]), (14, 3, [FAIL]), (1, 1, [FAIL, FAIL]), (5, 5, [PASS])],
)
def test_what_is_parked_is_kept_longer_than_what_waits(dead: int, quarantine: int, levels: list[Level]) -> None:
    """Four days; each queue that is not has its own command."""
    fact = replace(
        QUEUES,
        dead=replace(QUEUES.dead, keeps=dead * DAY),
        quarantine=replace(QUEUES.quarantine, keeps=quarantine * DAY),
    )
    found = list(checks_queues.retention(fact, HERE))
    assert [check.level for check in found] == levels
    assert all(("set-queue-attributes" in check.fix) == (check.level is FAIL) for check in found)


@pytest.mark.parametrize(
    ("target", "level", "found"),
    [("arn:dead", PASS, "becomes a dead letter"), ("arn:q", FAIL, "goes to q"), ("", FAIL, "is deleted")],
)
def test_what_is_never_finished_becomes_a_dead_letter(target: str, level: Level, found: str) -> None:
    """By SQS's own redrive policy, which the command sets."""
    check = one(checks_queues.redrive(replace(QUEUES, main=replace(MAIN, dead=target)), HERE))
    assert check.level is level
    assert found in check.found
    if level is FAIL:
        words = shlex.split(check.fix)
        policy = json.loads(words[words.index("--attributes") + 1])["RedrivePolicy"]
        assert json.loads(policy) == {"deadLetterTargetArn": "arn:dead", "maxReceiveCount": 480}


@pytest.mark.parametrize(("hides", "timeout", "level"), [(540, 90, PASS), (539, 90, FAIL), (600, 90, PASS)])
def test_a_message_is_hidden_for_six_timeouts(hides: int, timeout: int, level: Level) -> None:
    """Else a second mailer gets it meanwhile."""
    check = one(checks_queues.visibility(Visibility("https://sqs/main", hides, timeout), HERE))
    assert (check.level, "VisibilityTimeout=540" in check.fix) == (level, level is FAIL)


@pytest.mark.parametrize(
    ("fact", "level", "found"),
    [
        (Function("mailer"), PASS, "active"),
        (
            Function("mailer", state="Failed", reason="no image"),
            FAIL,
            "Failed, its latest update Successful (no image)",
        ),
        (Function("mailer", update="Failed"), FAIL, "Active, its latest update Failed"),
        (Function("mailer", state="Pending"), WARN, "Pending, its latest update Successful"),
        (Function("mailer", state="Inactive"), WARN, "Inactive, its latest update Successful"),
        (Function("mailer", update="InProgress"), WARN, "Active, its latest update InProgress"),
    ],
)
def test_a_function_runs_with_its_latest_code(fact: Function, level: Level, found: str) -> None:
    """By Lambda's words."""
    check = one(checks.function(fact, HERE))
    assert (check.name, check.level, check.found) == ("mailer", level, found)


@pytest.mark.parametrize(
    ("states", "found", "fix"),
    [
        (("ENABLED", "ENABLED"), ["2 are on"], ""),
        (
            ("ENABLED", "DISABLED"),
            ["WatchRule is DISABLED: nobody looks"],
            "aws events enable-rule --name s-WatchRule-1",
        ),
        (("", "ENABLED"), ["FeedbackRule is gone: what SES says"], "makes it again; make deploy"),
        (("DISABLED", "DISABLED"), ["FeedbackRule is DISABLED: ", "WatchRule is DISABLED: "], "--region eu-west-1"),
    ],
)
def test_every_rule_is_there_and_on(states: tuple[str, ...], found: list[str], fix: str) -> None:
    """Each that is not is told with what stops by it, and with its own command."""
    rules = [Rule(n, f"s-{n}-1", state) for n, state in zip(("FeedbackRule", "WatchRule"), states, strict=True)]
    said = list(checks.rules(rules, HERE))
    assert all(check.found.startswith(start) for check, start in zip(said, found, strict=True))
    assert [check.level for check in said] == ([FAIL] * len(found) if fix else [PASS])
    assert all(fix in check.fix for check in said)
