"""Event in, answer out: nothing that happens to a post leaves here as an exception."""

from collections.abc import Mapping
from typing import Any

from aws_lambda_powertools import Logger

from functions.intake import respond
from functions.intake.accept import Accepted, accept
from functions.intake.post import Desk, find_form, read_post
from functions.intake.refusal import Refused, refuse
from functions.intake.request import Request, read_request
from functions.intake.spam.proof import challenge
from functions.intake.spam.token import issue
from shared.canary import NAME as CANARY
from shared.forms import Form
from shared.log import code_of, where

RETRY_AFTER_SECONDS = 30
# How the reasons end that are no fault of the visitor's: a layer broke, or a captcha's vendor or secret did.
FAILED = ("-failed", "-unreachable", "-misconfigured")
THANKS_ROUTE, TOKEN_ROUTE = "GET /f/{form}/thanks", "GET /f/{form}/token"
CHALLENGE_ROUTE = "GET /f/{form}/challenge"


def serve(desk: Desk, event: Mapping[str, Any], logger: Logger) -> dict[str, Any]:
    """The answer to an HTTP API event; 503 where the chute did not take the submission."""
    request = read_request(event)
    if request.route == THANKS_ROUTE:
        return respond.thanks(desk.forms.get(request.form))
    # A made-up path is visitor text: only a name that we know is logged.
    ids = {"form": request.form if request.form in desk.forms else ""}
    if request.route in (TOKEN_ROUTE, CHALLENGE_ROUTE):
        return _hand_out(desk, request, logger, ids)
    post = None
    try:
        post = read_post(desk, request)
        outcome = accept(desk, request, post)
    except Refused as refusal:
        logger.info("refused", extra={**ids, "codes": [problem.code for problem in refusal.problems]})
        return respond.refused(request, refusal, post)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the visitor hears that nothing was accepted
        logger.error("not accepted", extra={**ids, "code": code_of(error), "at": where(error)})
        _count(desk, logger, "NotAccepted", {**ids, "reason": code_of(error)})
        return respond.refused(request, _unavailable(), post)
    submission = outcome.submission
    extra = {**ids, "submission_id": submission.id, "reasons": list(submission.judgement.reasons)}
    logger.info("quarantined" if outcome.quarantined else "accepted", extra=extra)
    _count_accepted(desk, logger, outcome)
    return respond.accepted(request, post, submission.id)


def _hand_out(desk: Desk, request: Request, logger: Logger, ids: dict[str, str]) -> dict[str, Any]:
    """A token for a page. One that gets none can still post its form."""
    try:
        return respond.ticket(_ticket(desk, request, find_form(desk, request)))
    except Refused as refusal:
        return respond.refused(request, refusal)
    except Exception as error:  # noqa: BLE001 - as in `serve`
        logger.error("no token", extra={**ids, "code": code_of(error), "at": where(error)})
        return respond.refused(request, _unavailable())


def _ticket(desk: Desk, request: Request, form: Form) -> dict[str, Any]:
    """Bare for ALTCHA's own widget, which takes nothing around it; with the token for ours, if every post needs one."""
    now = desk.now()
    if request.route == CHALLENGE_ROUTE:
        if form.spam.proof == "off":
            raise refuse(404, "PROOF_OFF", "This form asks for no proof of work.")
        return challenge(desk.evidence.key, request.form, now)
    ticket: dict[str, Any] = {"token": issue(desk.key("token"), request.form, now, desk.new_id(now))}
    if form.spam.proof == "always":
        ticket["challenge"] = challenge(desk.evidence.key, request.form, now)
    return ticket


def _count_accepted(desk: Desk, logger: Logger, outcome: Accepted) -> None:
    """`Quarantined` is 0 or 1: its average is the share of spam in what visitors sent, its sum how many wait there.

    With the weightiest reason against it only: all of them together would make a metric, which AWS bills, of each
    combination. There is none where the owner's thresholds are below what any post begins with.
    """
    form, judgement = outcome.submission.form, outcome.submission.judgement
    _count(desk, logger, "Accepted", {"form": form})
    if form == CANARY:
        return
    reason = next(iter(judgement.against), "") if judgement.verdict != "accept" else ""
    _count(desk, logger, "Quarantined", {"form": form, "reason": reason}, int(outcome.quarantined))
    if judgement.verdict == "mark":
        _count(desk, logger, "Marked", {"form": form, "reason": reason})
    for failed in (reason for reason in judgement.reasons if reason.endswith(FAILED)):
        _count(desk, logger, "FilterFailed", {"form": form, "reason": failed})


def _count(desk: Desk, logger: Logger, name: str, details: dict[str, str], value: int = 1) -> None:
    """The visitor's answer stands, whether it can be counted or not."""
    try:
        desk.count(name, details, value)
    except Exception as error:  # noqa: BLE001 - see above
        logger.error("not counted", extra={"code": code_of(error), "at": where(error)})


def _unavailable() -> Refused:
    text = "It could not be sent just now. Nothing was lost: please try again in a moment."
    return refuse(503, "UNAVAILABLE", text, Retry_After=str(RETRY_AFTER_SECONDS))
