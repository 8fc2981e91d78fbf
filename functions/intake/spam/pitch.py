"""Pitches: what sellers write into the forms of people whom they do not know, often without a link.

A topic alone is no pitch: customers of a web agency write of websites, too. What gives a pitch away is who speaks to
whom. So a letter is read as roles: what it is about, whose thing that is, who offers, what is promised, how to answer
and how to make it stop. Each role counts once, and a bit more for several turns of phrase; topics and turns make each
other stronger.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from functions.intake.spam.pitch_lexicon import Lexicon, build, count
from functions.intake.spam.pitch_phrases import TURNS
from functions.intake.spam.pitch_shapes import shapes
from functions.intake.spam.pitch_topics import TOPICS
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal

MOST = 7.0
# What any letter may reach without being a pitch.
NOISE = 2.0
# Newsletters and stories use the same words at length: from so many words on points fade, to the half at the least,
# since a pitch may be wrapped in a story.
SHORT, FADE, LEAST = 150, 100, 0.5
WEIGHTS: Mapping[str, float] = {
    "you": 0.8,
    "seller": 1.1,
    "found": 0.9,
    "result": 0.6,
    "call": 0.7,
    "channel": 0.6,
    "optout": 1.8,
    "proof": 1.2,
    "free": 0.7,
    "haste": 0.4,
    "manner": 0.3,
    "ours": 0.4,
    "yours": 0.3,
    "sum": 0.4,
    "intro": 0.5,
    "tag": 1.0,
    "rebate": 0.8,
    "amount": 0.8,
    "template": 2.0,
    "hail": 1.0,
}
SIDES = (
    "you",
    "seller",
    "found",
    "call",
    "channel",
    "optout",
    "proof",
    "free",
    "tag",
    "rebate",
    "amount",
    "hail",
    "template",
)
# Nobody asks a form's owner for these, so what is said of them is said by sellers.
GRAVE = frozenset(("miracle", "casino", "adult", "pharma"))
_NOTHING = (0.0, False, "other")


def pitch(seen: Sighting) -> Iterator[Signal]:
    """Something that is often sold, and the turns of a seller. The reason names what is sold."""
    said = seen.said
    counts = count(_lexicon(), said)
    counts.update(shapes(seen.text, said))
    kind, points = judge(counts)
    points = (points - NOISE) * max(LEAST, min(1.0, 1 - (len(said) - SHORT) / FADE))
    if points > 0:
        yield Signal(f"pitch-{kind}", min(points, MOST))


def judge(counts: Counter[str]) -> tuple[str, float]:
    """What is sold most plainly, and the points for the whole letter."""
    spoken = {slot.rstrip("!") for slot in counts} & TOPICS.keys()
    kinds = sorted(((_topic(counts, kind), kind != "other", kind) for kind in spoken), reverse=True)
    (best, _, kind), (second, _, _) = [*kinds, _NOTHING, _NOTHING][:2]
    sides = sum(counts[slot] > 0 for slot in SIDES)
    turns = sum(weight * _rising(counts[slot]) for slot, weight in WEIGHTS.items() if slot in counts)
    genuine = counts["buyer"] + counts["asks"] + min(3, counts["life"]) + counts["day"]
    if genuine:
        turns -= 0.5 + 0.6 * min(5, genuine)
        sides -= min(2, genuine)
    if not best:
        return "other", turns - 1.6 if sides >= 3 else 0.0
    together = 0.45 * max(0, min(4, sides))
    return kind, best + 0.3 * second + turns + together


def _topic(counts: Counter[str], kind: str) -> float:
    plain, sold = counts[kind], counts[f"{kind}!"]
    if sold:
        return (3.2 if kind in GRAVE else 2.2) + 0.5 * min(3, sold - 1) + 0.2 * min(3, plain)
    first, more = (0.3, 0.2) if kind == "other" else (0.6, 0.3)
    return first + more * min(3, plain - 1) if plain else 0.0


def _rising(times: int) -> float:
    return 1 + 0.25 * min(2, times - 1) if times else 0.0


@cache
def _lexicon() -> Lexicon:
    topics = ((kind, TOPICS[kind]) for kind in TOPICS)
    return build(
        {
            **TURNS,
            **{slot: text for kind, (plain, sold) in topics for slot, text in ((kind, plain), (f"{kind}!", sold))},
        }
    )
