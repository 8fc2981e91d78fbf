"""The model's file, and what becomes of mail without it."""

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.spam import text
from functions.intake.spam.model import DamagedModel, Model, read_model, write_model
from shared.forms_spam import LayerName, Spam
from shared.log import get_logger
from shared.spam_features import BUCKETS
from tests.factories import GABE, NOW, SITE, contact_form, json_event
from tests.fakes import FakeChute

ID = "0193586e-8c00-7000-8000-000000000001"
MODEL = Model(array("b", [number % 255 - 127 for number in range(BUCKETS)]), 0.25, -0.5, 2.0, 0.125)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A whole model."""
    write_model(tmp_path / "model.bin", MODEL)
    return tmp_path / "model.bin"


def test_a_model_is_read_as_it_was_written(file: Path) -> None:
    """All numbers of it, and nothing is left beside it."""
    assert read_model(file) == MODEL
    assert [each.name for each in file.parent.iterdir()] == ["model.bin"]


def test_a_model_is_one_byte_a_weight_and_no_more_than_300_kilobytes(file: Path) -> None:
    """It is unpacked on every cold start."""
    assert BUCKETS < file.stat().st_size < min(BUCKETS + 100, 300 * 1024)
    assert text.FILE.stat().st_size == file.stat().st_size


def test_the_shipped_model_is_whole() -> None:
    """And calibrated: more margin is more likely spam."""
    model = read_model(text.FILE)
    assert model.slope > 0
    assert model.unit > 0
    assert any(model.weights)


def missing(file: Path) -> None:
    """Left out of the bundle."""
    file.unlink()


def cut(file: Path) -> None:
    """By a byte."""
    file.write_bytes(file.read_bytes()[:-1])


def grown(file: Path) -> None:
    """By a byte."""
    file.write_bytes(file.read_bytes() + b"\0")


def empty(file: Path) -> None:
    """Of no bytes."""
    file.write_bytes(b"")


def a_folder(file: Path) -> None:
    """Where a file should be."""
    file.unlink()
    file.mkdir()


def changed(at: int) -> Callable[[Path], None]:
    """One bit of the byte there."""

    def change(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[at] ^= 1
        file.write_bytes(data)

    return change


DAMAGES = {
    "missing": (missing, "No such file or directory"),
    "a folder": (a_folder, "Is a directory"),
    "empty": (empty, "has another length"),
    "cut": (cut, "has another length"),
    "grown": (grown, "has another length"),
    "another magic": (changed(0), "is not what was written"),
    "another version": (changed(4), "is for version 0 of the features, not 1"),
    "another checksum": (changed(8), "is not what was written"),
    "another slope": (changed(30), "is not what was written"),
    "another first weight": (changed(44), "is not what was written"),
    "another last weight": (changed(-1), "is not what was written"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_that_is_not_whole_is_no_model(name: str, file: Path) -> None:
    """It says what is wrong, and neither where nor with what."""
    damage, says = DAMAGES[name]
    damage(file)
    with pytest.raises(DamagedModel) as damaged:
        read_model(file)
    assert (str(damaged.value), str(file) in str(damaged.value)) == (says, False)


def test_a_write_that_fails_leaves_the_old_model(file: Path) -> None:
    """Whole or not at all."""
    (file.parent / "model.new").mkdir()
    with pytest.raises(IsADirectoryError):
        write_model(file, MODEL._replace(bias=1.0))
    assert read_model(file) == MODEL


@pytest.fixture
def shipped(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What intake loads: a copy of what comes with it."""
    file.write_bytes(text.FILE.read_bytes())
    monkeypatch.setattr(text, "FILE", file)
    text.shipped.cache_clear()
    yield file
    text.shipped.cache_clear()


class Intake:
    """A desk with the filter as it comes."""

    def __init__(self, weights: dict[LayerName, float] | None = None) -> None:
        self.chute = FakeChute()
        self.counted = list[tuple[str, dict[str, str]]]()
        form = contact_form(spam=Spam(weights=weights or {}))
        self.desk = Desk({"contact": form}, frozenset(), self.chute, lambda: NOW, lambda _: ID, self._count)

    def _count(self, name: str, details: Any, value: float = 1) -> None:
        self.counted.append((name, dict(details)))

    def post(self, **fields: str) -> dict[str, Any]:
        """The answer to one of Gabe's."""
        return serve(self.desk, json_event({**GABE, **fields}), get_logger("intake"))


ACCEPTED = {
    "statusCode": 200,
    "headers": {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Type": "application/json"},
    "body": f'{{"ok": true, "next": "{SITE}/thanks.html", "id": "{ID}"}}',
    "isBase64Encoded": False,
}
COUNTED = [
    ("Accepted", {"form": "contact"}),
    ("Quarantined", {"form": "contact", "reason": "text-failed"}),
    ("Marked", {"form": "contact", "reason": "text-failed"}),
    ("FilterFailed", {"form": "contact", "reason": "text-failed"}),
]


@pytest.mark.parametrize("name", DAMAGES)
def test_mail_is_accepted_and_marked_without_a_model_and_the_visitor_sees_the_same(name: str, shipped: Path) -> None:
    """Never lost, never let through unmarked; a metric tells of it, each time."""
    DAMAGES[name][0](shipped)
    intake = Intake()
    answers = [intake.post(message="When do you open?") for _ in range(2)]
    assert answers == [ACCEPTED, ACCEPTED]
    assert [each.judgement.verdict for each in intake.chute.submitted] == ["mark", "mark"]
    assert ["text-failed" in each.judgement.reasons for each in intake.chute.submitted] == [True, True]
    assert intake.counted == [*COUNTED, *COUNTED]


def test_mail_is_accepted_as_it_is_with_one(shipped: Path) -> None:
    """The visitor sees the same, and nothing is counted as failed."""
    intake = Intake()
    assert intake.post(message="When do you open?") == ACCEPTED
    assert [each.judgement.verdict for each in intake.chute.submitted] == ["accept"]
    assert "FilterFailed" not in dict(intake.counted)


def test_the_honeypot_quarantines_without_a_model_too(shipped: Path) -> None:
    """A layer that broke hides no other."""
    shipped.unlink()
    intake = Intake()
    assert intake.post(_gotcha="x")["statusCode"] == 200
    [held] = intake.chute.quarantined
    assert (held.judgement.verdict, held.judgement.reasons[0]) == ("quarantine", "honeypot")
    assert "text-failed" in held.judgement.reasons


def test_a_form_without_the_layer_needs_no_model(shipped: Path) -> None:
    """Weight 0 switches it off, and with it its failure."""
    shipped.unlink()
    intake = Intake({"text": 0.0})
    intake.post(message="When do you open?")
    assert [each.judgement.verdict for each in intake.chute.submitted] == ["accept"]
