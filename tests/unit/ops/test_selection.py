"""Which letters are meant."""

from typing import Any

import pytest

from ops.letters.selection import Selection
from shared.submission import Field
from tests.factories import submission
from tests.fakes.clock import NOON
from tests.unit.ops.conftest import letter

AT = NOON.timestamp()
FIELDS = (Field("company", " Straße AG "), Field("topic", "spam"), Field("topic", "Ham"))
MADE = letter(
    submission(fields=FIELDS).encode(),
    "quarantine",
    age=3600,
    submission_id="a",
    form="contact",
    reason="honeypot,too_fast",
)


def ids(*values: str) -> frozenset[str]:
    return frozenset(values)


MATCHING = {
    "everything": Selection(),
    "id": Selection(ids=ids("a")),
    "one of the ids": Selection(ids=ids("b", "a")),
    "form": Selection(forms=ids("contact")),
    "one of the forms": Selection(forms=ids("other", "contact")),
    "all reasons": Selection(reasons=ids("honeypot,too_fast")),
    "the first reason": Selection(reasons=ids("honeypot")),
    "the second reason": Selection(reasons=ids("links", "too_fast")),
    "field": Selection(fields=(("topic", "Ham"),)),
    "field in another case": Selection(fields=(("company", "STRASSE ag"),)),
    "field with spaces": Selection(fields=(("topic", "  spam\n"),)),
    "one of a field's values": Selection(fields=(("topic", "x"), ("topic", "ham"))),
    "both fields": Selection(fields=(("topic", "ham"), ("company", "straße ag"))),
    "as old": Selection(older=3600),
    "as new": Selection(newer=3600),
    "between": Selection(older=60, newer=7200),
    "all at once": Selection(ids("a"), ids("honeypot"), ids("contact"), (("topic", "ham"),), 60, 7200),
}
OTHERS = {
    "one field of two": Selection(fields=(("topic", "x"), ("company", "straße ag"))),
    "id": Selection(ids=ids("b")),
    "part of the id": Selection(ids=ids("")),
    "form": Selection(forms=ids("Contact")),
    "part of a reason": Selection(reasons=ids("honey")),
    "reason": Selection(reasons=ids("links")),
    "field": Selection(fields=(("topic", "ha"),)),
    "another field's value": Selection(fields=(("company", "ham"),)),
    "field that is not there": Selection(fields=(("name", ""),)),
    "not so old": Selection(older=3601),
    "older": Selection(newer=3599),
}


@pytest.mark.parametrize("case", MATCHING)
def test_a_letter_is_meant(case: str) -> None:
    """Within one kind any will do; case and spaces around a field's value say nothing."""
    assert MATCHING[case].wants(MADE, AT)


@pytest.mark.parametrize("case", OTHERS)
def test_a_letter_is_not_meant(case: str) -> None:
    """Ids, forms and reasons are meant to the letter."""
    assert not OTHERS[case].wants(MADE, AT)


WRONG: dict[str, Any] = {
    "ids": ids("b"),
    "reasons": ids("links"),
    "forms": ids("other"),
    "fields": (("topic", "x"),),
    "older": 7200.0,
    "newer": 60.0,
}


@pytest.mark.parametrize("kind", WRONG)
def test_every_kind_narrows(kind: str) -> None:
    """One that does not fit is enough."""
    right: dict[str, Any] = {
        "ids": ids("a"),
        "reasons": ids("honeypot"),
        "forms": ids("contact"),
        "fields": (("topic", "ham"),),
    }
    right |= {"older": 60.0, "newer": 7200.0}
    assert not Selection(**{**right, kind: WRONG[kind]}).wants(MADE, AT)


def test_what_can_not_be_read_has_no_fields() -> None:
    """It is chosen by its envelope only."""
    bare = letter("topic=ham", reason="undecodable")
    assert not Selection(fields=(("topic", "ham"),)).wants(bare, AT)
    assert Selection(reasons=ids("undecodable")).wants(bare, AT)


def test_everything_is_what_nothing_narrows() -> None:
    """An age of nothing narrows, too."""
    assert Selection().is_everything
    assert not Selection(older=0).is_everything
    assert not any(each.is_everything for each in OTHERS.values())
