"""Addresses that live for ten minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.intake.spam import disposable as module
from functions.intake.spam.disposable import disposable, is_listed, packed
from tests.unit.spam.posts import judged, reasons


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A list with two domains."""
    file = tmp_path / "disposable.bin"
    file.write_bytes(packed(["tenminutes.example", "a.uk.example", "tenminutes.example"]))
    monkeypatch.setattr(module, "FILE", file)
    module._listed.cache_clear()
    yield file
    module._listed.cache_clear()


ADDRESSES = {
    "x@tenminutes.example": True,
    "X@TenMinutes.Example": True,
    "x@mail.tenminutes.example": True,
    "x@b.a.uk.example": True,
    "x@uk.example": False,
    "x@nottenminutes.example": False,
    "x@tenminutes.example.org": False,
    "tenminutes.example@b.example": False,
    "x@example": False,
    "x@": False,
    "": False,
}


@pytest.mark.parametrize("email", ADDRESSES)
@pytest.mark.usefixtures("listed")
def test_a_domain_is_its_subdomains_too(email: str) -> None:
    """In any case; neither its parent nor what is merely spelt like it."""
    assert reasons(disposable, emailid=email) == ({"disposable"} if ADDRESSES[email] else set())


def test_a_domain_takes_four_bytes(listed: Path) -> None:
    """Twice the same is once."""
    assert len(listed.read_bytes()) == 8


def test_the_shipped_list_knows_the_well_known_ones_and_no_mail_service() -> None:
    """An address of a person's, wherever they live, is none."""
    assert all(map(is_listed, ("mailinator.com", "guerrillamail.com", "yopmail.com", "10minutemail.com")))
    genuine = (
        *("gmail.com", "outlook.com", "hotmail.com", "yahoo.co.jp", "icloud.com", "proton.me", "gmx.de", "web.de"),
        *("mail.ru", "yandex.ru", "qq.com", "163.com", "naver.com", "libero.it", "orange.fr", "wp.pl", "seznam.cz"),
        *("uol.com.br", "rediffmail.com", "walla.co.il", "abv.bg", "fastmail.com", "duck.com", "example.com"),
    )
    assert not list(filter(is_listed, genuine))


def test_a_list_that_is_gone_marks_the_mail(listed: Path) -> None:
    """Not lost, and not let through unmarked."""
    listed.unlink()
    judgement = judged(emailid="gabe@example.com", message="Hello, when do you open on Sunday?")
    assert (judgement.verdict, "disposable-failed" in judgement.reasons) == ("mark", True)
