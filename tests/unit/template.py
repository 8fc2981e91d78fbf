"""template.yaml, read once."""

from functools import cache
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

REPO = Path(__file__).parents[2]


@cache
def template() -> dict[str, Any]:
    """All of it."""
    parsed: dict[str, Any] = yaml_parse((REPO / "template.yaml").read_text("utf-8"))
    return parsed


def properties(name: str) -> dict[str, Any]:
    """One resource's."""
    found: dict[str, Any] = template()["Resources"][name]["Properties"]
    return found


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    """The properties of each resource of a type."""
    return {name: r["Properties"] for name, r in template()["Resources"].items() if r["Type"] == kind}
