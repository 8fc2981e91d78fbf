"""Proof of work over the whole of intake: who is asked, what is answered, and what ends in the queue."""

import json
from typing import Any

import pytest

from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.spam.evidence import Evidence
from functions.intake.spam.keys import key_for
from shared.forms_spam import Spam
from shared.log import get_logger
from shared.submission import Field, Judgement
from tests.factories import GABE, NOW, contact_form, http_event, json_event, urlencoded
from tests.fakes import FakeChute
from tests.unit.spam.test_proof import solved

KEY = key_for("secret", "proof")
ID = "0193586e-8c00-7000-8000-000000000001"
# By nothing but the proof: all posts are in doubt, and one with a proof is not.
DOUBT = {"mark": 0.1, "weights": {"timing": 0, "text": 0}}
SCORE = 0.1192


@pytest.fixture
def chute() -> FakeChute:
    return FakeChute()


@pytest.fixture
def desk(chute: FakeChute) -> Desk:
    forms = {
        "always": contact_form(spam=Spam(proof="always", weights={"timing": 0, "text": 0})),
        "grey": contact_form(spam=Spam(proof="grey", **DOUBT)),
        "off": contact_form(spam=Spam(**DOUBT)),
    }
    return Desk(
        forms,
        frozenset(),
        chute,
        lambda: NOW,
        lambda _: ID,
        lambda *_: None,
        form_key="secret",
        evidence=Evidence(KEY),
    )


def post(desk: Desk, form: str, **more: str) -> dict[str, Any]:
    """By a script, as our widget does."""
    return serve(desk, json_event({**GABE, **more}, form=form), get_logger("intake"))


def token(desk: Desk, form: str) -> dict[str, Any]:
    event = http_event(method="GET", form=form, route="GET /f/{form}/token")
    answer: dict[str, Any] = json.loads(serve(desk, event, get_logger("intake"))["body"])
    return answer


def judged(chute: FakeChute) -> list[Judgement]:
    return [submission.judgement for submission in chute.submitted]


def test_a_form_that_always_asks_does_so_with_the_token(desk: Desk, chute: FakeChute) -> None:
    """Solved, the mail is not marked, and nothing of it is mailed."""
    ticket = token(desk, "always")
    answer = post(desk, "always", _token=ticket["token"], altcha=solved(ticket["challenge"]))
    assert answer["statusCode"] == 200
    [submission] = chute.submitted
    assert submission.judgement.verdict == "accept"
    assert "proof" in submission.judgement.reasons
    assert submission.fields == tuple(Field(name, value) for name, value in GABE.items())


@pytest.mark.parametrize(("proof", "reason"), [({}, "proof-missing"), ({"altcha": "forged"}, "proof-wrong")])
def test_a_form_that_always_asks_marks_what_comes_without(
    desk: Desk, chute: FakeChute, proof: dict[str, str], reason: str
) -> None:
    """Accepted all the same."""
    assert post(desk, "always", _token="t", **proof)["statusCode"] == 200
    [judgement] = judged(chute)
    assert judgement.verdict == "mark"
    assert reason in judgement.reasons


def test_what_the_widgets_send_is_never_mailed(desk: Desk, chute: FakeChute) -> None:
    """Whether the form asks for it or not: some pages still have yesterday's widget."""
    names = ("altcha", "cf-turnstile-response", "h-captcha-response", "g-recaptcha-response")
    assert post(desk, "off", **dict.fromkeys(names, "x"))["statusCode"] == 200
    assert [field.name for field in chute.submitted[0].fields] == list(GABE)


def test_another_forms_proof_is_wrong(desk: Desk, chute: FakeChute) -> None:
    """The form's name is signed, too."""
    post(desk, "grey", altcha=solved(token(desk, "always")["challenge"]))
    assert "proof-wrong" in judged(chute)[0].reasons


def test_only_a_form_that_always_asks_has_its_challenge_with_the_token(desk: Desk) -> None:
    """Else each visitor's browser would work, and few need to."""
    assert {form: set(token(desk, form)) for form in desk.forms} == {
        "always": {"token", "challenge"},
        "grey": {"token"},
        "off": {"token"},
    }


def test_a_script_in_doubt_is_challenged_and_accepted_with_the_proof(desk: Desk, chute: FakeChute) -> None:
    """Nothing is accepted before; afterwards nothing is marked."""
    given = token(desk, "grey")["token"]
    asked = post(desk, "grey", _token=given)
    body = json.loads(asked["body"])
    assert (asked["statusCode"], set(body)) == (422, {"error", "errors", "challenge"})
    assert [(error["code"], "field" in error) for error in body["errors"]] == [("PROOF_REQUIRED", False)]
    assert chute.submitted == []
    assert post(desk, "grey", _token=given, altcha=solved(body["challenge"]))["statusCode"] == 200
    [judgement] = judged(chute)
    assert (judgement.verdict, judgement.reasons) == ("accept", ("proof",))


@pytest.mark.parametrize(
    "event",
    [
        http_event(body=urlencoded(GABE, _token="t"), form="grey"),
        http_event(body=urlencoded(GABE), form="grey", headers={"accept": "application/json"}),
        json_event(GABE, form="grey"),
        json_event({**GABE, "_token": "t", "altcha": "forged"}, form="grey"),
        json_event({**GABE, "_token": "t"}, form="off"),
    ],
    ids=["a page", "no token", "a script without token", "a forged proof", "a form that never asks"],
)
def test_nobody_else_is_kept_waiting(desk: Desk, chute: FakeChute, event: dict[str, Any]) -> None:
    """Accepted, and marked."""
    assert serve(desk, event, get_logger("intake"))["statusCode"] in (200, 303)
    assert [judgement.verdict for judgement in judged(chute)] == ["mark"]
