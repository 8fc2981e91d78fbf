"""Event in, answer out: nothing that happens to a post leaves here as an exception."""

from collections.abc import Mapping
from typing import Any

from aws_lambda_powertools import Logger

from functions.intake import respond
from functions.intake.accept import Accepted, accept
from functions.intake.post import Desk, read_post
from functions.intake.refusal import Refused, refuse
from functions.intake.request import read_request
from shared.canary import NAME as CANARY
from shared.log import code_of, where

RETRY_AFTER_SECONDS = 30
THANKS_ROUTE = "GET /f/{form}/thanks"


def serve(desk: Desk, event: Mapping[str, Any], logger: Logger) -> dict[str, Any]:
    """The answer to an HTTP API event; 503 where the chute did not take the submission."""
    request = read_request(event)
    if request.route == THANKS_ROUTE:
        return respond.thanks(desk.forms.get(request.form))
    # A made-up path is visitor text: only a name that we know is logged.
    ids = {"form": request.form if request.form in desk.forms else ""}
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


def _count_accepted(desk: Desk, logger: Logger, outcome: Accepted) -> None:
    """`Quarantined` is 0 or 1: its average is the share of spam in what visitors sent, its sum how many wait there."""
    form, reasons = outcome.submission.form, outcome.submission.judgement.reasons
    _count(desk, logger, "Accepted", {"form": form})
    if form != CANARY:
        _count(desk, logger, "Quarantined", {"form": form, "reason": ",".join(reasons)}, int(outcome.quarantined))


def _count(desk: Desk, logger: Logger, name: str, details: dict[str, str], value: int = 1) -> None:
    """The visitor's answer stands, whether it can be counted or not."""
    try:
        desk.count(name, details, value)
    except Exception as error:  # noqa: BLE001 - see above
        logger.error("not counted", extra={"code": code_of(error), "at": where(error)})


def _unavailable() -> Refused:
    text = "It could not be sent just now. Nothing was lost: please try again in a moment."
    return refuse(503, "UNAVAILABLE", text, Retry_After=str(RETRY_AFTER_SECONDS))
