"""The daily digest: what waits for a person, why, and until when."""

from collections.abc import Callable, Iterator

from functions.watch.pile import DAY, KEPT_DAYS, UNKNOWN, Pile, days
from shared.alerts import Alert
from shared.spam_reasons import codes_in_words
from shared.timestamps import clock_time, iso

# The first look after this hour (UTC) tells.
HOUR_OF_DAY = 7
# More than that nobody reads, and SNS takes 256 KB.
MOST_GROUPS, MOST_FORMS = 20, 10

_DEAD = "Dead letters: {}. They could not be mailed. {}"
_QUARANTINED = "In quarantine: {}. They look like spam. {}"


def is_due(now: int) -> bool:
    """Whether the day's digest may be told."""
    return now % DAY >= HOUR_OF_DAY * 3600


def digest(dead: Pile, quarantined: Pile, options: str, now: int) -> Alert:
    """One a day. For piles that are not both empty."""
    lines = [
        f"What waits here is mailed only if you say so, and is deleted by SQS {KEPT_DAYS} days after it came.",
        "",
        *_pile(_DEAD, dead, now),
        *_pile(_QUARANTINED, quarantined, now, codes_in_words),
        *_commands(dead, quarantined, options),
        "",
        "While anything waits, this is told once a day.",
    ]
    return Alert(f"digest:{iso(now)[:10]}", _subject(dead, quarantined, now), "\n".join(lines))


def _subject(dead: Pile, quarantined: Pile, now: int) -> str:
    letters = f"{_number(dead)} dead letter{'s' * (len(dead.letters) != 1)}"
    parts = [letters] * bool(dead.letters) + [f"{_number(quarantined)} in quarantine"] * bool(quarantined.letters)
    return f"Mailchute: {', '.join(parts)}, first expires {_when(Pile(dead.letters + quarantined.letters), now)}"


def _pile(head: str, pile: Pile, now: int, words: Callable[[str], str] = str) -> Iterator[str]:
    if pile.fault:
        yield from (head.format("not known", f"The queue could not be read: {pile.fault}."), "")
    elif pile.first:
        expiry = clock_time(int(pile.first.expires_at))
        yield head.format(_number(pile), f"The first expires at {expiry}, {_when(pile, now)}.")
        groups = list(pile.groups())
        yield from (_group(words(reason), group, now) for reason, group in groups[:MOST_GROUPS])
        yield from [f"    and {len(groups) - MOST_GROUPS} other reasons"] * (len(groups) > MOST_GROUPS)
        yield ""


def _group(reason: str, group: Pile, now: int) -> str:
    forms = group.forms()
    shown = [f"{form} {number}" for form, number in forms[:MOST_FORMS]] + ["and others"] * (len(forms) > MOST_FORMS)
    return f"    {reason}: {len(group.letters)} ({', '.join(shown)}), the first expires {_when(group, now)}"


def _commands(dead: Pile, quarantined: Pile, options: str) -> Iterator[str]:
    """A reason that is not known can't be asked for."""
    reasons = [reason for reason, _ in dead.groups() if reason != UNKNOWN][:MOST_GROUPS]
    if dead.letters or dead.fault:
        yield from ("Each reason and what to do about it:", f"    mailchute dead groups {options}")
    if reasons:
        yield "Once its cause is mended, send them again (what was mailed already is not mailed twice):"
        yield from (f"    mailchute dead replay --reason {reason} {options}" for reason in reasons)
    if quarantined.letters or quarantined.fault:
        yield from ("What is in quarantine:", f"    mailchute quarantine list {options}")


def _number(pile: Pile) -> str:
    return f"{'' if pile.is_all else 'at least '}{len(pile.letters)}"


def _when(pile: Pile, now: int) -> str:
    left = int(days(pile.first.expires_at - now)) if pile.first else 0
    return f"in {left} day{'s' * (left != 1)}" if left else "within a day"
