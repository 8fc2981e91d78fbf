"""Finds the phrases of a lexicon in a text: a look or two for most words, however many phrases there are."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product, zip_longest
from typing import NamedTuple

from shared.spam_text import words

# Chinese and Japanese, of which shared/spam_text.words gives single characters.
_UNSPACED = re.compile("[\u3040-\u9fff]")
STEM = 3
Stem = tuple[list[str], str]


class Lexicon(NamedTuple):
    """Phrase → its slots; its first two words → the words of the longest with them; first letters → what has stars."""

    phrases: dict[str, tuple[str, ...]]
    longest: dict[str, int]
    stems: dict[str, list[Stem]]


def build(slots: Mapping[str, str]) -> Lexicon:
    """From slot → phrases as in pitch_phrases.py."""
    lexicon = Lexicon({}, {}, {})
    for slot, text in slots.items():
        plain: list[str] = []
        for line in text.strip().split("\n"):
            phrases = line.split(", ")
            if "*" in line or "/" in line or (not line.isascii() and _UNSPACED.search(line)):
                phrases = [each for phrase in phrases for each in _forms(lexicon, slot, phrase)]
            plain += phrases
        _add(lexicon, (slot,), plain)
    return lexicon


def count(lexicon: Lexicon, said: Sequence[str]) -> Counter[str]:
    """How many different phrases of each slot occur. Of phrases that overlap in one slot, the first is counted, and
    the longest that begins with it."""
    found = Counter[str]()
    known = set[tuple[str, str]]()
    ends: dict[str, int] = {}
    for at, (word, pair) in enumerate(zip_longest(said, map(" ".join, pairwise(said)), fillvalue="")):
        # Most words begin nothing.
        if pair not in lexicon.longest and word not in lexicon.phrases and word[:STEM] not in lexicon.stems:
            continue
        for phrase, length, slot in _at(lexicon, said, at, word):
            if at >= ends.get(slot, 0) and (slot, phrase) not in known:
                known.add((slot, phrase))
                found[slot] += 1
                ends[slot] = at + length
    return found


def _at(lexicon: Lexicon, said: Sequence[str], at: int, word: str) -> Iterator[tuple[str, int, str]]:
    """The phrases that begin here, longest first, with their lengths in words and their slots."""
    if at + 1 < len(said):
        for length in range(min(lexicon.longest.get(f"{word} {said[at + 1]}", 0), len(said) - at), 1, -1):
            phrase = " ".join(said[at : at + length])
            for slot in lexicon.phrases.get(phrase, ()):
                yield phrase, length, slot
    for slot in lexicon.phrases.get(word, ()):
        yield word, 1, slot
    for tokens, slot in lexicon.stems.get(word[:STEM], ()):
        if at + len(tokens) <= len(said) and all(map(_fits, tokens, said[at : at + len(tokens)])):
            yield tokens[0], len(tokens), slot


def _fits(token: str, word: str) -> bool:
    return word.startswith(token[:-1]) if token[-1] == "*" else token == word


def _add(lexicon: Lexicon, slots: tuple[str, ...], phrases: list[str]) -> None:
    table, longest = lexicon.phrases, lexicon.longest
    for phrase in phrases:
        table[phrase] = table[phrase] + slots if phrase in table else slots
        first = phrase.find(" ")
        if first > 0:
            second = phrase.find(" ", first + 1)
            pair, length = (phrase, 2) if second < 0 else (phrase[:second], 2 + phrase.count(" ", second))
            if longest.get(pair, 0) < length:
                longest[pair] = length


def _forms(lexicon: Lexicon, slot: str, phrase: str) -> Iterator[str]:
    """What a phrase stands for; one with stars goes among the stems."""
    forms = map(" ".join, product(*(word.split("/") for word in phrase.split(" ")))) if "/" in phrase else (phrase,)
    for form in forms:
        if "*" in form:
            lexicon.stems.setdefault(form[:STEM], []).append((form.split(" "), slot))
        else:
            yield " ".join(words(form)) if _UNSPACED.search(form) else form
