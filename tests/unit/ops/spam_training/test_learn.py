"""`make spam-train`: what it writes, and when it writes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from functions.intake.spam import disposable, text
from functions.intake.spam.model import Model, read_model
from ops.spam import learn
from ops.spam.corrections import Correction, write_corrections
from ops.spam.train import margin, unpacked
from shared.spam_features import VERSION, features
from shared.spam_message import Message
from shared.spam_packing import pack
from tests.unit.ops.spam_training.corpus import SOURCES, folder, rows, write
from tests.unit.spam.letters import GENUINE, SPAM
from tests.unit.spam.posts import post

SHIPPED = text.FILE.read_bytes()
Learn = Callable[..., tuple[int, str]]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped model, and no file of the repository's in reach."""
    file = tmp_path / "model.bin"
    file.write_bytes(SHIPPED)
    for module in (learn, text):
        monkeypatch.setattr(module, "FILE", file)
    monkeypatch.setattr(disposable, "FILE", tmp_path / "disposable.bin")
    return file


@pytest.fixture
def run(model: Path, capsys: pytest.CaptureFixture[str]) -> Learn:
    """Exit code, and what was said, in one line."""

    def run(*arguments: object) -> tuple[int, str]:
        code = learn.main([str(each) for each in arguments])
        return code, " ".join(capsys.readouterr().err.split())

    return run


def correction(message: str, label: str, version: int = VERSION) -> Correction:
    """What an operator told the filter of a message."""
    packed = pack(features(Message(text=message)))
    return Correction(f"id-{message[:9]}-{version}", label, "2026-11-23T12:00:00Z", version, packed)  # type: ignore[arg-type]


def says(model: Model, message: str) -> float:
    """Its margin."""
    return margin(unpacked(model), features(Message(text=message)))


def test_labelled_messages_become_a_model_a_list_and_a_card(model: Path, run: Learn, tmp_path: Path) -> None:
    """The model tells them apart, also those that only dev has; the card names where they come from."""
    code, said = run("--data", folder(tmp_path / "data"), "--card", tmp_path / "card.md")
    assert (code, said.endswith("model.bin is written; the next deploy ships it")) == (0, True)
    made = read_model(model)
    for row in rows():
        seen = post(fullname="Ann Lee", emailid="ann@example.com", message=row["message"])
        assert (text.log_odds(made, seen) > 0) == (row["label"] == "spam"), row
    assert len(disposable.FILE.read_bytes()) > 4 * 1000
    written = (tmp_path / "card.md").read_text("utf-8")
    assert all(f"| {source} |" in written for source in SOURCES)


def test_the_same_messages_make_the_same_file(model: Path, run: Learn, tmp_path: Path) -> None:
    """So that a model can be checked by making it again; with a card or without."""
    data = folder(tmp_path / "data")
    run("--data", data)
    first = model.read_bytes()
    model.unlink()
    run("--data", data, "--card", tmp_path / "card.md")
    assert model.read_bytes() == first != SHIPPED


def test_corrections_move_the_model_that_is_there(model: Path, run: Learn, tmp_path: Path) -> None:
    """Without the messages it was made of; the list of domains stays as it is. It says how many fit."""
    file = tmp_path / "corrections.jsonl"
    write_corrections(file, [correction(GENUINE["sw"], "spam"), correction(SPAM["coins"], "ham")])
    code, said = run("--corrections", file)
    assert (code, " fit the words before, 2 now" in said) == (0, True)
    made = read_model(model)
    assert says(made, GENUINE["sw"]) > 0 > says(made, SPAM["coins"])
    assert not disposable.FILE.exists()


def test_messages_and_corrections_go_together(model: Path, run: Learn, tmp_path: Path) -> None:
    """The corrections last, and of several files all."""
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    write_corrections(files[0], [correction("Buy cheap casino bonus now", "ham")])
    write_corrections(files[1], [correction("Please help me with a lost green scarf", "spam")])
    code, said = run("--data", folder(tmp_path / "data"), "--corrections", *files)
    assert (code, " fit the words before, 2 now" in said) == (0, True)
    made = read_model(model)
    assert says(made, "Buy cheap casino bonus now") < 0 < says(made, "Please help me with a lost green scarf")


def test_corrections_of_another_version_are_left_aside_and_told_of(model: Path, run: Learn, tmp_path: Path) -> None:
    """Their numbers mean something else."""
    file = tmp_path / "corrections.jsonl"
    write_corrections(file, [correction(GENUINE["sw"], "spam", VERSION + 1)])
    code, said = run("--corrections", file)
    assert (code, "1 left aside: another version of the filter made them" in said) == (0, True)
    assert model.read_bytes() == SHIPPED


def test_nothing_to_learn_leaves_the_model_as_it_is(model: Path, run: Learn) -> None:
    """Byte for byte."""
    assert run()[0] == 0
    assert model.read_bytes() == SHIPPED


def _bad_train(place: Path) -> list[object]:
    write(folder(place / "data") / "train.jsonl.gz", [*rows()[:3], '{"message": "s3cret"}'])
    return ["--data", place / "data"]


def _no_dev(place: Path) -> list[object]:
    (folder(place / "data") / "dev.jsonl.gz").unlink()
    return ["--data", place / "data"]


def _no_folder(place: Path) -> list[object]:
    return ["--data", place / "absent"]


def _bad_correction(place: Path) -> list[object]:
    write(place / "told.jsonl", ["", '{"id": "s3cret"}'])
    return ["--corrections", place / "told.jsonl"]


def _no_corrections(place: Path) -> list[object]:
    return ["--corrections", place / "told.jsonl"]


BAD = {
    "a bad row": (_bad_train, "train.jsonl.gz: line 4 is no row"),
    "no dev": (_no_dev, "dev.jsonl.gz: no .jsonl"),
    "no folder": (_no_folder, "train.jsonl.gz: no .jsonl"),
    "a bad correction": (_bad_correction, "told.jsonl: line 2 is no correction"),
    "no corrections": (_no_corrections, "told.jsonl"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_named_and_not_quoted_and_nothing_is_written(
    name: str, model: Path, run: Learn, tmp_path: Path
) -> None:
    """Exit code 1; the model stays."""
    make, says = BAD[name]
    code, said = run(*make(tmp_path))
    assert code == 1
    assert says.replace(" ", "") in said.replace(" ", "")
    assert "s3cret" not in said
    assert (model.read_bytes() == SHIPPED, disposable.FILE.exists()) == (True, False)


def test_a_model_that_is_damaged_cannot_be_corrected(model: Path, run: Learn, tmp_path: Path) -> None:
    """It says what is wrong with it, and writes nothing."""
    model.write_bytes(SHIPPED[:-1])
    file = tmp_path / "corrections.jsonl"
    write_corrections(file, [correction(GENUINE["sw"], "spam")])
    code, said = run("--corrections", file)
    assert (code, "has another length" in said, model.read_bytes() == SHIPPED[:-1]) == (1, True, True)


def test_a_card_that_cannot_be_written_leaves_the_model_as_it_is(model: Path, run: Learn, tmp_path: Path) -> None:
    """As `main` has it: 1, and nothing was."""
    assert run("--data", folder(tmp_path / "data"), "--card", tmp_path / "absent" / "card.md")[0] == 1
    assert model.read_bytes() == SHIPPED


def test_nothing_of_the_repository_was_written() -> None:
    """By any of the tests above: the shipped model is the one that they began with."""
    assert text.FILE.read_bytes() == SHIPPED
