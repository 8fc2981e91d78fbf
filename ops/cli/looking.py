"""Looking at a queue's letters for a command, with a bar on stderr."""

from contextlib import closing

from ops.cli.desk import Desk
from ops.cli.screen import progress
from ops.letters.letter import Letter
from ops.letters.selection import Selection


def looked(desk: Desk, selection: Selection) -> list[Letter]:
    """Those that are meant, the ones that came first, in that order."""
    found = list[Letter]()
    with progress(f"looking at the {desk.kind.noun}s", desk.size()) as told, closing(desk.office.look()) as walk:
        for seen, letter in enumerate(walk, 1):
            told(seen)
            found += [letter] if selection.wants(letter, desk.office.now()) else []
    return sorted(found, key=lambda letter: letter.came_at)
