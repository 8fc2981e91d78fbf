"""In-memory stand-ins with boto3's signatures. tests/integration runs their contract against moto and the local AWS.

They own no time: the clock is handed in, and nothing happens between two calls but what the clock says.
"""

from tests.fakes.chute import FakeChute
from tests.fakes.clock import FakeClock
from tests.fakes.dynamo import FakeDynamo
from tests.fakes.errors import client_error
from tests.fakes.sns import FakeSns
from tests.fakes.sqs import FakeSqs

__all__ = ["FakeChute", "FakeClock", "FakeDynamo", "FakeSns", "FakeSqs", "client_error"]
