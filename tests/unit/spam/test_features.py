"""A message as numbers."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

from zlib import crc32

import pytest

from shared.spam_features import BUCKETS, HEAD, TAIL, VERSION, buckets, features, folded
from shared.spam_message import Message
from shared.spam_text import words

LETTER = Message(
    "Zoë Müller", "zoe@example.com", "https://zoe.example/about", "Frage", "Haben Sie 12 Stühle, см. http://a.example"
)


def number(feature: str) -> int:
    """The bucket of one feature."""
    return crc32(feature.encode()) % BUCKETS


def test_the_numbers_are_the_same_on_every_machine_and_python() -> None:
    """The model and each correction were made of them: other numbers are another VERSION."""
    hello = [52625, 54175, 138982, 145332, 176730, 216486, 230870, 263238, 265083]
    assert (VERSION, BUCKETS, features(Message(text="Hello"))) == (1, 290_000, hello)
    assert features(Message(name="Ann")) == [39615, 72030, 87233, 105829, 149733, 171277]
    assert (len(features(LETTER)), crc32(repr(features(LETTER)).encode())) == PINNED


PINNED = (176, 1263015285)
MESSAGES = {
    "nothing": Message(),
    "a word": Message(text="hello hello hello"),
    "all parts": LETTER,
    "Chinese": Message(name="李华", text="台灯不亮了，请问可以换一个吗"),
    "emoji": Message(text="👨\u200d👩\u200d👧 ❤️"),
    "half a character": Message(name="\ud800", url="\udfff", text="a \ud800 b"),
    "every character there is": Message(text="".join(map(chr, range(0x10000)))),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_they_are_distinct_and_rise_and_lie_below_the_number_of_buckets(name: str) -> None:
    """As a correction packs them."""
    found = features(MESSAGES[name])
    assert found == sorted(set(found))
    assert all(0 <= each < BUCKETS for each in found)


@pytest.mark.parametrize("name", MESSAGES)
def test_whoever_has_the_folded_text_and_its_words_gets_the_same_numbers(name: str) -> None:
    """Intake folds a text once for all layers; a correction is made of the message."""
    text = folded(MESSAGES[name])
    assert sorted(buckets(MESSAGES[name], text, words(text))) == features(MESSAGES[name])


def test_a_message_without_text_has_none() -> None:
    """So that nothing known is nothing said."""
    assert features(Message(email="gabe@example.com", text=" \n\u200b ")) == features(Message(text=" \n "))
    assert features(Message(email="gabe@example.com")) == []


def test_the_address_leaves_no_trace() -> None:
    """Everybody has one; what is kept of a mail must not name its writer."""
    assert features(LETTER._replace(email="")) == features(LETTER)


def test_every_other_part_does() -> None:
    """Field by field, so that a name is no text."""
    for part in ("name", "url", "subject", "text"):
        assert features(LETTER._replace(**{part: ""})) != features(LETTER), part
    assert not set(features(Message(name="Casino"))) & set(features(Message(text="Casino")))


def test_numbers_of_the_same_length_are_one_word() -> None:
    """A telephone number or a price is another each time; how long it is stays."""
    assert features(Message(text="call 0171 23")) == features(Message(text="call 9999 58"))
    assert features(Message(text="call 0171 23")) != features(Message(text="call 0171 234"))


def test_words_beside_a_link_count_again() -> None:
    """ "Casino" says something else there."""
    alone, linked = (features(Message(text=f"casino {more}")) for more in ("tonight", "http://a.example"))
    assert number("t:casino") in alone
    assert {number("t:casino"), number("L:casino")} <= set(linked)
    assert number("L:casino") not in alone


def test_what_spammers_do_to_letters_changes_nothing() -> None:
    """Zero-width characters, lookalikes, fullwidth letters."""
    for text in ("c\u200bas\u200bino night", "сasino night", "ｃａｓｉｎｏ NIGHT"):
        assert features(Message(text=text)) == features(Message(text="casino night"))


def test_the_middle_of_a_long_text_does_not_count() -> None:
    """Neither what it says nor how long it is: a page of filler hides nothing at its ends, and takes no time."""
    long, longer = (
        Message(text="abcd " * (HEAD // 5) + middle + "wxyz " * (TAIL // 5)) for middle in ("x", "y z " * 90_000)
    )
    assert features(long) == features(longer)
    assert {number("t:abcd"), number("t:wxyz")} <= set(features(long))


def test_no_message_has_many_more_features_than_a_page() -> None:
    """An item of the ledger's holds 400 KB."""
    letters = "".join(map(chr, range(0x20000, 0x20000 + 40_000)))
    assert len(features(Message(letters, "", letters, letters, f"http {letters} http"))) < 30_000
