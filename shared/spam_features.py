"""A message as numbers: what the text model weighs, and all that a correction keeps of what a visitor typed."""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from shared.spam_message import Message
from shared.spam_text import fold, words

# Another way to make the numbers is another version: a model and a correction fit only their own.
VERSION = 1
BUCKETS = 290_000
# Longer texts are looked at from both ends, so that a page of filler neither hides anything nor takes long.
HEAD, TAIL = 2000, 500
# 1 to 9 look alike: numbers of the same length are the same word.
_DIGITS = str.maketrans("123456789", "000000000")


def features(message: Message) -> list[int]:
    """The buckets, below BUCKETS, that the message's features fall into; distinct, in rising order.

    Words, pairs of words and runs of 3 and 5 bytes of the text; words and runs of the name and of the website. Of the
    address nothing: everybody has one.
    """
    text = folded(message)
    return sorted(buckets(message, text, words(text)))


def folded(message: Message) -> str:
    """Subject and text as they are looked at: folded, and of a long text both ends."""
    text = f"{message.subject}\n{message.text}"
    return fold(text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}")


def buckets(message: Message, text: str, said: Sequence[str]) -> set[int]:
    """As `features`, in no order; `text` is what `folded` gives, `said` its words: whoever has them saves the work."""
    plain = " ".join(text.split()).translate(_DIGITS)
    found = _of_words(said if plain == text else words(plain), plain)
    found += _runs(f" {plain} ", 5)
    found += _runs(f" {plain} ", 3)
    if message.name:
        found += _of_name(" ".join(fold(message.name[:100]).split()).translate(_DIGITS))
    if message.url:
        found += _of_site(message.url[:150].lower())
    return {number % BUCKETS for number in map(crc32, found)}


def word_buckets(word: str) -> set[int]:
    """The buckets that a word of the text falls into by itself: as a word, and by its runs."""
    plain = word.translate(_DIGITS)
    found = [f"t:{plain}".encode("utf-8", "replace"), *_runs(f" {plain} ", 5), *_runs(f" {plain} ", 3)]
    return {number % BUCKETS for number in map(crc32, found)}


def _of_words(said: Sequence[str], text: str) -> list[bytes]:
    distinct = set(said)
    found = [f"t:{word}" for word in distinct]
    found += [f"b:{first} {second}" for first, second in set(pairwise(said))]
    # The same words say something else beside a link.
    if "http" in text or "www." in text or "href" in text:
        found += [f"L:{word}" for word in distinct]
    return [word.encode("utf-8", "replace") for word in found]


def _of_name(name: str) -> list[bytes]:
    found = [f"n:{word}".encode("utf-8", "replace") for word in words(name)]
    return [*found, *_runs(f"^{name}$", 3, b"n"), *_runs(f"^{name}$", 4, b"n")]


def _of_site(site: str) -> list[bytes]:
    return [*(f"u:{word}".encode("utf-8", "replace") for word in words(site)), *_runs(f"{site}$", 4, b"u")]


def _runs(text: str, size: int, mark: bytes = b"") -> list[bytes]:
    raw = text.encode("utf-8", "replace")
    ends = range(len(raw) - size + 1)
    return [mark + raw[at : at + size] for at in ends] if mark else [raw[at : at + size] for at in ends]
