"""The file of corrections: appended, private, the last word on an id, and never a word of a visitor's."""

import json
import stat
from pathlib import Path

import pytest

from ops.spam.corrections import (
    BadCorrections,
    Correction,
    Label,
    default_file,
    fitting,
    read_corrections,
    write_corrections,
)
from shared.spam_features import VERSION
from shared.spam_packing import pack

NOON = "2026-11-23T12:00:00+00:00"
NUMBERS = [3, 77, 4096]


def _correction(id_: str = "a", label: Label = "spam", version: int = VERSION) -> Correction:
    return Correction(id_, label, NOON, version, pack(NUMBERS))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """In a folder that is made when it is wanted."""
    return tmp_path / "corrections" / "mailchute.jsonl"


def test_what_was_written_is_read(file: Path) -> None:
    """Numbers and all; nobody but the owner may look."""
    write_corrections(file, [_correction("a"), _correction("b", "ham")])
    assert read_corrections(file) == [_correction("a"), _correction("b", "ham")]
    assert read_corrections(file)[0].numbers == NUMBERS
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


def test_a_line_is_numbers_an_id_and_a_label(file: Path) -> None:
    """And nothing else: an owner may keep the file wherever code is kept."""
    write_corrections(file, [_correction()])
    [line] = file.read_text("ascii").splitlines()
    assert json.loads(line) == {"id": "a", "label": "spam", "at": NOON, "version": VERSION, "features": "A0qzHw=="}


def test_the_last_label_of_an_id_holds(file: Path) -> None:
    """Whoever erred says it again."""
    write_corrections(file, [_correction("a"), _correction("b")])
    write_corrections(file, [_correction("a", "ham")])
    assert [(each.id, each.label) for each in read_corrections(file)] == [("a", "ham"), ("b", "spam")]


def test_without_corrections_there_is_no_file(file: Path) -> None:
    """Nor a folder."""
    write_corrections(file, [])
    assert not file.parent.exists()


def test_a_last_line_without_its_end_takes_no_other_with_it(file: Path) -> None:
    """An editor left it so."""
    write_corrections(file, [_correction("a")])
    file.write_bytes(file.read_bytes().rstrip() + b"\n\n" + file.read_bytes().rstrip().replace(b'"a"', b'"b"'))
    write_corrections(file, [_correction("c")])
    assert [each.id for each in read_corrections(file)] == ["a", "b", "c"]


GOOD = _correction()._asdict()


@pytest.mark.parametrize(
    "line",
    [
        "gravel",
        '{"id": "a"',
        "[]",
        "7",
        "{}",
        json.dumps({**GOOD, "text": "gravel"}),
        json.dumps({**GOOD, "label": "gravel"}),
        json.dumps({**GOOD, "id": 7}),
        json.dumps({**GOOD, "version": "1"}),
        json.dumps({**GOOD, "version": True}),
        json.dumps({**GOOD, "features": [1, 2]}),
        json.dumps({**GOOD, "features": "gravel!"}),
        json.dumps({**GOOD, "features": pack([])[:-1] + "gA=="}),
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_a_damaged_line_is_named(file: Path, line: str) -> None:
    """By its number, without what stands in it."""
    write_corrections(file, [_correction()])
    with file.open("ab") as opened:
        opened.write(line.encode("latin-1") + b"\n")
    with pytest.raises(BadCorrections) as raised:
        read_corrections(file)
    assert str(raised.value) == f"{file}: line 2 is no correction"


def test_what_another_version_made_is_kept_and_counted(file: Path) -> None:
    """Its numbers mean something else; where it is the last word, an older one is none."""
    older = _correction("a", version=VERSION + 1)._replace(features="packed in another way")
    write_corrections(file, [_correction("a"), older, _correction("b")])
    read = read_corrections(file)
    assert read == [older, _correction("b")]
    assert fitting(read) == ([_correction("b")], 1)


def test_a_file_that_is_not_there_is_an_error(file: Path) -> None:
    """Not an empty one."""
    with pytest.raises(FileNotFoundError):
        read_corrections(file)


def test_each_stack_has_its_own() -> None:
    """Below the folder that we are in."""
    assert default_file("mailchute-staging") == Path("corrections/mailchute-staging.jsonl")
