"""What is wrong with a form's `spam` table, in the words of its owner."""

from collections.abc import Callable, Iterator
from typing import Any

from functions.intake.spam.language import KNOWN
from shared.forms_spam import Spam


def spam_problems(key: str, spam: Any) -> Iterator[str]:
    """Of the raw data, beside what pydantic says of its structure. What is both allowed and blocked is allowed."""
    if not isinstance(spam, dict):
        return
    yield from _thresholds(key, spam)
    yield from _entries(f"{key}.languages", spam.get("languages"), _language)
    for part in ("allow", "block"):
        owners = spam.get(part)
        if isinstance(owners, dict):
            yield from _entries(f"{key}.{part}.addresses", owners.get("addresses"), _address)
            yield from _entries(f"{key}.{part}.domains", owners.get("domains"), _domain)


def _thresholds(key: str, spam: dict[str, Any]) -> Iterator[str]:
    mark, quarantine = (spam.get(name, Spam.model_fields[name].default) for name in ("mark", "quarantine"))
    if _is_number(mark) and _is_number(quarantine) and mark > quarantine:
        yield f"{key}.mark: {mark} must not be above quarantine, which is {quarantine}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _entries(key: str, entries: Any, judge: Callable[[str], str]) -> Iterator[str]:
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        problem = judge(entry.strip()) if isinstance(entry, str) else ""
        if problem:
            yield f"{key}[{position}]: {entry!r} {problem}"


def _language(entry: str) -> str:
    if entry in KNOWN or len(entry) != 2:
        return ""  # of another length, it has been said already
    return f"is no language that the filter can tell; those are {', '.join(sorted(KNOWN))}"


def _address(entry: str) -> str:
    local, at, domain = entry.partition("@")
    if not entry:
        return ""  # said already
    if not at:
        return "is no address: it has no @; a domain belongs under domains"
    if not local or not domain or "@" in domain or " " in entry:
        return "should be an email address, such as someone@example.com"
    return ""


def _domain(entry: str) -> str:
    if "@" in entry:
        return "is no domain: an address belongs under addresses, and a domain stands without @"
    if "://" in entry or "/" in entry:
        return "must be a domain alone, such as example.com, without https:// and without a path"
    if entry.startswith("*") or " " in entry or (entry and not entry.strip(".")):
        return "must be a domain such as example.com; its subdomains are meant, too"
    return ""
