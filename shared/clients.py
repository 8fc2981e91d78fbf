"""How long the mailer waits for AWS, and the boto3 clients that wait so."""

from typing import Any

# Two tries of at most 3 s each, and less than a second between them. botocore's own default for DynamoDB is ten tries.
QUICK: dict[str, Any] = {
    "connect_timeout": 1,
    "read_timeout": 2,
    "retries": {"total_max_attempts": 2, "mode": "standard"},
}
# One call per claim, never a silent second: see ses.py.
ONCE: dict[str, Any] = {"connect_timeout": 3, "read_timeout": 10, "retries": {"total_max_attempts": 1}}

# The longest that one record can take: claim, send, release, park, all stalled. A record is begun only while the
# invocation has this long to live: one that is cut off mid-send may be mailed twice.
RECORD_SECONDS = 35.0


def ses() -> Any:
    """SES v2."""
    return _client("sesv2", ONCE)


def quick(service: str) -> Any:
    """DynamoDB or SQS."""
    return _client(service, QUICK)


def _client(service: str, patience: dict[str, Any]) -> Any:
    from boto3.session import Session
    from botocore.config import Config

    make: Any = Session().client
    return make(service, config=Config(**patience))
