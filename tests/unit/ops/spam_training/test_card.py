"""The model's card."""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from functions.intake.spam.text import FILE, shipped
from ops.spam import card as module
from ops.spam.card import COLUMNS, TEMPLATE, card, table
from ops.spam.figures import Judged, figures
from ops.spam.learn import examples
from ops.spam.rows import Row, read_rows
from ops.spam.train import Example, Weights
from shared.spam_features import BUCKETS
from tests.unit.ops.spam_training.corpus import SOURCES, rows, write


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Of the made-up corpus, learnt and measured alike, and the shipped model."""
    found = read_rows(write(tmp_path_factory.mktemp("card") / "all.jsonl", rows()))
    return card(len(found), found, examples(found, "train"), found, shipped(), Console(quiet=True))


def test_no_brace_is_left(made: str) -> None:
    """All that the template asks for is filled in."""
    assert re.findall(r"\{\w+\}", TEMPLATE.read_text("utf-8"))
    assert "{" not in made
    assert "}" not in made
    assert "None" not in made


def test_it_names_the_sources_with_their_rows_and_each_left_out(made: str) -> None:
    """What it was made of, how it does on each, and how it does where it has not seen it."""
    for source, (label, _) in SOURCES.items():
        assert f"| {source} | {'15 | 0' if label == 'spam' else '0 | 15'} |" in made
        assert f"| {source} ({'unseen' if source.startswith('webform') else 'seen'}) | " in made
    left_out = made.partition("| left out |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (\w+) \|", left_out, re.MULTILINE) == sorted(SOURCES)


def test_a_source_that_is_left_out_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its figures are of a model that has seen all the others, and nothing of it."""
    found = read_rows(write(tmp_path / "all.jsonl", rows()))
    learnt = [each._replace(weight=float(list(SOURCES).index(row.source))) for row, each in tagged(found)]
    trained = list[set[float]]()

    def train_and_tell(given: Sequence[Example]) -> Weights:
        trained.append({each.weight for each in given})
        return Weights(np.zeros(BUCKETS), 0.0)

    monkeypatch.setattr(module, "train", train_and_tell)
    parts = module.left_out(len(found), found, learnt, shipped(), Console(quiet=True))
    assert [part["rows"] for part in parts.values()] == [15] * 4
    assert trained == [{0.0, 1.0, 2.0, 3.0} - {float(list(SOURCES).index(source))} for source in parts]


def tagged(found: Sequence[Row]) -> list[tuple[Row, Example]]:
    """The rows with what is learnt of them."""
    return list(zip(found, examples(found, "train"), strict=True))


def test_it_says_when_and_of_what_and_how_big(made: str) -> None:
    """The digest is the file's; licences and limits are named."""
    assert sha256(FILE.read_bytes()).hexdigest()[:16] in made
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", made)
    assert "60 messages" in made
    for head in ("## What it was trained on", "## What it can't", "Licences:"):
        assert head in made


def test_tables_are_tables(made: str) -> None:
    """Each row has as many cells as its head."""
    for block in re.findall(r"(?:^\|.*\|\n?)+", made, re.MULTILINE):
        assert len({line.count("|") for line in block.splitlines()}) == 1, block


@pytest.mark.parametrize("split", ["seen", "unseen"])
def test_anybodys_own_messages_can_have_a_card(split: str, tmp_path: Path) -> None:
    """They have no rows of one split, and no web forms that training has not seen."""
    own = [{**row, "split": split, "source": "inbox"} for row in rows()]
    found = read_rows(write(tmp_path / "own.jsonl", own))
    assert "{" not in card(len(found), found, examples(found, "train"), found, shipped(), Console(quiet=True))


def test_what_cannot_be_said_is_an_empty_cell() -> None:
    """Of ham alone there is no recall."""
    [head, rule, row] = table("part", {"x": figures([Judged(False, 0.0, "accept")] * 1200)}).splitlines()
    assert head == f"| part | {' | '.join(COLUMNS.values())} |"
    assert rule.count("---:") == len(COLUMNS)
    assert row == "| x | 0 | 1,200 |  |  |  | 0.0 |  | 0.0 |"


def test_the_template_asks_for_nothing_that_is_not_given(made: str) -> None:
    """And the figures of ours that stand beside the others' are those of the table."""
    [cells] = re.findall(r"^\| dev `seen` \| (.*) \|$", made, re.MULTILINE)
    auc = float(cells.split(" | ")[2])
    assert f"| **Mailchute: dev `seen`** | **{auc:.3f}** |" in made
