"""SES's events that feedback could not record: what they are, and recording them after all.

They wait in a queue of their own, as Lambda's record of a failed invocation or as EventBridge's event itself.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
"""

import json
import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ops.shield import shielded
from ops.stack import Place
from shared.peek import Message, Peek, attribute, sent_at

# Feedback itself is ended after 30 (template.yaml). Not tried again: that is for whoever runs the command.
READ_SECONDS = 35
UNREADABLE = "Unreadable"
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")


@dataclass(frozen=True)
class Missed:
    """One message of the queue. Only what looks like a name of ours or of AWS's is told of it, and no address."""

    message: Message

    @cached_property
    def event(self) -> Mapping[str, Any] | None:
        """As EventBridge gave it; None where the body is none."""
        body = _read(self.message["Body"])
        event = body.get("requestPayload") if body and "requestPayload" in body else body
        return event if isinstance(event, dict) else None

    @property
    def kind(self) -> str:
        """SES's word: Bounce, Delivery and so on."""
        return _name(_at(self.event, "detail", "eventType"))

    @property
    def submission_id(self) -> str:
        """Whose mail it is about."""
        tag = _at(self.event, "detail", "mail", "tags", "submission")
        return _name(tag[0]) if isinstance(tag, list) and tag else ""

    @property
    def why(self) -> str:
        """The error's name, by Lambda or by EventBridge."""
        told = _at(_read(self.message["Body"]), "responsePayload", "errorType")
        return _name(told or attribute(self.message, "ERROR_CODE"))

    @property
    def came_at(self) -> float:
        """When it came into the queue, since the epoch."""
        return sent_at(self.message)

    @property
    def id(self) -> str:
        """The submission's, else SQS's of the message."""
        return self.submission_id or str(self.message["MessageId"])


@dataclass
class Tally:
    """What was done so far: whose events were recorded, and whose stayed, with a code."""

    recorded: list[str] = field(default_factory=list)
    stayed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def handled(self) -> int:
        """Events, whatever came of them."""
        return len(self.recorded) + len(self.stayed)


@dataclass(frozen=True)
class Missing:
    """The queue at `url`, and feedback's function by its name; `sqs` and `functions` are boto3's clients."""

    sqs: Any
    functions: Any
    url: str
    function: str

    @classmethod
    def of(cls, place: Place) -> "Missing":
        """Raises KeyError for an output that the stack does not have, and what boto3 raises."""
        url, function = place.outputs["FeedbackFailureQueueUrl"], place.outputs["FeedbackFunctionName"]
        return cls(place.client("sqs"), _once(place).client("lambda"), url, function)

    def look(self) -> Generator[Missed, None, None]:
        """Every event once; all are visible again when the walk ends, or is closed."""
        with Peek(self.sqs, self.url, shield=shielded) as peek:
            for batch in peek.batches():
                yield from map(Missed, batch)

    def replay(self, tally: Tally, limit: int | None = None, told: Callable[[int], object] = lambda _: None) -> None:
        """Each that feedback records now is taken out. Raises what the clients raise, and KeyboardInterrupt.

        Cut off between the two, an event stays, and is recorded once more: old news changes nothing.
        """
        with Peek(self.sqs, self.url, shield=shielded) as peek:
            for missed in (Missed(message) for batch in peek.batches() for message in batch):
                code = self._record(missed)
                if code:
                    tally.stayed.append((missed.id, code))
                else:
                    self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=peek.handle(missed.message))
                    peek.let_go([missed.message])
                    tally.recorded.append(missed.id)
                told(tally.handled)
                if tally.handled == limit:
                    return

    def _record(self, missed: Missed) -> str:
        """Why it could not be, "" where it was."""
        if missed.event is None:
            return UNREADABLE
        answer = self.functions.invoke(
            FunctionName=self.function, InvocationType="RequestResponse", Payload=json.dumps(missed.event).encode()
        )
        if "FunctionError" not in answer:
            return ""
        said = _read(answer["Payload"].read())
        return _name(_at(said, "errorType")) or _name(answer["FunctionError"])


def _once(place: Place) -> Place:
    from botocore.config import Config

    patience = Config(read_timeout=READ_SECONDS, retries={"total_max_attempts": 1})
    return replace(place, reach={**place.reach, "config": patience})


def _read(text: str | bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _at(value: Any, *path: str) -> Any:
    """What stands there, None where there is no such place."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _name(value: Any) -> str:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else ""
