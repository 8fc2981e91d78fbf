"""Failures by their cause."""

from typing import Any

from ops.letters.groups import Group, groups
from ops.letters.letter import KEPT
from tests.fakes.clock import NOON
from tests.unit.ops.conftest import letter

AT = NOON.timestamp()
CAUSE: dict[str, Any] = {"reason": "refused_by_ses", "code": "MessageRejected", "form": "contact"}


def test_letters_of_one_cause_are_one_group() -> None:
    """Counted, with the oldest, the newest, and who was sent again before."""
    made = [letter(age=age, parkings=str(count), **CAUSE) for age, count in ((60, 1), (3600, 2), (0, 3))]
    assert groups(made) == [
        Group("refused_by_ses", "MessageRejected", "contact", 3, 2, AT - 3600, AT, AT - 3600 + KEPT)
    ]


def test_reason_code_and_form_each_make_a_cause() -> None:
    """The largest comes first, then by name."""
    changes: list[dict[str, str]] = [
        {},
        {"code": "Other"},
        {"form": "other"},
        {"reason": "out_of_time"},
        {"form": "other"},
    ]
    found = groups(letter(**{**CAUSE, **change}) for change in changes)
    assert [(group.count, group.reason, group.code, group.form) for group in found] == [
        (2, "refused_by_ses", "MessageRejected", "other"),
        (1, "out_of_time", "MessageRejected", "contact"),
        (1, "refused_by_ses", "MessageRejected", "contact"),
        (1, "refused_by_ses", "Other", "contact"),
    ]


def test_no_letters_are_no_groups() -> None:
    """Nothing died."""
    assert groups([]) == []
