"""What a check comes to: a level, what was found, and what to do about it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """FAIL: mail is lost, late, or nobody would hear of it. WARN: it may come to that, or nobody knows."""

    PASS = "pass"  # noqa: S105 - not a password
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Check:
    """One line of the doctor's. `fix` is a sentence or a command; none where the check passes."""

    name: str
    level: Level
    found: str
    fix: str = ""


def passed(name: str, found: str) -> Check:
    return Check(name, Level.PASS, found)


def warned(name: str, found: str, fix: str) -> Check:
    return Check(name, Level.WARN, found, fix)


def failed(name: str, found: str, fix: str) -> Check:
    return Check(name, Level.FAIL, found, fix)


@dataclass(frozen=True)
class Commands:
    """How a fix is written for this stack. `endpoints` has services that answer elsewhere than in AWS."""

    stack: str
    region: str
    local: bool = False
    endpoint: str = ""
    endpoints: Mapping[str, str] = field(default_factory=dict)

    @property
    def deploy(self) -> str:
        """The command that brings the stack to what the files say."""
        return "stop `make run` and start it again" if self.local else "make deploy"

    def aws(self, service: str, operation: str, *words: str) -> str:
        """A command of AWS's CLI; `words` are quoted for a shell."""
        elsewhere = self.endpoints.get(service, self.endpoint)
        where = ["--region", self.region, *(["--endpoint-url", elsewhere] if elsewhere else [])]
        return shlex.join(["aws", service, operation, *words, *where])

    def mailchute(self, command: str) -> str:
        """A command of ours."""
        return f"mailchute {command} --stack {self.stack} --region {self.region}"
