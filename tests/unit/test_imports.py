"""The walk of imports: one direction, never across."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
# What each part may import of ours, besides itself.
ALLOWED = {
    "shared": set[str](),
    "functions.intake": {"shared"},
    "functions.mailer": {"shared"},
    "functions.feedback": {"shared"},
    "functions.watch": {"shared"},
    "functions.webhook": {"shared"},
    # `mailchute spam` explains and measures the filter that runs in intake, not a copy of it.
    "ops": {"shared", "functions.intake.spam"},
    "functions.intake.spam": {"shared"},
    "local": {"shared", "ops"},
}
OURS = ("functions", "shared", "ops", "local", "tests", "bench")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_in(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


@pytest.mark.parametrize("part", ALLOWED)
def test_a_part_imports_only_what_lies_below_it(part: str) -> None:
    """functions → shared, ops → shared; no function imports another."""
    folder = REPO / part.replace(".", "/")
    files = sorted(folder.rglob("*.py"))
    assert files
    for path in files:
        for name in _imports(path):
            if any(_is_in(name, root) for root in OURS):
                permitted = {part, *ALLOWED[part]}
                assert any(_is_in(name, p) for p in permitted), f"{path.relative_to(REPO)} imports {name}"


def test_every_function_is_in_the_walk() -> None:
    """A new function can't be forgotten here."""
    found = {f"functions.{p.name}" for p in (REPO / "functions").iterdir() if (p / "handler.py").exists()}
    assert found == {part for part in ALLOWED if part.count(".") == 1}


def test_nothing_happens_at_import_but_imports() -> None:
    """No client, no environment, no file is touched by importing a handler (AWS calls and settings come later)."""
    for path in sorted((REPO / "functions").rglob("*.py")) + sorted((REPO / "shared").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            calls = [n for n in ast.walk(node) if isinstance(n, ast.Call)] if isinstance(node, ast.Expr) else []
            assert not calls, f"{path.relative_to(REPO)}:{node.lineno} calls something at import"
            assert not isinstance(node, ast.For | ast.While | ast.With | ast.Try), f"{path}:{node.lineno}"
