"""Sending letters on and throwing them away, with all the care that people expect around it."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ops.cli import letter_views
from ops.cli.agree import agreed
from ops.cli.desk import Desk
from ops.cli.ends import Exit, Stop
from ops.cli.options import Doing
from ops.cli.screen import count, errors, harmless, out, progress, show_json
from ops.letters import backup
from ops.letters.edit import BadEdit, edited, in_editor
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
    if not agreed(desk, selection, doing, desk.kind.verb, ask_for_one=False, json=json):
        return
    edit: Callable[[Letter], Letter | None] = _edited if how.edit else lambda letter: letter
    job = _job(desk, selection, doing, how, edit)
    # An editor has the terminal to itself.
    _do(desk, doing, job, desk.office.replay, json, bar=not how.edit)


def discard(desk: Desk, selection: Selection, doing: Doing, json: bool) -> None:
    """Raises Stop for everything but full success."""
    if agreed(desk, selection, doing, "discard", ask_for_one=True, json=json):
        job = _job(desk, selection, doing, How(), lambda letter: letter)
        _do(desk, doing, job, desk.office.discard, json)


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
        raise Stop(desk.none_matches(), Exit.NOTHING)


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
