"""Turns that no list of phrases can hold: prices, amounts, unfilled templates, questions to the reader, dates."""

import re
from collections.abc import Iterator, Sequence

_DIGIT = re.compile(r"\d")
_SUM = re.compile(r"[$€£]\s?\d[\d.,]*|\d\s?(?:[$€£¥円元]|usd|eur|dollar|руб|zł|kč|tl\b)")
_BEFORE = (
    "only",
    "just",
    "from",
    "starting at",
    "start at",
    "is",
    "cost",
    "ab",
    "für",
    "desde",
    "por",
    "solo",
    "pour",
    "partir de",
    "da",
    "od",
    "от",
    "всего",
    "mulai",
    "chỉ từ",
    "仅",
)
_AFTER = (
    "/",
    "per ",
    "a ",
    "an ",
    "each",
    "al ",
    "par ",
    "pro ",
    "im ",
    "por ",
    "на ",
    "за ",
    "в ",
    "w ",
    "au ",
    "ao ",
)
_EVERY = re.compile(
    r"\d\s?(?:/|per |a |an |al |au |pro |im |por |в |na )"
    r"(?:mo|week|hour|hr|day|word|lead|post|pill|sms|mes|mois|mês|stunde|мес|час|день|mies|hora|heure)"
)
_PERCENT = re.compile(
    r"\d\s?[%٪٪] (?:off|free|discount|real|money|inbox|savings|cash|rabatt|de desc|sconto|скид)|(?:off|خصم) \d+\s?[%٪]"
)
_TEMPLATE = re.compile(r"%[a-z_]{3,20}%|\{[^{}|]{1,40}\|[^{}]{1,200}\}")
_HAIL = re.compile(
    r"\W*(?:(?:hi|hello|hey|dear|to the|good \w+)\W+)?(?:[\w-]+\.)+[a-z]{2,}\b(?! has| is)"
    r"|.{0,60}\bfor (?:[\w-]+\.)+[a-z]{2,6}\s*\n"
)
_INTRO = re.compile(
    r"\b(?:this is|my name is|i am|i'm|im) [\w.]+(?: \w+)?(?: here)? (?:from|with|at|of|and i (?:am|help|run|work)) "
)
_DAY = re.compile(
    r"\d(?:st|nd|rd|th)?\.? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\s)"
)
_AUXILIARIES = frozenset(("do", "does", "could", "can", "would"))
# What sellers ask, too: do you want more customers?
_SELLERS = frozenset(("want", "need", "know", "ever", "tired", "like", "interested", "rank", "be", "mind", "accept"))
_AMOUNTS = frozenset(
    (
        "followers",
        "subscribers",
        "visitors",
        "visits",
        "clicks",
        "leads",
        "backlinks",
        "messages",
        "emails",
        "contacts",
        "websites",
        "sites",
        "forms",
        "likes",
        "views",
        "appointments",
        "reviews",
        "seguidores",
        "посетителей",
        "подписчиков",
        "сайтов",
        "писем",
        "заявок",
        "fans",
        "abonnés",
        "follower",
        "mails",
        "companies",
        "patients",
        "customers",
        "clients",
    )
)


def shapes(text: str, said: Sequence[str]) -> Iterator[str]:
    """The slots that the folded text and its words fill."""
    if _DIGIT.search(text):
        yield from _figures(text)
        if any(word[0].isdigit() and _AMOUNTS.intersection(said[at + 1 : at + 4]) for at, word in enumerate(said)):
            yield "amount"
    if ("%" in text or "{" in text) and _TEMPLATE.search(text):
        yield "template"
    if _HAIL.match(text[:160]):
        yield "hail"
    if _INTRO.search(text[:300]):
        yield "intro"
    if any(
        you == "you" and first in _AUXILIARIES and verb not in _SELLERS
        for first, you, verb in zip(said, said[1:], said[2:], strict=False)
    ):
        yield "asks"


def _figures(text: str) -> Iterator[str]:
    sums = [match.span() for match, _ in zip(_SUM.finditer(text), range(5), strict=False)]
    if sums:
        yield "sum"
    if any(_is_tag(text, *span) for span in sums) or _EVERY.search(text):
        yield "tag"
    if _PERCENT.search(text):
        yield "rebate"
    if _DAY.search(text):
        yield "day"


def _is_tag(text: str, start: int, end: int) -> bool:
    """Whether a sum is a price as on a tag: from $8, $8 per hour."""
    before = text[max(0, start - 16) : start].rstrip("0123456789., ")
    after = text[end : end + 24].lstrip("0123456789., ()usdroblei")
    return before.endswith(_BEFORE) or after.startswith(_AFTER)
