"""Settings come from a mapping (the environment) and are checked all at once."""

from collections.abc import Iterable, Mapping
from math import isfinite


class InvalidSettings(ValueError):
    """Names every setting that is absent or empty, or should be a number and is none."""


def require(environment: Mapping[str, str], texts: Iterable[str], numbers: Iterable[str] = ()) -> dict[str, str]:
    """The values of `texts` and of `numbers`, which must be above zero, by name. Raises InvalidSettings."""
    found = {name: environment.get(name, "") for name in (*texts, *numbers)}
    missing = [name for name, value in found.items() if not value]
    wrong = [name for name in numbers if found[name] and not _is_positive(found[name])]
    problems = [f"not set: {', '.join(missing)}"] * bool(missing) + [
        f"{name} must be a number above 0" for name in wrong
    ]
    if problems:
        raise InvalidSettings("; ".join(problems))
    return found


def operator_options(environment: Mapping[str, str]) -> str:
    """What leads the operator's command here: `--stack mailchute --region eu-central-1`. Lambda sets AWS_REGION."""
    return f"--stack {environment['STACK_NAME']} --region {environment.get('AWS_REGION', 'us-east-1')}"


def _is_positive(value: str) -> bool:
    try:
        return isfinite(float(value)) and float(value) > 0
    except ValueError:
        return False
