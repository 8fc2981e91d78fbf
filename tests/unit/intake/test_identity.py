"""Which submission a post is: a retry is the one it repeats, and the same form twice looks the same."""

import json
from dataclasses import replace
from typing import Any

import pytest

from functions.intake.post import Desk
from functions.intake.serve import serve
from shared.ids import uuid7
from shared.log import get_logger
from shared.submission import Submission
from tests.factories import GABE, http_event, json_event, urlencoded
from tests.fakes import FakeChute
from tests.unit.intake.conftest import ID, Serve, body_of

TOKEN = "4f6c1e1e-5b0c-4b4e-9d5f-2f6f0b7f9a11"
HEADER = "idempotency-key"


def _sent(post: Serve, chute: FakeChute, event: dict[str, Any]) -> Submission:
    """What is queued of a post."""
    assert post(event)["statusCode"] < 400
    return chute.submitted[-1]


@pytest.mark.parametrize(
    "event",
    [
        json_event({**GABE, "_id": TOKEN}),
        http_event(body=urlencoded(_id=TOKEN)),
        json_event({**GABE, "_id": f"  {TOKEN} "}),
        json_event(GABE, headers={HEADER: TOKEN}),
        json_event(GABE, headers={HEADER: f'"{TOKEN}"'}),
        json_event(GABE, headers={HEADER: f' "{TOKEN}" '}),
        json_event({**GABE, "_id": "short"}, headers={HEADER: TOKEN}),
        json_event({**GABE, "_id": TOKEN}, headers={HEADER: "another-token-of-sixteen"}),
        json_event({**GABE, "_id": TOKEN}, client="198.51.100.7", headers={"user-agent": "another"}),
        json_event({**dict(reversed(GABE.items())), "message": "", "_id": TOKEN}),
    ],
    ids=["json", "urlencoded", "spaces", "header", "quoted", "quoted spaces", "header", "both", "client", "order"],
)
def test_the_same_token_and_words_are_the_same_submission(post: Serve, chute: FakeChute, event: dict[str, Any]) -> None:
    """By field or header, whoever sends it and in whatever order: the id is a digest, and no fingerprint is needed."""
    first = _sent(post, chute, json_event({**GABE, "_id": TOKEN}))
    again = _sent(post, chute, event)
    assert (again.id, again.fingerprint) == (first.id, "")
    assert (first.id[14], first.id[19] in "89ab", first.id == ID) == ("8", True, False)


@pytest.mark.parametrize(
    "event",
    [
        json_event({**GABE, "fullname": "Gabe N.", "_id": TOKEN}),
        json_event({**GABE, "message": "x", "_id": TOKEN}),
        json_event({**GABE, "_subject": "x", "_id": TOKEN}),
        json_event({**GABE, "_id": TOKEN}, form="plain"),
        json_event({**GABE, "_id": f"{TOKEN}2"}),
        json_event({**GABE, "_id": TOKEN.upper()}),
        json_event({**GABE, "fullname": "Valve", "company": "Gabe N", "_id": TOKEN}),
    ],
    ids=["words", "field", "subject", "form", "token", "case", "swapped"],
)
def test_anything_else_with_the_token_is_another_submission(
    post: Serve, chute: FakeChute, event: dict[str, Any]
) -> None:
    """A token that is used twice for different mails must not cost the second one."""
    first = _sent(post, chute, json_event({**GABE, "_id": TOKEN}))
    assert _sent(post, chute, event).id != first.id


@pytest.mark.parametrize("token", ["contact", "x" * 15, "x" * 201, "sixteen and more words", "ünïcödé-is-no-token", ""])
def test_what_is_no_token_is_left_aside(post: Serve, chute: FakeChute, token: str) -> None:
    """What an author types into a page by hand is every visitor's."""
    for event in (json_event({**GABE, "_id": token}), json_event(GABE, headers={HEADER: token})):
        sent = _sent(post, chute, event)
        assert (sent.id, len(sent.fingerprint)) == (ID, 64)


@pytest.mark.parametrize("token", ["x" * 16, "x" * 200, "!" * 16])
def test_tokens_have_sixteen_to_two_hundred_printable_characters(post: Serve, chute: FakeChute, token: str) -> None:
    """A UUID among them."""
    assert _sent(post, chute, json_event({**GABE, "_id": token})).id != ID


def test_a_token_is_not_mailed(post: Serve, chute: FakeChute) -> None:
    """It steers, like all names that begin with an underscore."""
    sent = _sent(post, chute, json_event({**GABE, "_id": TOKEN}))
    assert [field.name for field in sent.fields] == list(GABE)


def test_without_a_token_each_post_has_an_id_of_its_own(desk: Desk, chute: FakeChute) -> None:
    """UUIDv7, and the same fingerprint."""
    fresh = replace(desk, new_id=uuid7)
    for _ in range(2):
        assert serve(fresh, json_event(GABE), get_logger("intake"))["statusCode"] == 200
    first, second = chute.submitted
    assert first.id != second.id
    assert first.id[14] == second.id[14] == "7"
    assert first.fingerprint == second.fingerprint != ""


def _fingerprint(post: Serve, chute: FakeChute, event: dict[str, Any]) -> str:
    return _sent(post, chute, event).fingerprint


@pytest.mark.parametrize(
    "event",
    [
        json_event(dict(reversed(GABE.items()))),
        json_event({**GABE, "message": "", "extra": " "}),
        http_event(body=urlencoded()),
        json_event({**GABE, "_next": "/thanks.html"}),
        json_event(GABE, headers={"accept": "text/html"}),
    ],
    ids=["order", "blank fields", "urlencoded", "next", "accept"],
)
def test_what_says_the_same_has_the_same_fingerprint(post: Serve, chute: FakeChute, event: dict[str, Any]) -> None:
    """A refresh may send it otherwise."""
    assert _fingerprint(post, chute, event) == _fingerprint(post, chute, json_event(GABE))


@pytest.mark.parametrize(
    "event",
    [
        json_event(GABE, client="198.51.100.7"),
        json_event(GABE, headers={"user-agent": "another"}),
        json_event(GABE, form="plain"),
        json_event({**GABE, "fullname": "Gabe N."}),
        json_event({**GABE, "fullname": "gabe N"}),
        json_event({**GABE, "message": "x"}),
        json_event({**GABE, "_subject": "x"}),
        json_event({**GABE, "tag": ["a", "a"]}),
    ],
    ids=["address", "agent", "form", "character", "case", "field", "subject", "repeats"],
)
def test_another_client_form_or_character_is_another_fingerprint(
    post: Serve, chute: FakeChute, event: dict[str, Any]
) -> None:
    """Two visitors who say "hello" are two."""
    assert _fingerprint(post, chute, event) != _fingerprint(post, chute, json_event({**GABE, "tag": "a"}))
    assert _fingerprint(post, chute, event) != _fingerprint(post, chute, json_event(GABE))


def test_a_fingerprint_tells_nothing(post: Serve, chute: FakeChute) -> None:
    """Neither address nor words stand in the message besides the fields themselves."""
    sent = json.loads(_sent(post, chute, json_event(GABE, client="198.51.100.7")).encode())
    assert "198.51.100.7" not in json.dumps(sent)
    assert len(sent["fingerprint"]) == 64


def test_a_retry_after_an_honest_failure_is_the_same_submission(post: Serve, chute: FakeChute) -> None:
    """503, then again: whether the queue took the first one or not, it is mailed once."""
    event = json_event(GABE, headers={HEADER: TOKEN})
    first = body_of(post(event))["id"]
    chute.down = True
    assert post(event)["statusCode"] == 503
    chute.down = False
    assert body_of(post(event))["id"] == first
    assert [each.id for each in chute.submitted] == [first, first]


def test_a_token_holds_in_quarantine_too(post: Serve, chute: FakeChute) -> None:
    """A visitor whose browser filled the honeypot gets no other id for a second try without it."""
    post(json_event({**GABE, "_gotcha": "x", "_id": TOKEN}))
    post(json_event({**GABE, "_id": TOKEN}))
    assert [each.id for each in chute.quarantined] == [each.id for each in chute.submitted]


def test_the_order_of_a_repeated_fields_values_is_content(post: Serve, chute: FakeChute) -> None:
    """A ranking that was corrected is another mail."""
    for ranking in (["A", "B"], ["B", "A"]):
        post(json_event({**GABE, "rank": ranking}))
    first, second = chute.submitted
    assert first.fingerprint != second.fingerprint
