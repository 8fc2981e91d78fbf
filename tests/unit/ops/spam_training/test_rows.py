"""Labelled messages, out of files."""

from pathlib import Path

import pytest

from ops.spam.rows import FORM, BadData, read_rows
from shared.spam_message import Message
from tests.unit.ops.spam_training.corpus import rows, write

ROW = {
    "id": "1",
    "label": "spam",
    "source": "blog",
    "lang": "en",
    "name": "Ann",
    "email": "a@b.example",
    "url": "https://b.example",
    "subject": "Hi",
    "message": "Hello\nthere",
    "split": "seen",
}
SECRET = "s3cret words of a visitor"


def test_a_row_is_a_post_to_a_form_with_nothing_of_its_own(tmp_path: Path) -> None:
    """Each part where the filter looks for it, and what is known of the row."""
    [row] = read_rows(write(tmp_path / "a.jsonl", [ROW]))
    assert row[:4] == (True, "blog", "en", "seen")
    assert row.post.form is FORM
    assert row.post.message == Message("Ann", "a@b.example", "https://b.example", "Hi", "Hello\nthere")


def test_what_a_row_lacks_is_empty(tmp_path: Path) -> None:
    """Only a label it needs; null is nothing."""
    [row] = read_rows(write(tmp_path / "a.jsonl", [{"label": "ham", "message": "x", "name": None, "lang": None}]))
    assert row[:4] == (False, "", "", "")
    assert row.post.message == Message(text="x")


def test_files_may_be_packed_and_a_folder_is_all_of_its_files(tmp_path: Path) -> None:
    """By name; what has another name is left alone, and so is an empty line."""
    write(tmp_path / "b.jsonl.gz", [{**ROW, "source": "b"}])
    write(tmp_path / "c.jsonl", [{**ROW, "source": "c"}, "", "  ", {**ROW, "source": "c2"}])
    write(tmp_path / "a.jsonl", [{**ROW, "source": "a"}])
    write(tmp_path / "notes.txt", [SECRET])
    assert [row.source for row in read_rows(tmp_path)] == ["a", "b", "c", "c2"]
    assert [row.source for row in read_rows(tmp_path / "b.jsonl.gz")] == ["b"]


BAD = {
    "no JSON": SECRET,
    "cut": f'{{"label": "spam", "message": "{SECRET}',
    "no object": f'["spam", "{SECRET}"]',
    "a number": "5",
    "null": "null",
    "no label": f'{{"message": "{SECRET}"}}',
    "another label": f'{{"label": "Spam", "message": "{SECRET}"}}',
    "a label of another type": f'{{"label": ["spam"], "message": "{SECRET}"}}',
    "a control character": "\x00\xff",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_a_line_that_is_no_row_is_named_and_not_quoted(name: str, ending: str, tmp_path: Path) -> None:
    """File and line, counted from 1 with the empty ones."""
    file = tmp_path / f"a.{ending}"
    with pytest.raises(BadData) as bad:
        read_rows(write(file, [ROW, "", BAD[name]]))
    assert str(bad.value) == f"{file}: line 3 is no row with a label (spam or ham) and a message"


@pytest.mark.parametrize("place", [".", "absent", "absent.jsonl", "empty.jsonl", "blank.jsonl.gz"])
def test_a_place_without_rows_is_named(place: str, tmp_path: Path) -> None:
    """An empty folder, a file that is not there, and one in which nothing stands."""
    write(tmp_path / "empty.jsonl", []) if place == "empty.jsonl" else None
    write(tmp_path / "blank.jsonl.gz", ["", " "]) if place == "blank.jsonl.gz" else None
    with pytest.raises(BadData, match=r"no \.jsonl or \.jsonl\.gz with rows in it"):
        read_rows(tmp_path / place)


def test_a_file_that_is_not_packed_though_its_name_says_so_is_an_os_error(tmp_path: Path) -> None:
    """Which the commands tell of."""
    (tmp_path / "a.jsonl.gz").write_text("{}", "utf-8")
    with pytest.raises(OSError, match="Not a gzipped file"):
        read_rows(tmp_path)


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_packed_file_that_is_damaged_is_bad_data(damage: str, tmp_path: Path) -> None:
    """A download that broke off, or a disk that did."""
    file = write(tmp_path / "a.jsonl.gz", rows())
    data = file.read_bytes()
    file.write_bytes(data[:-20] if damage == "cut" else data[:40] + bytes(20) + data[60:])
    with pytest.raises((BadData, OSError)):
        read_rows(file)


@pytest.mark.parametrize("key", ["message", "name", "lang", "source"])
def test_a_value_that_is_no_text_is_bad_data(key: str, tmp_path: Path) -> None:
    """As a number or a list."""
    with pytest.raises(BadData):
        read_rows(write(tmp_path / "a.jsonl", [{**ROW, key: ["x"]}]))
