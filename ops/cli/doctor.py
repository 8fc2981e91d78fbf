"""`mailchute doctor`: everything that makes mail silently vanish."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from botocore.exceptions import ClientError
from rich.text import Text

from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Json, Where
from ops.cli.screen import GREEN, RED, YELLOW, count, errors, harmless, out, show_json
from ops.doctor.check import Check, Level
from ops.doctor.checks_files import clock
from ops.doctor.examine import examine
from ops.doctor.look_stack import clock_ahead
from ops.doctor.patient import Patient
from ops.stack import REPO

MARKS = {Level.PASS: ("✓", GREEN), Level.WARN: ("!", YELLOW), Level.FAIL: ("✗", RED)}
FormsFile = Annotated[
    Path | None,
    typer.Option("--forms", help="The forms.toml that is to be deployed, if not the one here.", show_default=False),
]


def doctor(where: Where, forms: FormsFile = None, json: Json = False) -> None:
    """Look for everything that makes mail vanish, and say how to mend it. Exit code 1 where something fails."""
    with ending():
        with errors.status("looking"):
            checks = _checks(where, forms_file(forms))
        failed = sum(check.level is Level.FAIL for check in checks)
        show_json(as_data(checks)) if json else _show(checks)
        if failed:
            raise Stop(f"{count(failed, 'check')} of {len(checks)} failed", Exit.PARTLY)


def forms_file(given: Path | None) -> Path:
    """That of the folder we are in, else Mailchute's own, from which `make deploy` is called."""
    here = Path("forms.toml")
    return given or (here if here.exists() else REPO / here)


def as_data(checks: Sequence[Check]) -> dict[str, Any]:
    """For scripts."""
    well = not any(check.level is Level.FAIL for check in checks)
    return {"well": well, "checks": [vars(check) for check in checks]}


def _checks(where: Where, file: Path) -> list[Check]:
    """A clock that is far off keeps even the stack from being found, and looks like wrong credentials."""
    try:
        return examine(Patient(where.place(), file, time.time))
    except ClientError as error:
        ahead = clock_ahead(error.response, time.time())
        found = [check for check in clock(ahead) if check.level is Level.FAIL]
        if not found:
            raise
        return found


def _show(checks: Sequence[Check]) -> None:
    """The word beside the mark, so that it reads without colour; fixes are not broken, so that they can be copied."""
    width = max(len(check.name) for check in checks)
    for check in checks:
        mark, colour = MARKS[check.level]
        line = Text.assemble((f"{mark} {check.level}", colour), f"  {check.name:{width}}  {harmless(check.found)}")
        out.print(line, soft_wrap=True)
        if check.fix:
            out.print(Text(f"        {'':{width}}  → {harmless(check.fix)}"), soft_wrap=True)
