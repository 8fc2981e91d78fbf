"""What intake counts: for alarms, and never at a visitor's cost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from logging import StreamHandler

import pytest
from aws_lambda_powertools import Logger

from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.spam.token import issue
from shared.canary import NAME as CANARY
from shared.log import get_logger
from tests.factories import GABE, NOW, contact_form, http_event, json_event, urlencoded
from tests.fakes import FakeChute
from tests.unit.intake.conftest import Counted, Serve, quiet


def test_a_submission_is_counted_for_what_it_is_and_for_what_it_is_not(post: Serve, counted: Counted) -> None:
    """`Quarantined` is 0 for what is clean, so that its average is the share of spam."""
    post(json_event(GABE))
    assert counted == [("Accepted", {"form": "contact"}, 1), ("Quarantined", {"form": "contact", "reason": ""}, 0)]


def test_spam_is_counted_as_accepted_and_with_its_reasons(post: Serve, counted: Counted) -> None:
    """It was: SQS has it."""
    post(http_event(body=urlencoded(_gotcha="x")))
    form = {"form": "contact"}
    assert counted == [("Accepted", form, 1), ("Quarantined", {**form, "reason": "honeypot"}, 1)]


@pytest.mark.parametrize(("trap", "name", "reason"), [("x", "Quarantined", "honeypot"), ("", "Marked", "")])
def test_a_verdict_is_counted_by_what_speaks_against_the_visitor(
    desk: Desk, counted: Counted, trap: str, name: str, reason: str
) -> None:
    """Not by what speaks for them, though it weighs more; an owner's threshold may mark what nothing speaks against."""
    form = contact_form(spam=quiet(mark=0.0001, quarantine=1, weights={"timing": 10, "honeypot": 0.5}))
    token = issue(desk.key("token"), "contact", NOW - timedelta(minutes=1), "n0nce")
    event = json_event({**GABE, "_token": token, "_gotcha": trap})
    assert serve(replace(desk, forms={"contact": form}), event, get_logger("intake"))["statusCode"] == 200
    assert (name, {"form": "contact", "reason": reason}, 1) in counted


def test_what_the_filter_could_not_look_at_is_counted_whoever_is_to_blame(desk: Desk, counted: Counted) -> None:
    """A captcha without its secret, here; that a visitor brought no response is no failure."""
    forms = {"contact": contact_form(spam=quiet(captcha="turnstile"))}
    for response, failures in (("x", ["captcha-misconfigured"]), ("", [])):
        counted.clear()
        event = json_event({**GABE, "cf-turnstile-response": response})
        assert serve(replace(desk, forms=forms), event, get_logger("intake"))["statusCode"] == 200
        assert [details["reason"] for name, details, _ in counted if name == "FilterFailed"] == failures


def test_what_the_queue_does_not_take_is_counted_with_its_code(post: Serve, chute: FakeChute, counted: Counted) -> None:
    """And is no submission."""
    chute.down = True
    assert post(json_event(GABE))["statusCode"] == 503
    assert counted == [("NotAccepted", {"form": "contact", "reason": "EndpointConnectionError"}, 1)]


@pytest.mark.parametrize(("form", "method"), [("nowhere", "POST"), ("contact", "GET"), ("strict", "POST")])
def test_a_refusal_is_not_counted(post: Serve, counted: Counted, form: str, method: str) -> None:
    """What a visitor, or a robot, got wrong is no fault of the stack's."""
    assert post(http_event(body=urlencoded(other="x"), form=form, method=method))["statusCode"] in (404, 405, 422)
    assert counted == []


def test_the_canary_is_none_of_the_visitors(desk: Desk, counted: Counted) -> None:
    """An hourly one that is never spam would hide a day on which most of what came was."""
    forms = {CANARY: contact_form()}
    assert serve(replace(desk, forms=forms), json_event(GABE, form=CANARY), get_logger("intake"))["statusCode"] == 200
    assert counted == [("Accepted", {"form": CANARY}, 1)]


@pytest.mark.parametrize(("down", "status"), [(False, 200), (True, 503)])
def test_a_metric_that_can_not_be_written_changes_no_answer(
    desk: Desk, chute: FakeChute, down: bool, status: int
) -> None:
    """The log says so, by code."""
    chute.down, log = down, StringIO()

    def raises(name: str, details: Mapping[str, str], value: float = 1) -> None:
        raise ValueError("s3cret")

    logger = Logger(service=f"intake-uncounted-{status}", logger_handler=StreamHandler(log))
    assert serve(replace(desk, count=raises), json_event(GABE), logger)["statusCode"] == status
    assert '"not counted"' in log.getvalue()
    assert '"code":"ValueError"' in log.getvalue()
    assert "s3cret" not in log.getvalue()
