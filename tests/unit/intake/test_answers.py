"""Whole answers at the HTTP edge."""

import json
from io import StringIO
from logging import StreamHandler
from typing import Any

import pytest
from aws_lambda_powertools import Logger

from functions.intake.post import Desk
from functions.intake.serve import serve
from tests.factories import GABE, SITE, http_event, json_event, urlencoded
from tests.fakes import FakeChute
from tests.unit.intake.conftest import ID, Serve

JSON_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Type": "application/json",
}


def _json_answer(status: int, body: Any, **headers: str) -> dict[str, Any]:
    text = json.dumps(body, ensure_ascii=False)
    return {"statusCode": status, "headers": {**JSON_HEADERS, **headers}, "body": text, "isBase64Encoded": False}


def _failure(status: int, code: str, message: str, **headers: str) -> dict[str, Any]:
    return _json_answer(status, {"error": message, "errors": [{"code": code, "message": message}]}, **headers)


def test_a_json_post_gets_the_id_and_the_thank_you_page(post: Serve) -> None:
    """Success holds ok, next and id, and never an error key."""
    answer = post(json_event(GABE, headers={"origin": SITE}))
    assert answer == _json_answer(200, {"ok": True, "next": f"{SITE}/thanks.html", "id": ID})


def test_a_plain_post_is_sent_on_to_the_thank_you_page(post: Serve) -> None:
    """303, so that a refresh does not post again."""
    assert post(http_event(body=urlencoded(), headers={"origin": SITE, "accept": "text/html,*/*"})) == {
        "statusCode": 303,
        "headers": {
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Location": f"{SITE}/thanks.html",
            "Content-Type": "text/plain",
        },
        "body": "",
        "isBase64Encoded": False,
    }


def test_a_form_without_a_thank_you_page_gets_ours(post: Serve) -> None:
    """The Location is relative, so that it holds behind any domain or base path."""
    answer = post(http_event(body=urlencoded(), form="plain"))
    assert (answer["statusCode"], answer["headers"]["Location"]) == (303, "plain/thanks")
    page = post(http_event(method="GET", form="plain", route="GET /f/{form}/thanks"))
    assert page["statusCode"] == 200
    assert f'<p>Your message has been received.</p><p><a href="{SITE}/">{SITE}</a></p>' in page["body"]


def test_a_script_is_told_the_address_of_our_page(post: Serve) -> None:
    """By the scheme, host and path that API Gateway saw."""
    answer = post(json_event(GABE, form="plain", headers={"x-forwarded-proto": "https"}))
    assert json.loads(answer["body"])["next"] == "https://api.example/f/plain/thanks"


@pytest.mark.parametrize(
    ("event", "answer"),
    [
        (
            http_event(method="GET", headers={"accept": "application/json"}),
            _failure(405, "METHOD_NOT_ALLOWED", "This is where a form is posted to: use POST.", Allow="POST"),
        ),
        (json_event(GABE, form="nope"), _failure(404, "FORM_NOT_FOUND", "There is no form of this name here.")),
        (
            json_event(GABE, headers={"origin": "https://evil.example"}),
            _failure(403, "BLOCKED", "This form can't be posted from this site."),
        ),
        (
            json_event({"message": "x" * 128 * 1024}),
            _failure(413, "BODY_TOO_LARGE", "This form takes at most 128 KB."),
        ),
        (
            http_event(body=b"<a/>", content_type="text/xml", headers={"accept": "application/json"}),
            _failure(415, "UNSUPPORTED_TYPE", "Send application/json, a urlencoded or a multipart form."),
        ),
        (json_event([1]), _failure(400, "INVALID_JSON", "The body must be a JSON object.")),
        (json_event({}), _failure(422, "EMPTY", "The form is empty.")),
    ],
    ids=["method", "form", "origin", "size", "type", "json", "empty"],
)
def test_each_refusal_has_its_status_and_code(
    post: Serve, chute: FakeChute, event: dict[str, Any], answer: dict[str, Any]
) -> None:
    """And nothing is accepted."""
    assert post(event) == answer
    assert chute.submitted == chute.quarantined == []


def test_every_invalid_field_is_named_at_once(post: Serve) -> None:
    """422, with one error for each."""
    answer = post(json_event({"fullname": " ", "emailid": "gabe@", "message": "hello"}))
    assert answer == _json_answer(
        422,
        {
            "error": "fullname is required; emailid should be an email address; company is required",
            "errors": [
                {"code": "REQUIRED_FIELD_EMPTY", "field": "fullname", "message": "is required"},
                {"code": "TYPE_EMAIL", "field": "emailid", "message": "should be an email address"},
                {"code": "REQUIRED_FIELD_MISSING", "field": "company", "message": "is required"},
            ],
        },
    )


def test_an_unreachable_queue_is_a_503_that_claims_nothing(post: Serve, chute: FakeChute) -> None:
    """2xx only after SQS took it."""
    chute.down = True
    text = "It could not be sent just now. Nothing was lost: please try again in a moment."
    answer = _failure(503, "UNAVAILABLE", text, **{"Retry-After": "30"})
    assert post(json_event(GABE)) == answer


def test_a_plain_post_that_could_not_be_queued_gives_back_what_was_typed(post: Serve, chute: FakeChute) -> None:
    """The 503 page is the form, filled in."""
    chute.down = True
    answer = post(http_event(body=urlencoded(message="a long story")))
    assert answer["statusCode"] == 503
    assert answer["headers"]["Retry-After"] == "30"
    assert 'value="Gabe N"' in answer["body"]
    assert "a long story" in answer["body"]


def test_a_honeypot_hit_looks_like_success_and_is_quarantined_with_its_reason(post: Serve, chute: FakeChute) -> None:
    """The sender can't tell; nothing is dropped."""
    plain = post(json_event(GABE))
    caught = post(json_event({**GABE, "_gotcha": "x"}))
    assert caught == plain
    assert [s.judgement.reasons for s in chute.quarantined] == [("honeypot",)]
    assert chute.quarantined[0].fields == chute.submitted[0].fields


@pytest.mark.parametrize(
    ("headers", "content_type", "expected"),
    [
        ({"accept": "application/json"}, "", True),
        ({"x-requested-with": "XMLHttpRequest", "accept": "text/html"}, "", True),
        ({}, "application/json", True),
        ({"accept": "*/*"}, "application/json; charset=utf-8", True),
        ({"accept": "text/html,application/json"}, "application/json", False),
        ({"accept": "application/json,text/html"}, "", True),
        ({"accept": "*/*"}, "application/x-www-form-urlencoded", False),
    ],
)
def test_scripts_get_json_and_people_get_a_page(
    post: Serve, headers: dict[str, str], content_type: str, expected: bool
) -> None:
    """Formspree's rule, which its client libraries rely on."""
    answer = post(http_event(method="GET", content_type=content_type, headers=headers))
    assert (answer["headers"]["Content-Type"] == "application/json") is expected


def test_no_exception_text_and_nothing_typed_is_logged(desk: Desk, chute: FakeChute) -> None:
    """Logs hold ids and codes, whatever happens."""
    secret, stream = "s3cret-w0rds", StringIO()
    logger = Logger(service="intake-logs", logger_handler=StreamHandler(stream))
    chute.down = True
    for event in (
        json_event({**GABE, "message": secret}),
        json_event({secret: secret}),
        json_event(GABE, form=secret),
        http_event(body=secret.encode(), content_type="application/json", headers={"origin": f"https://{secret}"}),
    ):
        serve(desk, event, logger)
    logged = stream.getvalue()
    assert '"code":"EndpointConnectionError"' in logged
    assert secret not in logged
