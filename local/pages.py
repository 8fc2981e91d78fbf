"""Pages of the local web server: everything escaped, and nothing forgotten in a template without a word."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates(folder: Path, **filters: Callable[..., object]) -> Environment:
    """Those of `folder`, with filters of its own."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters)
    return environment
