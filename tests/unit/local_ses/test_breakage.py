"""Faults on demand, in process: what boto3's caller sees, and whether SES has the mail."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionClosedError,
    EndpointConnectionError,
    ReadTimeoutError,
)

from local.ses import Breakage, FakeSes
from local.ses.breakage import ANSWERS
from tests.unit.local_ses.samples import ses, simple

REFUSALS = {
    Breakage.THROTTLE: ("TooManyRequestsException", 429, "Maximum sending rate exceeded."),
    Breakage.QUOTA: ("LimitExceededException", 400, "Daily message quota exceeded."),
    Breakage.PAUSE: ("SendingPausedException", 400, "Sending paused for this account."),
    Breakage.SUSPEND: ("AccountSuspendedException", 400, "permanently restricted"),
    Breakage.REJECT: ("MessageRejected", 400, "invalid content"),
    Breakage.UNVERIFIED: ("MailFromDomainNotVerifiedException", 400, "isn't verified"),
    Breakage.ERROR: ("InternalServiceErrorException", 500, ""),
}
SILENCES: dict[Breakage, type[BotoCoreError]] = {
    Breakage.STALL: ReadTimeoutError,
    Breakage.DROP_ANSWER: ConnectionClosedError,
    Breakage.REFUSE_CONNECTION: EndpointConnectionError,
}


def broken(breakage: Breakage, **settings: Any) -> tuple[FakeSes, list[dict[str, Any]]]:
    """A SES with that fault, and the events that it emits."""
    events: list[dict[str, Any]] = []
    fake = ses(emit=events.append, **settings)
    fake.breakage = breakage
    return fake, events


def request() -> dict[str, Any]:
    """A sound one, whose events are published."""
    return simple(ConfigurationSetName="known")


def test_every_fault_is_tried_below() -> None:
    """A new one can't be forgotten here."""
    assert {*REFUSALS, *SILENCES, Breakage.NONE} == set(Breakage)
    assert REFUSALS.keys() == ANSWERS.keys()


@pytest.mark.parametrize("breakage", REFUSALS)
def test_a_refusal_has_its_code_status_and_text(breakage: Breakage) -> None:
    """And nothing is accepted, and nothing published."""
    fake, events = broken(breakage)
    with pytest.raises(ClientError) as caught:
        fake.send_email(**request())
    code, status, text = REFUSALS[breakage]
    answer = caught.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, status)
    assert text in answer["Error"]["Message"]
    assert (fake.inbox, events) == ([], [])


@pytest.mark.parametrize("breakage", [Breakage.STALL, Breakage.REFUSE_CONNECTION])
def test_no_answer_and_no_mail(breakage: Breakage) -> None:
    """A stall and a refused connection accept nothing and publish nothing."""
    fake, events = broken(breakage)
    with pytest.raises(SILENCES[breakage]):
        fake.send_email(**request())
    assert (fake.inbox, events) == ([], [])


def test_a_dropped_answer_leaves_the_mail_sent() -> None:
    """It is in the inbox, its events come, and only the caller does not know."""
    fake, events = broken(Breakage.DROP_ANSWER)
    with pytest.raises(SILENCES[Breakage.DROP_ANSWER]):
        fake.send_email(**request())
    assert [mail.subject for mail in fake.inbox] == ["Hello"]
    assert [event["detail-type"] for event in events] == ["Email Sent", "Email Delivered"]


def test_a_request_that_ses_refuses_is_refused_though_answers_are_dropped() -> None:
    """There is no mail whose answer could be lost."""
    fake, _ = broken(Breakage.DROP_ANSWER)
    with pytest.raises(ClientError, match="MessageRejected"):
        fake.send_email(**simple(FromEmailAddress="a@evil.example"))


def test_a_fault_comes_before_the_request_is_judged() -> None:
    """A throttled SES does not look at addresses."""
    fake, _ = broken(Breakage.THROTTLE)
    with pytest.raises(ClientError, match="TooManyRequests"):
        fake.send_email(**simple(FromEmailAddress="a@evil.example"))


def test_a_fault_can_be_set_and_mended_at_run_time() -> None:
    """By its name, too."""
    fake = ses()
    fake.breakage = "quota"  # type: ignore[assignment]
    assert fake.breakage is Breakage.QUOTA
    with pytest.raises(ClientError):
        fake.send_email(**simple())
    fake.breakage = Breakage.NONE
    fake.send_email(**simple())
    assert len(fake.inbox) == 1


def test_an_unknown_fault_is_a_value_error() -> None:
    """And the one before stays."""
    fake = ses()
    with pytest.raises(ValueError, match="thortle"):
        fake.breakage = "thortle"  # type: ignore[assignment]
    assert fake.breakage is Breakage.NONE


def failures(rate: float, **settings: Any) -> list[bool]:
    """Which of 1000 sends were throttled."""
    fake, _ = broken(Breakage.THROTTLE, **settings)
    fake.breakage_rate = rate
    failed = []
    for _ in range(1000):
        try:
            fake.send_email(**simple())
        except ClientError:
            failed.append(True)
        else:
            failed.append(False)
    assert len(fake.inbox) == failed.count(False)
    return failed


@pytest.mark.parametrize(("rate", "count"), [(0.0, 0), (1.0, 1000)])
def test_a_rate_of_0_is_never_and_of_1_is_always(rate: float, count: int) -> None:
    """Whatever the chance, to its very ends."""
    assert failures(rate).count(True) == count
    assert failures(rate, chance=lambda: 0.0).count(True) == count
    assert failures(rate, chance=lambda: 1 - 2**-53).count(True) == count


def test_a_rate_of_a_half_hits_a_half_and_the_seed_says_which() -> None:
    """So that a run can be repeated."""
    first = failures(0.5, chance=random.Random(1).random)
    assert 450 < first.count(True) < 550
    assert failures(0.5, chance=random.Random(1).random) == first


def test_a_fault_is_certain_unless_a_rate_is_set() -> None:
    """The rate is 1 from the first, and no chance is drawn without a fault."""
    fake = ses(chance=lambda: pytest.fail("no fault, no chance"))
    fake.send_email(**simple())
    assert fake.breakage_rate == 1


@pytest.mark.parametrize("rate", [-0.1, 1.1, 50, float("nan")])
def test_a_rate_that_is_none_is_refused(rate: float) -> None:
    """50 is meant as percent, and would be always."""
    fake = ses()
    with pytest.raises(ValueError, match="from 0 to 1"):
        fake.breakage_rate = rate


def test_a_plan_decides_request_by_request() -> None:
    """It sees each request, and `breakage` has no say."""
    seen = []

    def plan(request: Mapping[str, Any]) -> Breakage:
        seen.append(request["Content"]["Simple"]["Subject"]["Data"])
        return Breakage.DROP_ANSWER if seen[-1] == "second" else Breakage.NONE

    fake = ses(plan=plan)
    fake.breakage = Breakage.THROTTLE
    fake.send_email(**simple(subject="first"))
    with pytest.raises(ConnectionClosedError):
        fake.send_email(**simple(subject="second"))
    assert [mail.subject for mail in fake.inbox] == seen == ["first", "second"]
