"""The file that every letter is kept in."""

import json
import os
from pathlib import Path

import pytest

from ops.letters.backup import BadBackup, read, writer
from ops.letters.letter import Letter
from tests.factories import submission
from tests.unit.ops.conftest import letter

SECRET = "gabe@example.com"
LINE = letter(SECRET).backup()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.jsonl"


def kept(made: Letter) -> Letter:
    """What a backup has of it: all but the receive."""
    return Letter({key: value for key, value in made.message.items() if key != "ReceiptHandle"}, made.queue)


def test_what_was_written_comes_back_equal(file: Path) -> None:
    """Whatever stands in it: another writing, binary attributes, one that is called as our own mark."""
    odd = letter("\u202e \x07 Grüße \U0001f600", "quarantine", reason="honeypot")
    typed = {"raw": {"DataType": "Binary", "BinaryValue": b"\x00\xff"}}
    binary = Letter({**odd.message, "MessageAttributes": typed}, "dead")
    letters = [odd, binary, letter(base64="x"), letter(submission().encode())]
    writer(file)(letters)
    assert read(file) == [kept(each) for each in letters]


def test_a_second_run_adds_to_what_is_there(file: Path) -> None:
    """An earlier backup is not lost."""
    writer(file)([letter("a")])
    write = writer(file)
    write([letter("b")])
    write([letter("c")])
    assert [each.message["Body"] for each in read(file)] == ["a", "b", "c"]


def test_only_its_owner_may_read_it(file: Path) -> None:
    """Whatever the umask says."""
    before = os.umask(0)
    try:
        writer(file)([letter()])
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_letter_there_is_no_file(file: Path) -> None:
    """Nothing to keep, nothing to throw away later."""
    writer(file)([])
    assert not file.exists()


def test_letters_are_on_disk_when_it_returns(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written whole, then synced: what follows deletes them."""
    synced: list[str] = []
    monkeypatch.setattr("os.fsync", lambda number: synced.append(file.read_text("ascii")))
    writer(file)([letter("a"), letter("b")])
    assert synced == [letter("a").backup() + letter("b").backup()]


def test_empty_lines_are_nothing(file: Path) -> None:
    """An editor leaves one at the end."""
    file.write_text(f"\n{LINE}  \n\n", "utf-8")
    assert read(file) == [kept(letter(SECRET))]


def test_a_line_of_an_older_version_is_a_dead_letter(file: Path) -> None:
    """It has no queue's name."""
    old = {key: value for key, value in json.loads(LINE).items() if key != "Queue"}
    file.write_text(json.dumps(old), "utf-8")
    assert read(file) == [kept(letter(SECRET))]


def _without(key: str) -> bytes:
    return json.dumps({name: value for name, value in json.loads(LINE).items() if name != key}).encode()


def _changed(**changes: object) -> bytes:
    return json.dumps({**json.loads(LINE), **changes}).encode()


BAD = {
    "no JSON": SECRET.encode(),
    "half a line": LINE.encode()[:-10],
    "no text": b"\xff\xd8\xff " + SECRET.encode(),
    "a list": b'["gabe@example.com"]',
    "a number": b"5",
    "no body": _without("Body"),
    "no id": _without("MessageId"),
    "no time": _without("Attributes"),
    "another queue": _changed(Queue="submissions"),
    "a list of queues": _changed(Queue=["dead"]),
    "a body that is no text": _changed(Body={"gabe": 1}),
    "a time that is none": _changed(Attributes={"SentTimestamp": "noon"}),
    "no time at all": _changed(Attributes={"SentTimestamp": "0"}),
    "attributes that are none": _changed(MessageAttributes=[SECRET]),
    "base64 that is none": _changed(MessageAttributes={"raw": {"DataType": "Binary", "BinaryValue": {"base64": "x"}}}),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_line_is_named_and_not_shown(file: Path, case: str) -> None:
    """Nothing of the file is taken then; what stands there may be a visitor's."""
    file.write_bytes(LINE.encode() + b"\n" + BAD[case] + b"\n")
    with pytest.raises(BadBackup) as caught:
        read(file)
    assert str(caught.value) == "line 3 is no letter"
    assert caught.value.__context__ is None
