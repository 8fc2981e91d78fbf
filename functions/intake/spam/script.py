"""Letters that are not what they look like. Languages differ, so only what no language does counts."""

import re
from collections.abc import Iterator

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.spam_text import INVISIBLE, SOFT_HYPHEN, SPACED, mixed_words

# Between two Latin letters nothing invisible belongs; in Persian, Hindi or an emoji it does.
# (Soft hyphens come along from web pages.)
_HIDDEN = re.compile(f"[a-z][{INVISIBLE.replace(SOFT_HYPHEN, '')}]+[a-z]", re.IGNORECASE)
# Bold, italic and script alphabets for formulas, and fullwidth Latin: a name's decoration, or a way around filters.
_FANCY = re.compile(r"[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a]{3,}")


SENTENCE = 40


def script(seen: Sighting) -> Iterator[Signal]:
    """Mixed scripts and homoglyphs, invisible characters, letters spaced out."""
    message = seen.message
    text = f"{message.name}\n{message.subject}\n{message.text}"
    if not text.isascii():
        if mixed := mixed_words(text):
            yield Signal("mixed-scripts", 1.3 if mixed > 2 else 0.8)
        if _HIDDEN.search(text):
            yield Signal("hidden-characters", 1.4)
        if _FANCY.search(text):
            yield Signal("fancy-letters", 0.8)
    spaced = max((len(match[0]) for match in SPACED.finditer(text)), default=0)
    if spaced:
        # A whole sentence, so that no word can be told from the next, hides something.
        yield Signal("spaced-letters", 3.0 if spaced >= SENTENCE else 0.4)
