"""Text as a reader sees it: what spammers do to letters is undone before anything is looked up."""

import re
from unicodedata import normalize

# Characters that show nothing. Joiners and direction marks are at home in Arabic, Persian, Indic scripts and emoji.
PIECE = 256
SOFT_HYPHEN = "\u00ad"
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
)
_GONE = dict.fromkeys(map(ord, INVISIBLE))
# Letters that pass for Latin ones (Unicode's confusables.txt, UTS 39), after case folding and NFKC.
_LOOKALIKES = str.maketrans(
    "аеорсухкмтнвіјѕԁԛԝһӏгɑıɡαοερνιυκτχωᴀᴄᴅᴇᴋᴍɴᴏᴘᴛᴜᴠᴡᴢ", "aeopcyxkmthbijsdqwhlraigaoepviuktxwacdekmnoptuvwz"
)
# Where a word goes over from Latin letters to Greek, Cyrillic or phonetic ones, or back.
_MIXED = re.compile(r"[a-z][\u0250-\u02af\u0370-\u052f\u1d00-\u1d7f]|[\u0250-\u02af\u0370-\u052f\u1d00-\u1d7f][a-z]")
_LETTERS = re.compile(r"\w+")
# Single letters with a space, dot, dash, underscore or star after each, four or more of them: "v i a g r a".
SPACED = re.compile(r"(?<![^\W_])[^\W\d_]([ .\-_*])(?:[^\W\d_]\1){2,}[^\W\d_](?![^\W_])")
# Digits for letters, between letters: "s3o", "g00gle". The numbers of a part or a model stand at an end.
_LEET = re.compile(r"(?<=[a-z])[013457$]{1,2}(?=[a-z])")
_LETTER_OF = str.maketrans("013457$", "oieasts")
# Scripts without spaces between words: each character stands for itself.
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:'[^\W_]+)?")


def fold(text: str) -> str:
    """In lower case; invisible characters gone, lookalikes, fonts and l33t replaced, s p a c e d words joined.

    In time that grows with the text's length alone, whatever it is made of.
    """
    if text.isascii():
        return _spelt(_joined(text.lower()))
    plain = _joined(_composed(text.translate(_GONE)).casefold().replace("’", "'"))
    return _spelt(_LETTERS.sub(_latin, plain) if _MIXED.search(plain) else plain)


def _composed(text: str) -> str:
    """Piece by piece: a run of combining marks takes normalize the square of its length."""
    return "".join(normalize("NFKC", text[at : at + PIECE]) for at in range(0, len(text), PIECE))


def mixed_words(text: str) -> int:
    """How many words are of two scripts that look alike; not the units, such as kΩ and μm."""
    low = text.lower()
    long = (word for word in _LETTERS.findall(low) if len(word) > 3) if _MIXED.search(low) else ()
    return sum(bool(_MIXED.search(word)) for word in long)


def words(folded: str) -> list[str]:
    """The words of a folded text; of Chinese, Japanese and Thai, the characters."""
    return _WORD.findall(folded)


def _latin(word: re.Match[str]) -> str:
    return word[0].translate(_LOOKALIKES) if _MIXED.search(word[0]) else word[0]


def _spelt(text: str) -> str:
    return _LEET.sub(lambda digits: digits[0].translate(_LETTER_OF), text)


def _joined(text: str) -> str:
    return SPACED.sub(lambda run: run[0].replace(run[1], ""), text)
