"""The table of counters, empty."""

import pytest

from tests.fakes import FakeDynamo
from tests.simulation.stack import SCHEMA


@pytest.fixture
def dynamo() -> FakeDynamo:
    made = FakeDynamo(ttl_attribute="expires_at")
    made.create_table(TableName="counts", **SCHEMA)
    return made
