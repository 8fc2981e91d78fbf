"""`mailchute spam mark` and `mailchute spam corrections`: what the filter is told, and what it was told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer
from rich.text import Text

from ops.books import Books
from ops.cli.doctor import FormsFile, forms_file
from ops.cli.ends import Exit, Stop, ending
from ops.cli.learning import CorrectionsFile, Told, correction, show_told
from ops.cli.options import Json, Where
from ops.cli.screen import YELLOW, count, errors, harmless, out, show_json, table
from ops.spam.corrections import Correction, Label, default_file, fitting, read_corrections, write_corrections
from ops.spam.memories import find_memories, known_forms
from ops.stack import Place
from shared.spam_features import VERSION

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Submissions' ids, as their mails have them.")]
IsSpam = Annotated[bool | None, typer.Option("--spam/--ham", help="What they are: spam, or real mail.")]
INSTEAD = "put its sender into spam.allow or spam.block of the form in forms.toml instead"


def mark(
    ids: Ids,
    where: Where,
    spam: IsSpam = None,
    forms: FormsFile = None,
    corrections: CorrectionsFile = None,
    json: Json = False,
) -> None:
    """Tell the filter what a submission is, delivered or not. The mail itself stays where it is."""
    with ending():
        if spam is None:
            raise Stop("say what it is: --spam or --ham", Exit.USAGE)
        label: Label = "spam" if spam else "ham"
        place, wanted = where.place(), list(dict.fromkeys(ids))
        with errors.status("looking for them"):
            found = find_memories(place, wanted, known_forms(forms_file(forms)))
            unknown = {id_: _why_unknown(place, id_) for id_ in wanted if id_ not in found}
        file = corrections or default_file(where.name)
        made = [correction(id_, label, found[id_]) for id_ in wanted if id_ in found]
        write_corrections(file, made)
        if json:
            told = {"label": label, "written": [each.id for each in made], "unknown": unknown, "file": str(file)}
            show_json(told)
        else:
            _show_marked(made, str(file), unknown)
        if unknown:
            raise Stop(f"{count(len(unknown), 'submission')} unknown", Exit.PARTLY if made else Exit.NOTHING)


def corrections_(where: Where, corrections: CorrectionsFile = None, json: Json = False) -> None:
    """What the filter was told so far. `make spam-train` takes it in."""
    with ending():
        file = corrections or default_file(where.name)
        if not file.exists():
            raise Stop(f"no corrections yet: there is no {file}", Exit.NOTHING)
        read = read_corrections(file)
        ours, others = fitting(read)
        numbers = Counter(each.label for each in ours)
        if json:
            listed = [{"id": e.id, "label": e.label, "at": e.at, "version": e.version} for e in read]
            counts = {"ham": numbers["ham"], "spam": numbers["spam"], "other_version": others}
            show_json({"file": str(file), "corrections": listed, "counts": counts})
        else:
            out.print(table("", ("id", "label", "said at"), [[each.id, each.label, each.at] for each in read]))
            out.print(Text(harmless(f"{numbers['ham']:,} ham, {numbers['spam']:,} spam, in {file}")), soft_wrap=True)
            _show_others(others)


def _why_unknown(place: Place, id_: str) -> str:
    if "state" in Books.of(place).item(id_):
        return f"the ledger has it, but not what the filter could learn from: {INSTEAD}"
    return f"neither mailed in the last 40 days, nor in quarantine or a dead letter: {INSTEAD}"


def _show_marked(made: Sequence[Correction], file: str, unknown: Mapping[str, str]) -> None:
    if made:
        show_told(Told(made[0].label, len(made), file))
    _show_others(sum(each.version != VERSION for each in made))
    for line in _lines(unknown):
        errors.print(Text(harmless(line), style=YELLOW), soft_wrap=True)


def _show_others(number: int) -> None:
    if number:
        text = f"{count(number, 'correction')} of another version of the features: `make spam-train` passes over it"
        out.print(Text(text, style=YELLOW), soft_wrap=True)


def _lines(unknown: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{id_}: {why}" for id_, why in unknown.items())
