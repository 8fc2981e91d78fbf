"""Small things that all functions share: ids from digests, times, and names for errors."""

import json
import uuid

import pytest
from botocore.exceptions import ReadTimeoutError
from hypothesis import given
from hypothesis import strategies as st

from shared.clients import ONCE, QUICK
from shared.ids import digest, uuid8
from shared.log import code_of, where
from shared.timestamps import clock_time, iso
from tests.fakes import client_error

PARTS = st.lists(st.text(st.characters(), max_size=5), max_size=4)


@given(PARTS, PARTS)
def test_other_parts_have_another_digest(first: list[str], second: list[str]) -> None:
    """Wherever the text is cut, and whatever stands in it."""
    assert (digest(*first) == digest(*second)) is (first == second)


def test_a_digest_is_a_uuid_of_version_8() -> None:
    """RFC 9562, section 5.8: the same digest is the same id."""
    made = uuid.UUID(uuid8(digest("a")))
    assert (made.version, made.variant) == (8, uuid.RFC_4122)
    assert uuid8(digest("a")) == str(made) != uuid8(digest("b"))
    assert uuid8("f" * 64) == "ffffffff-ffff-8fff-bfff-ffffffffffff"
    assert uuid8("0" * 64) == "00000000-0000-8000-8000-000000000000"


def test_an_error_has_a_name_and_a_place_without_its_text() -> None:
    """AWS's code where there is one, else the class."""
    assert code_of(client_error("Throttling", "PutItem", "s3cret")) == "Throttling"
    assert code_of(ReadTimeoutError(endpoint_url="s3cret")) == "ReadTimeoutError"
    with pytest.raises(ValueError, match="Expecting value") as caught:
        json.loads("s3cret")
    assert where(caught.value).startswith("decoder.py:")
    assert where(ValueError("s3cret")) == ""


def test_times_are_read_in_utc() -> None:
    """To the second for machines, to the minute for people."""
    assert iso(1_795_435_200) == "2026-11-23T12:00:00+00:00"
    assert clock_time(1_795_435_259) == "2026-11-23 12:00 UTC"


def test_only_ses_is_asked_once() -> None:
    """A second SendEmail would be a second mail; a second conditional write is none."""
    assert (ONCE["retries"]["total_max_attempts"], QUICK["retries"]["total_max_attempts"]) == (1, 2)
