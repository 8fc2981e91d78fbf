"""Options that several commands have in common, as dataclasses; `command` flattens them into a command's own."""

import inspect
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from ops.cli.ends import Exit, Stop
from ops.letters.selection import Selection
from ops.stack import LOCAL, REPO, Place, find

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

Json = Annotated[bool, typer.Option("--json", help="JSON on stdout, for scripts.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]


@dataclass
class Where:
    """Which stack."""

    stack: Annotated[str, typer.Option(envvar="MAILCHUTE_STACK", help="The stack's name.")] = "mailchute"
    region: Annotated[str | None, typer.Option(help="The stack's region, if not your default.")] = None
    local: Annotated[bool, typer.Option("--local", help="The stack that `make run` has started.")] = False

    @property
    def name(self) -> str:
        """The stack's, without asking AWS."""
        return LOCAL if self.local else self.stack

    def place(self) -> Place:
        """Raises StackNotFound, and what boto3 raises."""
        folder = Path(os.environ.get("MAILCHUTE_LOCAL") or REPO / ".local")
        return find(self.name, self.region, folder)


def duration(text: str) -> float:
    """`90s`, `15m`, `2h` or `3d`, in seconds. Raises BadParameter."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text.strip())
    if not match:
        raise typer.BadParameter(f"{text!r} is no time: write 90s, 15m, 2h or 3d")
    return float(match[1]) * _UNITS[match[2]]


@dataclass
class Chosen:
    """Which letters. Each kind of option narrows further; the same one twice widens."""

    ids: Annotated[list[str] | None, typer.Option("--id", help="A submission's id; may be repeated.")] = None
    reasons: Annotated[list[str] | None, typer.Option("--reason", help="Why it is there; may be repeated.")] = None
    forms: Annotated[list[str] | None, typer.Option("--form", help="The form's name; may be repeated.")] = None
    fields: Annotated[
        list[str] | None, typer.Option("--field", help="NAME=VALUE, as the visitor typed it; may be repeated.")
    ] = None
    older: Annotated[
        float | None,
        typer.Option("--older-than", help="There for so long: 90s, 2h, 3d.", parser=duration, metavar="TIME"),
    ] = None
    newer: Annotated[
        float | None, typer.Option("--newer-than", help="There since then only.", parser=duration, metavar="TIME")
    ] = None
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False

    def selection(self) -> Selection:
        """Raises Stop for what contradicts itself."""
        pairs = tuple(tuple(each.split("=", 1)) for each in self.fields or ())
        if any(len(pair) != 2 for pair in pairs):
            raise Stop("--field wants NAME=VALUE", Exit.USAGE)
        made = Selection(
            frozenset(self.ids or ()),
            frozenset(self.reasons or ()),
            frozenset(self.forms or ()),
            tuple((pair[0], pair[1]) for pair in pairs),
            self.older,
            self.newer,
        )
        if self.everything and not made.is_everything:
            raise Stop("--all means all: leave out the other choices", Exit.USAGE)
        return made

    def decided(self) -> Selection:
        """The same, where a command must not act on everything by oversight."""
        made = self.selection()
        if made.is_everything and not self.everything:
            raise Stop("choose which: --id, --reason, --form, --field, --older-than, --newer-than or --all", Exit.USAGE)
        return made


@dataclass
class Doing:
    """How it is to be done."""

    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be done.")] = False
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None
    yes: Yes = False
    backup: Annotated[Path | None, typer.Option(help="Where each one is kept first, as a line of JSON.")] = None


def command(app: typer.Typer, name: str | None = None) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes a function a command of `app`: a parameter that is one of the dataclasses above becomes its options."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        parameters = list(inspect.signature(function).parameters.values())
        hints = get_type_hints(function, include_extras=True)
        groups = {p.name: hints[p.name] for p in parameters if is_dataclass(hints[p.name])}

        def flattened(**given: Any) -> None:
            made = {n: group(**{f.name: given.pop(f.name) for f in fields(group)}) for n, group in groups.items()}
            function(**made, **given)

        flat = [each for p in parameters for each in _flat(p, hints[p.name])]
        flat.sort(key=lambda parameter: parameter.default is not inspect.Parameter.empty)
        flattened.__signature__ = inspect.Signature(flat)  # type: ignore[attr-defined]
        flattened.__annotations__ = {p.name: p.annotation for p in flat}
        flattened.__doc__ = function.__doc__
        app.command(name or function.__name__.replace("_", "-"))(flattened)
        return function

    return register


def _flat(parameter: inspect.Parameter, hint: Any) -> Iterator[inspect.Parameter]:
    kind = inspect.Parameter.KEYWORD_ONLY
    if not is_dataclass(hint):
        yield inspect.Parameter(parameter.name, kind, default=parameter.default, annotation=hint)
        return
    hints = get_type_hints(hint, include_extras=True)
    for each in fields(hint):
        default = inspect.Parameter.empty if each.default is MISSING else each.default
        yield inspect.Parameter(each.name, kind, default=default, annotation=hints[each.name])
