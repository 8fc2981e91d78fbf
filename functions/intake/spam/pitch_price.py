"""The price bot: a greeting and "I wanted to know your price", in any of a hundred languages, and nothing more.

Whoever wants to buy says what. So only a message that is nothing but the question counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from functions.intake.spam.pitch_prices import ASKED, GREETINGS, WANTED
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.spam_text import fold, words

# In words and in characters; in Thai, Japanese and Indic scripts a word is a character or two.
LONGEST, LONGEST_TEXT = 26, 160
_SUBJECT = re.compile(
    r"(?=.*\bprices?\b)"
    r"(?:\W*\b(?:hi|hello|hallo|aloha|hey|ciao|i|i'm|am|writ\w+|wrote|about|your|the|prices?|for|reseller)\b)+\W*"
)


def prices(seen: Sighting) -> Iterator[Signal]:
    """The bot's sentence, and the words that it puts into the subject in any order, often with gaps between them."""
    # A form may ask for a company, too.
    text, subject = max(seen.message.text.split("\n"), key=len), seen.message.subject.lower()
    if len(text) > LONGEST_TEXT:
        return
    points = _asks(seen.said if text == seen.message.text and not subject else words(fold(text)))
    if points and len(subject) <= 60 and _SUBJECT.fullmatch(subject) and subject not in ("price", "prices"):
        points += 1.0
    if points:
        yield Signal("pitch-price", points)


def _asks(said: Sequence[str]) -> float:
    said = [word for word in said if word not in _greetings()]
    if not 2 <= len(said) <= LONGEST:
        return 0.0
    asked = frozenset(said)
    sentences = [entry for word in asked for entry in _sentences().get(word, ())]
    return max((points for sentence, points in sentences if _alike(asked, sentence)), default=0.0)


def _alike(said: frozenset[str], sentence: frozenset[str]) -> bool:
    """One word more, less or other in a sentence of five; none in a shorter one."""
    return len(said ^ sentence) <= (2 if len(sentence) >= 6 else 1 if len(sentence) >= 4 else 0)


@cache
def _greetings() -> frozenset[str]:
    return frozenset(words(fold(GREETINGS)))


@cache
def _sentences() -> Mapping[str, list[tuple[frozenset[str], float]]]:
    """The first word for the price → the sentences with it, as sets of words, and what each is worth."""
    table: dict[str, list[tuple[frozenset[str], float]]] = {}
    for text, points in ((WANTED, 3.3), (ASKED, 2.6)):
        for line in filter(None, text.split("\n")):
            folded = fold(line)
            price = words(folded.partition("=")[2])[0]
            table.setdefault(price, []).append((frozenset(words(folded)), points))
    return table
