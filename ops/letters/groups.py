"""Failures by their cause: what an operator decides about is a cause, not a message."""

from collections.abc import Iterable
from dataclasses import dataclass

from ops.letters.letter import Letter


@dataclass
class Group:
    """Letters of one reason, code and form. Times are in seconds since the epoch; `again` were sent again before."""

    reason: str
    code: str
    form: str
    count: int = 0
    again: int = 0
    oldest: float = float("inf")
    newest: float = 0.0
    expires: float = float("inf")

    def add(self, letter: Letter) -> None:
        """One more."""
        self.count += 1
        self.again += letter.parkings > 1
        self.oldest = min(self.oldest, letter.came_at)
        self.newest = max(self.newest, letter.came_at)
        self.expires = min(self.expires, letter.expires_at)


def groups(letters: Iterable[Letter]) -> list[Group]:
    """The largest first."""
    found: dict[tuple[str, str, str], Group] = {}
    for letter in letters:
        key = (letter.reason, letter.code, letter.form)
        found.setdefault(key, Group(*key)).add(letter)
    return sorted(found.values(), key=lambda group: (-group.count, group.reason, group.code, group.form))
