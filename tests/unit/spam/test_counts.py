"""Counters in DynamoDB: each write reads, and the first one says when all of it may go."""

import pytest
from botocore.exceptions import EndpointConnectionError

from functions.intake.spam.counts import DynamoCounts
from tests.fakes import FakeDynamo


@pytest.fixture
def counts(dynamo: FakeDynamo) -> DynamoCounts:
    return DynamoCounts(dynamo, "counts")


def test_each_key_has_its_own_number(counts: DynamoCounts) -> None:
    """Counted in before it is told."""
    assert [counts.times(key, 100) for key in ("a", "a", "b", "a")] == [1, 2, 1, 3]


def test_members_are_counted_once(counts: DynamoCounts) -> None:
    """However often they come."""
    assert [counts.members("a", member, 100) for member in ("x", "x", "y", "x", "z")] == [1, 1, 2, 2, 3]


def test_the_first_says_how_long_it_is_kept(counts: DynamoCounts, dynamo: FakeDynamo) -> None:
    """Else whoever goes on would never be forgotten."""
    for until in (100, 200):
        counts.times("a", until)
        counts.members("b", "x", until)
    assert list(dynamo.tables["counts"].items.values()) == [
        {"id": {"S": "a"}, "expires_at": {"N": "100"}, "posts": {"N": "2"}},
        {"id": {"S": "b"}, "expires_at": {"N": "100"}, "members": {"SS": ["x"]}},
    ]


def test_a_table_that_does_not_answer_is_an_error(counts: DynamoCounts, dynamo: FakeDynamo) -> None:
    """What to make of it is for others to say."""
    dynamo.down = True
    with pytest.raises(EndpointConnectionError):
        counts.times("a", 100)
