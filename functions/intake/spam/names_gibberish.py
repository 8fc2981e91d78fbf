"""Random letters: what no language written in plain Latin letters looks like."""

import re
from itertools import pairwise

_VOWELS = frozenset("aeiouy")
_RUN = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_UNVOWELLED = re.compile(r"[a-z]{5,7}")
_CAPITALS = re.compile(r"[A-Z]{2}")
# Letter → letters that never follow it inside a word.
_AFTER = {
    "q": "bcdfghjklmnoprstvxyz",
    "j": "bcdfghlmpqrstvwxz",
    "x": "bdfgjkmnqrvwxz",
    "v": "bcfghjkmpqtwxz",
    "w": "jqvxz",
    "f": "bcdghjkmnpqvwxz",
    "k": "bcdfgjpqxz",
    "z": "bcfgjpqrx",
    "g": "cfjkpqvxz",
    "p": "bcdfgjkmqvxz",
    "b": "fghkmpqwxz",
    "h": "cfgjkpqvxz",
    "c": "bdfgjmpvwx",
    "d": "cfkpqxz",
    "m": "gjkqvxz",
    "t": "gjkqx",
    "y": "qyjwh",
}
_NEVER = frozenset(f"{first}{second}" for first, after in _AFTER.items() for second in after)


def is_gibberish(word: str) -> bool:
    """Whether a word can hardly be said: hardly a vowel, impossible pairs of letters, or capitals strewn about."""
    if not (word.isascii() and word.isalpha()):
        return False
    if len(word) < 8:
        return bool(_UNVOWELLED.fullmatch(word)) and not _VOWELS & set(word)
    plain = word.lower()
    vowels = sum(letter in _VOWELS for letter in plain) / len(word)
    never = sum(a + b in _NEVER for a, b in pairwise(plain))
    strewn = sum(a.islower() and b.isupper() for a, b in pairwise(word))
    if strewn >= 3 or (strewn == 2 and _CAPITALS.search(word) and vowels < 0.35):
        return True
    run = bool(_RUN.search(plain))
    return vowels < 0.1 or never >= max(2, len(word) / 9) or (never > 0 and (vowels < 0.18 or (run and vowels < 0.3)))


def is_random(text: str) -> bool:
    """Whether most of a short text's longer words are."""
    found = re.findall(r"[^\W\d_]{6,}", text[:200])
    return 0 < len(found) <= 12 and sum(map(is_gibberish, found)) > len(found) / 2
