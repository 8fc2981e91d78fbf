"""Finding a stack: what template.yaml puts out, as deployed in AWS or by `make run`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# The name under which `make run` deploys, so that the commands in its alerts lead there.
LOCAL = "local"
REPO = Path(__file__).parents[1]


class StackNotFound(Exception):
    """Says which, and where it was looked for."""


@dataclass(frozen=True)
class Place:
    """A stack: its name, outputs and parameters, and how its AWS is reached (keyword arguments of boto3's `client`).

    `endpoints` has services that answer elsewhere; `info` is stack.json, of the local stack only.
    """

    name: str
    reach: Mapping[str, Any]
    outputs: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    endpoints: Mapping[str, str] = field(default_factory=dict)
    info: Mapping[str, Any] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        """A boto3 client there."""
        from boto3.session import Session

        elsewhere = {"endpoint_url": self.endpoints[service]} if service in self.endpoints else {}
        make: Any = Session().client
        return make(service, **{**self.reach, **elsewhere})

    @property
    def region(self) -> str:
        """Where it is deployed."""
        return str(self.client("cloudformation").meta.region_name)

    @property
    def options(self) -> str:
        """What leads a command here."""
        return f"--stack {self.name} --region {self.region}"


def find(name: str, region: str | None, folder: Path = REPO / ".local") -> Place:
    """Raises StackNotFound, and what boto3 raises for want of credentials or region. `folder` has stack.json."""
    return _described(_local(folder) if name == LOCAL else Place(name, {"region_name": region} if region else {}))


def _local(folder: Path) -> Place:
    try:
        info = json.loads((folder / "stack.json").read_text("utf-8"))
    except OSError:
        raise StackNotFound(f"no {folder / 'stack.json'}: is `make run` running?") from None
    reach = {
        "endpoint_url": info["aws_endpoint"],
        "region_name": info["region"],
        "aws_access_key_id": "test",
        "aws_secret_access_key": "test",
    }
    return Place(LOCAL, reach, endpoints={"sesv2": info["ses_endpoint"]}, info=info)


def _described(place: Place) -> Place:
    from botocore.exceptions import ClientError

    try:
        [stack] = place.client("cloudformation").describe_stacks(StackName=place.name)["Stacks"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ValidationError":
            raise StackNotFound(f"no stack {place.name} in this account and region") from None
        raise
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
    parameters = {each["ParameterKey"]: each.get("ParameterValue", "") for each in stack.get("Parameters", [])}
    if place.info:
        # The local AWS names an endpoint that not every client can resolve.
        outputs["Endpoint"] = str(place.info["endpoint"])
    return Place(place.name, place.reach, outputs, parameters, place.endpoints, place.info)
