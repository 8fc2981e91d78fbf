"""The name and the address that a visitor gives."""

import re
from collections.abc import Iterator

from functions.intake.spam.names_bots import FIRST, MANIFOLD, TAILS, WORDS
from functions.intake.spam.names_gibberish import is_gibberish, is_random
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal

_URL = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|net|org|info|biz|ru|xyz|top|shop|online|site|club|pro|io|co)\b", re.IGNORECASE
)
# The names of a well-known posting program: JamesHok, ThomasSaway, NicoleCuM.
_GLUED = re.compile(r"[A-Z][a-z]{2,}(?:[A-Z][a-z]{1,6}|[A-Z]{2}|[a-z][A-Z]+[a-z]?)")
_MAC = re.compile(r"(?:Mac|Mc|De|Di|La|Le|Van|Von|Al|El|Fitz|Anne?|Mary|Jo|Mari?a|Jean|San|Du|Abu|Bin|Ben)[A-Z][a-z]+")
# Google ignores dots before the @, so one mailbox has any number of spellings.
_DOTTED = re.compile(r"(?:[^@.]{1,4}\.){3,}[^@.]{1,6}@g(?:oogle)?mail\.com", re.IGNORECASE)
_NO_REPLY = re.compile(r"no[._-]?reply[^@]*@(?:gmail|googlemail|yahoo|hotmail|outlook|mail)\.", re.IGNORECASE)
# Made-up mailboxes: consonant, vowel, consonant … and a number.
_SYLLABLES = re.compile(r"[aeiou]?(?:[bcdfghjklmnpqrstvwxyz][aeiou]){4,7}[bcdfghjklmnpqrstvwxyz]?\d{2,3}@gmail\.com")
_IS_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
# In characters: a short message; and what is looked at of a name or an address.
SHORT, LONGEST = 80, 254
_FIRST, _MANIFOLD, _TAILS = frozenset(FIRST.split()), frozenset(MANIFOLD.split()), frozenset(TAILS.split())
_WORDS = tuple(WORDS.split())


def names(seen: Sighting) -> Iterator[Signal]:
    """A web address, an advert, a posting program's name or a string of random letters where a name should be."""
    message = seen.message
    name = message.name[:LONGEST]
    glued = glued_points(name)
    if _URL.search(name):
        yield Signal("name-is-link", 1.0)
    elif len(name) > 60:
        yield Signal("name-too-long", 1.2)
    elif glued:
        # People with such a name write letters; the program has one sentence, or one word.
        yield Signal("name-glued", glued + (0.6 if len(message.text) <= SHORT else 0.0))
    elif is_gibberish(name):
        yield Signal("name-gibberish", 1.3)
    elif _advertises(name):
        yield Signal("name-advert", 0.5)


def addresses(seen: Sighting) -> Iterator[Signal]:
    """A mailbox that nobody reads, or that nobody would choose."""
    email = seen.message.email[:LONGEST]
    local = email.partition("@")[0]
    if _NO_REPLY.match(email):
        yield Signal("email-no-reply", 2.0)
    elif _DOTTED.fullmatch(email):
        yield Signal("email-dotted", 1.5)
    elif any(map(is_gibberish, re.split(r"[\d._+-]+", local))):
        yield Signal("email-gibberish", 0.7)
    elif _SYLLABLES.fullmatch(email):
        yield Signal("email-syllables", 0.6)
    elif _advertises(email):
        yield Signal("email-advert", 0.6)


def gibberish(seen: Sighting) -> Iterator[Signal]:
    """Random letters instead of a text, or hardly a text at all."""
    text, subject = seen.message.text, seen.message.subject
    if is_random(text):
        yield Signal("text-gibberish", 3.4 if is_random(subject) else 2.5)
    elif (text and text.isascii() and len(text) <= 2 and not subject) or (text == subject and _IS_NAME.fullmatch(text)):
        yield Signal("text-nothing", 1.2)


def glued_points(name: str) -> float:
    """How much a name looks like a first name with a meaningless tail: Charlierah, JohnRug, Alfredceath."""
    if not name.isascii() or not name.isalpha():
        return 0.0
    if _GLUED.fullmatch(name) and not _MAC.match(name):
        return 1.0
    first = next((name[:at] for at in range(len(name) - 2, 4, -1) if name[:at] in _FIRST), "")
    tail = name[len(first) :]
    if not first or first in _MANIFOLD or not 2 <= len(tail) <= 7 or not tail.islower():
        return 0.0
    return 0.0 if tail in _TAILS or any(tail.endswith(end) for end in _TAILS if len(end) > 2) else 1.0


def _advertises(name: str) -> bool:
    plain = name.lower()
    return any(word in plain for word in _WORDS)
