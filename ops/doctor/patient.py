"""The stack that is looked at: its AWS, its forms.toml and the operator's clock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ops.doctor.check import Commands
from ops.stack import Place
from shared.forms import Form, load_forms

DOWNLOAD_SECONDS = 60.0

Fetch = Callable[[str], bytes]


class NoOutput(Exception):
    """The stack was deployed from an older template; says which output or resource it lacks."""


class Resource(NamedTuple):
    """Of a stack: its type, and the name that AWS knows it by."""

    kind: str
    name: str


def download(url: str) -> bytes:
    """What is there. Raises OSError."""
    from urllib.request import urlopen

    with urlopen(url, timeout=DOWNLOAD_SECONDS) as answer:  # noqa: S310 - Lambda itself gave the address
        return bytes(answer.read())


@dataclass
class Patient:
    """`fetch` gets what is at a URL, `now` is the operator's clock in seconds since the epoch.

    The same question is asked once: SES answers some of them once a second only.
    """

    place: Place
    file: Path
    now: Callable[[], float]
    fetch: Fetch = download
    _clients: dict[str, Any] = field(default_factory=dict)
    _answers: dict[str, Any] = field(default_factory=dict)

    def ask(self, service: str, operation: str, **request: Any) -> Any:
        """boto3's answer. Raises what boto3 raises."""
        question = f"{service}.{operation} {sorted(request.items())}"
        if question not in self._answers:
            self._answers[question] = getattr(self._client(service), operation)(**request)
        return self._answers[question]

    def pages(self, service: str, operation: str, key: str, **request: Any) -> Iterator[Any]:
        """What stands under `key`, of all pages. Raises what boto3 raises."""
        for page in self._client(service).get_paginator(operation).paginate(**request):
            yield from page.get(key, ())

    def output(self, name: str) -> str:
        """The stack's. Raises NoOutput."""
        try:
            return self.place.outputs[name]
        except KeyError:
            raise NoOutput(f"the stack has no output {name}") from None

    def parameter(self, name: str) -> str:
        """The stack's, "" where it is not told."""
        return self.place.parameters.get(name, "")

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """The stack's, by logical id. Raises what boto3 raises."""
        found = self.pages(
            "cloudformation", "list_stack_resources", "StackResourceSummaries", StackName=self.place.name
        )
        return {
            each["LogicalResourceId"]: Resource(each["ResourceType"], each["PhysicalResourceId"])
            for each in found
            if each["ResourceStatus"] != "DELETE_COMPLETE" and "PhysicalResourceId" in each
        }

    def resource(self, logical: str) -> str:
        """The name that AWS knows it by. Raises NoOutput, and what boto3 raises."""
        if logical not in self.resources:
            raise NoOutput(f"the stack has no {logical}")
        return self.resources[logical].name

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Raises InvalidForms."""
        return load_forms(self.file)

    @property
    def recipients(self) -> list[str]:
        """Of all forms, each once. Raises InvalidForms."""
        return list(dict.fromkeys(address for form in self.forms.values() for address in form.recipients))

    @cached_property
    def commands(self) -> Commands:
        """How fixes are written here."""
        place = self.place
        local = bool(place.info)
        return Commands(place.name, place.region, local, place.reach.get("endpoint_url", ""), place.endpoints)

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = self.place.client(service)
        return self._clients[service]
