"""Captchas of Cloudflare, hCaptcha and Google: the page's widget sends a response, the vendor says what it is worth.

The visitor's address, which all three would take, is not sent: they saw the browser when it solved theirs, and what is
not needed stays in the account. https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
https://docs.hcaptcha.com/#verify-the-user-response-server-side https://developers.google.com/recaptcha/docs/verify
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from functions.intake.spam.signal import Signal
from shared.directives import CAPTCHAS, first_value
from shared.submission import Field

TIMEOUT_SECONDS = 2.0
# Turnstile's have 2,048 characters at most, Google's have more.
_RESPONSE = re.compile(r"[!-~]{1,8192}")
# As Google has it: https://developers.google.com/recaptcha/docs/v3#interpreting_the_score
ENOUGH = 0.5

# What the vendors say of us. All else that they refuse is the visitor's: forged, run out, or used before.
OURS = frozenset(
    {
        *("missing-input-secret", "invalid-input-secret", "invalid-keys", "bad-request", "missing-input-response"),
        *("sitekey-secret-mismatch", "not-using-dummy-passcode", "not-using-dummy-secret", "invalid-parsed-secret"),
    }
)
THEIRS = frozenset({"internal-error"})

TWICE = frozenset(("timeout-or-duplicate", "already-seen-response"))


class Verifier(NamedTuple):
    """Where a vendor verifies, the field that its widget sends, and whether its `score` is 1 for a person.

    That is reCAPTCHA v3's. hCaptcha's, for those who pay, means the opposite, and needs a threshold of the owner's.
    """

    url: str
    field: str
    scored: bool = False


class Unreachable(Exception):
    """The vendor gave no answer that could be read. Carries a code only."""


# The URL, the form and how many seconds it may take in all; the answer's JSON. Raises Unreachable.
Ask = Callable[[str, Mapping[str, str], float], Mapping[str, Any]]

VERIFIERS: Mapping[str, Verifier] = {
    "turnstile": Verifier("https://challenges.cloudflare.com/turnstile/v0/siteverify", CAPTCHAS[0]),
    "hcaptcha": Verifier("https://api.hcaptcha.com/siteverify", CAPTCHAS[1]),
    "recaptcha": Verifier("https://www.google.com/recaptcha/api/siteverify", CAPTCHAS[2], scored=True),
}


def check(verifier: Verifier, secret: str, ask: Ask, sent: tuple[Field, ...]) -> Iterator[Signal]:
    """What the vendor makes of the response. Whatever is not a clear yes is marked, at least; nothing is lost by it."""
    response = first_value(sent, verifier.field)
    if not response:
        # No JavaScript, a blocker, or a program.
        yield Signal("captcha-missing", 0.0, "mark")
    elif not secret:
        yield Signal("captcha-misconfigured", 0.0, "mark")
    elif not _RESPONSE.fullmatch(response):
        yield Signal("captcha-wrong", 2.5, "mark")
    else:
        yield _asked(verifier, secret, ask, response)


def _asked(verifier: Verifier, secret: str, ask: Ask, response: str) -> Signal:
    try:
        answer = ask(verifier.url, {"secret": secret, "response": response}, TIMEOUT_SECONDS)
    except Unreachable:
        return Signal("captcha-unreachable", 0.0, "mark")
    codes = answer.get("error-codes")
    known = {code for code in codes if isinstance(code, str)} if isinstance(codes, list) else set[str]()
    if answer.get("success") is True:
        return _solved(answer.get("score") if verifier.scored else None)
    if known & OURS:
        return Signal("captcha-misconfigured", 0.0, "mark")
    if answer.get("success") is not False or known & THEIRS:
        return Signal("captcha-unreachable", 0.0, "mark")
    # An answer that was used before may come with a second try, after one that we could not take.
    return Signal("captcha-wrong", 0.0 if known & TWICE else 2.5, "mark")


def _solved(score: object) -> Signal:
    """`score` is from 0, a program, to 1, a person; the less it is, the more it weighs."""
    if isinstance(score, int | float) and score < ENOUGH:
        return Signal("captcha-doubtful", round(2.5 * (1 - max(0.0, score) / ENOUGH), 2))
    return Signal("captcha", -2.0)
