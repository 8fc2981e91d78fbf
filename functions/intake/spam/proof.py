"""Proof of work: the browser finds a number, which keeps out programs that post without running the form's page.

ALTCHA's first format, since all versions of its widget read it: https://altcha.org/docs/v2/server-integration
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from functions.intake.spam.signal import Signal
from shared.directives import PROOF, TOKEN, first_value
from shared.forms import Form
from shared.submission import Field, Judgement

LIFETIME = timedelta(minutes=10)
# Half of it is tried on average: 0.2 s on a laptop and 0.8 s on a phone, by SHA-256 in one thread of the browser.
MAX_NUMBER = 25_000
MAX_CHARACTERS = 2_000

# Read whole, so that nothing can be spliced in: what altcha makes of our parameters, and nothing else.
_SALT = re.compile(r"[0-9a-f]{24}\?expires=(?P<expires>[0-9]{1,12})&form=(?P<form>[A-Za-z0-9_-]{1,64})&", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def challenge(key: bytes, form: str, now: datetime) -> dict[str, Any]:
    """What ALTCHA's widget and ours solve. It holds for this form, and for ten minutes."""
    from altcha.v1 import ChallengeOptions, create_challenge

    options = ChallengeOptions(max_number=MAX_NUMBER, hmac_key=key, expires=now + LIFETIME, params={"form": form})
    # The widget's older versions know the limit by this name.
    return {**create_challenge(options).to_dict(), "maxnumber": MAX_NUMBER}


def check(key: bytes, form: Form, name: str, sent: tuple[Field, ...], now: datetime) -> Iterator[Signal]:
    """What the field `altcha` of a post to the form called `name` says. Hostile input; raises nothing.

    A wrong proof is no better than none, which a visitor without JavaScript has: both are marked, at least.
    """
    if form.spam.proof == "off":
        return
    payload = first_value(sent, PROOF)
    if payload:
        yield Signal("proof", -1.5) if _holds(key, name, payload, now) else Signal("proof-wrong", 1.5, "mark")
    elif form.spam.proof == "always":
        yield Signal("proof-missing", 0.0, "mark")


def required(form: Form, sent: tuple[Field, ...], wants_json: bool, judgement: Judgement) -> bool:
    """Whether to ask for a proof before the post is accepted: it may lift the mark, and a script is there to solve it.

    Only a client that knows our tokens is asked. All others would read the refusal as the end, so they are marked.
    """
    in_doubt = judgement.verdict == "mark" and judgement.score >= form.spam.mark
    able = wants_json and bool(first_value(sent, TOKEN)) and not first_value(sent, PROOF)
    return form.spam.proof == "grey" and form.spam.weights.get("proof", 1.0) > 0 and in_doubt and able


def solution_key(payload: str) -> str | None:
    """What two copies of a proof have in common, however they are written; None where it is none.

    For counting a proof that `check` took: what nobody has checked can be made up at will.
    """
    read = _read(payload)
    return read["challenge"] if read else None


def _holds(key: bytes, name: str, payload: str, now: datetime) -> bool:
    from altcha.v1 import verify_solution

    read = _read(payload)
    salt = _SALT.fullmatch(read["salt"]) if read else None
    if read is None or salt is None or salt["form"] != name or int(salt["expires"]) < now.timestamp():
        return False
    # It would ask the system's clock.
    holds, _ = verify_solution(read, key, check_expires=False)
    return holds


def _read(payload: str) -> Any:
    """The widget's JSON out of base64, once each part is known to be of its kind; None where it isn't."""
    if len(payload) > MAX_CHARACTERS:
        return None
    try:
        read = json.loads(b64decode(payload, validate=True))
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and _is_payload(read) else None


def _is_payload(read: dict[str, Any]) -> bool:
    texts = {part: read.get(part) for part in ("salt", "challenge", "signature")}
    return (
        read.get("algorithm") == "SHA-256"
        and type(read.get("number")) is int
        and all(isinstance(text, str) for text in texts.values())
        and bool(_DIGEST.fullmatch(read["challenge"]) and _DIGEST.fullmatch(read["signature"]))
    )
