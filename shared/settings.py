"""Settings come from a mapping (the environment) and are checked all at once."""

from collections.abc import Mapping


class MissingSettings(ValueError):
    """Names every setting that is absent or empty."""


def require(environment: Mapping[str, str], *names: str) -> list[str]:
    """The values of `names`, in order. Raises MissingSettings naming all that are absent."""
    missing = [name for name in names if not environment.get(name)]
    if missing:
        raise MissingSettings("not set: " + ", ".join(missing))
    return [environment[name] for name in names]
