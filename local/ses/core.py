"""FakeSes: one object that is boto3's client to the code under test and the service behind the local endpoint."""

import random
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from botocore.exceptions import ParamValidationError

from local.ses import shape
from local.ses.breakage import Breakage, NoAnswer, Plan
from local.ses.content import raw_data
from local.ses.events import events
from local.ses.faults import Fault
from local.ses.identities import Account, identity
from local.ses.ids import ses_id
from local.ses.management import Management
from local.ses.message import Mail
from local.ses.outcomes import Lists
from local.ses.outgoing import raw_bytes, simple_bytes
from local.ses.reads import Standing
from local.ses.rules import faults, size_faults
from local.ses.troubles import Troubles


def _utc_now() -> datetime:
    return datetime.now(UTC)


class FakeSes(Management):
    """SES v2 with some verified identities and configuration sets; accepted mail is in `inbox`, in order of arrival.

    `identities` are addresses or domains; a domain also covers its addresses and subdomains. `clock` gives aware
    datetimes. Sends may come from several threads at once.

    What goes wrong is said by `breakage`, which hits a share of `breakage_rate` of the requests, as `chance` (0 to
    below 1) has it; or by `plan`, request by request. `emit` gets the events of each accepted mail that names a
    configuration set. Addresses in `suppressed` bounce; mail to those in `delayed` is late. What SES tells of all this
    when it is asked, and how its suppression list is changed, is in Management.
    """

    def __init__(  # noqa: PLR0913 - each says what a test or the simulator depends on
        self,
        *,
        identities: Iterable[str],
        configuration_sets: Iterable[str] = (),
        clock: Callable[[], datetime] = _utc_now,
        region: str = "us-east-1",
        chance: Callable[[], float] = random.random,
        plan: Plan | None = None,
        emit: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        account = Account(frozenset(map(identity, identities)), frozenset(configuration_sets), region)
        super().__init__(account, clock)
        self.inbox: list[Mail] = []
        self.delayed: set[str] = set()
        self._emit = emit
        self._troubles = Troubles(chance, plan)
        self._lock = Lock()

    @property
    def breakage(self) -> Breakage:
        """What goes wrong from now on; to be set at any time."""
        return self._troubles.breakage

    @breakage.setter
    def breakage(self, breakage: Breakage) -> None:
        self._troubles.change(Breakage(breakage), self.breakage_rate)

    @property
    def breakage_rate(self) -> float:
        """How often, from 0 to 1."""
        return self._troubles.rate

    @breakage_rate.setter
    def breakage_rate(self, rate: float) -> None:
        self._troubles.change(self.breakage, rate)

    def send_email(self, **request: Any) -> dict[str, Any]:
        """What boto3's sesv2 client does: takes its arguments, gives its answer, raises its exceptions.

        Raises ParamValidationError for what boto3 refuses before any call (unknown, missing and mistyped arguments),
        ClientError for what SES refuses, and boto3's own exceptions where no answer comes.
        """
        report = shape.problems(request)
        if report:
            raise ParamValidationError(report=report)
        try:
            message_id = self.accept(request)
        except NoAnswer as silence:
            raise silence.as_boto3(f"https://email.{self._account.region}.amazonaws.com") from None
        metadata = {"RequestId": str(uuid.uuid4()), "HTTPStatusCode": 200, "HTTPHeaders": {}, "RetryAttempts": 0}
        return {"ResponseMetadata": metadata, "MessageId": message_id}

    def accept(self, request: Mapping[str, Any]) -> str:
        """What the service does with a well-shaped request: refuse it with ClientError, or send it and give its id.

        Raises NoAnswer where the caller gets neither.
        """
        trouble = self._troubles.choose(request)
        trouble.before()
        _refuse(faults(request, self._account))
        mail = self._deliver(request)
        self._publish(mail, request)
        trouble.after()
        return mail.id

    def standing(self) -> Standing:
        """How the account stands just now."""
        day_ago = self._clock() - timedelta(days=1)
        sent = sum(mail.accepted_at > day_ago for mail in self.inbox.copy())
        return Standing(self._account, self.breakage, sent, publishes=self._emit is not None)

    def _deliver(self, request: Mapping[str, Any]) -> Mail:
        """The lock spans clock and inbox, so that arrival order is time order."""
        tags = {tag["Name"]: tag["Value"] for tag in request.get("EmailTags", ())}
        with self._lock:
            mail = self._mail(request, tags)
            self.inbox.append(mail)
        return mail

    def _mail(self, request: Mapping[str, Any], tags: dict[str, str]) -> Mail:
        at = self._clock()
        id_ = ses_id(at)
        message_id = f"{id_}@{self._host()}"
        data = raw_data(request)
        built = simple_bytes(request, message_id, at) if data is None else raw_bytes(data, message_id, at)
        _refuse(size_faults(built))
        return Mail(id_, at, built, tags)

    def _publish(self, mail: Mail, request: Mapping[str, Any]) -> None:
        """After the lock, so that `emit` may take its time; and whatever it raises, SES has the mail."""
        if self._emit is None or "ConfigurationSetName" not in request:
            return
        lists = Lists(_lowered(self.suppressed), _lowered(self.delayed))
        for event in events(mail, request, self._account, lists):
            with suppress(Exception):
                self._emit(event)

    def _host(self) -> str:
        region = self._account.region
        return "email.amazonses.com" if region == "us-east-1" else f"{region}.amazonses.com"


def _lowered(addresses: set[str]) -> set[str]:
    """A copy: other threads may add to the set meanwhile."""
    return {address.lower() for address in addresses.copy()}


def _refuse(found: Iterator[Fault]) -> None:
    fault = next(found, None)
    if fault:
        raise fault.error()
