"""Every reason has words, and every layer a name that an owner can weigh."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from functions.intake.spam.judge import LAYERS
from functions.intake.spam.pitch_topics import TOPICS
from shared.forms_spam import LayerName
from shared.spam_reasons import REASONS, in_words

FILTER = Path(__file__).parents[3] / "functions" / "intake" / "spam"
# Begun in the source, ended by a table's or a layer's name.
ENDINGS = {"pitch-": set(TOPICS), "-failed": set[str]()}


def nodes(*files: Path) -> Iterator[ast.AST]:
    """All of the syntax trees."""
    for file in files:
        yield from ast.walk(ast.parse(file.read_text("utf-8")))


def given() -> list[ast.expr]:
    """The first argument of each Signal that any part of the filter makes."""
    calls = (node for node in nodes(*FILTER.glob("*.py")) if isinstance(node, ast.Call))
    return [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Signal"]


def constants(expression: ast.AST) -> set[str]:
    """Strings in it."""
    return {
        node.value for node in ast.walk(expression) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def reasons() -> set[str]:
    """All that the source can yield, but for failures."""
    plain = {text for each in given() if not isinstance(each, ast.JoinedStr) for text in constants(each)}
    return plain | {f"pitch-{kind}" for kind in TOPICS}


def test_a_reason_stands_in_the_source_as_it_is() -> None:
    """So that this file finds all of them: a string, or one of the two kinds that a table ends."""
    for each in given():
        assert constants(each), ast.unparse(each)
        assert not isinstance(each, ast.JoinedStr) or constants(each) <= ENDINGS.keys(), ast.unparse(each)


def test_every_reason_has_words() -> None:
    """In mails, on the board and on the command line."""
    assert reasons() - REASONS.keys() == set()


def test_no_words_are_left_of_a_reason_that_is_gone() -> None:
    """A test of the first one, too: it finds what is there."""
    assert REASONS.keys() - reasons() == set()


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_words_stand_in_a_sentence(reason: str) -> None:
    """Without a capital (but HTML's) and without a full stop, and they are not just the reason again."""
    words = in_words(reason)
    assert words == words.strip()
    assert not words.endswith(".")
    assert len(words.split()) > 2
    first = words.split()[0]
    assert first[0].islower() or first.isupper()


def test_no_two_reasons_say_the_same() -> None:
    """Else nobody could tell which layer to weigh."""
    assert len(set(REASONS.values())) == len(REASONS)


def test_a_failure_names_its_layer() -> None:
    """Whichever it is."""
    for name in get_args(LayerName):
        assert f"“{name}”" in in_words(f"{name}-failed")


def test_every_layer_that_a_form_can_weigh_is_one() -> None:
    """In the first look, or named by the second look or what a browser brings."""
    later = {text for node in nodes(FILTER / "second_look.py", FILTER / "evidence.py") for text in constants(node)}
    first = {name for name, _ in LAYERS}
    assert first <= set(get_args(LayerName))
    assert set(get_args(LayerName)) - first <= later


def test_every_layer_that_is_written_looks() -> None:
    """Whatever takes a post and gives signals."""
    written = {
        node.name
        for node in nodes(*FILTER.glob("*.py"))
        if isinstance(node, ast.FunctionDef)
        if [ast.unparse(each.annotation) for each in node.args.args if each.annotation] == ["Sighting"]
        if node.returns and ast.unparse(node.returns) == "Iterator[Signal]" and not node.name.startswith("_")
    }
    assert written == {layer.__name__ for _, layer in LAYERS}


def test_no_layer_looks_twice() -> None:
    """A name may have several parts, but no part two names."""
    parts = [layer for _, layer in LAYERS]
    assert len(set(parts)) == len(parts)
