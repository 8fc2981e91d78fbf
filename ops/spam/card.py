"""The model's card (docs/spam-model.md): what it was made of, what it reaches, and what it can't."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from functions.intake.spam.judge import LAYERS, examine, log_odds, weigh
from functions.intake.spam.model import Model, encode
from functions.intake.spam.signal import Signal
from functions.intake.spam.text import log_odds as of_text
from functions.intake.spam.text import signal
from ops.spam.figures import Judged, figures
from ops.spam.rows import FORM, Row
from ops.spam.train import Example, Weights, margin, train

TEMPLATE = Path(__file__).with_name("card.md")
ENQUIRIES = ("banking77", "clinc150", "multidogo", "endava_tickets", "tickets_multilang_synth")
# Labelled by a rule (it holds a link), so that its figure would flatter.
SILVER = "webform_popcorn_silver"
COLUMNS = {
    "spam": "spam",
    "ham": "ham",
    "auc": "AUC",
    "recall_at_0.005": "recall at 0.5 %",
    "recall_at_quarantine": "quarantined spam",
    "fpr_at_quarantine": "quarantined ham",
    "recall_at_mark": "marked spam",
    "fpr_at_mark": "marked ham",
}


def card(  # noqa: PLR0913, PLR0917 - all that a card tells of
    real: int, rows: Sequence[Row], learnt: Sequence[Example], dev: Sequence[Row], model: Model, screen: Console
) -> str:
    """Markdown. The first `real` of `rows` are the corpus, the others copies of them.

    Trains once more for each source, to see what the model makes of a site that it does not know.
    """
    others = [all_but_text(row) for row in track(dev, "judging dev", console=screen, transient=True)]
    scored = [judged(row, other, of_text(model, row.post)) for row, other in zip(dev, others, strict=True)]
    groups = {
        "dev `seen`": [row.split == "seen" for row in dev],
        "dev `unseen`, web forms": [_is_unseen_form(row) for row in dev],
        "enquiries and tickets (ham)": [row.source in ENQUIRIES for row in dev],
        "dev `unseen`, all": [row.split == "unseen" and row.source != SILVER for row in dev],
    }
    parts = {
        name: figures([each for each, is_in in zip(scored, mask, strict=True) if is_in])
        for name, mask in groups.items()
    }
    values = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "digest": sha256(encode(model)).hexdigest()[:16],
        "rows": f"{real:,}",
        "mark": f"{FORM.spam.mark:g}",
        "quarantine": f"{FORM.spam.quarantine:g}",
        "kilobytes": f"{len(encode(model)) / 1024:.0f}",
        "figures": table("", parts),
        "sources": table("dev, source", _by_source(dev, scored)),
        "left_out": table("left out", left_out(real, rows, learnt, model, screen)),
        "made_of": _made_of(rows[:real]),
        "seen_auc": _short(parts["dev `seen`"]["auc"], 3),
        "seen_recall": _short(parts["dev `seen`"]["recall_at_0.005"], 2),
        "web_auc": _short(parts["dev `unseen`, web forms"]["auc"], 3),
        "web_recall": _short(parts["dev `unseen`, web forms"]["recall_at_0.005"], 2),
    }
    text = TEMPLATE.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _short(figure: float | None, digits: int) -> str:
    return "" if figure is None else f"{figure:.{digits}f}"


def all_but_text(row: Row) -> tuple[Signal, ...]:
    """What the other layers say, which is the same whatever the model."""
    return examine(row.post, [(name, layer) for name, layer in LAYERS if name != "text"])


def judged(row: Row, others: tuple[Signal, ...], found: float) -> Judged:
    """With a model's log-odds."""
    signals = [*others, signal(found)]
    return Judged(row.spam, log_odds(signals), weigh(FORM.spam, signals).verdict)


def left_out(
    real: int, rows: Sequence[Row], learnt: Sequence[Example], model: Model, screen: Console
) -> dict[str, dict[str, Any]]:
    """For each source, the figures of its rows with a model that was trained on all the other sources."""
    found = dict[str, dict[str, Any]]()
    for source in track(sorted({row.source for row in rows}), "leaving out", console=screen, transient=True):
        pairs = list(zip(rows, learnt, strict=True))
        weights = train([each for row, each in pairs if row.source != source])
        mine = [(row, each) for row, each in pairs[:real] if row.source == source]
        found[source] = figures([judged(row, all_but_text(row), _log_odds(weights, model, each)) for row, each in mine])
    return found


def table(head: str, parts: dict[str, dict[str, Any]]) -> str:
    """A row of figures for each part."""
    lines = [f"| {' | '.join((head, *COLUMNS.values()))} |", f"|---{'|---:' * len(COLUMNS)}|"]
    for name, part in parts.items():
        cells = ("" if part[column] is None else f"{part[column]:,}" for column in COLUMNS)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _by_source(dev: Sequence[Row], scored: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    sources = sorted({(row.split, row.source) for row in dev}, key=lambda pair: (pair[0] != "seen", pair[1]))
    pairs = list(zip(dev, scored, strict=True))
    return {
        f"{source} ({split})": figures([each for row, each in pairs if (row.split, row.source) == (split, source)])
        for split, source in sources
    }


def _is_unseen_form(row: Row) -> bool:
    return row.split == "unseen" and row.source.startswith("webform_") and row.source != SILVER


def _log_odds(weights: Weights, model: Model, example: Example) -> float:
    return model.slope * margin(weights, example.features) + model.shift


def _made_of(rows: Iterable[Row]) -> str:
    counts = Counter((row.source, row.spam) for row in rows)
    sources = sorted({source for source, _ in counts})
    lines = ["| source | spam | ham |", "|---|---:|---:|"]
    return "\n".join([*lines, *(f"| {name} | {counts[name, True]:,} | {counts[name, False]:,} |" for name in sources)])
