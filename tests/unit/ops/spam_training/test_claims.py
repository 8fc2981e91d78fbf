"""The card's figures, measured again on a sample, where the data is at hand. It is none of the repository's."""

import random
import re
from hashlib import sha256
from pathlib import Path

import pytest

from functions.intake.spam.text import FILE
from ops.spam.card import COLUMNS
from ops.spam.evaluate import judge
from ops.spam.figures import Judged, figures
from ops.spam.rows import read_rows

REPO = Path(__file__).parents[4]
DEV = REPO.parent / "shared" / "data" / "spam" / "dev.jsonl.gz"
CARD = REPO / "docs" / "spam-model.md"
SAMPLE = 1500


def claimed(part: str) -> dict[str, float | None]:
    """A row of the card's figures."""
    [cells] = re.findall(rf"^\| {re.escape(part)} \| (.*) \|$", CARD.read_text("utf-8"), re.MULTILINE)
    values = (cell.strip().replace(",", "") for cell in cells.split("|"))
    return {column: float(value) if value else None for column, value in zip(COLUMNS, values, strict=True)}


# Who has corrected the model has neither the data nor a card of it.
pytestmark = pytest.mark.skipif(not DEV.exists(), reason="needs the data set")


def test_the_card_was_made_for_the_shipped_model() -> None:
    """Its digest; `make spam-train` writes both."""
    assert f"`{sha256(FILE.read_bytes()).hexdigest()[:16]}`" in CARD.read_text("utf-8")


def test_the_card_claims_no_more_than_a_sample_shows() -> None:
    """Within what a sample of this size may be off by; who changes the filter makes the card anew."""
    rows = [row for row in read_rows(DEV) if row.split == "seen"]
    sample = random.Random(5).sample(rows, SAMPLE)
    found = figures([Judged(row.spam, *judge(row.post)) for row in sample])
    claim = claimed("dev `seen`")
    assert found["auc"] == pytest.approx(claim["auc"], abs=0.01)
    for name in ("recall_at_quarantine", "recall_at_mark"):
        assert found[name] == pytest.approx(claim[name], abs=0.05)
    for name in ("fpr_at_quarantine", "fpr_at_mark"):
        assert found[name] == pytest.approx(claim[name], abs=0.01)
