"""One history's world: the real handlers between fakes, in virtual time."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from functions.feedback import handler as feedback
from functions.feedback.settings import read_settings as feedback_settings
from functions.intake import handler as intake
from functions.intake.settings import read_settings as intake_settings
from functions.mailer import handler as mailer
from functions.mailer.settings import read_settings as mailer_settings
from local.ses.breakage import Breakage
from local.ses.core import FakeSes
from shared.forms import Form
from shared.log import get_logger
from tests.fakes import FakeDynamo, FakeSns, FakeSqs
from tests.simulation import stack
from tests.simulation.facts import Facts
from tests.simulation.scheduler import Family, Scheduler, Task, current
from tests.simulation.taps import Call, Taps, Trouble

START = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC).timestamp()
TIMEOUT = 90.0
SERVICES = ("mailer", "feedback", "intake")


class World:
    """Everything that one history needs. `trouble` says what goes wrong at a call, `weather` what SES does."""

    def __init__(
        self,
        seed: int,
        forms: Mapping[str, Form],
        *,
        trouble: Callable[[Call], Trouble] = lambda _: Trouble.NONE,
        weather: Callable[[float], Breakage] = lambda _: Breakage.NONE,
        event_delay: Callable[[dict[str, Any]], float | None] = lambda _: 2.0,
    ) -> None:
        self.random = random.Random(seed)
        self.scheduler = Scheduler(START)
        self.forms, self.mailer_forms = dict(forms), dict(forms)
        self.event_delay = event_delay
        self._make_aws(weather)
        self.facts = Facts(self.ses.inbox, lambda: [message.body for message in self.sqs.peek(stack.MAIN)])
        fakes = {"sqs": self.sqs, "dynamodb": self.dynamo, "sns": self.sns, "sesv2": self.ses}
        self.taps = Taps(self.scheduler, fakes, trouble, self.facts.before, self._after)
        self.families: list[Family] = []
        self._idle: list[Task] = []
        self._started: dict[str, int] = {}
        self._open_functions()
        for number in range(int(stack.environment()["MAILER_CONCURRENCY"])):
            self.spawn(f"poller-{number}", self._poll)

    def _make_aws(self, weather: Callable[[float], Breakage]) -> None:
        self.sqs = FakeSqs(self.clock, shuffle=random.Random(self.random.random()), strict=True)
        stack.make_queues(self.sqs)
        self.dynamo = FakeDynamo(self.clock, ttl_attribute="expires_at")
        for table in ("ledger", "spam-counts"):
            self.dynamo.create_table(TableName=table, **stack.SCHEMA)
        self.sns = FakeSns(strict=True)
        self.sns.create_topic(Name="alerts")
        self.ses = FakeSes(
            identities=["forms@example.com"],
            configuration_sets=["mailchute"],
            clock=self.clock,
            plan=lambda _: weather(self.scheduler.now),
            emit=self._emit,
        )

    def _open_functions(self) -> None:
        """The handlers' own wiring, with our clients, clock and chance."""
        room = mailer.mail_room(
            mailer_settings(stack.environment()),
            self.mailer_forms,
            self.taps.client("mailer"),
            seconds=lambda: int(self.scheduler.now),
            chance=self.random.random,
            pace=lambda: None,
            each=lambda work, items: self.scheduler.gather([_bound(work, item) for item in items]),
            count=self._count,
        )
        desk = feedback.desk(
            feedback_settings(stack.environment()),
            self.taps.client("feedback"),
            seconds=lambda: int(self.scheduler.now),
            count=self._count,
        )
        slot = intake.desk(
            intake_settings(stack.environment()),
            self.forms,
            self.taps.client("intake"),
            now=self.clock,
            new_id=self._new_id,
            count=self._count,
        )
        self._replaced = (mailer._mail_room, feedback._desk, intake._desk)
        mailer._mail_room, feedback._desk, intake._desk = lambda: room, lambda: desk, lambda: slot  # type: ignore[assignment]
        self._levels = {service: get_logger(service).log_level for service in SERVICES}
        for service in SERVICES:
            get_logger(service).setLevel("CRITICAL")

    def clock(self) -> datetime:
        """Now, as the fakes want it."""
        return datetime.fromtimestamp(self.scheduler.now, UTC)

    def spawn(self, name: str, work: Callable[[], Any], delay: float = 0.0) -> Task:
        """A process of its own."""
        self._started[name] = self._started.get(name, 0) + 1
        family = Family(f"{name}#{self._started[name]}")
        self.families.append(family)
        return self.scheduler.spawn(work, family, delay)

    def invoke(self, name: str, work: Callable[[], Any]) -> Task:
        """A Lambda invocation, ended at its timeout; returns once it is over. To be called from a task."""
        task = self.spawn(name, work)
        self.scheduler.at(self.scheduler.now + TIMEOUT, lambda: None if task.finished else task.family.kill())
        task.join()
        return task

    def post(self, event: dict[str, Any]) -> dict[str, Any]:
        """What the visitor's browser gets: an answer, or API Gateway's own 502 where the function died."""
        task = self.invoke("intake", lambda: intake.handler(event, None))
        answer = task.result if isinstance(task.result, dict) else {"statusCode": 502, "body": ""}
        self.facts.note(self.scheduler.now, f"     visitor  {answer['statusCode']}")
        return answer

    def _after(self, call: Call, result: Any, error: BaseException | None) -> None:
        self.facts.after(call, result, error)
        if call.operation in ("send_message", "send_message_batch") and call.request["QueueUrl"] == stack.MAIN:
            self.nudge()

    def nudge(self) -> None:
        """Something may be on the queue: the pollers look."""
        idle, self._idle = self._idle, []
        for task in idle:
            self.scheduler.wake(task)

    def repeat(self) -> None:
        """At-least-once delivery: a message in flight twice, or one that was deleted, again."""
        queue = self.sqs.queues[stack.MAIN]
        if queue.messages and (self.random.random() < 0.5 or not queue.deleted):
            self.sqs.duplicate(stack.MAIN, self.random.choice(list(queue.messages)))
        elif queue.deleted:
            self.sqs.resurrect(stack.MAIN, self.random.choice(list(queue.deleted)))
        self.nudge()

    def poison(self) -> None:
        """A message that is no submission."""
        self.sqs.send_message(QueueUrl=stack.MAIN, MessageBody='{"no": "submission"}')
        self.nudge()

    def at_rest(self) -> bool:
        """Whether no process but the pollers is left."""
        self.families = [family for family in self.families if not family.over]
        return all(family.name.startswith("poller") for family in self.families)

    def close(self) -> None:
        """Nothing of it runs on, and the handlers are Lambda's again."""
        self.scheduler.close()
        mailer._mail_room, feedback._desk, intake._desk = self._replaced
        for service, level in self._levels.items():
            get_logger(service).setLevel(level)

    def _poll(self) -> None:
        """The event source mapping: receive, invoke, and delete what the answer does not name."""
        while True:
            got = self.sqs.receive_message(
                QueueUrl=stack.MAIN,
                MaxNumberOfMessages=int(stack.resources()["MailerSource"]["BatchSize"]),
                MessageAttributeNames=["All"],
                MessageSystemAttributeNames=["All"],
            ).get("Messages", [])
            if got:
                self._batch(got)
                continue
            due = self.sqs.next_change(stack.MAIN)
            if due is not None:
                self.scheduler.at(due.timestamp() + 0.001, self.nudge)
            self._idle.append(current())
            self.scheduler.sleep_until_woken()

    def _batch(self, got: list[dict[str, Any]]) -> None:
        started = self.scheduler.now
        context = _Context(lambda: started + TIMEOUT - self.scheduler.now)
        event = {"Records": [_record(message) for message in got]}
        task = self.invoke("mailer", lambda: mailer.handler(event, context))
        if task.failure is not None:
            self.facts.breaches.append(f"batch_failed {type(task.failure).__name__}")
        kept = self._kept(task, {message["MessageId"] for message in got})
        for message in got:
            if message["MessageId"] not in kept:
                self._delete(message)

    def _kept(self, task: Task, ids: set[str]) -> set[str]:
        """How Lambda reads the answer: null and {} are success, an unknown or empty identifier is failure of all.

        https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
        """
        if task.failure is not None or task.family.dead:
            return ids
        named = {entry.get("itemIdentifier") for entry in (task.result or {}).get("batchItemFailures") or []}
        return named if named <= ids else ids

    def _delete(self, message: dict[str, Any]) -> None:
        if self.random.random() < self.lost_deletes:
            return
        self.sqs.delete_message(QueueUrl=stack.MAIN, ReceiptHandle=message["ReceiptHandle"])

    lost_deletes = 0.0

    def _emit(self, event: dict[str, Any]) -> None:
        """EventBridge: late, twice or never, as the history has it."""
        delay = self.event_delay(event)
        if delay is not None:
            self.spawn("eventbridge", lambda: self._feed(event), delay)

    def _feed(self, event: dict[str, Any]) -> None:
        """Lambda's asynchronous invocation: two more tries, after one minute and two."""
        for wait in (60.0, 120.0, 0.0):
            task = self.invoke("feedback", lambda: feedback.handler(event, None))
            if task.failure is None and not task.family.dead:
                self.facts.fed(self.scheduler.now, event)
                return
            self.scheduler.pause(wait)
        self.facts.note(self.scheduler.now, "              an event was given up")

    def _new_id(self, now: datetime) -> str:
        return f"{int(now.timestamp() * 1000):012x}-7000-8000-{self.random.randrange(16**16):016x}"[:36]

    @staticmethod
    def _count(name: str, details: Mapping[str, str], value: float = 1) -> None:
        """Metrics are not what is proven here."""


class _Context:
    def __init__(self, left: Callable[[], float]) -> None:
        self._left = left

    def get_remaining_time_in_millis(self) -> int:
        return int(self._left() * 1000)


def _bound(work: Callable[[Any], Any], item: Any) -> Callable[[], Any]:
    return lambda: work(item)


def _record(message: dict[str, Any]) -> dict[str, Any]:
    """As the event source mapping shapes it."""
    attributes = {
        name: {"dataType": value["DataType"], "stringValue": value["StringValue"]}
        for name, value in message.get("MessageAttributes", {}).items()
    }
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": attributes,
        "eventSource": "aws:sqs",
    }
