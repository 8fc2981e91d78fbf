"""What DynamoDB's expressions have in common: tokens, paths and placeholders.

Nested paths (`a.b`, `a[0]`) are left out. An expression is parsed once, per text, and becomes functions; names and
values are looked up at each call.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
"""

import importlib.util
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.fakes.values import Invalid, Item, Typed

_TOKEN = re.compile(r"\s*([#:]?[A-Za-z0-9_]+|<>|<=|>=|[=<>()+,.\[\]-])")


@dataclass(frozen=True, slots=True)
class Scope:
    """ExpressionAttributeNames and ExpressionAttributeValues."""

    names: Mapping[str, str]
    values: Mapping[str, Typed]


Path_ = Callable[[Scope], str]
Read = Callable[[Item, Scope], Typed | None]


@dataclass(frozen=True, slots=True)
class Operand:
    """A value to be: `read` gives it, or None where the attribute is missing. `path` is None of a literal value."""

    read: Read
    path: Path_ | None = None
    literal: str = ""


class Tokens:
    """An expression's tokens, read from left to right; `kind` is the parameter's name, for the error's text."""

    def __init__(self, text: str, kind: str) -> None:
        self.kind, self.at = kind, 0
        self.all = _split(text, kind)
        placeholders = [token for token in self.all if token[0] in "#:"]
        self.names = frozenset(token for token in placeholders if token[0] == "#")
        self.values = frozenset(token for token in placeholders if token[0] == ":")

    @property
    def next(self) -> str:
        """Blank at the end."""
        return self.all[self.at] if self.at < len(self.all) else ""

    def word(self) -> str:
        """The next token as a keyword."""
        return self.next.upper()

    def take(self, expected: str = "") -> str:
        """The next token, and on. Raises Invalid where it is not the one expected."""
        token = self.next
        if not token or (expected and token.upper() != expected):
            raise self.error(f'Syntax error; token: "{token or "<EOF>"}"')
        self.at += 1
        return token

    def path(self) -> Path_:
        """`#name`, or a name that is no reserved word."""
        token = self.take()
        if self.next in {".", "["}:
            raise NotImplementedError("nested paths are not for this fake")
        if token[0] == "#":
            return lambda scope: scope.names[token]
        if not token[0].isalpha():
            raise self.error(f'Syntax error; token: "{token}"')
        if token.upper() in reserved_words():
            raise self.error(f"Attribute name is a reserved keyword; reserved keyword: {token}")
        return lambda scope: token

    def operand(self) -> Operand:
        """A path or a `:value`."""
        if self.next.startswith(":"):
            token = self.take()
            return Operand(lambda item, scope: scope.values[token], literal=token)
        path = self.path()
        return Operand(lambda item, scope: item.get(path(scope)), path)

    def error(self, reason: str) -> Invalid:
        """DynamoDB's text."""
        return Invalid(f"Invalid {self.kind}: {reason}")


def _split(text: str, kind: str) -> list[str]:
    tokens, at = [], 0
    stripped = text.rstrip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if not match:
            raise Invalid(f'Invalid {kind}: Syntax error; token: "{stripped[at:].split()[0]}"')
        tokens.append(match[1])
        at = match.end()
    if not tokens:
        raise Invalid(f"Invalid {kind}: The expression can not be empty;")
    return tokens


@cache
def reserved_words() -> frozenset[str]:
    """moto carries AWS's list as a text file. Read, not imported: moto's DynamoDB takes a second to import."""
    spec = importlib.util.find_spec("moto")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return frozenset((folder / "dynamodb/parsing/reserved_keywords.txt").read_text("utf-8").split())


def refuse_unmatched(used: list[Tokens], scope: Scope) -> None:
    """Raises Invalid for a placeholder that nobody defines, and for a definition that nobody uses."""
    names = frozenset[str]().union(*(tokens.names for tokens in used))
    values = frozenset[str]().union(*(tokens.values for tokens in used))
    for what, wanted, given in (("name", names, scope.names), ("value", values, scope.values)):
        if given.keys() == wanted:
            continue
        if missing := wanted - given.keys():
            raise used[0].error(f"An expression attribute {what} used in expression is not defined: {min(missing)}")
        unused = ", ".join(sorted(given.keys() - wanted))
        title = f"ExpressionAttribute{what.capitalize()}s"
        raise Invalid(f"Value provided in {title} unused in expressions: keys: {{{unused}}}")
