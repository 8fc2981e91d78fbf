"""How long the functions wait for AWS, and the boto3 clients that wait so."""

from threading import Lock
from typing import Any

# Two tries of at most 3 s each, and less than a second between them. botocore's own default for DynamoDB is ten tries.
QUICK: dict[str, Any] = {
    "connect_timeout": 1,
    "read_timeout": 2,
    "retries": {"total_max_attempts": 2, "mode": "standard"},
}
# One call per claim, never a silent second: see functions/mailer/ses.py.
ONCE: dict[str, Any] = {"connect_timeout": 3, "read_timeout": 10, "retries": {"total_max_attempts": 1}}


def client(service: str) -> Any:
    """A boto3 client by its service's name, made at its first use: what is mailed at once needs neither SQS nor SNS."""
    return _Lazy(service, ONCE if service == "sesv2" else QUICK)


class _Lazy:
    def __init__(self, service: str, patience: dict[str, Any]) -> None:
        self._service, self._patience = service, patience
        self._lock, self._made = Lock(), None

    def _make(self) -> Any:
        from boto3.session import Session
        from botocore.config import Config

        make: Any = Session().client
        return make(self._service, config=Config(**self._patience))

    def __getattr__(self, name: str) -> Any:
        # A batch's ten threads meet here at once, and one client is enough.
        with self._lock:
            self._made = self._made or self._make()
        return getattr(self._made, name)
