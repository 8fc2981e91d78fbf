"""`python -m ops.parameters [ENVIRONMENT]`: the stack's parameters for `make deploy`, as `Key=Value` words for a shell.

They are samconfig.toml's, and AllowedOrigins: the origins of all forms in forms.toml and the preview origins.
"""

import shlex
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from shared.forms import Form, load_forms


def overrides(configured: Iterable[str], forms: Mapping[str, Form]) -> list[str]:
    """`Key=Value` for each parameter. An AllowedOrigins among `configured` is replaced."""
    pairs = dict(entry.split("=", 1) for entry in configured)
    pairs["AllowedOrigins"] = ",".join(allowed_origins(forms, pairs.get("PreviewOrigins", "")))
    # Empty ones, too: SAM keeps the deployed value of a parameter that it is not given.
    return [f"{key}={value}" for key, value in pairs.items()]


def allowed_origins(forms: Mapping[str, Form], preview: str = "") -> list[str]:
    """Every origin that some form may be posted from, each once."""
    origins = [origin for form in forms.values() for origin in form.origins]
    return list(dict.fromkeys([*origins, *filter(None, preview.split(","))]))


def configured(path: Path, environment: str = "default") -> list[str]:
    """samconfig.toml's own overrides for an environment of SAM's, which may stand there as a list or as one line."""
    sam = tomllib.loads(path.read_text("utf-8"))
    value = sam.get(environment, {}).get("deploy", {}).get("parameters", {}).get("parameter_overrides", [])
    return shlex.split(value) if isinstance(value, str) else list(value)


def command_line(entries: Iterable[str]) -> str:
    """For a shell, behind `sam deploy --parameter-overrides`: SAM wants quotes of its own around spaces and nothing."""
    pairs = (entry.split("=", 1) for entry in entries)
    return shlex.join(f'{key}="{value}"' if " " in value or not value else f"{key}={value}" for key, value in pairs)


def main(arguments: list[str]) -> int:
    """Prints them, to be read by a shell."""
    entries = overrides(configured(Path("samconfig.toml"), *arguments), load_forms(Path("forms.toml")))
    print(command_line(entries))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
