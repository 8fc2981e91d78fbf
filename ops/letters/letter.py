"""One message of the dead-letter or the quarantine queue, in an operator's words."""

import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from shared.peek import Message, attribute, sent_at
from shared.submission import Judgement, Submission, UndecodableSubmission

# How long both queues keep a message (template.yaml: MessageRetentionPeriod), from its first enqueue.
KEPT = 14 * 86_400
_KEPT = ("MessageId", "Body", "Attributes", "MessageAttributes")
# The rest of an attribute is SQS's.
_PARTS = ("DataType", "StringValue", "BinaryValue")


@dataclass(frozen=True)
class Letter:
    """`queue` is "dead" or "quarantine". Times are in seconds since the epoch."""

    message: Message
    queue: str

    @property
    def id(self) -> str:
        """The submission's, or SQS's own for what could not be read."""
        known = self.submission.id if self.submission else ""
        return attribute(self.message, "submission_id") or known or str(self.message["MessageId"])

    @property
    def form(self) -> str:
        """By name; "unknown" for what could not be read."""
        return attribute(self.message, "form") or (self.submission.form if self.submission else "unknown")

    @property
    def reason(self) -> str:
        """Why it is here. What SQS's own redrive policy has put here has no reason on it."""
        return attribute(self.message, "reason") or ("not_judged" if self.queue == "dead" else "unknown")

    @property
    def code(self) -> str:
        """Of the last failure."""
        return attribute(self.message, "code")

    @property
    def parkings(self) -> int:
        """How often it was a dead letter."""
        count = attribute(self.message, "parkings")
        return int(count) if count.isdecimal() else 0

    @property
    def came_at(self) -> float:
        """When it came into this queue."""
        return sent_at(self.message)

    @property
    def expires_at(self) -> float:
        """When SQS deletes it."""
        return self.came_at + KEPT

    @property
    def received_at(self) -> float:
        """When the visitor sent it."""
        if self.submission:
            return self.submission.received_at.timestamp()
        try:
            return datetime.fromisoformat(attribute(self.message, "received_at")).timestamp()
        except ValueError:
            return self.came_at

    @cached_property
    def submission(self) -> Submission | None:
        """None for a message that is none."""
        try:
            return Submission.decode(self.message["Body"])
        except UndecodableSubmission:
            return None

    @property
    def judgement(self) -> Judgement | None:
        """What the spam filter thought, None of what can't be read. Whatever is in quarantine was held back: an older
        version did not write down its verdict, nor a test's message all that stands on the envelope.
        """
        judged = self.submission.judgement if self.submission else None
        if judged is None or self.queue != "quarantine":
            return judged
        reasons = judged.reasons or tuple(filter(None, attribute(self.message, "reason").split(",")))
        return judged.model_copy(update={"verdict": "quarantine", "reasons": reasons})

    def outgoing(self) -> dict[str, Any]:
        """For SendMessage: body and attributes as they are, and when it was first received, for nothing else tells."""
        attributes = {
            name: {part: value for part, value in typed.items() if part in _PARTS}
            for name, typed in self.message.get("MessageAttributes", {}).items()
        }
        if self.submission is None and len(attributes) < 10:
            attributes.setdefault("received_at", _text(datetime.fromtimestamp(self.received_at, UTC).isoformat()))
        return {"MessageBody": self.message["Body"], "MessageAttributes": attributes}

    def backup(self) -> str:
        """All of it as one line of JSON."""
        kept = {key: self.message[key] for key in _KEPT if key in self.message}
        return json.dumps({"Queue": self.queue, **kept}, ensure_ascii=True, default=_base64) + "\n"

    @property
    def size(self) -> int:
        """In bytes, as SQS counts: body, and each attribute's name, type and value."""
        attributes = self.outgoing()["MessageAttributes"].items()
        texts = [
            self.message["Body"],
            *(part for name, typed in attributes for part in (name, *map(str, typed.values()))),
        ]
        return sum(len(text.encode()) for text in texts)


def numbered(letter: Letter, parkings: int) -> Letter:
    """The same, as if it had been a dead letter so often."""
    attributes = {**letter.message.get("MessageAttributes", {}), "parkings": _text(str(parkings))}
    return Letter({**letter.message, "MessageAttributes": attributes}, letter.queue)


def without_twin(letter: Letter) -> Letter:
    """The same, to be mailed whatever was mailed with the same content."""
    submission = letter.submission
    return with_submission(letter, submission.model_copy(update={"fingerprint": ""})) if submission else letter


def with_submission(letter: Letter, submission: Submission) -> Letter:
    """The same with another content."""
    return Letter({**letter.message, "Body": submission.encode()}, letter.queue)


def _base64(value: bytes) -> dict[str, str]:
    return {"base64": b64encode(value).decode()}


def _text(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value}
