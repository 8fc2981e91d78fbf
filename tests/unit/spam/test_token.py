"""The form token: what it tells, and what it does not take for one of ours."""

from datetime import timedelta

import pytest

from functions.intake.spam.keys import key_for
from functions.intake.spam.token import LIFETIME_SECONDS, STALE, age, issue
from tests.factories import NOW

KEY = key_for("s3cret", "token")
TOKEN = issue(KEY, "contact", NOW, "n0nce-1")


def after(seconds: float, token: str = TOKEN, form: str = "contact", key: bytes = KEY) -> float | None:
    """Its age so many seconds after it was issued."""
    return age(key, form, token, NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [0.0, 0.25, 90.0, LIFETIME_SECONDS])
def test_a_token_tells_how_old_it_is(seconds: float) -> None:
    """To the millisecond, for a day."""
    assert after(seconds) == seconds


def test_a_clock_that_is_behind_makes_it_no_younger_than_new() -> None:
    """The next request may reach another machine."""
    assert after(-0.4) == 0.0


def test_no_token_is_no_age() -> None:
    """Nothing is known then."""
    assert after(5, "") is None


def test_one_that_has_run_out_is_stale() -> None:
    """A millisecond after its day."""
    assert after(LIFETIME_SECONDS + 0.001) == STALE


HEAD, _, MAC = TOKEN.rpartition(".")
FORGED = {
    "another form's": issue(KEY, "support", NOW, "n0nce-1"),
    "another stack's": issue(key_for("other", "token"), "contact", NOW, "n0nce-1"),
    "another purpose's": issue(key_for("s3cret", "counts"), "contact", NOW, "n0nce-1"),
    "a later hour": f"{int(NOW.timestamp() * 1000) + 3_600_000}.n0nce-1.{MAC}",
    "another nonce": f"{HEAD}2.{MAC}",
    "its head alone": HEAD,
    "its head with no MAC": f"{HEAD}.",
    "its MAC alone": f".{MAC}",
    "another case": f"{HEAD}.{MAC.swapcase()}",
    "a letter more": f"{TOKEN}x",
    "a word": "x",
    "dots": "...",
    "no ASCII": "1.ü.😀",
    "half a character": "1.2.\ud800",
}


@pytest.mark.parametrize("name", FORGED)
def test_what_was_not_issued_for_this_form_here_is_stale(name: str) -> None:
    """Whatever it looks like."""
    assert after(60, FORGED[name]) == STALE


def test_a_token_passes_through_a_form_and_a_url_as_it_is() -> None:
    """Three parts, and no character that is ever encoded; it grows with nothing."""
    milliseconds, nonce, mac = TOKEN.split(".")
    assert (int(milliseconds) / 1000, nonce) == (NOW.timestamp(), "n0nce-1")
    assert len(mac) == 43
    assert set(mac) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_each_purpose_has_a_key_of_its_own() -> None:
    """Of 32 bytes, and none holds the secret."""
    keys = {key_for(secret, purpose) for secret in ("a", "b") for purpose in ("token", "counts", "proof")}
    assert (len(keys), {len(key) for key in keys}) == (6, {32})
