"""The running stack, once for all tests that speak HTTP to it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.stack import LocalStack
from tests.places import Ledgers, Queue, outputs

FORMS = Path(__file__).parent / "forms.toml"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """template.yaml, deployed on the local AWS, with site and inbox."""
    folder: Path = tmp_path_factory.mktemp("stack")
    with LocalStack(port=free_port(), aws_port=free_port(), folder=folder, forms=FORMS) as running:
        yield running


@pytest.fixture(scope="session")
def queues(stack: LocalStack) -> dict[str, Queue]:
    """By the names that stack.json gives them."""
    client = stack.aws.client("sqs")
    return {name: Queue(client, url) for name, url in stack.info["queues"].items()}


@pytest.fixture(scope="session")
def ledger(stack: LocalStack) -> Ledgers:
    return Ledgers(stack.aws.client("dynamodb"), outputs(stack)["LedgerTableName"])
