"""forms.toml as frozen objects: which forms exist, what each asks for and who gets its mail.

Here stands what must hold for the functions to run; ops/forms_check.py adds what an owner should be told.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field as Constraint
from pydantic import StrictBool, StrictInt, StringConstraints, ValidationError

from shared.forms_problems import describe
from shared.forms_spam import Spam
from shared.strict import Strict

FormName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
# Names that begin with "_" are directives (_next, _subject …), never fields.
FieldName = Annotated[str, StringConstraints(pattern=r"^[^_\W][\w.\- \[\]]{0,63}$")]
Origin = Annotated[str, StringConstraints(pattern=r"^https?://[a-z0-9.-]+(:[0-9]{1,5})?$")]
OneLine = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=200)]
FieldType = Literal["text", "email", "url", "tel", "number", "choice", "checkbox"]

# What a page may steer by; vendors' snippets use the same names.
DIRECTIVES = ("_id", "_next", "_subject", "_replyto", "_charset_", "_format", "_language", "_token")
DEFAULT_MAX_LENGTH: dict[str, int] = {"text": 10_000, "email": 254, "url": 2_000}


class FieldSpec(Strict):
    """One field an owner expects. `max_length` counts characters; `choices` belong to type `choice`."""

    name: FieldName
    label: OneLine | None = None
    type: FieldType = "text"
    required: StrictBool = False
    max_length: Annotated[StrictInt, Constraint(ge=1, le=100_000)] | None = None
    choices: tuple[OneLine, ...] = ()

    @property
    def title(self) -> str:
        """What a person reads: the label, or the name."""
        return self.label or self.name

    @property
    def limit(self) -> int:
        """The most characters a value may have."""
        return self.max_length or DEFAULT_MAX_LENGTH.get(self.type, 200)


class Form(Strict):
    """One form. `subject` may name fields in braces; `thanks` is a path on the site or a URL on one of its origins."""

    recipients: Annotated[tuple[OneLine, ...], Constraint(min_length=1, max_length=50)]
    subject: OneLine = "[Website] Visitor"
    fields: tuple[FieldSpec, ...] = ()
    extra_fields: StrictBool = True
    origins: Annotated[tuple[Origin, ...], Constraint(min_length=1)]
    thanks: OneLine | None = None
    honeypot: Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,64}$")] = "_gotcha"
    spam: Spam = Spam()


class Forms(Strict):
    """The whole file."""

    forms: Annotated[dict[FormName, Form], Constraint(min_length=1)]


class InvalidForms(ValueError):
    """forms.toml can't be used. `problems` holds them all, each as `key: what is wrong`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("forms.toml: " + "; ".join(problems))
        self.problems = problems


def load_forms(path: Path) -> dict[str, Form]:
    """Forms by name. Raises InvalidForms with every structural problem at once."""
    return parse_forms(read_toml(path))


def read_toml(path: Path) -> dict[str, object]:
    """The file as plain data. Raises InvalidForms, naming the line, where it is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise InvalidForms(["is not UTF-8"]) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidForms([str(error)]) from None
    except OSError as error:
        raise InvalidForms([f"can't be read: {error.strerror}"]) from None


def parse_forms(data: dict[str, object]) -> dict[str, Form]:
    """Plain data to Forms. Raises InvalidForms."""
    try:
        return Forms.model_validate(data).forms
    except ValidationError as error:
        raise InvalidForms(describe(error.errors())) from None
