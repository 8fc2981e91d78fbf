"""Settings are checked all at once."""

import pytest

from shared.settings import InvalidSettings, require


def test_what_is_asked_for_is_found() -> None:
    """As it stands; what was not asked for is left out."""
    assert require({"A": "a", "N": "1.5", "OTHER": "x"}, ["A"], ["N"]) == {"A": "a", "N": "1.5"}


def test_every_problem_is_named_at_once() -> None:
    """Absent, empty and no numbers."""
    environment = {"B": "", "N": "many", "O": "1"}
    with pytest.raises(InvalidSettings) as caught:
        require(environment, ["A", "B"], ["M", "N", "O"])
    assert str(caught.value) == "not set: A, B, M; N must be a number above 0"


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "-inf", "1e999", "1,5", "0x10", "one"])
def test_a_number_is_finite_and_above_zero(value: str) -> None:
    """Nothing else is a rate or a time; the value itself is not quoted."""
    with pytest.raises(InvalidSettings, match=r"^N must be a number above 0$"):
        require({"N": value}, [], ["N"])
