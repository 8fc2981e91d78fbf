"""Asking before something is done that can't be undone, or is done to many."""

import sys

import typer

from ops.cli import letter_views
from ops.cli.desk import Desk
from ops.cli.ends import Exit, Stop
from ops.cli.looking import looked
from ops.cli.options import Doing
from ops.cli.screen import count, errors, show_json
from ops.letters.groups import groups
from ops.letters.selection import Selection


def confirm(question: str, yes: bool) -> None:
    """Raises Stop where the answer is no, or nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise Stop("nobody is there to be asked: say --yes", Exit.USAGE)
    if not typer.confirm(question, err=True):
        raise Stop("nothing was done", Exit.NOTHING)


def agreed(desk: Desk, selection: Selection, doing: Doing, verb: str, *, ask_for_one: bool, json: bool) -> bool:
    """Whether to go on: not after a dry run. Raises Stop where nothing matches, or the answer is no."""
    if not doing.dry_run and (doing.yes or (len(selection.ids) == 1 and not ask_for_one)):
        return True
    found = groups(looked(desk, selection))
    number = min(sum(group.count for group in found), doing.limit or sys.maxsize)
    if not number:
        raise Stop(desk.none_matches(), Exit.NOTHING)
    if doing.dry_run and json:
        show_json({"dry_run": True, "would": number, "groups": [letter_views.group_data(group) for group in found]})
        return False
    if doing.dry_run or number > 1 or ask_for_one:
        letter_views.show_groups(found, kind=desk.kind)
    if doing.dry_run:
        errors.print(f"a dry run: {verb} would take {count(number, desk.kind.noun)}; nothing was done")
        return False
    if number > 1 or ask_for_one:
        confirm(f"{verb} {count(number, desk.kind.noun)}?", yes=False)
    return True
