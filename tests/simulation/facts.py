"""What really happened, as the fakes saw it: the code under test is not asked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from local.ses.message import Mail
from shared.log import code_of
from shared.standing import NEWS
from tests.simulation.scheduler import current
from tests.simulation.taps import Call

_MAILED = {str(state) for state in NEWS}
ACCOUNT_WIDE = {
    *("SendingPausedException", "AccountSuspendedException", "LimitExceededException"),
    "MailFromDomainNotVerifiedException",
}
PERMANENT = {"BadRequestException", "MessageRejected"}


@dataclass
class Send:
    """One SendEmail that SES looked at. `mail` is its id where SES took it, `code` its refusal where not."""

    at: float
    claimed: float
    submission: str
    mail: str = ""
    code: str = ""


@dataclass
class Facts:
    """Times are in seconds since the epoch; `inbox` is SES's own, `queued` gives the bodies in the submission queue."""

    inbox: list[Mail]
    queued: Callable[[], Iterable[str]]
    steps: list[tuple[float, str | tuple[str, Call, Any, BaseException | None]]] = field(default_factory=list)
    sends: list[Send] = field(default_factory=list)
    # Since when the ledger knows, or from SES's event should know, that it was mailed.
    recorded: dict[str, float] = field(default_factory=dict)
    parkings: list[tuple[float, str, str, str]] = field(default_factory=list)  # at, submission, reason, code
    letters: dict[str, int] = field(default_factory=dict)  # dead letters ever sent, by submission
    alerts: list[tuple[float, str]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    settled: dict[str, list[str]] = field(default_factory=dict)  # states that SES's news brought, in order
    # Dead letters that an operator sent back while the mailer had not yet finished parking them: whoever would have to
    # be told has acted already.
    taken_early: set[str] = field(default_factory=set)
    _claims: dict[str, float] = field(default_factory=dict)
    _inbox_before: int = 0

    def note(self, at: float, text: str) -> None:
        """A line for people."""
        self.steps.append((at, text))

    @property
    def calls(self) -> list[Call]:
        """All that were made, in order."""
        return [step[1] for _, step in self.steps if not isinstance(step, str)]

    @property
    def timeline(self) -> list[tuple[float, str]]:
        """All that was done, as lines; made when they are wanted."""
        return [
            (at, step if isinstance(step, str) else f"{step[0]:>14}  {_said(*step[1:])}") for at, step in self.steps
        ]

    def before(self, call: Call) -> None:
        """SES is asked, or an operator sends something back."""
        if call.role == "operator" and call.operation == "send_message_batch":
            for entry in call.request["Entries"]:
                if entry["MessageBody"] in self.queued():
                    self.taken_early.add(entry["MessageAttributes"].get("submission_id", {}).get("StringValue", ""))
        if call.service == "sesv2":
            tags = {tag["Name"]: tag["Value"] for tag in call.request["EmailTags"]}
            submission, self._inbox_before = tags["submission"], len(self.inbox)
            self.sends.append(Send(call.at, self._claims.get(submission, call.at), submission))

    def after(self, call: Call, result: Any, error: BaseException | None) -> None:
        """What a call did."""
        self.steps.append((call.at, (current().family.name, call, result, error)))
        if call.service == "sesv2":
            self._sent(error)
        elif error is None and call.service == "dynamodb":
            self._written(call)
        elif error is None and call.service == "sns":
            self._told(call)
        elif error is None and call.role == "mailer" and call.operation == "send_message":
            attributes = {name: value["StringValue"] for name, value in call.request["MessageAttributes"].items()}
            id_ = attributes.get("submission_id", "")
            self.letters[id_] = self.letters.get(id_, 0) + 1

    def fed(self, at: float, event: dict[str, Any]) -> None:
        """The feedback function has taken an event and was content."""
        if event["detail"]["eventType"] == "Send":
            self.recorded.setdefault(event["detail"]["mail"]["tags"]["submission"][0], at)

    def _sent(self, error: BaseException | None) -> None:
        send = self.sends[-1]
        # Whether or not SES answered.
        send.mail = self.inbox[-1].id if len(self.inbox) > self._inbox_before else ""
        send.code = code_of(error) if isinstance(error, Exception) else ""

    def _written(self, call: Call) -> None:
        if call.operation == "update_item" and ":ses_id" in call.request["ExpressionAttributeValues"]:
            id_, state = call.request["Key"]["id"]["S"], call.request["ExpressionAttributeValues"][":state"]["S"]
            self.settled.setdefault(id_, []).append(state)
            if state in _MAILED:
                self.recorded.setdefault(id_, call.at)
        item = call.request.get("Item", {})
        if item.get("state") == {"S": "SENDING"}:
            self._claims[item["id"]["S"]] = call.at
        if item.get("state") == {"S": "PARKED"} and "filed" not in item:
            self.parkings.append((call.at, item["id"]["S"], item["reason"]["S"], item.get("code", {}).get("S", "")))

    def _told(self, call: Call) -> None:
        text = call.request["Message"]
        self.alerts.append((call.at, text))
        if "could not be mailed" in text:
            named = text.partition("Submission     ")[2].split()[0]
            if not self.letters.get(named):
                self.breaches.append(f"alert_without_letter {named}")


def _said(call: Call, result: Any, error: BaseException | None) -> str:
    """Ids, states and codes, for the timeline."""
    request = call.request
    item = request.get("Item", {})
    parts = [
        f"{call.service}.{call.operation}",
        request.get("QueueUrl", "").rpartition("/")[2],
        item.get("id", request.get("Key", {}).get("id", {})).get("S", ""),
        item.get("state", {}).get("S", ""),
        request.get("ExpressionAttributeValues", {}).get(":state", {}).get("S", ""),
        request.get("Subject", ""),
    ]
    if isinstance(error, Exception):
        parts.append(f"→ {code_of(error)}")
    elif call.service == "sesv2":
        parts.append(f"→ {result['MessageId'][:16]}")
    return " ".join(part for part in parts if part)
