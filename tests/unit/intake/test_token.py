"""GET /f/{form}/token: what a page is given before it posts."""

import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from logging import StreamHandler
from typing import Any

import pytest
from altcha.v1 import solve_challenge
from aws_lambda_powertools import Logger

from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.spam.token import age
from shared.log import get_logger
from tests.factories import GABE, NOW, contact_form, http_event, json_event
from tests.fakes import FakeChute
from tests.unit.intake.conftest import ID, Counted, Serve, body_of, quiet

ROUTE = "GET /f/{form}/token"


def ask(form: str = "contact", **headers: str) -> dict[str, Any]:
    return http_event(method="GET", route=ROUTE, form=form, headers=headers, content_type="")


@pytest.fixture
def keyed(desk: Desk) -> Desk:
    """With a key, and forms that want a proof of work."""
    proved = {name: contact_form(spam=quiet(proof=name)) for name in ("grey", "always")}
    return replace(desk, form_key="s3cret", forms={**desk.forms, **proved})


def test_a_page_gets_a_token_of_its_form(keyed: Desk, counted: Counted) -> None:
    """In JSON whatever it asks for, never from a cache; nothing is counted."""
    answer = serve(keyed, ask(), get_logger("intake"))
    token = json.loads(answer["body"])["token"]
    assert answer == {
        "statusCode": 200,
        "headers": {
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Content-Type": "application/json",
        },
        "body": json.dumps({"token": token}),
        "isBase64Encoded": False,
    }
    assert token.split(".")[1] == ID
    assert age(keyed.key("token"), "contact", token, NOW + timedelta(seconds=5)) == 5.0
    assert counted == []


def test_a_form_that_always_wants_a_proof_gives_the_challenge_along(keyed: Desk) -> None:
    """Signed for this form, by a key that is not the token's. Where only the doubtful are asked, nobody else works."""
    body = body_of(serve(keyed, ask("always"), get_logger("intake")))
    assert set(body) == {"token", "challenge"}
    assert "&form=always&" in body["challenge"]["salt"]
    assert set(body_of(serve(keyed, ask("grey"), get_logger("intake")))) == {"token"}


def test_an_unknown_form_is_told_as_to_a_post(post: Serve) -> None:
    """404, with the same code."""
    answer = post(ask("nowhere", accept="application/json"))
    message = "There is no form of this name here."
    assert (answer["statusCode"], body_of(answer)) == (
        404,
        {"error": message, "errors": [{"code": "FORM_NOT_FOUND", "message": message}]},
    )


def test_a_token_that_can_not_be_made_is_no_accident_of_the_visitors(desk: Desk, counted: Counted) -> None:
    """503, logged by code; no submission was refused, and none is counted so."""

    def broken(_: object) -> str:
        raise ValueError("s3cret")

    log = StringIO()
    logger = Logger(service="intake-no-token", logger_handler=StreamHandler(log))
    assert serve(replace(desk, new_id=broken), ask(), logger)["statusCode"] == 503
    assert '"no token"' in log.getvalue()
    assert '"code":"ValueError"' in log.getvalue()
    assert "s3cret" not in log.getvalue()
    assert counted == []


LATER = {"too-fast": 1, "token": 60, "stale-token": 90_000}


@pytest.mark.parametrize("reason", LATER)
def test_what_comes_back_with_the_form_is_judged_and_not_mailed(keyed: Desk, chute: FakeChute, reason: str) -> None:
    """By the time in between."""
    token = body_of(serve(keyed, ask(), get_logger("intake")))["token"]
    later = replace(keyed, now=lambda: NOW + timedelta(seconds=LATER[reason]))
    assert serve(later, json_event({**GABE, "_token": token}), get_logger("intake"))["statusCode"] == 200
    [submission] = chute.submitted
    assert submission.judgement.reasons == (reason,)
    assert token not in submission.encode()


def test_without_a_token_nothing_is_held_against_anyone(keyed: Desk, chute: FakeChute) -> None:
    """There may be no JavaScript."""
    serve(keyed, json_event(GABE), get_logger("intake"))
    assert [each.judgement.reasons for each in chute.submitted] == [()]


def test_another_forms_token_is_none(keyed: Desk, chute: FakeChute) -> None:
    """The form's name is signed, too."""
    token = body_of(serve(keyed, ask("strict"), get_logger("intake")))["token"]
    serve(keyed, json_event({**GABE, "_token": token}), get_logger("intake"))
    assert chute.submitted[0].judgement.reasons == ("stale-token",)


def test_a_grey_post_is_asked_for_the_proof_and_taken_with_it(keyed: Desk, chute: FakeChute) -> None:
    """422 with a challenge for a script that knows tokens; the second time, the proof lifts the doubt."""
    form = contact_form(spam=quiet(proof="grey", mark=0.03, quarantine=0.99))
    grey = replace(keyed, forms={"contact": form})
    token = body_of(serve(grey, ask(), get_logger("intake")))["token"]
    later = replace(grey, now=lambda: NOW + timedelta(minutes=1))
    refused = serve(later, json_event({**GABE, "_token": token}), get_logger("intake"))
    body = body_of(refused)
    assert (refused["statusCode"], body["errors"][0]["code"], chute.submitted) == (422, "PROOF_REQUIRED", [])
    given = body["challenge"]
    found = solve_challenge(given["challenge"], given["salt"], given["algorithm"], given["maxNumber"])
    assert found is not None
    parts = {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")}
    proof = _packed({**parts, "number": found.number})
    again = serve(later, json_event({**GABE, "_token": token, "altcha": proof}), get_logger("intake"))
    assert again["statusCode"] == 200
    [submission] = chute.submitted
    assert (submission.judgement.reasons, submission.judgement.verdict) == (("proof", "token"), "accept")
    assert "altcha" not in submission.encode()


def _packed(data: dict[str, Any]) -> str:
    from base64 import b64encode

    return b64encode(json.dumps(data).encode()).decode()


def test_a_grey_post_without_a_script_is_marked_and_not_asked(keyed: Desk, chute: FakeChute) -> None:
    """It would read the question as the end."""
    form = contact_form(spam=quiet(proof="grey", mark=0.01))
    answer = serve(replace(keyed, forms={"contact": form}), json_event(GABE), get_logger("intake"))
    assert (answer["statusCode"], chute.submitted[0].judgement.verdict) == (200, "mark")
