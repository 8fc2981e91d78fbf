"""`make spam-train`: the text model from labelled messages, and from what operators told the filter.

    python -m ops.spam.learn [--data FOLDER] [--corrections FILE]... [--card FILE]

FOLDER holds train.jsonl.gz and dev.jsonl.gz. Without it, corrections move the model that is there.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from functions.intake.spam import disposable
from functions.intake.spam.model import DamagedModel, Model, read_model, write_model
from functions.intake.spam.text import FILE
from ops.spam.card import all_but_text, card
from ops.spam.corrections import BadCorrections, fitting, read_corrections
from ops.spam.fair import lent, weights
from ops.spam.rows import BadData, Row, read_rows
from ops.spam.train import Example, Weights, adapt, calibrated, margin, packed, train, unpacked
from shared.spam_features import features

# What an operator says outweighs any single message that the model was trained on.
WEIGHT = 20.0
# It has to come out on the right side, but not as surely as what many messages say.
GIVEN = 0.7
# Log-odds to a margin of 1: what the calibration finds, known before it.
SLOPE = 3.5
screen = Console(stderr=True)


def examples(rows: Sequence[Row], name: str) -> list[Example]:
    """The rows' features, and what the other layers say; what takes longest, so it shows how far it is."""
    seen = track(list(zip(rows, weights(rows), strict=True)), f"reading {name}", console=screen, transient=True)
    return [Example(features(row.post.message), row.spam, weight, others(row) / SLOPE) for row, weight in seen]


def others(row: Row) -> float:
    """The points of all layers but the model's."""
    return sum(signal.points for signal in all_but_text(row))


def fresh(data: Path, card_file: Path | None) -> Model:
    """From the labelled messages alone. Raises BadData and OSError."""
    rows, dev = read_rows(data / "train.jsonl.gz"), read_rows(data / "dev.jsonl.gz")
    everything = [*rows, *lent(rows)]
    learnt = examples(everything, "train")
    with screen.status("training"):
        weights = train(learnt)
    margins = [margin(weights, features(row.post.message)) for row in dev]
    model = packed(weights, *calibrated(margins, [row.spam for row in dev]))
    if card_file:
        card_file.write_text(card(len(rows), everything, learnt, dev, model, screen), "utf-8")
    return model


def corrected(model: Model, files: Sequence[Path]) -> Model:
    """Moved by the corrections in `files`. Raises BadCorrections and OSError."""
    everything = [correction for file in files for correction in read_corrections(file)]
    ours, others = fitting(everything)
    told = [
        Example(each.numbers, each.label == "spam", WEIGHT, GIVEN if each.label == "spam" else -GIVEN) for each in ours
    ]
    weights = adapt(unpacked(model), told)
    screen.print(
        f"{len(told)} corrections: {_right(unpacked(model), told)} fit the words before, {_right(weights, told)} now"
    )
    if others:
        screen.print(f"{others} left aside: another version of the filter made them", style="yellow")
    return packed(weights, model.slope, model.shift)


def _right(weights: Weights, told: Sequence[Example]) -> int:
    return sum((margin(weights, each.features) > 0) == each.spam for each in told)


def _disposable() -> None:
    from disposable_email_domains import blocklist

    disposable.FILE.write_bytes(disposable.packed(blocklist))


def main(arguments: Sequence[str]) -> int:
    """0: the model is written. 1: nothing was, and why."""
    parser = ArgumentParser(prog="python -m ops.spam.learn", description="Train the spam filter's text model.")
    parser.add_argument("--data", type=Path, help="a folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--corrections", type=Path, nargs="*", default=[], help="what operators told the filter")
    parser.add_argument("--card", type=Path, help="write the model's card to this file")
    asked = parser.parse_args(arguments)
    try:
        write_model(FILE, _learnt(asked))
    except (BadData, BadCorrections, OSError) as error:
        screen.print(str(error), markup=False, style="red")
        return 1
    except DamagedModel as error:
        screen.print(f"{FILE.name} {error}: train it from data first", markup=False, style="red")
        return 1
    screen.print(f"{FILE.name} is written; the next deploy ships it")
    return 0


def _learnt(asked: Namespace) -> Model:
    model = fresh(asked.data, None if asked.corrections else asked.card) if asked.data else read_model(FILE)
    if asked.data:
        _disposable()
    return corrected(model, asked.corrections) if asked.corrections else model


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
