"""No post takes long, whatever it is made of: each layer's time grows with the length alone."""

# ruff: noqa: RUF001 - letters that look alike are some of it

from collections.abc import Callable, Iterable
from time import process_time

import pytest

from functions.intake.spam.judge import LAYERS, examine
from functions.intake.spam.second_look import plain
from functions.intake.spam.sighting import Sighting
from shared.forms_spam import Owners, Spam
from shared.spam_message import read_message
from shared.spam_text import fold
from tests.unit.spam.posts import post

# In each of five fields: at the end, all that a body may hold. Each is four times the one before, and may take twelve
# times as long: what goes by the square takes sixteen times as long, and is found out before it takes minutes.
LENGTHS = (1_500, 6_000, 25_000)
MOST = 12
# Below that many seconds a clock tells nothing.
LEAST = 0.004
# All that a regular expression of ours begins with, or may come back to.
HOSTILE = (
    *(
        "é",
        "a",
        "A",
        "1",
        " ",
        "\n",
        ".",
        "-",
        "_",
        "@",
        "<",
        "[",
        "{",
        "$",
        "%",
        "/",
        "ß",
        "ﬃ",
        "ﷺ",
        "İ",
        "\u200b",
        "\u0301",
    ),
    *(
        "a\u200b",
        "a\u0301",
        "a ",
        "a b c ",
        "aа",
        "ａ",
        "a'",
        "a-",
        "a.",
        "a@",
        "1.",
        "1 ",
        "$1 ",
        "1%",
        "{a|",
        "на ",
        "的",
        "นี",
    ),
    *("<a ", "< a href", "[url=", "](", "](https:", "http://", "https:/", "www.", "/a-", "(a", "1 january "),
    *("do you ", "my name is ", "your website ", "price "),
)
OWNERS = Spam(block=Owners(addresses=("a@b.example",), domains=("b.example",), words=("a b", "é")), languages=("sv",))
FIELDS = ("fullname", "emailid", "website", "subject", "message")
Look = Callable[[Sighting], Iterable[object]]


def seconds(look: Look, seen: Sighting) -> float:
    """CPU of one layer, or of all."""
    began = process_time()
    list(look(seen))
    return process_time() - began


def grows_with_the_length(look: Look, lengths: tuple[int, ...], text: str, *fields: str) -> bool:
    """Whether four times the length never takes more than twelve times as long."""
    before = None
    for length in lengths:
        sent = dict.fromkeys(fields, (text * length)[:length])
        took = seconds(look, post(OWNERS, **sent))
        if before and took > MOST * before:
            # Once more: another process may have been in the way.
            took = min(took, seconds(look, post(OWNERS, **sent)))
            if took > MOST * before:
                return False
        before = max(took, LEAST)
    return True


PARTS: dict[str, Look] = {
    **{f"{name} {layer.__name__}": layer for name, layer in LAYERS},
    "message": lambda seen: read_message(seen.form, seen.sent),
    "fold": lambda seen: map(fold, seen.message),
    "plain": lambda seen: map(plain, seen.message),
}


@pytest.mark.parametrize("name", PARTS)
def test_time_grows_with_the_length_alone(name: str) -> None:
    """Of text that was made to be slow, in every field at once."""
    slow = [text for text in HOSTILE if not grows_with_the_length(PARTS[name], LENGTHS, text, *FIELDS)]
    assert slow == []


def test_a_hundred_thousand_characters_take_four_times_as_long_as_a_quarter_of_them() -> None:
    """Through all layers, in the one field that is this long."""
    slow = [text for text in HOSTILE if not grows_with_the_length(examine, (25_000, 100_000), text, "message")]
    assert slow == []
