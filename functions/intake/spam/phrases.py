"""Whether an owner's words stand in a text: whole words, in any case, whatever space is between them."""

import re
from collections.abc import Iterable

from shared.spam_text import fold

# Scripts that put no space between words, or hang particles on them as Korean does: there a part of a run is a word.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
# Marks belong to the letter before them; re's \w knows neither those of Devanagari nor those of Arabic.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff]"
)


class Phrases:
    """Folded once, for many texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = [plain for plain in map(_plain, phrases) if plain]

    def stand_in(self, text: str) -> bool:
        """Whether any of them does."""
        if not self._phrases:
            return False
        plain = _plain(text)
        return any(_stands_in(phrase, plain) for phrase in self._phrases)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _stands_in(phrase: str, text: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if _parted(text[at - 1 : at], phrase[0]) and _parted(phrase[-1], text[end : end + 1]):
            return True
        at = text.find(phrase, at + 1)
    return False


def _parted(left: str, right: str) -> bool:
    """Whether a word may end between these two characters; a blank is the text's edge."""
    return not (_is_letter(left) and _is_letter(right)) or bool(UNSPACED.search(left + right))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(_MARKS.match(character))
