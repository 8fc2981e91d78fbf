"""Sending letters on and throwing them away, with all the care that people expect around it."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ops.cli.agree import agreed
from ops.cli.desk import Desk
from ops.cli.learning import Lesson
from ops.cli.letter_ends import end, report
from ops.cli.options import Doing
from ops.cli.screen import errors, harmless, progress
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


def send_on(desk: Desk, selection: Selection, doing: Doing, how: How, json: bool, lesson: Lesson | None = None) -> None:
    """Raises Stop for everything but full success. `lesson` is what the spam filter learns from it."""
    if not agreed(desk, selection, doing, desk.kind.verb, ask_for_one=False, json=json):
        return
    edit: Callable[[Letter], Letter | None] = _edited if how.edit else lambda letter: letter
    job = _job(desk, selection, doing, how, edit)
    # An editor has the terminal to itself.
    _do(desk, doing, job, desk.office.replay, json, lesson, bar=not how.edit)


def discard(desk: Desk, selection: Selection, doing: Doing, json: bool, lesson: Lesson | None = None) -> None:
    """Raises Stop for everything but full success. `lesson` is what the spam filter learns from it."""
    if agreed(desk, selection, doing, "discard", ask_for_one=True, json=json):
        job = _job(desk, selection, doing, How(), lambda letter: letter)
        _do(desk, doing, job, desk.office.discard, json, lesson)


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


def _do(
    desk: Desk,
    doing: Doing,
    job: Job,
    act: Callable[[Job, Tally], None],
    json: bool,
    lesson: Lesson | None,
    *,
    bar: bool = True,
) -> None:
    tally, told, interrupted = Tally(), None, False
    try:
        with progress("at work", min(desk.size(), doing.limit or sys.maxsize), bar) as at:
            act(_followed(job, lambda t: at(t.handled), lesson), tally)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        told = lesson.tell([*tally.sent, *tally.discarded]) if lesson else None
        report(desk, doing, tally, told, json)
    end(desk, tally, told, interrupted)


def _followed(job: Job, told: Callable[[Tally], object], lesson: Lesson | None) -> Job:
    """The job with a bar that hears of each step, and a lesson that sees each letter once it is on disk."""

    def back_up(letters: Iterable[Letter]) -> None:
        each = list(letters)
        job.back_up(each)
        if lesson:
            lesson.note(each)

    return replace(job, told=told, back_up=back_up)
