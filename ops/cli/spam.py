"""`mailchute spam …`: why the filter judges as it does, and telling it better."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from functions.intake.spam.judge import PRIOR, examine, weigh
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from ops.cli.doctor import FormsFile, forms_file
from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Json, command
from ops.cli.screen import DIM, out, show_json
from ops.cli.spam_mark import corrections_, mark
from ops.cli.spam_views import show_whys, show_words, verdict_told
from ops.spam.posts import read_post
from ops.spam.whys import Why, whys_data
from ops.spam.words import Word, weighty_words
from shared.forms import Form, InvalidForms, load_forms
from shared.submission import Judgement

app = typer.Typer(no_args_is_help=True, help="The spam filter: why it judges as it does, and telling it better.")
ENDS = {"accept": Exit.DONE, "mark": Exit.MARK, "quarantine": Exit.QUARANTINE}
File = Annotated[
    Path,
    typer.Argument(
        allow_dash=True, metavar="FILE|-", help="A submission as JSON, a row of evaluation data, or a text."
    ),
]
FormName = Annotated[str | None, typer.Option("--form", help="Whose rules.", show_default="the first of forms.toml")]


def check(file: File, form: FormName = None, forms: FormsFile = None, json: Json = False) -> None:
    """What the filter thinks of a submission, line by line. Exit code 0 accept, 10 mark, 11 quarantine."""
    with ending():
        kind, sent = read_post(_text(file))
        name, rules = _form(forms_file(forms), form)
        seen = Sighting(rules, sent)
        signals = sorted(examine(seen), key=lambda signal: -abs(signal.points))
        judgement, words = weigh(rules.spam, signals), weighty_words(seen)
        if json:
            show_json({"read_as": kind, "form": name, **_data(rules, judgement, signals, words)})
        else:
            out.print(Text(f"read as {kind}, for the form {name}", style=DIM))
            _show(rules, judgement, signals, words)
        raise typer.Exit(ENDS[judgement.verdict])


def _text(file: Path) -> str:
    """Whatever bytes are in it. Raises OSError and Stop."""
    text = (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).decode("utf-8-sig", "replace")
    if not text.strip():
        raise Stop("nothing is in it", Exit.USAGE)
    return text


def _form(file: Path, name: str | None) -> tuple[str, Form]:
    try:
        forms = load_forms(file)
    except InvalidForms as error:
        raise Stop(f"{file}: {'; '.join(error.problems)}", Exit.USAGE) from None
    name = name or next(iter(forms))
    if name not in forms:
        raise Stop(f"no form {name} in {file}; there is {', '.join(forms)}", Exit.USAGE)
    return name, forms[name]


def _whys(signals: Sequence[Signal]) -> Iterator[Why]:
    for signal in signals:
        floor = f"never milder than {signal.at_least}" if signal.at_least != "accept" else ""
        ceiling = f"never stricter than {signal.at_most}" if signal.at_most != "quarantine" else ""
        yield Why(signal.reason, round(signal.points, 2), floor or ceiling)


def _data(form: Form, judgement: Judgement, signals: Sequence[Signal], words: Sequence[Word]) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "score": judgement.score,
        "thresholds": {"mark": form.spam.mark, "quarantine": form.spam.quarantine},
        "at_first": PRIOR,
        "reasons": whys_data(_whys(signals)),
        "words": [word._asdict() for word in words],
    }


def _show(form: Form, judgement: Judgement, signals: Sequence[Signal], words: Sequence[Word]) -> None:
    spam = form.spam
    thresholds = f"; marked from {spam.mark:g}, held back from {spam.quarantine:g}"
    out.print(Text.assemble(verdict_told(judgement), thresholds))
    out.print()
    show_whys(list(_whys(signals)), at_first=PRIOR)
    show_words(words)


command(app)(check)
command(app)(mark)
command(app, "corrections")(corrections_)
