"""`mailchute restore`: a backup goes back into the queues that it was taken from."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ops.books import Books
from ops.cli.agree import confirm
from ops.cli.desk import KINDS
from ops.cli.ends import Exit, Stop, ending
from ops.cli.letter_views import show_refused
from ops.cli.options import Json, Where, Yes
from ops.cli.screen import count, out, progress, show_json
from ops.letters import backup
from ops.letters.batches import AT_ONCE, send
from ops.letters.letter import Letter
from ops.letters.office import MAILED
from ops.stack import Place
from shared.standing import KEEP

# Beside SQS's codes, why a letter is not put back.
FORGOTTEN = "Forgotten"
File = Annotated[Path, typer.Argument(help="What replay, release, discard or export wrote.")]
Force = Annotated[bool, typer.Option("--force", help="Even what SES has taken meanwhile.")]


def restore(file: File, where: Where, force: Force = False, yes: Yes = False, json: Json = False) -> None:
    """Put the letters of a backup back, to be looked at and sent again. What was mailed meanwhile is left out."""
    with ending():
        letters = _once(backup.read(file))
        if not letters:
            raise Stop(f"no letter in {file}", Exit.NOTHING)
        place = where.place()
        confirm(f"put {count(len(letters), 'letter')} back?", yes or len(letters) == 1)
        mailed, refused = ([], {}) if force else _left_out(place, letters)
        refused |= _put_back(place, [letter for letter in letters if letter.id not in {*mailed, *refused}])
        restored = len(letters) - len(mailed) - len(refused)
        if json:
            show_json({"restored": restored, "mailed": mailed, "refused": refused})
        else:
            out.print(f"put back {restored:,}; mailed meanwhile, left out {len(mailed):,}")
            show_refused(refused)
        if refused:
            raise Stop(f"{count(len(refused), 'letter')} could not be put back", Exit.PARTLY)


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """A file that several runs have added to may have a letter several times."""
    return list({(letter.queue, letter.id): letter for letter in letters}.values())


def _left_out(place: Place, letters: Sequence[Letter]) -> tuple[list[str], dict[str, str]]:
    """What was mailed meanwhile, and what nobody knows of any more: the ledger has forgotten whether it was mailed."""
    entries = Books(place.client("dynamodb"), place.outputs["LedgerTableName"]).entries(each.id for each in letters)
    mailed = [id_ for id_, entry in entries.items() if entry.state in MAILED]
    old = [each.id for each in letters if each.id not in entries and time.time() - each.came_at > KEEP]
    return mailed, dict.fromkeys(old, FORGOTTEN)


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
