"""Copies of labelled messages with other websites."""

from pathlib import Path

from ops.spam.fair import lent
from ops.spam.rows import Row, read_rows
from tests.unit.ops.spam_training.corpus import rows, write

GENUINE = "https://genuine.example"


def lending(place: Path, genuine: str) -> tuple[list[Row], list[Row]]:
    """The made-up corpus, its spam with a website each and one of its ham with `genuine`; and the copies."""
    every = [{**row, "url": "https://spam.example" if row["label"] == "spam" else ""} for row in rows()]
    every[0] = {**every[0], "url": genuine}
    found = read_rows(write(place / "all.jsonl", every))
    return found, lent(found)


def test_a_copy_is_the_same_message_with_a_genuine_website_or_none(tmp_path: Path) -> None:
    """So that spam has what genuine messages have; nothing else of it changes."""
    found, copies = lending(tmp_path, GENUINE)
    assert {row.post.message.url for row in copies} == {"", GENUINE}
    assert {row.post.message.url for row in copies if row.spam} == {"", GENUINE}
    known = {(row.spam, row.source, row.post.message._replace(url="")) for row in found}
    assert {(row.spam, row.source, row.post.message._replace(url="")) for row in copies} <= known
    assert sum(row.spam for row in copies) == 30


def test_the_same_rows_are_lent_the_same(tmp_path: Path) -> None:
    """Chance has a seed."""
    found, copies = lending(tmp_path, GENUINE)
    assert [row.post.sent for row in lent(found)] == [row.post.sent for row in copies]


def test_where_no_genuine_message_has_a_website_nothing_is_lent(tmp_path: Path) -> None:
    """There is none to lend."""
    assert lending(tmp_path, "")[1] == []
