"""template.yaml's promises about mail: how long it lives, how often it is tried, and who hears of it."""

from typing import Any

import pytest

from functions.feedback.news import _STATES
from functions.mailer.account import LONGEST as LONGEST_HOLD
from functions.mailer.batch import RECORD_SECONDS
from functions.mailer.notices import DEAD_LETTER_DAYS
from functions.mailer.record import MARGIN, MOST_RECEIVES, RETENTION
from functions.mailer.setback import SPREAD
from functions.watch.canary import PATIENCE, SECONDS_KEPT
from functions.watch.pile import KEPT_DAYS
from functions.webhook.post import TIMEOUT_SECONDS
from shared.clients import ONCE, QUICK
from shared.standing import KEEP, NEWS
from tests.unit.template import of_type, properties

DAY = 86_400


def test_queues_are_encrypted_and_keep_a_dead_letter_longer_than_a_live_one() -> None:
    """4 days and 14: a message that SQS itself moves keeps its first enqueue time."""
    queues = of_type("AWS::SQS::Queue")
    assert {name: q["MessageRetentionPeriod"] / DAY for name, q in queues.items()} == {
        "SubmissionQueue": 4,
        "DeadLetterQueue": 14,
        "QuarantineQueue": 14,
        "FeedbackFailureQueue": 14,
    }
    assert all(queue["SqsManagedSseEnabled"] is True for queue in queues.values())
    assert [name for name, queue in queues.items() if "RedrivePolicy" in queue] == ["SubmissionQueue"]
    policy = queues["SubmissionQueue"]["RedrivePolicy"]
    assert policy["deadLetterTargetArn"] == {"Fn::GetAtt": ["DeadLetterQueue", "Arn"]}


def test_the_code_knows_how_long_messages_live() -> None:
    """What it waits for, what it tells people, and how long the ledger remembers."""
    assert properties("SubmissionQueue")["MessageRetentionPeriod"] == RETENTION
    assert properties("DeadLetterQueue")["MessageRetentionPeriod"] == DEAD_LETTER_DAYS * DAY
    assert KEPT_DAYS == DEAD_LETTER_DAYS == properties("QuarantineQueue")["MessageRetentionPeriod"] / DAY
    assert RETENTION + DEAD_LETTER_DAYS * DAY + RETENTION < KEEP
    ttl = properties("LedgerTable")["TimeToLiveSpecification"]
    assert ttl == {"AttributeName": "expires_at", "Enabled": True}


def test_a_hold_of_the_account_never_uses_up_a_messages_receives() -> None:
    """The mailer parks it with a reason first; what never gets to the mailer still ends before it would expire.

    Where holds are many and short, it parks what comes near the count, with receives left to complete that."""
    queue = properties("SubmissionQueue")
    receives = queue["RedrivePolicy"]["maxReceiveCount"]
    # Four looks come sooner, while the hold grows; each record comes back within the spread after a look.
    looks = (RETENTION - MARGIN) / (LONGEST_HOLD - SPREAD) + 4
    assert looks < MOST_RECEIVES == receives - 10
    assert receives * queue["VisibilityTimeout"] < RETENTION
    assert 1 <= receives <= 1000


def test_the_visibility_timeout_is_six_times_the_mailers() -> None:
    """And a lease ends within it, after the longest invocation, in which there is time for a record."""
    mailer = properties("MailerFunction")
    lease = mailer["Environment"]["Variables"]["LEASE_SECONDS"]
    visibility = properties("SubmissionQueue")["VisibilityTimeout"]
    assert visibility >= 6 * mailer["Timeout"]
    assert RECORD_SECONDS + 10 < mailer["Timeout"] < lease < visibility


def test_all_waiting_for_one_record_fits_the_time_kept_for_it() -> None:
    """Claim (two writes), twin, send, record and hand-back: each stalled as long as its client waits."""
    tries = QUICK["retries"]["total_max_attempts"]
    quick = tries * (QUICK["connect_timeout"] + QUICK["read_timeout"]) + (tries - 1)
    once = ONCE["retries"]["total_max_attempts"] * (ONCE["connect_timeout"] + ONCE["read_timeout"])
    assert 5 * quick + once <= RECORD_SECONDS


def test_feedback_has_time_for_its_calls() -> None:
    """One note, and an alert with its two writes, all stalled."""
    quick = 2 * (QUICK["connect_timeout"] + QUICK["read_timeout"]) + 1
    assert 4 * quick < properties("FeedbackFunction")["Timeout"]


def test_the_mapping_reports_item_failures_and_is_capped() -> None:
    """One bad record must not send its neighbours round again."""
    mapping = properties("MailerSource")
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["ScalingConfig"] == {"MaximumConcurrency": {"Ref": "MailerConcurrency"}}
    assert "FilterCriteria" not in mapping


def test_ses_publishes_the_events_that_feedback_reads() -> None:
    """Each kind of news, to the default bus."""
    destination = properties("EventDestination")["EventDestination"]
    assert destination["Enabled"] is True
    kinds = ["send", "delivery", "deliveryDelay", "bounce", "complaint", "reject"]
    assert destination["MatchingEventTypes"] == kinds
    assert len(kinds) == len(NEWS) == len(set(_STATES.values()))
    assert set(_STATES.values()) == set(NEWS)
    bus = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default"
    assert destination["EventBridgeDestination"] == {"EventBusArn": {"Fn::Sub": bus}}


def test_the_rule_takes_this_stacks_mail_only() -> None:
    """Another stack's mail, and mail without a configuration set, are none of its business."""
    rule = properties("FeedbackRule")
    assert rule["EventPattern"] == {
        "source": ["aws.ses"],
        "detail": {"mail": {"tags": {"ses:configuration-set": [{"Ref": "ConfigurationSet"}]}}},
    }
    [target] = rule["Targets"]
    assert (target["Id"], target["Arn"]) == ("feedback", {"Fn::GetAtt": ["FeedbackFunction", "Arn"]})


def test_an_event_that_could_not_be_recorded_is_kept() -> None:
    """After two more tries, in a queue of its own, with an alarm on it."""
    config = properties("FeedbackFunction")["EventInvokeConfig"]
    assert config["MaximumRetryAttempts"] == 2
    target = {"Type": "SQS", "Destination": {"Fn::GetAtt": ["FeedbackFailureQueue", "Arn"]}}
    assert config["DestinationConfig"] == {"OnFailure": target}


def test_what_eventbridge_can_not_hand_over_is_kept_too() -> None:
    """In the same queue, which takes messages from this rule and from nobody else who is not of the account."""
    queue = {"Fn::GetAtt": ["FeedbackFailureQueue", "Arn"]}
    [target] = properties("FeedbackRule")["Targets"]
    assert target["DeadLetterConfig"] == {"Arn": queue}
    assert of_type("AWS::SQS::QueuePolicy") == {
        "FeedbackFailurePolicy": {
            "Queues": [{"Ref": "FeedbackFailureQueue"}],
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "events.amazonaws.com"},
                        "Action": "sqs:SendMessage",
                        "Resource": queue,
                        "Condition": {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["FeedbackRule", "Arn"]}}},
                    }
                ],
            },
        }
    }


@pytest.mark.parametrize(
    ("permission", "function", "principal", "source"),
    [
        ("FeedbackPermission", "FeedbackFunction", "events", {"Fn::GetAtt": ["FeedbackRule", "Arn"]}),
        ("WatchPermission", "WatchFunction", "events", {"Fn::GetAtt": ["WatchRule", "Arn"]}),
        ("CanaryPermission", "WatchFunction", "events", {"Fn::GetAtt": ["CanaryRule", "Arn"]}),
        ("WebhookPermission", "WebhookFunction", "sns", {"Ref": "AlertTopic"}),
    ],
)
def test_each_function_may_be_invoked_by_what_invokes_it(
    permission: str, function: str, principal: str, source: dict[str, Any]
) -> None:
    """And by nothing of the same kind."""
    assert properties(permission) == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Ref": function},
        "Principal": f"{principal}.amazonaws.com",
        "SourceArn": source,
    }


@pytest.mark.parametrize(("rule", "job"), [("WatchRule", "look"), ("CanaryRule", "canary")])
def test_the_watch_does_each_job_once_an_hour(rule: str, job: str) -> None:
    """Once: Lambda does not try again what the next hour does anyway."""
    target = {"Id": "watch", "Arn": {"Fn::GetAtt": ["WatchFunction", "Arn"]}, "Input": f'{{"job":"{job}"}}'}
    scheduled = properties(rule)
    assert (scheduled["ScheduleExpression"], scheduled["Targets"]) == ("rate(1 hour)", [target])
    assert properties("WatchFunction")["EventInvokeConfig"] == {"MaximumRetryAttempts": 0}


def test_the_watch_has_time_for_its_jobs() -> None:
    """The canary's patience, and a word at the end."""
    assert properties("WatchFunction")["Timeout"] > PATIENCE + SECONDS_KEPT


def test_alerts_go_to_people_and_to_the_webhooks_function() -> None:
    """Which has time for its one POST, and two more tries."""
    assert of_type("AWS::SNS::Subscription") == {
        "AlertSubscription": {
            "TopicArn": {"Ref": "AlertTopic"},
            "Protocol": "email",
            "Endpoint": {"Ref": "AlertEmail"},
        },
        "WebhookSubscription": {
            "TopicArn": {"Ref": "AlertTopic"},
            "Protocol": "lambda",
            "Endpoint": {"Fn::GetAtt": ["WebhookFunction", "Arn"]},
        },
    }
    webhook = properties("WebhookFunction")
    assert webhook["Timeout"] > 2 * TIMEOUT_SECONDS
    assert webhook["EventInvokeConfig"] == {"MaximumRetryAttempts": 2}
