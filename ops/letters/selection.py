"""Which letters are meant."""

from dataclasses import dataclass

from ops.letters.letter import Letter


@dataclass(frozen=True)
class Selection:
    """Each kind narrows further; within one kind, any will do. `fields` are names with values, compared without regard
    to case. `older` and `newer` are ages in seconds.
    """

    ids: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    older: float | None = None
    newer: float | None = None

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
                not self.fields or any(_has(letter, name, value) for name, value in self.fields),
                self.older is None or age >= self.older,
                self.newer is None or age <= self.newer,
            )
        )


def _has(letter: Letter, name: str, value: str) -> bool:
    values = letter.submission.values(name) if letter.submission else []
    return value.strip().casefold() in (each.strip().casefold() for each in values)
