"""`python -m ops.forms_check FILE`: all that is wrong with a forms.toml, at once; exit code 1 if anything is."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ops.forms_check_spam import spam_problems
from shared.addresses import bare_address
from shared.canary import NAME as CANARY
from shared.forms import DIRECTIVES, Form, InvalidForms, parse_forms, read_toml
from shared.redirect import on_allowed_site
from shared.text import fill, placeholders

# Browsers fill these in unasked; as a honeypot, they would send real mail to quarantine.
_AUTOFILLED = frozenset(
    (
        *("name", "fname", "lname", "firstname", "lastname", "fullname", "username", "email", "mail"),
        *("phone", "tel", "mobile", "company", "organization", "organisation", "url", "website"),
        *("address", "street", "city", "zip", "postcode", "state", "country"),
    )
)


def problems(path: Path) -> list[str]:
    """Each as `key: what is wrong`; empty where the file is fine."""
    try:
        data = read_toml(path)
    except InvalidForms as error:
        return error.problems
    taken = [f"forms.{CANARY}: this name is Mailchute's own"] * (CANARY in dict(_named(data)))
    return [
        *_structural(data),
        *taken,
        *(each for name, form in _named(data) for each in _semantic(f"forms.{name}", form)),
    ]


def _structural(data: dict[str, Any]) -> list[str]:
    try:
        parse_forms(data)
    except InvalidForms as error:
        return error.problems
    return []


def _named(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    forms = data.get("forms")
    if isinstance(forms, dict):
        yield from ((name, form) for name, form in forms.items() if isinstance(form, dict))


def _semantic(key: str, form: dict[str, Any]) -> Iterator[str]:
    """What only makes sense of values: looked at in the raw data, so that one wrong type hides nothing else."""
    fields = [field for field in _list(form, "fields") if isinstance(field, dict)]
    names = [field["name"] for field in fields if isinstance(field.get("name"), str)]
    yield from _addresses(f"{key}.recipients", _strings(form, "recipients"))
    for part in ("recipients", "origins"):
        yield from _repeated(f"{key}.{part}", _strings(form, part))
    yield from _repeated(f"{key}.fields", names)
    yield from _choices(f"{key}.fields", _list(form, "fields"))
    yield from _subject(f"{key}.subject", form.get("subject"), names)
    yield from _thanks(f"{key}.thanks", form.get("thanks"), _strings(form, "origins"))
    yield from _honeypot(f"{key}.honeypot", form.get("honeypot", Form.model_fields["honeypot"].default), names)
    yield from spam_problems(f"{key}.spam", form.get("spam"))


def _addresses(key: str, values: list[str]) -> Iterator[str]:
    for position, value in enumerate(values):
        try:
            bare = bare_address(value)
        except ValueError as error:
            yield f"{key}[{position}]: {value!r} {error}"
        else:
            if bare != value:
                yield f"{key}[{position}]: {value!r} must be written {bare!r}"


def _repeated(key: str, values: list[str]) -> Iterator[str]:
    counts = Counter(value.lower() for value in values)
    yield from (f"{key}: {value!r} stands here {count} times" for value, count in counts.items() if count > 1)


def _choices(key: str, fields: list[Any]) -> Iterator[str]:
    for position, field in enumerate(fields):
        if not isinstance(field, dict):
            continue
        choices = _strings(field, "choices")
        if (field.get("type") == "choice") != bool(choices):
            yield f'{key}[{position}]: choices belong to type "choice", and it needs some'
        yield from _repeated(f"{key}[{position}].choices", choices)
        padded = [choice for choice in choices if choice != choice.strip()]
        yield from (f"{key}[{position}].choices: {choice!r} has spaces around it" for choice in padded)


def _subject(key: str, subject: Any, names: list[str]) -> Iterator[str]:
    if isinstance(subject, str):
        if set("{}") & set(fill(subject, lambda _: "")):
            yield f"{key}: has a brace without its partner"
        unknown = [name for name in placeholders(subject) if name not in names]
        yield from (f"{key}: {{{name}}} is not a field of this form" for name in unknown)


def _thanks(key: str, thanks: Any, origins: list[str]) -> Iterator[str]:
    """By the rule that will be applied to it. Not `thanks.html`: which folder it stands in is not known here."""
    if isinstance(thanks, str) and origins:
        reachable = on_allowed_site(origins[0], thanks, frozenset(origins))
        if not reachable or not thanks.startswith(("/", "http")):
            yield f"{key}: must be a path such as /thanks.html, or a URL on one of this form's origins"


def _honeypot(key: str, honeypot: Any, names: list[str]) -> Iterator[str]:
    if honeypot in names or honeypot in DIRECTIVES:
        yield f"{key}: {honeypot!r} is also a field or directive"
    elif isinstance(honeypot, str) and honeypot.lower().strip("_-") in _AUTOFILLED:
        yield f"{key}: browsers fill in {honeypot!r} unasked, and real mail would be quarantined; choose another name"


def _list(form: dict[str, Any], key: str) -> list[Any]:
    value = form.get(key)
    return value if isinstance(value, list) else []


def _strings(form: dict[str, Any], key: str) -> list[str]:
    return [value for value in _list(form, key) if isinstance(value, str)]


def main(arguments: list[str]) -> int:
    """0: fine. 1: problems, one a line on stderr. 2: usage."""
    quiet, paths = "--quiet" in arguments, [argument for argument in arguments if argument != "--quiet"]
    if len(paths) != 1:
        print("usage: python -m ops.forms_check [--quiet] FILE", file=sys.stderr)
        return 2
    found = problems(Path(paths[0]))
    for problem in found:
        print(f"{paths[0]}: {problem}", file=sys.stderr)
    if not found and not quiet:
        print(f"{paths[0]}: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
