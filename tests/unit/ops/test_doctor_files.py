"""The doctor on files, clock and canary: every check at every level, from facts alone."""

import pytest

from ops.doctor import checks_files as checks
from ops.doctor.check import Level
from ops.doctor.facts import Bundle, Captcha, Origins
from tests.unit.ops.test_doctor_mail import HERE, one

PASS, WARN, FAIL = Level


def test_a_forms_file_with_problems_fails_with_all_of_them() -> None:
    """And one without passes."""
    assert one(checks.forms("forms.toml", [])).level is PASS
    check = one(checks.forms("forms.toml", ["a: is wrong", "b: too"]))
    assert (check.level, check.found) == (FAIL, "forms.toml: a: is wrong; b: too")


@pytest.mark.parametrize(
    ("allowed", "wanted", "found"),
    [
        ("ab", "ab", [(PASS, "browsers may post from a, b")]),
        ("ba", "ab", [(PASS, "browsers may post from a, b")]),
        ("a", "ab", [(FAIL, "browsers may not post from b")]),
        ("", "ab", [(FAIL, "browsers may not post from a, b")]),
        ("abc", "ab", [(WARN, "allowed, though no form names it: c")]),
        ("ac", "ab", [(FAIL, "browsers may not post from b"), (WARN, "allowed, though no form names it: c")]),
        ("*", "ab", [(WARN, "allowed, though no form names it: *")]),
    ],
)
def test_browsers_may_post_from_the_forms_origins_only(
    allowed: str, wanted: str, found: list[tuple[Level, str]]
) -> None:
    """In whatever order; a missing one is lost mail, an extra one an open door."""
    checked = list(checks.origins(Origins(tuple(allowed), tuple(wanted)), HERE))
    assert [(check.level, check.found) for check in checked] == found
    assert all((check.fix == "make deploy") == (check.level is not PASS) for check in checked)


def test_a_function_with_other_forms_is_named() -> None:
    """By its own line."""
    assert one(checks.bundle(Bundle("intake"), HERE)).level is PASS
    check = one(checks.bundle(Bundle("mailer", same=False), HERE))
    assert (check.name, check.level, check.fix) == ("mailer's forms", WARN, "make deploy")


def test_a_captcha_that_can_not_be_checked_is_told() -> None:
    """By the forms that ask for it; where none does there is nothing to tell."""
    assert list(checks.captcha(Captcha(), HERE)) == []
    assert one(checks.captcha(Captcha(("contact",), secret=True), HERE)).level is PASS
    check = one(checks.captcha(Captcha(("contact", "support")), HERE))
    assert (check.level, check.found) == (
        FAIL,
        "no secret to check it with: all mail of contact, support is marked as doubtful",
    )
    assert check.fix == '"CaptchaSecret=…" in samconfig.toml, then make deploy'


@pytest.mark.parametrize(
    ("ahead", "level", "found"),
    [
        (0.0, PASS, "agrees"),
        (-60.0, PASS, "agrees"),
        (61.0, WARN, "61 s ahead of"),
        (-300.0, WARN, "300 s behind"),
        (301.0, FAIL, "301 s ahead of"),
        (-4000.0, FAIL, "4,000 s behind"),
        (None, WARN, "could not be checked"),
    ],
)
def test_a_clock_that_is_off_is_told(ahead: float | None, level: Level, found: str) -> None:
    """From a minute on; from five on, AWS refuses signatures."""
    check = one(checks.clock(ahead))
    assert check.level is level
    assert found in check.found


@pytest.mark.parametrize(("configured", "level"), [("hourly", PASS), ("off", WARN), ("", WARN)])
def test_a_canary_that_is_off_is_warned_of(configured: str, level: Level) -> None:
    """Nobody else notices a mailer that does not run at all."""
    assert one(checks.canary(configured, HERE)).level is level
