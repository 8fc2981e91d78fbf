"""What visitors download."""

import gzip
from pathlib import Path

SITE = Path(__file__).parents[2] / "site"


def test_the_widget_stays_small() -> None:
    """4,000 bytes as they travel: it does without libraries, and so will what is added to it."""
    assert len(gzip.compress((SITE / "mailchute.js").read_bytes(), 9)) <= 4_000
