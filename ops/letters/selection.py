"""Which letters are meant."""

from dataclasses import dataclass

from ops.letters.letter import Letter


@dataclass(frozen=True)
class Selection:
    """Each kind narrows further, and each field; within one, any value will do. Fields' are compared without regard to
    case. `older` and `newer` are ages in seconds.
    """

    ids: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    older: float | None = None
    newer: float | None = None

    def _holds(self, letter: Letter, name: str) -> bool:
        """Whether the field has one of the values that are wanted of it."""
        wanted = {_plain(value) for each, value in self.fields if each == name}
        values = letter.submission.values(name) if letter.submission else []
        return not wanted.isdisjoint(map(_plain, values))

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it."""
        return self == Selection()

    def wants(self, letter: Letter, now: float) -> bool:
        """Whether the letter is meant."""
        age = now - letter.came_at
        return all(
            (
                not self.ids or letter.id in self.ids,
                not self.reasons or not self.reasons.isdisjoint({letter.reason, *letter.reason.split(",")}),
                not self.forms or letter.form in self.forms,
                all(self._holds(letter, name) for name, _ in self.fields),
                self.older is None or age >= self.older,
                self.newer is None or age <= self.newer,
            )
        )


def _plain(value: str) -> str:
    return value.strip().casefold()
