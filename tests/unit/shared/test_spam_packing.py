"""Feature numbers packed: short, and all of them back."""

import random

import pytest

from shared.spam_features import BUCKETS
from shared.spam_packing import BadPacking, pack, unpack


@pytest.mark.parametrize(
    "numbers", [[], [0], [0, 1], [127], [128], [0, 127, 255, 383, 16511, 16512], [BUCKETS - 1], [2**40, 2**40 + 1]]
)
def test_what_was_packed_comes_back(numbers: list[int]) -> None:
    """Whatever the steps between them."""
    assert unpack(pack(numbers)) == numbers


def test_any_numbers_come_back() -> None:
    """A hundred sets, few and many."""
    chance = random.Random(5)
    for _ in range(100):
        numbers = sorted(chance.sample(range(BUCKETS), chance.randrange(3000)))
        assert unpack(pack(numbers)) == numbers


def test_a_short_message_is_a_kilobyte_and_all_buckets_fit_an_item() -> None:
    """DynamoDB's items have room for 400 KB."""
    assert len(pack(sorted(random.Random(5).sample(range(BUCKETS), 500)))) < 1500
    assert len(pack(range(BUCKETS))) < 390_000


def test_the_form_is_fixed() -> None:
    """What a ledger holds is read by versions to come."""
    assert pack([5, 133, 300]) == "BYABpwE="


@pytest.mark.parametrize("text", ["=", "BYABpwE", "ä", "gA==", "BYA=", "AQAA", "no base64!"])
def test_what_is_damaged_is_refused(text: str) -> None:
    """Rather than other numbers."""
    with pytest.raises(BadPacking):
        unpack(text)
