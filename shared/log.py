"""Logging: ids and codes, never what a visitor typed."""

from functools import cache

from aws_lambda_powertools import Logger


@cache
def get_logger(service: str) -> Logger:
    """JSON lines on stdout. Pass ids and codes as `extra`; never an event, a body or an exception's text."""
    return Logger(service=service)


def code_of(error: Exception) -> str:
    """A content-free name for `error`: the AWS error code where there is one, else the class."""
    response = getattr(error, "response", None)
    code = response.get("Error", {}).get("Code") if isinstance(response, dict) else None
    return str(code or type(error).__name__)


def where(error: Exception) -> str:
    """The place that raised `error`, as `file.py:12`: all of a traceback that is safe to log."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return f"{last.tb_frame.f_code.co_filename.rpartition('/')[2]}:{last.tb_lineno}" if last else ""
