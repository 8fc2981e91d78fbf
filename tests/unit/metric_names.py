"""The names of all metrics that the code emits, read from the code."""

import ast
from collections.abc import Iterator

from functions.feedback.news import _STATES
from functions.mailer.room import Outcome
from tests.unit.template import REPO


def _written() -> Iterator[str]:
    """Words in calls to something called count."""
    for path in sorted((REPO / "functions").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("count", "_count"):
                yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def _made() -> Iterator[str]:
    """What mailer and feedback make of how things ended."""
    yield from (outcome.name.title().replace("_", "") for outcome in Outcome)
    yield from (state.title() for state in _STATES.values())


EMITTED = frozenset([*_written(), *_made()])
