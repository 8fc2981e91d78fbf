"""What intake answers instead of accepting, as one exception that carries the whole answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing wrong: a stable code, a sentence for the visitor and, unless the form itself is meant, its field."""

    code: str
    message: str
    field: str | None = None

    @property
    def sentence(self) -> str:
        """The message with the field's name in front."""
        return f"{self.field} {self.message}" if self.field else self.message


@dataclass
class Refused(Exception):
    """Stops a post: `status` is the HTTP status, `headers` go out with it, and `more` stands in the JSON answer."""

    status: int
    problems: tuple[Problem, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.status} " + ",".join(problem.code for problem in self.problems)


def refuse(status: int, code: str, message: str, **headers: str) -> Refused:
    """A refusal about the request as a whole; header names are given with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Refused(status, (Problem(code, message),), named)
