"""Finding a deployed stack: its queues by the outputs of template.yaml."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCAL = Path(".local") / "stack.json"


class StackNotFound(Exception):
    """Says which, and where it was looked for."""


@dataclass(frozen=True)
class Place:
    """A stack: its outputs, and how its AWS is reached (keyword arguments of boto3's `client`)."""

    outputs: Mapping[str, str]
    reach: Mapping[str, Any]

    def client(self, service: str) -> Any:
        """A boto3 client there."""
        from boto3.session import Session

        make: Any = Session().client
        return make(service, **self.reach)


def local_place(file: Path) -> Place:
    """The stack that `make run` has started. Raises StackNotFound."""
    try:
        info = json.loads(file.read_text("utf-8"))
    except OSError:
        raise StackNotFound(f"no {file}: is `make run` running?") from None
    reach = {
        "endpoint_url": info["aws_endpoint"],
        "region_name": info["region"],
        "aws_access_key_id": "test",
        "aws_secret_access_key": "test",
    }
    queues = info["queues"]
    outputs = {"SubmissionQueueUrl": queues["submissions"], "DeadLetterQueueUrl": queues["dead_letters"]}
    return Place(outputs, reach)


def deployed_place(name: str, region: str | None) -> Place:
    """A stack in AWS. Raises StackNotFound, and what boto3 raises for want of credentials or region."""
    from botocore.exceptions import ClientError

    place = Place({}, {"region_name": region} if region else {})
    try:
        [stack] = place.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ValidationError":
            raise StackNotFound(f"no stack {name} in this account and region") from None
        raise
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
    return Place(outputs, place.reach)
