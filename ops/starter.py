"""A new owner's forms.toml and samconfig.toml, from a few answers."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ops import forms_check

# template.yaml's patterns of these parameters: what CloudFormation would refuse after all had been built.
PATTERNS = {
    "SenderAddress": r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$",
    "SenderName": r'^[^"<>@\x00-\x1f]{0,60}$',
    "AlertEmail": r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$",
}
_MEANS = {
    "SenderAddress": "must be one email address, without a name",
    "SenderName": "must be at most 60 characters, without quotes, angle brackets or @",
    "AlertEmail": "must be one email address, or empty",
}


@dataclass(frozen=True)
class Answers:
    """What an owner is asked; no `alert_email` is empty."""

    origins: tuple[str, ...]
    recipients: tuple[str, ...]
    sender: str
    form: str = "contact"
    sender_name: str = "Website"
    alert_email: str = ""
    subject: str = "[Website] Visitor"

    @property
    def parameters(self) -> dict[str, str]:
        """As template.yaml calls them."""
        return {"SenderAddress": self.sender, "SenderName": self.sender_name, "AlertEmail": self.alert_email}


def files(answers: Answers) -> dict[str, str]:
    """Their texts, by name."""
    return {"forms.toml": _forms(answers), "samconfig.toml": _samconfig(answers)}


def problems(answers: Answers) -> list[str]:
    """All that is wrong with what would be written, at once."""
    texts = files(answers)
    if re.search("[\ud800-\udfff]", "".join(texts.values())):
        return ["what was typed is not UTF-8"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "forms.toml"
        path.write_text(texts["forms.toml"], "utf-8")
        return [*forms_check.problems(path), *_wrong_parameters(answers)]


def origin(typed: str) -> str:
    """As browsers write it: people copy it from the address bar, with a slash at its end."""
    return typed.strip().rstrip("/").lower()


def quoted(text: str) -> str:
    """A basic string of TOML: JSON's, but that DEL must not stand there bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _wrong_parameters(answers: Answers) -> Iterator[str]:
    for name, value in answers.parameters.items():
        if not re.fullmatch(PATTERNS[name], value):
            yield f"{name}: {value!r} {_MEANS[name]}"


def _forms(answers: Answers) -> str:
    subject, recipients, origins = quoted(answers.subject), _list(answers.recipients), _list(answers.origins)
    lines = {
        f"subject = {subject}": "{fullname} and other field names in braces may stand here",
        f"origins = {origins}": "the sites whose pages may post this form",
        '# thanks = "/thanks.html"': "where a plain form post is sent afterwards, on the site it came from",
        'honeypot = "_gotcha"': "a field no person sees: filled in, the mail goes to quarantine",
        "extra_fields = true": "fields that are not listed here are mailed too",
    }
    width = max(45, *(len(line) for line in lines))
    commented = "\n".join(f"{line:{width}} # {comment}" for line, comment in lines.items())
    return f"""\
# Which forms exist, what each asks for and who gets its mail. `make check` and every build read it
# and report all that is wrong at once. A form is posted to ENDPOINT/f/NAME; each further form is a table of its own.

[forms.{_key(answers.form)}]
recipients = {recipients}
{commented}
fields = [
  {{ name = "fullname", label = "Full name", required = true, max_length = 200 }},
  {{ name = "emailid", label = "Email", type = "email", required = true }},
  {{ name = "company", label = "Company", required = true, max_length = 200 }},
  {{ name = "message", label = "Message", max_length = 10000 }},
]
"""


def _samconfig(answers: Answers) -> str:
    overrides = "".join(f"  {quoted(f'{name}={value}')},\n" for name, value in answers.parameters.items())
    return f"""\
# Settings of `make deploy` and `sam`. AllowedOrigins is derived from forms.toml: don't set it here.
version = 0.1

[default.global.parameters]
stack_name = "mailchute"

[default.build.parameters]
build_in_source = true

[default.deploy.parameters]
capabilities = "CAPABILITY_IAM"
resolve_s3 = true
confirm_changeset = true
parameter_overrides = [
{overrides}]
"""


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else quoted(name)
