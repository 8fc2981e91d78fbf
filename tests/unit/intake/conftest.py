"""A desk with the story's form and a chute to look into."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from functions.intake.post import Desk
from functions.intake.serve import serve
from shared.forms_spam import LayerName, Spam
from shared.log import get_logger
from tests.factories import NOW, contact_form
from tests.fakes import FakeChute

Serve = Callable[[dict[str, Any]], dict[str, Any]]
Counted = list[tuple[str, Mapping[str, str], float]]
CONTENT: tuple[LayerName, ...] = ("links", "markup", "names", "script", "language", "disposable", "pitch", "text")
ID = "0193586e-8c00-7000-8000-000000000001"


@pytest.fixture
def chute() -> FakeChute:
    return FakeChute()


@pytest.fixture
def counted() -> Counted:
    return []


@pytest.fixture
def desk(chute: FakeChute, counted: Counted) -> Desk:
    def count(name: str, details: Mapping[str, str], value: float = 1) -> None:
        counted.append((name, details, value))

    forms = {
        "contact": contact_form(spam=quiet()),
        "strict": contact_form(spam=quiet(), extra_fields=False),
        "plain": contact_form(spam=quiet(), thanks=None),
    }
    return Desk(forms, frozenset({"https://preview.example.com"}), chute, lambda: NOW, lambda _: ID, count)


@pytest.fixture
def post(desk: Desk) -> Serve:
    """Serve an event."""
    return lambda event: serve(desk, event, get_logger("intake"))


def quiet(*, weights: dict[LayerName, float] | None = None, **spam: Any) -> Spam:
    """A form's settings with the layers off that read what was typed: their figures move with every model."""
    return Spam(weights={**dict.fromkeys(CONTENT, 0.0), **(weights or {})}, **spam)


def body_of(answer: dict[str, Any]) -> Any:
    """A JSON answer's body."""
    return json.loads(answer["body"])
