"""Letters that are not what they look like."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import pytest

from functions.intake.spam.script import script
from tests.unit.spam.posts import post, reasons

FIRES = {
    "mixed-scripts": ("Gооgle", "Google в Москве"),
    "hidden-characters": ("ca\u200bsino", "کتاب\u200cها casino \u200b"),
    "fancy-letters": ("𝐂𝐀𝐒𝐈𝐍𝐎", "x² ∈ ℝ, ½ ﬁ №"),
    "spaced-letters": ("c a s i n o", "plan a b c, or J.R.R."),
}


@pytest.mark.parametrize("reason", FIRES)
@pytest.mark.parametrize("field", ["fullname", "subject", "message"])
def test_only_what_no_language_does_counts(reason: str, field: str) -> None:
    """In the name, the subject or the text; not in what other scripts, formulas and initials need."""
    spam, ham = FIRES[reason]
    assert reasons(script, **{field: f"hello {spam} there"}) == {reason}
    assert reasons(script, **{field: f"hello {ham} there"}) == set()


def test_one_mixed_word_may_be_a_slip_and_three_are_none() -> None:
    """A keyboard that was switched too late."""
    [one], [three] = (list(script(post(message=text))) for text in ("Gооgle", "Gооgle сasino vіagra"))
    assert 0 < one.points < three.points


def test_the_address_is_not_read() -> None:
    """Nobody chooses the letters of a domain to fool us; validation has looked at it."""
    assert reasons(script, emailid="gаbe@example.com") == set()
