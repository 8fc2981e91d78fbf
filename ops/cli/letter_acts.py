"""Sending letters on and throwing them away, with all the care that people expect around it."""

import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from ops.cli import letter_views
from ops.cli.desk import Desk
from ops.cli.ends import Exit, Stop
from ops.cli.options import Doing
from ops.cli.screen import count, errors, harmless, out, progress, show_json
from ops.letters import backup
from ops.letters.edit import BadEdit, edited, in_editor
from ops.letters.groups import Group, groups
from ops.letters.letter import Letter
from ops.letters.office import Job, Tally
from ops.letters.selection import Selection

EDITS = 3


@dataclass(frozen=True)
class How:
    """How letters are sent on: at most `rate` a second, `force` for what SES has, `edit` for each to be corrected."""

    rate: float | None = None
    force: bool = False
    edit: bool = False


def send_on(desk: Desk, selection: Selection, doing: Doing, how: How, json: bool) -> None:
    """Raises Stop for everything but full success."""
    if not _agreed(desk, selection, doing, desk.kind.verb, ask_for_one=False):
        return
    edit: Callable[[Letter], Letter | None] = _edited if how.edit else lambda letter: letter
    job = _job(desk, selection, doing, how, edit)
    # An editor has the terminal to itself.
    _do(desk, doing, job, desk.office.replay, json, bar=not how.edit)


def discard(desk: Desk, selection: Selection, doing: Doing, json: bool) -> None:
    """Raises Stop for everything but full success."""
    if _agreed(desk, selection, doing, "discard", ask_for_one=True):
        job = _job(desk, selection, doing, How(), lambda letter: letter)
        _do(desk, doing, job, desk.office.discard, json)


def confirm(question: str, yes: bool) -> None:
    """Raises Stop where the answer is no, or nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise Stop("nobody is there to be asked: say --yes", Exit.USAGE)
    if not typer.confirm(question, err=True):
        raise Stop("nothing was done", Exit.NOTHING)


def _agreed(desk: Desk, selection: Selection, doing: Doing, verb: str, ask_for_one: bool) -> bool:
    """Whether to go on: not after a dry run. Raises Stop where nothing matches, or the answer is no."""
    if not doing.dry_run and (doing.yes or (len(selection.ids) == 1 and not ask_for_one)):
        return True
    found = _count(desk, selection)
    number = min(sum(group.count for group in found), doing.limit or sys.maxsize)
    if not number:
        raise Stop(f"no {desk.kind.noun} matches", Exit.NOTHING)
    if doing.dry_run or number > 1 or ask_for_one:
        letter_views.show_groups(found)
    if doing.dry_run:
        errors.print(f"a dry run: {verb} would take {count(number, desk.kind.noun)}; nothing was done")
        return False
    if number > 1 or ask_for_one:
        confirm(f"{verb} {count(number, desk.kind.noun)}?", yes=False)
    return True


def _count(desk: Desk, selection: Selection) -> list[Group]:
    with progress(f"counting the {desk.kind.noun}s") as told:
        letters = list[Letter]()
        with closing(desk.office.look()) as walk:
            for seen, letter in enumerate(walk, 1):
                told(seen)
                letters += [letter] if selection.wants(letter, desk.office.now()) else []
    return groups(letters)


def _job(desk: Desk, selection: Selection, doing: Doing, how: How, edit: Callable[[Letter], Letter | None]) -> Job:
    now = desk.office.now()
    return Job(
        wanted=lambda letter: selection.wants(letter, now),
        back_up=backup.writer(_file(desk, doing)),
        limit=doing.limit,
        force=how.force,
        pace=_pace(how.rate),
        edit=edit,
    )


def _file(desk: Desk, doing: Doing) -> Path:
    """Named at the start, so that one run has one file."""
    doing.backup = doing.backup or Path(f"mailchute-{desk.kind.queue}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.jsonl")
    return doing.backup


def _pace(rate: float | None) -> Callable[[int], None]:
    due = time.monotonic()

    def pace(number: int) -> None:
        nonlocal due
        if rate:
            due = max(due, time.monotonic())
            time.sleep(due - time.monotonic() if due > time.monotonic() else 0)
            due += number / rate

    return pace


def _edited(letter: Letter) -> Letter | None:
    """What can't be sent as it was written may be corrected; after three times it stays."""
    written = ""

    def again(text: str) -> str:
        nonlocal written
        written = in_editor(written or text)
        return written

    for _ in range(EDITS):
        try:
            return edited(letter, again)
        except BadEdit as error:
            errors.print(f"{letter.id}: {harmless(str(error))}", markup=False)
            if letter.submission is None:
                break
    return None


def _do(desk: Desk, doing: Doing, job: Job, act: Callable[[Job, Tally], None], json: bool, *, bar: bool = True) -> None:
    tally, interrupted = Tally(), False
    try:
        with progress("at work", min(desk.size(), doing.limit or sys.maxsize), bar) as told:
            act(Job(**{**vars(job), "told": lambda t: told(t.handled)}), tally)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        _report(desk, doing, tally, json)
    if interrupted:
        raise Stop(
            "interrupted: what is not named above is where it was; run the command again for the rest", Exit.PARTLY
        )
    if tally.refused or tally.skipped:
        raise Stop(f"{count(len(tally.refused) + len(tally.skipped), desk.kind.noun)} stayed", Exit.PARTLY)
    if not tally.handled:
        raise Stop(f"no {desk.kind.noun} matches", Exit.NOTHING)


def _report(desk: Desk, doing: Doing, tally: Tally, json: bool) -> None:
    kept = str(doing.backup) if doing.backup and doing.backup.exists() else None
    if json:
        show_json({**vars(tally), "backup": kept})
        return
    done = {
        "sent on": len(tally.sent),
        "thrown away": len(tally.discarded),
        "mailed already, taken out": len(tally.mailed),
        "left as they were": len(tally.skipped),
    }
    said = [f"{what} {number:,}" for what, number in done.items() if number] or ["nothing was done"]
    out.print(f"{', '.join(said)}; looked at {count(tally.seen, desk.kind.noun)}")
    letter_views.show_refused(tally.refused)
    if kept:
        out.print(f"each is kept in {kept}", markup=False, soft_wrap=True)
