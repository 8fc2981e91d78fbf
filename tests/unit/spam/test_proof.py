"""Proof of work: what ALTCHA's widget would send, and everything that is not that."""

import json
import subprocess
import sys
from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from altcha.v1 import solve_challenge
from hypothesis import given
from hypothesis import strategies as st

from functions.intake.spam.proof import LIFETIME, MAX_NUMBER, challenge, check, required, solution_key
from functions.intake.spam.signal import Signal
from shared.forms import Form
from shared.forms_spam import Spam
from shared.submission import Field, Judgement
from tests.factories import NOW, contact_form

KEY = b"a form key"
SOLVED = Signal("proof", -1.5)
WRONG = Signal("proof-wrong", 1.5, "mark")


def form(**spam: Any) -> Form:
    return contact_form(spam=Spam(**({"proof": "always"} | spam)))


def solved(asked: dict[str, Any], **changes: Any) -> str:
    """The widget's payload; `changes` to its JSON."""
    found = solve_challenge(asked["challenge"], asked["salt"], asked["algorithm"], asked["maxNumber"])
    assert found is not None
    parts = {name: asked[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return packed({**parts, "number": found.number, "took": 12, **changes})


def packed(data: Any) -> str:
    return b64encode(json.dumps(data).encode()).decode()


def judged(payload: str | None, *, after: timedelta = timedelta(), **spam: Any) -> list[Signal]:
    sent = () if payload is None else (Field("altcha", payload),)
    return list(check(KEY, form(**spam), "contact", sent, NOW + after))


@pytest.fixture(scope="module")
def proof() -> str:
    return solved(challenge(KEY, "contact", NOW))


def test_a_challenge_is_what_the_widget_reads() -> None:
    """ALTCHA's first format, with the form and the expiry in the salt that is signed."""
    asked = challenge(KEY, "contact", NOW)
    assert set(asked) == {"algorithm", "challenge", "maxNumber", "maxnumber", "salt", "signature"}
    assert (asked["algorithm"], asked["maxNumber"], asked["maxnumber"]) == ("SHA-256", MAX_NUMBER, MAX_NUMBER)
    assert asked["salt"].partition("?")[2] == f"expires={int((NOW + LIFETIME).timestamp())}&form=contact&"


@pytest.mark.parametrize("proof_setting", ["always", "grey"])
def test_a_solved_challenge_speaks_for_the_visitor(proof: str, proof_setting: str) -> None:
    """However often the same is looked at: counting is not done here."""
    assert judged(proof, proof=proof_setting) == judged(proof, proof=proof_setting) == [SOLVED]


def test_a_form_without_proof_does_not_look(proof: str) -> None:
    """Whatever a page sends."""
    assert judged(proof, proof="off") == judged("nonsense", proof="off") == []


def test_none_is_marked_only_where_all_have_to() -> None:
    """A visitor without JavaScript is marked, never lost; where only the doubtful are asked, none means nothing."""
    assert judged(None) == judged(" ") == [Signal("proof-missing", 0.0, "mark")]
    assert judged(None, proof="grey") == []


def test_a_proof_holds_for_ten_minutes(proof: str) -> None:
    """By the clock that is handed in."""
    assert judged(proof, after=timedelta(minutes=10)) == [SOLVED]
    assert judged(proof, after=timedelta(minutes=10, seconds=1)) == [WRONG]


def test_a_proof_holds_for_its_form_and_stack() -> None:
    """Another form's does not pass, nor another stack's."""
    assert judged(solved(challenge(KEY, "support", NOW))) == [WRONG]
    assert judged(solved(challenge(b"another key", "contact", NOW))) == [WRONG]


@pytest.mark.parametrize(
    "changes",
    [
        {"number": MAX_NUMBER + 1},
        {"number": -1},
        {"number": 1.0},
        {"number": "1"},
        {"number": True},
        {"number": None},
        {"algorithm": "SHA-1"},
        {"algorithm": ["SHA-256"]},
        {"challenge": "0" * 64},
        {"challenge": None},
        {"signature": "0" * 64},
        {"signature": 7},
        {"salt": 7},
        {"salt": ""},
        {"salt": "\ud800"},
    ],
    ids=str,
)
def test_a_changed_proof_is_wrong(changes: dict[str, Any]) -> None:
    """Each part is signed, or hashed, or of one kind only."""
    assert judged(solved(challenge(KEY, "contact", NOW), **changes)) == [WRONG]


def test_a_proof_is_short() -> None:
    """Nobody's megabytes are decoded."""
    asked = challenge(KEY, "contact", NOW)
    assert judged(solved(asked, took="x" * 1_000)) == [SOLVED]
    assert judged(solved(asked, took="x" * 2_000)) == [WRONG]


def test_what_is_hashed_can_not_be_divided_anew() -> None:
    """The salt's end moved into the number makes the same text, and the same hash: a proof without expiry or form."""
    asked = challenge(KEY, "contact", NOW)
    found = solve_challenge(asked["challenge"], asked["salt"], "SHA-256", MAX_NUMBER)
    assert found is not None
    salt, _, rest = asked["salt"].partition("form=")
    parts = {name: asked[name] for name in ("algorithm", "challenge", "signature")}
    assert judged(packed({**parts, "salt": salt, "number": f"form={rest}{found.number}"})) == [WRONG]
    later = asked["salt"].replace("?expires=", "?expires=99999999999&expires=")
    assert judged(packed({**parts, "salt": later, "number": found.number})) == [WRONG]


@pytest.mark.parametrize(
    "payload",
    [
        "nonsense",
        "=",
        "é",
        "\ud800",
        b64encode(b"\xff\xfe").decode(),
        b64encode(b"[" * 1400).decode(),
        packed([]),
        packed({}),
        packed("contact"),
        "A" * 1_000_000,
    ],
    ids=lambda payload: payload[:12],
)
def test_what_is_no_proof_is_wrong(payload: str) -> None:
    """And raises nothing."""
    assert judged(payload) == [WRONG]
    assert solution_key(payload) is None


@given(st.text() | st.binary().map(lambda raw: b64encode(raw).decode()))
def test_no_input_raises(payload: str) -> None:
    """A visitor may send anything."""
    assert judged(payload) in ([WRONG], [Signal("proof-missing", 0.0, "mark")])


def test_copies_of_a_proof_have_one_key() -> None:
    """However they are written, so that they can be counted; two solutions have two."""
    asked = challenge(KEY, "contact", NOW)
    copies = [
        solved(asked),
        solved(asked, took=99),
        solved(asked, verified=True),
        solved(asked, salt=asked["salt"][:-1]),
    ]
    assert {solution_key(copy) for copy in copies} == {asked["challenge"]}
    assert judged(copies[1]) == [SOLVED]
    assert solution_key(solved(challenge(KEY, "contact", NOW))) != asked["challenge"]


GREY = Judgement(score=0.6, verdict="mark")
ABLE = (Field("_token", "t"),)


def test_a_script_in_doubt_is_asked_for_a_proof() -> None:
    """Which may lift the mark before the mail goes."""
    assert required(form(proof="grey"), ABLE, True, GREY)


@pytest.mark.parametrize(
    ("spam", "sent", "wants_json", "judgement"),
    [
        ({"proof": "off"}, ABLE, True, GREY),
        ({"proof": "always"}, ABLE, True, GREY),
        ({"weights": {"proof": 0}}, ABLE, True, GREY),
        ({}, (), True, GREY),
        ({}, (Field("_token", " "),), True, GREY),
        ({}, ABLE, False, GREY),
        ({}, (*ABLE, Field("altcha", "x")), True, GREY),
        ({}, ABLE, True, Judgement(score=0.1)),
        ({}, ABLE, True, Judgement(score=0.95, verdict="quarantine")),
        ({}, ABLE, True, Judgement(score=0.1, verdict="mark")),
    ],
    ids=["off", "always", "weightless", "no token", "blank", "page", "has one", "accepted", "quarantined", "a floor"],
)
def test_nobody_else_is_asked(
    spam: dict[str, Any], sent: tuple[Field, ...], wants_json: bool, judgement: Judgement
) -> None:
    """Who could not answer, who has, and who would gain nothing by it."""
    assert not required(form(**({"proof": "grey"} | spam)), sent, wants_json, judgement)


def test_altcha_is_imported_only_where_it_is_used() -> None:
    """A cold start does not pay for what few forms use."""
    script = "import sys, functions.intake.handler, functions.intake.spam.proof; sys.exit('altcha' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
