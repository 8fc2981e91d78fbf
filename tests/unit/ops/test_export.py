"""Letters for a spreadsheet, and as the lines that `restore` reads."""

import csv
import io
from pathlib import Path

import pytest

from ops.cli.ends import Exit
from ops.letters import backup
from ops.letters.export import HEAD, neutral, write_csv
from ops.letters.letter import Letter
from shared.submission import Field
from tests.factories import submission
from tests.simulation import stack
from tests.unit.ops.conftest import Run, World, id_of, letter

FORMULA = '=HYPERLINK("https://evil.example","x")'


def exported(*letters: Letter) -> list[dict[str, str]]:
    """What a spreadsheet reads of it."""
    file = io.StringIO(newline="")
    assert write_csv(letters, file) == len(letters)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(first: str) -> None:
    """A visitor may type one; also behind a NUL, which is left out."""
    assert neutral(f"{first}1+1") == f"'{first}1+1"
    assert neutral(f"\0{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("cell", ["", "a=b", "1-1", "gabe@example.com", "'=x", " x", "a\nb", 'say "x", y'])
def test_everything_else_stays_as_it_is(cell: str) -> None:
    """Quotes and line breaks are CSV's own business."""
    assert neutral(cell) == cell
    assert neutral(f"{cell}\0") == cell


def test_a_row_comes_back_as_it_was() -> None:
    """By a reader of CSV, whatever stands in the fields."""
    fields = (Field("message", 'two\nlines, "quoted"\r\n'), Field("=cmd", "ü"))
    made = letter(
        submission(fields=fields).encode(), reason="refused_by_ses", code="MessageRejected", form="contact", age=60
    )
    assert exported(made) == [
        {
            "id": submission().id,
            "form": "contact",
            "reason": "refused_by_ses",
            "code": "MessageRejected",
            "received_at": "2026-11-23T12:00:00+00:00",
            "expires_at": "2026-12-07T11:59:00+00:00",
            "reply_to": "gabe@example.com",
            "fields": 'message: two\nlines, "quoted"\r\n\n=cmd: ü',
        }
    ]


def test_no_cell_is_a_formula() -> None:
    """Neither one of the envelope's nor one of the visitor's; NUL would end a reader's work."""
    made = letter(
        submission(fields=(Field("=a", "\0"),), reply_to="-gabe@example.com").encode(), reason="@x", code="+1"
    )
    [row] = exported(made)
    assert (row["fields"], row["reply_to"], row["reason"], row["code"]) == ("'=a: ", "'-gabe@example.com", "'@x", "'+1")


def test_what_can_not_be_read_has_a_row_without_content() -> None:
    """And no letters are a head."""
    [row] = exported(letter("bare", reason="undecodable"))
    assert (row["id"], row["form"], row["reason"], row["reply_to"], row["fields"]) == (
        "m-1",
        "unknown",
        "undecodable",
        "",
        "",
    )
    assert exported() == []
    file = io.StringIO()
    write_csv([], file)
    assert file.getvalue() == ",".join(HEAD) + "\r\n"


# -- `mailchute … export`


@pytest.fixture
def filled(empty: World) -> World:
    """Two dead letters and one in quarantine."""
    for number, reason in ((1, "refused_by_ses"), (2, "out_of_time")):
        empty.put(stack.DEAD, at=reason, id=id_of(number), fields=(Field("message", FORMULA),))
    empty.put(stack.QUARANTINE, at="honeypot", id=id_of(3))
    return empty


def _untouched(world: World) -> bool:
    return (len(world.dead), world.hidden, world.back) == (2, 0, [])


def test_lines_on_stdout_are_those_that_restore_reads(filled: World, run: Run, tmp_path: Path) -> None:
    """The letters stay; how many there were is told beside it."""
    result = run("dead", "export")
    assert (result.exit_code, result.stderr) == (Exit.DONE, "exported 2 dead letters\n")
    (tmp_path / "file").write_text(result.stdout, "utf-8")
    assert [each.id for each in backup.read(tmp_path / "file")] == [id_of(1), id_of(2)]
    assert _untouched(filled)


def test_a_file_is_written_instead_and_nobody_else_may_read_it(filled: World, run: Run, tmp_path: Path) -> None:
    """Both kinds hold what visitors typed."""
    for options in (["--out", "lines"], ["--csv", "-o", "table"]):
        result = run("dead", "export", *options)
        assert (result.exit_code, result.stdout) == (Exit.DONE, "")
        assert (tmp_path / options[-1]).stat().st_mode & 0o777 == 0o600
    assert [each.id for each in backup.read(tmp_path / "lines")] == [id_of(1), id_of(2)]
    with (tmp_path / "table").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], row["fields"]) for row in rows] == [(id_of(n), f"message: {FORMULA}") for n in (1, 2)]
    assert _untouched(filled)


def test_csv_on_stdout_is_the_same(filled: World, run: Run) -> None:
    """For a pipe."""
    rows = list(csv.DictReader(io.StringIO(run("dead", "export", "--csv").stdout, newline="")))
    assert [row["id"] for row in rows] == [id_of(1), id_of(2)]


def test_only_what_is_chosen_is_exported(filled: World, run: Run) -> None:
    """Of either queue."""
    assert run("dead", "export", "--reason", "out_of_time").stdout.count(id_of(2)) > 0
    assert id_of(1) not in run("dead", "export", "--reason", "out_of_time").stdout
    result = run("quarantine", "export")
    assert (result.exit_code, result.stderr) == (Exit.DONE, "exported 1 quarantined submission\n")
    assert id_of(3) in result.stdout


def test_nothing_exported_is_exit_3(filled: World, run: Run, tmp_path: Path) -> None:
    """And no file with lines."""
    result = run("dead", "export", "--form", "other", "--out", "file")
    assert (result.exit_code, (tmp_path / "file").exists()) == (Exit.NOTHING, False)
    assert result.stderr.splitlines() == ["exported 0 dead letters", "mailchute: no dead letter matches"]


def test_a_file_that_can_not_be_written_is_a_usage_error(filled: World, run: Run) -> None:
    """With its name."""
    for options in ([], ["--csv"]):
        result = run("dead", "export", "--out", "nowhere/file", *options)
        assert (result.exit_code, result.stderr) == (
            Exit.USAGE,
            "mailchute: nowhere/file: No such file or directory\n",
        )
        assert _untouched(filled)
