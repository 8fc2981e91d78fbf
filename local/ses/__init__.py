"""A strict fake of SES v2's SendEmail, used in process by tests and over HTTP by `make run`."""

from local.ses.breakage import Breakage
from local.ses.core import FakeSes
from local.ses.message import Mail

__all__ = ["Breakage", "FakeSes", "Mail"]
