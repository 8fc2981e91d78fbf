"""The same text in field after field."""

from functions.intake.spam.repeats import repeats
from tests.unit.spam.posts import post, reasons

LONG = "Best offers of the week"


def test_a_program_fills_every_field_with_what_it_has() -> None:
    """Three alike, or two of a length that is no chance; in any case and spacing."""
    assert reasons(repeats, fullname="Valve", company="VALVE ", subject=" valve") == {"fields-alike"}
    assert reasons(repeats, subject=LONG, message=LONG.replace(" ", "  ").upper()) == {"fields-alike"}


def test_a_person_may_well_write_the_same_twice() -> None:
    """Their own name as the company's, a dash or "yes" anywhere."""
    assert reasons(repeats, fullname="Gabe Newell", company="Gabe Newell", message="Hello") == set()
    assert reasons(repeats, fullname="yes", company="yes", subject="yes", message="yes") == set()
    assert reasons(repeats, subject=LONG, message=f"{LONG}, said the poster in your shop") == set()


def test_three_weigh_more_than_two() -> None:
    """Each of them makes chance less likely."""
    [two], [three] = (list(repeats(post(**dict.fromkeys(names, LONG)))) for names in (("a", "b"), ("a", "b", "c")))
    assert 0 < two.points < three.points


def test_what_the_page_sends_by_itself_does_not_count() -> None:
    """Nor does what went into the honeypot, which is a reason of its own."""
    assert reasons(repeats, _subject=LONG, _next=LONG, nickname=LONG, altcha=LONG, message=LONG) == set()
