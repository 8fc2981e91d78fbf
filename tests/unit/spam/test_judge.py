"""How points become a verdict."""

from collections.abc import Iterator

import pytest

from functions.intake.spam.judge import examine, weigh
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Layer, Signal
from functions.intake.spam.traps import honeypot
from shared.forms_spam import LayerName, Spam
from shared.submission import Field, Judgement
from tests.factories import contact_form

TRAP: tuple[tuple[LayerName, Layer], ...] = (("honeypot", honeypot),)


def seen(*fields: tuple[str, str], spam: Spam | None = None) -> Sighting:
    """A post of the story's form."""
    return Sighting(contact_form(spam=spam or Spam(), honeypot="nickname"), tuple(Field(*pair) for pair in fields))


@pytest.mark.parametrize("name", ["_gotcha", "nickname"])
def test_a_renamed_honeypot_works_beside_the_usual_one(name: str) -> None:
    """Vendors' snippets name it _gotcha."""
    assert weigh(Spam(), examine(seen((name, "x")), TRAP)).reasons == ("honeypot",)
    assert weigh(Spam(), examine(seen((name, " ")), TRAP)).reasons == ()


def test_a_honeypot_alone_quarantines_whatever_speaks_for_the_visitor() -> None:
    """And whatever the thresholds are."""
    signals = [*examine(seen(("_gotcha", "x")), TRAP), Signal("text", -20.0)]
    assert weigh(Spam(mark=1, quarantine=1), signals).verdict == "quarantine"


def test_points_add_up_to_a_probability_and_the_weightiest_reason_stands_first() -> None:
    """-2 before anything is known; 3 more make 1, which is 0.73."""
    judged = weigh(Spam(), [Signal("links", 1.0), Signal("text", 2.5), Signal("names", -0.5)])
    assert judged == Judgement(
        score=0.7311, reasons=("text", "links", "names"), points=(2.5, 1.0, -0.5), verdict="mark"
    )


@pytest.mark.parametrize(
    ("points", "verdict"), [(0.0, "accept"), (2.4, "accept"), (2.41, "mark"), (4.19, "mark"), (4.2, "quarantine")]
)
def test_the_thresholds_decide(points: float, verdict: str) -> None:
    """Six and nine tenths, where the form does not say otherwise."""
    assert weigh(Spam(), [Signal("text", points)]).verdict == verdict


def test_a_form_has_thresholds_of_its_own() -> None:
    """0.73 is quarantine where the owner says so."""
    assert weigh(Spam(mark=0.6, quarantine=0.7), [Signal("text", 3.0)]).verdict == "quarantine"
    assert weigh(Spam(mark=0.8), [Signal("text", 3.0)]).verdict == "accept"


def test_a_weight_scales_a_layer_and_none_switches_it_off() -> None:
    """The honeypot's verdict goes with it."""
    double, off = (seen(("_gotcha", "x"), spam=Spam(weights={"honeypot": weight})) for weight in (2.0, 0.0))
    assert [signal.points for signal in examine(double, TRAP)] == [12.0]
    assert examine(off, TRAP) == ()


def test_a_layer_that_breaks_marks_the_mail_and_hides_no_other_layer() -> None:
    """Neither lost nor let through unmarked."""

    def broken(_: Sighting) -> Iterator[Signal]:
        yield Signal("text", 1.0)
        raise ValueError("s3cret")

    judged = weigh(Spam(), examine(seen(("_gotcha", "")), [("text", broken)]))
    assert judged == Judgement(score=0.1192, reasons=("text-failed",), points=(0.0,), verdict="mark")
    both = examine(seen(("_gotcha", "x")), [("text", broken), *TRAP])
    assert weigh(Spam(), both).verdict == "quarantine"
