"""Errors as boto3 raises them."""

from typing import Any

from botocore.exceptions import ClientError

# What a client hands back with every answer.
OK: dict[str, Any] = {"HTTPStatusCode": 200, "RetryAttempts": 0}


def client_error(code: str, operation: str, message: str = "", *, status: int = 400, **members: Any) -> ClientError:
    """A service's refusal; `members` stand beside `Error`, as the old item of a failed condition does."""
    response: Any = {
        "Error": {"Code": code, "Message": message or code},
        "ResponseMetadata": {"HTTPStatusCode": status, "RetryAttempts": 0},
        **members,
    }
    return ClientError(response, operation)
