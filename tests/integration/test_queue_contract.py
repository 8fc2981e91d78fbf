"""The same cases against our SQS fake, moto's SQS and the local AWS's.

The fake follows AWS's documentation. Where another stack does not, DEVIATES names the case with what that stack does
today, so that its becoming right shows here and the entry can go.
"""

import json
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from functions.intake.enqueue import SqsChute
from functions.mailer.park import Parker
from functions.mailer.record import read_record
from shared.alerts import Alerts
from shared.ledger import Ledger
from shared.queues import put
from shared.standing import Timing
from shared.submission import Judgement
from shared.table import Table
from tests.factories import NOW, received_record, sqs_record, submission
from tests.fakes import FakeClock, FakeSqs
from tests.simulation import stack
from tests.unit.aws import Aws

MAIN, SIDE = "main", "side"
ALL = {"MessageAttributeNames": ["All"], "MessageSystemAttributeNames": ["All"]}
MIB = 1024 * 1024


@dataclass
class Queues:
    """A client and how to let time pass for it; `urls` names its two queues."""

    stack: str
    client: Any
    pause: Callable[[float], object]

    def __post_init__(self) -> None:
        self._mark = uuid.uuid4().hex  # the local AWS is shared by the whole session
        self.urls = {name: self.make(name) for name in (MAIN, SIDE)}

    def make(self, name: str, **attributes: str) -> str:
        """A queue of this test's own."""
        return str(self.client.create_queue(QueueName=f"{name}-{self._mark}", Attributes=attributes)["QueueUrl"])

    def read(self, name: str) -> list[dict[str, Any]]:
        """What is there, as plain bodies and attributes."""
        messages = self.receive(name, MaxNumberOfMessages=10)
        return [{"body": message["Body"], "attributes": plain(message)} for message in messages]

    def receive(self, name: str = MAIN, **options: Any) -> list[dict[str, Any]]:
        """With all attributes; `name` may be a URL."""
        got = self.client.receive_message(QueueUrl=self.urls.get(name, name), **(ALL | options))
        messages: list[dict[str, Any]] = got.get("Messages", [])
        return messages

    def one(self, name: str = MAIN, **options: Any) -> dict[str, Any]:
        """The next message; waits some seconds for it."""
        for _ in range(100):
            if messages := self.receive(name, **options):
                return messages[0]
            self.pause(0.05)
        raise AssertionError(f"nothing on {name}")

    def send(self, body: str = "x", **attributes: str) -> str:
        """To MAIN; the message's id."""
        return put(self.client, self.urls[MAIN], body, attributes)

    def delete(self, handle: str) -> None:
        """From MAIN."""
        self.client.delete_message(QueueUrl=self.urls[MAIN], ReceiptHandle=handle)

    def hide(self, handle: str, seconds: int) -> None:
        """On MAIN."""
        self.client.change_message_visibility(QueueUrl=self.urls[MAIN], ReceiptHandle=handle, VisibilityTimeout=seconds)

    def arn(self, name: str) -> str:
        """A queue's."""
        got = self.client.get_queue_attributes(QueueUrl=self.urls[name], AttributeNames=["QueueArn"])
        return str(got["Attributes"]["QueueArn"])

    def counts(self) -> tuple[int, int]:
        """MAIN's visible messages and those in flight."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        got = self.client.get_queue_attributes(QueueUrl=self.urls[MAIN], AttributeNames=names)["Attributes"]
        return int(got[names[0]]), int(got[names[1]])


def plain(message: dict[str, Any]) -> dict[str, str]:
    return {name: value["StringValue"] for name, value in message.get("MessageAttributes", {}).items()}


def _fake(request: pytest.FixtureRequest) -> Queues:
    clock = FakeClock()
    return Queues("fake", FakeSqs(clock, strict=True), clock.advance)


def _moto(request: pytest.FixtureRequest) -> Queues:
    request.getfixturevalue("aws")
    return Queues("moto", boto3.client("sqs"), time.sleep)


def _local(request: pytest.FixtureRequest) -> Queues:
    return Queues("local", request.getfixturevalue("stack").aws.client("sqs"), time.sleep)


@pytest.fixture(
    params=[
        pytest.param(_fake, id="fake"),
        pytest.param(_moto, id="moto"),
        pytest.param(_local, id="local", marks=pytest.mark.e2e),
    ]
)
def queues(request: pytest.FixtureRequest) -> Queues:
    made: Queues = request.param(request)
    return made


def test_a_message_arrives_with_body_and_attributes(queues: Queues) -> None:
    """An empty attribute is left out: SQS refuses one."""
    put(queues.client, queues.urls[MAIN], "héllo", {"form": "contact", "reason": ""})
    assert queues.read(MAIN) == [{"body": "héllo", "attributes": {"form": "contact"}}]
    assert queues.read(SIDE) == []


def test_accepted_and_quarantined_submissions_part_ways(queues: Queues) -> None:
    """Each on its queue, as it was encoded."""
    chute = SqsChute(queues.client, queues.urls[MAIN], queues.urls[SIDE])
    clean, spam = submission(), submission(judgement=Judgement(score=1, reasons=("honeypot",)))
    chute.submit(clean)
    chute.quarantine(spam)
    ids = {"submission_id": clean.id, "form": "contact"}
    assert queues.read(MAIN) == [{"body": clean.encode(), "attributes": ids}]
    assert queues.read(SIDE) == [{"body": spam.encode(), "attributes": {**ids, "reason": "honeypot"}}]


def test_a_parked_record_keeps_its_body_and_says_why(queues: Queues) -> None:
    """The envelope says whose it is and why, and comes back as the record of a replay."""
    aws = Aws()
    table = Table(aws.dynamo, "ledger")
    ledger, alerts = Ledger(table), Alerts(aws.sns, stack.TOPIC, table)
    entry = ledger.claim(submission().id, "contact", 0, aws.now, Timing(120, 900)).entry
    parker = Parker(ledger, queues.client, queues.urls[SIDE], alerts, "mailchute")
    record = read_record(sqs_record(body="letter \u00e9", receives=2))
    assert parker.park(record, entry, "refused_by_ses", "Code", aws.now)
    message = queues.one(SIDE)
    assert plain(message) == {
        "submission_id": submission().id,
        "form": "contact",
        "reason": "refused_by_ses",
        "code": "Code",
        "attempts": "1",
        "first_failed_at": "2026-11-23T12:00:00+00:00",
        "last_failed_at": "2026-11-23T12:00:00+00:00",
        "parkings": "1",
    }
    again = read_record(received_record(message))
    assert (again.body, again.parkings, again.receives) == ("letter \u00e9", 1, 1)


def test_the_largest_submission_fits_a_message(queues: Queues) -> None:
    """A body of intake's cap, at its worst growth."""
    from functions.intake.body import MAX_BODY_BYTES
    from shared.submission import Field

    worst = submission(fields=(Field("m", "\x00" * MAX_BODY_BYTES),))
    put(queues.client, queues.urls[MAIN], worst.encode(), {})


# -- what SQS refuses

Case = Callable[[Queues], object]


def _send(body: str = "x", **attributes: Any) -> Case:
    typed = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
    return lambda queues: queues.client.send_message(
        QueueUrl=queues.urls[MAIN], MessageBody=body, MessageAttributes=typed
    )


def _batch(*entries: dict[str, Any]) -> Case:
    return lambda queues: queues.client.send_message_batch(QueueUrl=queues.urls[MAIN], Entries=list(entries))


def _entries(number: int) -> list[dict[str, Any]]:
    return [{"Id": str(each), "MessageBody": "x"} for each in range(number)]


def _receive_eleven(queues: Queues) -> None:
    queues.receive(MaxNumberOfMessages=11)


def _nowhere(queues: Queues) -> None:
    queues.client.send_message(QueueUrl=queues.urls[MAIN] + "-not", MessageBody="x")


def _delete_elsewhere(queues: Queues) -> None:
    queues.send()
    queues.client.delete_message(QueueUrl=queues.urls[SIDE], ReceiptHandle=queues.one()["ReceiptHandle"])


def _hide_for(seconds: int) -> Case:
    def case(queues: Queues) -> None:
        queues.send()
        queues.hide(queues.one()["ReceiptHandle"], seconds)

    return case


def _hide_the_visible(queues: Queues) -> None:
    queues.send()
    handle = queues.one()["ReceiptHandle"]
    queues.hide(handle, 0)
    queues.hide(handle, 60)


def _hide_the_deleted(queues: Queues) -> None:
    queues.send()
    handle = queues.one()["ReceiptHandle"]
    queues.delete(handle)
    queues.hide(handle, 60)


def _hide_beyond_twelve_hours(queues: Queues) -> None:
    queues.send()
    handle = queues.one()["ReceiptHandle"]
    queues.pause(0.01)
    queues.hide(handle, 43_200)


def _make_again(queues: Queues) -> None:
    queues.make(MAIN, VisibilityTimeout="77")


def _make_without_target(queues: Queues) -> None:
    policy = {"deadLetterTargetArn": "arn:aws:sqs:us-east-1:123456789012:not", "maxReceiveCount": "2"}
    queues.make("third", RedrivePolicy=json.dumps(policy))


INVALID = "InvalidParameterValue"
BATCH = "AWS.SimpleQueueService."
REFUSED: dict[str, tuple[Case, str]] = {
    "empty body": (_send(""), "MissingParameter"),
    "body of more than 1 MiB": (_send("x" * (MIB + 1)), INVALID),
    "body and attributes of more than 1 MiB": (_send("x" * (MIB - 10), form="contact"), INVALID),
    "1 MiB in characters, more in bytes": (_send("é" * (MIB // 2 + 1)), INVALID),
    "eleven attributes": (_send(**{f"a{number}": "x" for number in range(11)}), INVALID),
    "space in an attribute's name": (_send(**{"a b": "x"}), INVALID),
    "attribute named AWS.": (_send(**{"Aws.x": "x"}), INVALID),
    "attribute's name ends with a period": (_send(**{"a.": "x"}), INVALID),
    "attribute's name has two periods": (_send(**{"a..b": "x"}), INVALID),
    "attribute's name of 257": (_send(**{"a" * 257: "x"}), INVALID),
    "empty attribute": (_send(a=""), INVALID),
    "control character in the body": (_send("a\x00b"), "InvalidMessageContents"),
    "noncharacter in the body": (_send("a\ufffeb"), "InvalidMessageContents"),
    "control character in an attribute": (_send(a="a\x01b"), INVALID),
    "unknown queue": (_nowhere, BATCH + "NonExistentQueue"),
    "handle that never was, deleted": (lambda queues: queues.delete("no-handle"), "ReceiptHandleIsInvalid"),
    "handle that never was, hidden": (lambda queues: queues.hide("no-handle", 1), "ReceiptHandleIsInvalid"),
    "handle of another queue": (_delete_elsewhere, "ReceiptHandleIsInvalid"),
    "hidden for less than nothing": (_hide_for(-1), INVALID),
    "hidden for more than twelve hours": (_hide_for(43_201), INVALID),
    "hidden for more than twelve hours together": (_hide_beyond_twelve_hours, INVALID),
    "hidden while visible": (_hide_the_visible, BATCH + "MessageNotInflight"),
    "hidden when deleted": (_hide_the_deleted, INVALID),
    "eleven messages": (_receive_eleven, INVALID),
    "empty batch": (_batch(), BATCH + "EmptyBatchRequest"),
    "batch of eleven": (_batch(*_entries(11)), BATCH + "TooManyEntriesInBatchRequest"),
    "batch with an id twice": (_batch(*_entries(1), *_entries(1)), BATCH + "BatchEntryIdsNotDistinct"),
    "batch with a bad id": (_batch({"Id": "a b", "MessageBody": "x"}), BATCH + "InvalidBatchEntryId"),
    "batch of more than 1 MiB": (
        _batch(*({"Id": each, "MessageBody": "x" * (MIB // 2 + 1)} for each in "ab")),
        BATCH + "BatchRequestTooLong",
    ),
    "same queue, other attributes": (_make_again, "QueueAlreadyExists"),
    "redrive to nowhere": (_make_without_target, INVALID),
}

# (case, stack) → what that stack answers instead; None where it takes it.
DEVIATES: dict[tuple[str, str], str | None] = {
    # Neither looks at more of an attribute than its type, and moto at its name's letters.
    ("eleven attributes", "moto"): None,
    ("eleven attributes", "local"): None,
    ("space in an attribute's name", "local"): None,
    ("attribute named AWS.", "moto"): None,
    ("attribute named AWS.", "local"): None,
    ("attribute's name ends with a period", "moto"): None,
    ("attribute's name ends with a period", "local"): None,
    ("attribute's name has two periods", "moto"): None,
    ("attribute's name has two periods", "local"): None,
    ("attribute's name of 257", "moto"): None,
    ("attribute's name of 257", "local"): None,
    ("empty attribute", "moto"): None,
    ("empty attribute", "local"): None,
    ("control character in an attribute", "moto"): None,
    ("control character in an attribute", "local"): None,
    # moto doesn't look at bodies, and measures in characters.
    ("empty body", "moto"): None,
    ("control character in the body", "moto"): None,
    ("noncharacter in the body", "moto"): None,
    ("1 MiB in characters, more in bytes", "moto"): None,
    ("body and attributes of more than 1 MiB", "moto"): None,
    ("body and attributes of more than 1 MiB", "local"): None,
    # MiniStack takes any number of seconds. AWS too was seen to take a visible message: localstack/localstack#9632.
    ("hidden for less than nothing", "moto"): None,
    ("hidden for less than nothing", "local"): None,
    ("hidden for more than twelve hours", "local"): None,
    ("hidden for more than twelve hours together", "local"): None,
    ("hidden while visible", "moto"): None,
    ("hidden while visible", "local"): None,
    ("hidden when deleted", "moto"): "ReceiptHandleIsInvalid",
    ("hidden when deleted", "local"): "ReceiptHandleIsInvalid",
    ("redrive to nowhere", "moto"): "AWS.SimpleQueueService.NonExistentQueue",
    ("redrive to nowhere", "local"): "InvalidAttributeValue",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_sqs_refuses_is_refused(queues: Queues, case: str) -> None:
    """With SQS's own code, where the stack knows it."""
    act, code = REFUSED[case]
    expected = DEVIATES.get((case, queues.stack), code)
    if expected is None:
        act(queues)
        return
    with pytest.raises(ClientError) as caught:
        act(queues)
    assert caught.value.response["Error"]["Code"] == expected


# -- a message's life


def test_body_and_attributes_arrive_as_they_were_sent(queues: Queues) -> None:
    """Every character that SQS allows, in both."""
    text = "Grüße\t\r\n\u0085 \ud7ff\ue000\ufffd \U0001f600\U0010ffff <&>\"'"
    sent = queues.send(text, note=text)
    message = queues.one()
    assert (message["MessageId"], message["Body"], plain(message)) == (sent, text, {"note": text})


def test_only_the_attributes_asked_for_come_along(queues: Queues) -> None:
    """By name, by prefix, or none."""
    queues.send(form="contact", reason="links")
    look: dict[str, Any] = {"VisibilityTimeout": 0, "MessageSystemAttributeNames": [], "MessageAttributeNames": []}
    bare = queues.one(**look)
    assert "MessageAttributes" not in bare
    assert "Attributes" not in bare
    assert plain(queues.one(**(look | {"MessageAttributeNames": ["form"]}))) == {"form": "contact"}
    assert plain(queues.one(**(look | {"MessageAttributeNames": ["rea.*"]}))) == {"reason": "links"}


def test_a_message_counts_its_receives_and_knows_when_it_was_sent(queues: Queues) -> None:
    """As strings, times in milliseconds; the first receive stays the first."""
    queues.send()
    first = queues.one(VisibilityTimeout=0)["Attributes"]
    queues.pause(0.01)
    second = queues.one(VisibilityTimeout=0)["Attributes"]
    assert (first["ApproximateReceiveCount"], second["ApproximateReceiveCount"]) == ("1", "2")
    assert first["SentTimestamp"] == second["SentTimestamp"]
    assert first["ApproximateFirstReceiveTimestamp"] == second["ApproximateFirstReceiveTimestamp"]
    assert len(first["SentTimestamp"]) == len("1763899200000")
    assert int(first["SentTimestamp"]) <= int(first["ApproximateFirstReceiveTimestamp"])


def test_a_message_in_flight_is_hidden(queues: Queues) -> None:
    """From everybody, and counted."""
    queues.send()
    assert queues.counts() == (1, 0)
    queues.one()
    assert queues.receive() == []
    assert queues.counts() == (0, 1)


def test_a_message_that_is_not_deleted_in_time_comes_again(queues: Queues) -> None:
    """With another handle."""
    queues.send()
    first = queues.one(VisibilityTimeout=1)
    assert queues.receive() == []
    second = queues.one()
    assert second["MessageId"] == first["MessageId"]
    assert second["ReceiptHandle"] != first["ReceiptHandle"]


def test_a_message_given_back_is_there_at_once(queues: Queues) -> None:
    """ChangeMessageVisibility to 0, which holds for this receive only."""
    queues.send()
    queues.hide(queues.one()["ReceiptHandle"], 0)
    assert queues.one()["Attributes"]["ApproximateReceiveCount"] == "2"
    assert queues.receive() == []


def test_a_message_may_be_hidden_for_longer_or_shorter(queues: Queues) -> None:
    """Counted from the call on."""
    queues.send()
    handle = queues.one(VisibilityTimeout=1)["ReceiptHandle"]
    queues.hide(handle, 60)
    queues.pause(1.1)
    assert queues.receive() == []
    queues.hide(handle, 1)
    assert queues.one()["Attributes"]["ApproximateReceiveCount"] == "2"


def test_a_delayed_message_is_not_there_yet(queues: Queues) -> None:
    """Nor is it in flight."""
    queues.client.send_message(QueueUrl=queues.urls[MAIN], MessageBody="x", DelaySeconds=1)
    assert queues.receive() == []
    assert queues.counts() == (0, 0)
    assert queues.one()["Attributes"]["ApproximateReceiveCount"] == "1"


def test_a_deleted_message_is_gone(queues: Queues) -> None:
    """Also for its handle, and also when it was visible again."""
    queues.send()
    handle = queues.one(VisibilityTimeout=0)["ReceiptHandle"]
    queues.delete(handle)
    assert queues.receive() == []
    assert queues.counts() == (0, 0)


def test_a_purged_queue_is_empty(queues: Queues) -> None:
    """Also of what was in flight."""
    queues.send()
    queues.one()
    queues.send()
    queues.client.purge_queue(QueueUrl=queues.urls[MAIN])
    assert queues.counts() == (0, 0)


def test_a_queue_is_found_by_name_and_made_once(queues: Queues) -> None:
    """Creating it again is no error."""
    name = queues.arn(MAIN).rpartition(":")[2]
    assert queues.client.get_queue_url(QueueName=name)["QueueUrl"] == queues.urls[MAIN]
    assert queues.make(MAIN) == queues.urls[MAIN]


# -- handles


def test_deleting_twice_is_no_error(queues: Queues) -> None:
    """Whoever did not hear the answer asks again."""
    queues.send()
    handle = queues.one()["ReceiptHandle"]
    queues.delete(handle)
    _unless(queues, DELETES_ONCE, lambda: queues.delete(handle))


def test_an_older_handle_still_deletes(queues: Queues) -> None:
    """A late consumer, whose message is with another one by now."""
    queues.send()
    handle = queues.one(VisibilityTimeout=0)["ReceiptHandle"]
    queues.one()
    _unless(queues, LAST_HANDLE_ONLY, lambda: queues.delete(handle))
    assert queues.counts() == (0, 1 if queues.stack in LAST_HANDLE_ONLY else 0)


def test_an_older_handle_still_hides(queues: Queues) -> None:
    """Which is why a late consumer must not give back what is no longer his."""
    queues.send()
    handle = queues.one(VisibilityTimeout=0)["ReceiptHandle"]
    queues.one()
    _unless(queues, LAST_HANDLE_ONLY, lambda: queues.hide(handle, 0))
    assert queues.counts() == ((0, 1) if queues.stack in LAST_HANDLE_ONLY else (1, 0))


DELETES_ONCE = {"local": "MiniStack forgets a handle with its message: ReceiptHandleIsInvalid"}
LAST_HANDLE_ONLY = {"local": "MiniStack keeps one handle a message"}


def _unless(queues: Queues, deviating: dict[str, str], act: Callable[[], object]) -> None:
    """AWS takes it; a stack named in `deviating` says that the handle is invalid."""
    if queues.stack not in deviating:
        act()
        return
    with pytest.raises(ClientError, match="ReceiptHandleIsInvalid"):
        act()


# -- batches


def test_a_batch_reports_its_bad_entries_and_takes_the_others(queues: Queues) -> None:
    """With HTTP 200: who looks for an exception only loses mail."""
    bad = {"Id": "bad", "MessageBody": "a\x00b"}
    answer = queues.client.send_message_batch(
        QueueUrl=queues.urls[MAIN], Entries=[bad, {"Id": "good", "MessageBody": "x", "MessageAttributes": FORM}]
    )
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    if queues.stack in TAKES_ANY_BODY:
        assert not answer.get("Failed")
        return
    assert [entry["Id"] for entry in answer["Successful"]] == ["good"]
    assert [(entry["Id"], entry["Code"]) for entry in answer["Failed"]] == [("bad", "InvalidMessageContents")]
    assert answer["Failed"][0]["SenderFault"]
    message = queues.one()
    assert (message["MessageId"], plain(message)) == (answer["Successful"][0]["MessageId"], {"form": "contact"})


FORM = {"form": {"DataType": "String", "StringValue": "contact"}}
TAKES_ANY_BODY = {"moto": "it doesn't look at bodies, so that no entry of a batch ever fails"}


def test_a_batch_without_failures_has_no_failed(queues: Queues) -> None:
    """The key is missing, or its list is empty."""
    answer = queues.client.send_message_batch(QueueUrl=queues.urls[MAIN], Entries=_entries(10))
    assert len(answer["Successful"]) == 10
    assert not answer.get("Failed")
    assert len({message["Body"] for message in queues.receive(MaxNumberOfMessages=10)}) == 1


@pytest.mark.parametrize("method", ["delete_message_batch", "change_message_visibility_batch"])
def test_a_batch_of_handles_reports_the_bad_ones(queues: Queues, method: str) -> None:
    """And acts on the good ones."""
    queues.send()
    handles = {"bad": "no-handle", "good": queues.one()["ReceiptHandle"]}
    timeout = {"VisibilityTimeout": 0} if method.startswith("change") else {}
    entries = [{"Id": name, "ReceiptHandle": handle, **timeout} for name, handle in handles.items()]
    answer = getattr(queues.client, method)(QueueUrl=queues.urls[MAIN], Entries=entries)
    assert [entry["Id"] for entry in answer["Successful"]] == ["good"]
    assert [(entry["Id"], entry["Code"]) for entry in answer["Failed"]] == [("bad", "ReceiptHandleIsInvalid")]
    assert queues.counts() == (1 if timeout else 0, 0)


# -- dead letters


def _with_redrive(queues: Queues, receives: int) -> None:
    policy = {"deadLetterTargetArn": queues.arn(SIDE), "maxReceiveCount": str(receives)}
    queues.urls[MAIN] = queues.make("redriving", RedrivePolicy=json.dumps(policy))


def test_a_message_received_too_often_moves_on_its_next_receive(queues: Queues) -> None:
    """Whole: id, body, attributes, the time it was first sent, and the count of its receives."""
    _with_redrive(queues, 2)
    queues.send("héllo", form="contact")
    first, second = (queues.one(VisibilityTimeout=0) for _ in range(2))
    assert queues.receive(SIDE) == []
    queues.pause(0.05)
    assert queues.receive() == []
    dead = queues.one(SIDE)
    assert (dead["MessageId"], dead["Body"], plain(dead)) == (first["MessageId"], "héllo", {"form": "contact"})
    assert dead["Attributes"]["SentTimestamp"] == second["Attributes"]["SentTimestamp"]
    assert dead["Attributes"]["ApproximateReceiveCount"] == "3"


def test_a_dead_letter_names_the_queue_it_came_from(queues: Queues) -> None:
    """DeadLetterQueueSourceArn."""
    _with_redrive(queues, 1)
    queues.send()
    queues.one(VisibilityTimeout=0)
    queues.receive()
    named = None if queues.stack in NAMES_NO_SOURCE else queues.arn(MAIN)
    assert queues.one(SIDE)["Attributes"].get("DeadLetterQueueSourceArn") == named


NAMES_NO_SOURCE = {"moto": "it doesn't know DeadLetterQueueSourceArn"}


def test_a_handle_from_before_the_move_does_not_touch_the_dead_letter(queues: Queues) -> None:
    """A late consumer deletes nothing, and hears no error."""
    _with_redrive(queues, 1)
    queues.send()
    handle = queues.one(VisibilityTimeout=0)["ReceiptHandle"]
    assert queues.receive() == []
    _unless(queues, FORGETS_THE_MOVED, lambda: queues.delete(handle))
    assert queues.one(SIDE)["Body"] == "x"


FORGETS_THE_MOVED = dict.fromkeys(("moto", "local"), "its handles go with the message: ReceiptHandleIsInvalid")


# -- what only the fake can do


def _alone(seed: int | None = None) -> tuple[Queues, FakeSqs, FakeClock]:
    clock = FakeClock()
    sqs = FakeSqs(clock, random.Random(seed) if seed is not None else None, strict=True)
    return Queues("fake", sqs, clock.advance), sqs, clock


def test_a_message_expires_by_the_time_it_was_first_sent() -> None:
    """In flight or not, and counted as lost."""
    queues, sqs, clock = _alone()
    queues.send()
    clock.advance(345_599)
    queues.one()
    assert sqs.expired(queues.urls[MAIN]) == []
    clock.advance(1)
    assert queues.counts() == (0, 0)
    assert [message.body for message in sqs.expired(queues.urls[MAIN])] == ["x"]


def test_a_dead_letter_has_the_rest_of_its_time() -> None:
    """A day in the first queue is a day less in the second."""
    queues, sqs, clock = _alone()
    _with_redrive(queues, 1)
    queues.send()
    queues.one(VisibilityTimeout=0)
    clock.advance(86_400)
    assert queues.receive() == []
    clock.advance(3 * 86_400 - 1)
    assert sqs.depth(queues.urls[SIDE]) == (1, 0)
    clock.advance(1)
    assert [message.body for message in sqs.expired(queues.urls[SIDE])] == ["x"]


def test_a_message_in_flight_may_come_a_second_time() -> None:
    """At-least-once: twice at the same time, then hidden as before."""
    queues, sqs, _ = _alone()
    sent = queues.send()
    queues.one()
    sqs.duplicate(queues.urls[MAIN], sent)
    assert sqs.depth(queues.urls[MAIN]) == (1, 1)
    assert queues.one()["Attributes"]["ApproximateReceiveCount"] == "2"
    assert queues.receive() == []


def test_a_second_copy_never_shares_a_receive_with_the_first() -> None:
    """Lambda would see the same id twice in one batch."""
    queues, sqs, clock = _alone()
    sent = queues.send()
    queues.one()
    sqs.duplicate(queues.urls[MAIN], sent)
    clock.advance(30)
    assert len(queues.receive(MaxNumberOfMessages=10)) == 1
    assert sqs.depth(queues.urls[MAIN]) == (0, 1)


def test_a_second_copy_dies_with_the_message() -> None:
    """Once deleted, deleted."""
    queues, sqs, _ = _alone()
    sent = queues.send()
    handle = queues.one()["ReceiptHandle"]
    sqs.duplicate(queues.urls[MAIN], sent)
    queues.delete(handle)
    assert sqs.depth(queues.urls[MAIN]) == (0, 0)
    assert queues.receive() == []


def test_a_second_copy_is_not_redriven_from_under_its_reader() -> None:
    """The first copy is still being worked on; only once it has timed out is the message a dead letter."""
    queues, sqs, clock = _alone()
    _with_redrive(queues, 1)
    sent = queues.send()
    queues.one()
    sqs.duplicate(queues.urls[MAIN], sent)
    assert queues.one()["MessageId"] == sent
    clock.advance(30)
    assert queues.receive() == []
    assert sqs.depth(queues.urls[SIDE]) == (1, 0)


def test_a_deleted_message_may_come_back() -> None:
    """Rarely, SQS says; with the receives it had."""
    queues, sqs, _ = _alone()
    sent = queues.send()
    queues.delete(queues.one()["ReceiptHandle"])
    sqs.resurrect(queues.urls[MAIN], sent)
    back = queues.one()
    assert (back["MessageId"], back["Attributes"]["ApproximateReceiveCount"]) == (sent, "2")


def test_messages_come_in_order_or_by_chance() -> None:
    """The same chance from the same seed."""
    orders = []
    for seed in (None, 1, 1, 2):
        queues, _, _ = _alone(seed)
        for number in range(10):
            queues.send(str(number))
        orders.append([message["Body"] for message in queues.receive(MaxNumberOfMessages=10)])
    assert orders[0] == sorted(orders[0])
    assert orders[1] == orders[2]
    assert len({*map(tuple, orders)}) == 3
    assert all(sorted(order) == orders[0] for order in orders)


def test_the_simulator_sees_without_touching() -> None:
    """What is there, how deep it is, and when that changes by itself."""
    queues, sqs, clock = _alone()
    url = queues.urls[MAIN]
    assert sqs.next_change(url) is None
    queues.send("a")
    queues.send("b", form="contact")
    queues.one()
    clock.advance(1)
    assert sqs.next_change(url) == NOW + timedelta(seconds=30)
    assert sqs.depth(url) == (1, 1)
    seen = [(message.body, message.receive_count, message.visible_at) for message in sqs.peek(url)]
    assert seen == [("a", 1, NOW + timedelta(seconds=30)), ("b", 0, NOW)]
    assert sqs.peek(url)[1].attributes == {"form": "contact"}
    clock.advance(29)
    assert (sqs.depth(url), sqs.next_change(url)) == ((2, 0), None)


def test_a_queue_that_is_down_answers_nobody() -> None:
    """And is whole when it is back."""
    queues, sqs, _ = _alone()
    queues.send()
    sqs.down = True
    with pytest.raises(EndpointConnectionError):
        queues.send()
    with pytest.raises(EndpointConnectionError):
        queues.receive()
    sqs.down = False
    assert len(queues.receive(MaxNumberOfMessages=10)) == 1


def test_without_arguments_a_queue_is_there_when_it_is_sent_to() -> None:
    """Unit tests look at `messages` only."""
    sqs = FakeSqs()
    put(sqs, MAIN, "x", {"form": "contact"})
    sqs.receive_message(QueueUrl=MAIN)
    assert sqs.messages == {MAIN: [{"body": "x", "attributes": {"form": "contact"}}]}
    with pytest.raises(ClientError, match="NonExistentQueue"):
        sqs.receive_message(QueueUrl=SIDE)


def test_a_long_life_leaves_nothing_behind() -> None:
    """The fake's own piles follow the number of messages that are there, not of all that ever were."""
    queues, sqs, clock = _alone()
    for _ in range(5000):
        queues.send()
        handle = queues.one(VisibilityTimeout=43_000)["ReceiptHandle"]
        queues.hide(handle, 40_000)
        clock.advance(1)
        queues.delete(handle)
    queue = sqs.queues[queues.urls[MAIN]]
    assert len(queue._ages) + len(queue._hidden) + len(queue._ready) < 4000
