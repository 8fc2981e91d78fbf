"""`mailchute restore`: a backup goes back into the queues that it was taken from."""

import time
from collections.abc import Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from ops.books import Books
from ops.cli.agree import confirm
from ops.cli.desk import KINDS, Desk, Kind
from ops.cli.ends import Exit, Stop, ending
from ops.cli.letter_views import show_refused
from ops.cli.options import Json, Where, Yes
from ops.cli.screen import count, out, progress, show_json
from ops.letters import backup
from ops.letters.batches import AT_ONCE, send
from ops.letters.letter import Letter, numbered
from ops.letters.office import MAILED
from ops.stack import Place
from shared.peek import attribute
from shared.standing import KEEP, Entry, State

# Beside SQS's codes, why a letter is not put back.
FORGOTTEN = "Forgotten"
# Of one letter: its queue, what it is known by, and how often it was a dead letter.
Mark = tuple[str, Hashable, int]
File = Annotated[Path, typer.Argument(help="What replay, release, discard or export wrote.")]
Force = Annotated[bool, typer.Option("--force", help="Even what SES has taken meanwhile.")]


def restore(file: File, where: Where, force: Force = False, yes: Yes = False, json: Json = False) -> None:
    """Put the letters of a backup back, to be looked at and sent again. What is there, or was mailed, is left out."""
    with ending():
        letters = _once(backup.read(file))
        if not letters:
            raise Stop(f"no letter in {file}", Exit.NOTHING)
        place = where.place()
        confirm(f"put {count(len(letters), 'letter')} back?", yes or len(letters) == 1)
        entries = Books.of(place).entries(each.id for each in letters)
        mailed, refused = ([], {}) if force else _left_out(letters, entries)
        rest, seen = [each for each in letters if each.id not in {*mailed, *refused}], _seen(place)
        there = [letter.id for letter in rest if _mark(letter) in seen]
        back = [_latest(letter, entries.get(letter.id), seen) for letter in rest if _mark(letter) not in seen]
        refused |= _put_back(place, back)
        restored = len(letters) - len(mailed) - len(there) - len(refused)
        if json:
            show_json({"restored": restored, "mailed": mailed, "there": there, "refused": refused})
        else:
            left_out = f"mailed meanwhile, left out {len(mailed):,}; already there {len(there):,}"
            out.print(f"put back {restored:,}; {left_out}")
            show_refused(refused)
        if refused:
            raise Stop(f"{count(len(refused), 'letter')} could not be put back", Exit.PARTLY)


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """A file that several runs have added to may have a letter several times."""
    return list({(letter.queue, letter.id): letter for letter in letters}.values())


def _left_out(letters: Sequence[Letter], entries: Mapping[str, Entry]) -> tuple[list[str], dict[str, str]]:
    """What was mailed meanwhile, and what nobody knows of any more: the ledger has forgotten whether it was mailed."""
    mailed = [id_ for id_, entry in entries.items() if entry.state in MAILED]
    old = [each.id for each in letters if each.id not in entries and time.time() - each.came_at > KEEP]
    return mailed, dict.fromkeys(old, FORGOTTEN)


def _seen(place: Place) -> set[Mark]:
    """Of what can be seen in both queues. What somebody has in hand can't."""

    def look(kind: Kind) -> list[Mark]:
        return [_mark(letter) for letter in Desk.of(place, kind).office.look()]

    with ThreadPoolExecutor() as pool:
        return {mark for marks in pool.map(look, KINDS.values()) for mark in marks}


def _latest(letter: Letter, entry: Entry | None, seen: set[Mark]) -> Letter:
    """An older copy takes the place of the one that the ledger has, where that is gone: the mailer would drop it."""
    is_there = any(known == letter.id for _, known, _ in seen)
    older = entry and entry.state is State.PARKED and entry.parkings > letter.parkings
    return numbered(letter, entry.parkings) if entry and older and not is_there else letter


def _mark(letter: Letter) -> Mark:
    """What it has in common with itself once put back: SQS's own id, all that some are known by, is another then."""
    known = attribute(letter.message, "submission_id") or (letter.submission and letter.submission.id)
    return letter.queue, known or (letter.message["Body"], letter.received_at), letter.parkings


def _put_back(place: Place, letters: Sequence[Letter]) -> dict[str, str]:
    sqs, refused = place.client("sqs"), dict[str, str]()
    with progress("putting back", len(letters)) as told:
        for start in range(0, len(letters), AT_ONCE):
            batch = letters[start : start + AT_ONCE]
            for name, kind in KINDS.items():
                failed = send(sqs, place.outputs[kind.output], [each for each in batch if each.queue == name])
                refused.update({letter.id: code for letter, code in failed})
            told(start + len(batch))
    return refused
