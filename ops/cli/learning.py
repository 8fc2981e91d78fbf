"""Telling the filter what was released and what was thrown away: a line each in the file of corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich.text import Text

from ops.cli.doctor import forms_file
from ops.cli.screen import YELLOW, count, harmless, out
from ops.letters.letter import Letter
from ops.spam.corrections import Correction, Label, default_file, write_corrections
from ops.spam.memories import known_forms, of_letter
from shared.forms import Form
from shared.spam_memory import Memory

CorrectionsFile = Annotated[
    Path | None,
    typer.Option("--corrections", help="The file of corrections.", show_default="corrections/STACK.jsonl"),
]


class Told(NamedTuple):
    """How many corrections were written, and where; `failure` says why they could not be."""

    label: Label
    written: int
    file: str
    failure: str = ""


@dataclass
class Teaching:
    """Whether the filter is told, and where."""

    no_learn: Annotated[bool, typer.Option("--no-learn", help="Don't tell the spam filter.")] = False
    corrections: CorrectionsFile = None

    def lesson(self, stack: str, label: Label) -> "Lesson | None":
        """None where nothing is to be learnt."""
        if self.no_learn:
            return None
        return Lesson(self.corrections or default_file(stack), label, known_forms(forms_file(None)))


@dataclass
class Lesson:
    """What is learnt of a command's letters. Nothing in here stops the command: a letter that can't be read is left
    out.
    """

    file: Path
    label: Label
    forms: Mapping[str, Form]
    _memories: dict[str, Memory] = field(default_factory=dict)

    def note(self, letters: Iterable[Letter]) -> None:
        """While they are at hand; nothing is written yet."""
        for letter in letters:
            try:
                memory = of_letter(letter, self.forms)
            except Exception:  # noqa: BLE001, S112 - see above
                continue
            self._memories |= {letter.id: memory} if memory else {}

    def tell(self, ids: Iterable[str]) -> Told:
        """Of these, as far as they were noted."""
        made = [correction(id_, self.label, self._memories[id_]) for id_ in ids if id_ in self._memories]
        try:
            write_corrections(self.file, made)
        except OSError as error:
            return Told(self.label, 0, str(self.file), error.strerror or type(error).__name__)
        return Told(self.label, len(made), str(self.file))


def correction(id_: str, label: Label, memory: Memory) -> Correction:
    """Said now."""
    return Correction(id_, label, datetime.now(UTC).isoformat(timespec="seconds"), memory.version, memory.features)


def told_data(told: Told | None) -> dict[str, Any]:
    """For scripts; nothing where nobody was to be told."""
    return {"corrections": told._asdict()} if told else {}


def show_told(told: Told | None) -> None:
    """One line, where there is something to say."""
    if told and told.failure:
        out.print(Text(harmless(f"the filter was not told: {told.file}: {told.failure}"), style=YELLOW), soft_wrap=True)
    elif told and told.written:
        text = f"the filter was told: {count(told.written, 'correction')}, {told.label}, in {told.file}"
        out.print(Text(harmless(text)), soft_wrap=True)
