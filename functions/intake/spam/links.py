"""Links: how many, how written, how hidden, and how much of the text they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal

_LINK = re.compile(r"(?:https?:/{1,2}|www\.)[^\s<>\"'\])]+", re.IGNORECASE)
_HTML = re.compile(r"<\s{0,3}a\s[^<>]{0,300}href", re.IGNORECASE)
_BBCODE = re.compile(r"\[(?:url|link)[=\]]", re.IGNORECASE)
_MARKDOWN = re.compile(r"\]\(\s*https?:", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:/{1,2})?(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)
_SHORTENERS = frozenset(
    (
        *("bit.ly", "goo.gl", "tinyurl.com", "is.gd", "v.ht", "cutt.ly", "rebrand.ly", "t.co", "ow.ly", "shorturl.at"),
        *("vk.cc", "clck.ru", "telegra.ph", "tiny.cc", "rb.gy", "t.ly", "s.id", "u.to", "v.gd", "linktr.ee", "t.me"),
    )
)
# Cheap to register by the thousand (Spamhaus' and Interisle's yearly lists name the same ones).
_CHEAP = (
    *(".xyz", ".top", ".icu", ".cyou", ".sbs", ".click", ".buzz", ".club", ".online", ".site", ".shop", ".store"),
    *(".win", ".bid", ".loan", ".pw", ".rest", ".fun", ".monster", ".cfd", ".bond"),
)
# A page made to rank for a phrase: /best-white-mouse-for-gaming/
_SLUG = re.compile(r"/[a-z0-9]+(?:-[a-z0-9]+){3,}", re.IGNORECASE)


class Links(NamedTuple):
    """What there is of them in a text: `urls` as written, `hosts` without www, in lower case."""

    urls: tuple[str, ...]
    hosts: frozenset[str]


def find_links(text: str) -> Links:
    """All that a mail program would make a link of, and what HTML and BBCode would."""
    urls = tuple(match[0].rstrip(".,;:!?") for match in _LINK.finditer(text))
    hosts = (_HOST.match(url) for url in urls)
    return Links(urls, frozenset(host[1].lower() for host in hosts if host))


def links(seen: Sighting) -> Iterator[Signal]:
    """Links in the text. A visitor's own site in the field made for it counts little."""
    text = f"{seen.message.subject}\n{seen.message.text}"
    found = find_links(text)
    if found.urls:
        yield from _amount(found, text)
        yield from _manner(found)
        if _is_one_of(seen.message.name, found.hosts):
            yield Signal("name-of-site", 0.3)
    if seen.message.url:
        yield from _website(seen.message.url)


def markup(seen: Sighting) -> Iterator[Signal]:
    """Markup that no form renders: people do not type it, programs that post to any form do."""
    text = seen.message.text
    # What was copied from a page that a blog program had made carries rel="nofollow"; who writes a link does not.
    html, copied = len(_HTML.findall(text)), text.count("nofollow")
    bbcode = len(_BBCODE.findall(text))
    if bbcode:
        yield Signal("bbcode-link", 2.0)
    if html > copied:
        yield Signal("html-link", 1.5)
    elif html:
        yield Signal("copied-link", 0.3)
    if html and bbcode:
        yield Signal("links-in-all-notations", 0.6)
    if _MARKDOWN.search(text) and not html + bbcode:
        yield Signal("markdown-link", 0.2)


def _is_one_of(name: str, hosts: frozenset[str]) -> bool:
    """Whether a visitor is called what a linked site is: "Pin Shop" and pinshop.com.ua."""
    plain = "".join(letter for letter in name.casefold() if letter.isalnum())
    return len(plain) >= 5 and any(plain in host.replace("-", "").replace(".", "") for host in hosts)


def _amount(found: Links, text: str) -> Iterator[Signal]:
    bare = len("".join(text.split())) or 1
    share = min(1.0, sum(map(len, found.urls)) / bare)
    if share > 0.8:
        yield Signal("only-links", 0.7)
    elif share > 0.4:
        yield Signal("mostly-links", 0.4)
    if len(found.urls) >= 8:
        yield Signal("many-links", 0.5)
    elif len(found.urls) >= 3:
        yield Signal("links", 0.2)
    else:
        yield Signal("link", 0.1)


def _manner(found: Links) -> Iterator[Signal]:
    if found.hosts & _SHORTENERS:
        yield Signal("short-link", 1.1)
    if any(host.endswith(_CHEAP) for host in found.hosts):
        yield Signal("cheap-domain", 1.0)
    if any(_SLUG.search(url) for url in found.urls):
        yield Signal("keyword-link", 0.1)


def _website(url: str) -> Iterator[Signal]:
    host = find_links(url).hosts or find_links(f"https://{url}").hosts
    if any(each.endswith(_CHEAP) or each in _SHORTENERS for each in host):
        yield Signal("cheap-website", 1.0)
    if _SLUG.search(url):
        yield Signal("keyword-website", 0.7)
    elif re.search(r"[/?=][^/?=\s]{3,}", url.partition("//")[2]):
        yield Signal("deep-website", 0.2)
