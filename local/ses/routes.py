"""Which operation an HTTP request means, by the routes of botocore's sesv2 model."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from local.ses import shape
from local.ses.management import OPERATIONS

SEND = "SendEmail"


class Route(NamedTuple):
    """The operation, and what the path says of its arguments."""

    operation: str
    labels: Mapping[str, str]


def find(method: str, path: str) -> Route | None:
    """None where no operation that is played has this route. `path` is percent-encoded; its query is not looked at."""
    bare = path.partition("?")[0].rstrip("/")
    for operation, wanted, pattern in _routes():
        match = pattern.fullmatch(bare)
        if match and method == wanted:
            return Route(operation, {name: unquote(value) for name, value in match.groupdict().items()})
    return None


@cache
def _routes() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(_route(operation) for operation in (SEND, *OPERATIONS))


def _route(operation: str) -> tuple[str, str, re.Pattern[str]]:
    http = shape.model(operation).http
    return operation, str(http["method"]), re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", str(http["requestUri"])))
