"""A strict fake of SES v2, sending and what `mailchute doctor` asks: in process for tests, over HTTP for `make run`."""

from local.ses.breakage import Breakage
from local.ses.core import FakeSes
from local.ses.message import Mail

__all__ = ["Breakage", "FakeSes", "Mail"]
