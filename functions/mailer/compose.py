"""A submission to SES's SendEmail request: pure, and the only place where a mail is made.

SES builds the MIME itself from `Content.Simple`, so no header of ours is ever folded or encoded by hand.
https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
"""

from dataclasses import dataclass
from email.utils import formataddr
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from functions.mailer.marks import marks
from shared.forms import Form
from shared.submission import Submission
from shared.text import body_text, fill, header_text


@dataclass(frozen=True)
class Sender:
    """Whom the mail is from, and the configuration set it is sent with."""

    address: str
    name: str
    configuration_set: str


class Row(NamedTuple):
    """One line of the mail: a label and every value sent under it."""

    label: str
    values: tuple[str, ...]


def compose(
    submission: Submission, form: Form, sender: Sender, *, maybe_mailed: bool = False, options: str = ""
) -> dict[str, Any]:
    """Keyword arguments for `send_email`. `maybe_mailed` marks the mail as a possible duplicate; `options` lead the
    operator's commands in it to this stack.
    """
    request: dict[str, Any] = {
        "FromEmailAddress": formataddr((sender.name, sender.address)) if sender.name else sender.address,
        "Destination": {"ToAddresses": list(submission.recipients or form.recipients)},
        "Content": {"Simple": _content(submission, form, maybe_mailed, options)},
        "EmailTags": [
            {"Name": "submission", "Value": submission.id},
            {"Name": "form", "Value": submission.form},
        ],
        "ConfigurationSetName": sender.configuration_set,
    }
    return request | ({"ReplyToAddresses": [submission.reply_to]} if submission.reply_to else {})


def subject(submission: Submission, form: Form) -> str:
    """What the page asked for, else the form's template with its {fields} filled in; always one clean line."""
    asked = header_text(submission.subject or "")
    return asked or header_text(fill(form.subject, lambda name: ", ".join(submission.values(name)))) or "(no subject)"


def rows(submission: Submission, form: Form) -> list[Row]:
    """The form's fields in its order, then extra fields as they came; blank ones left out."""
    labels = {spec.name: spec.title for spec in form.fields}
    order = dict.fromkeys([*labels, *(field.name for field in submission.fields)])
    made = (_row(submission, name, labels.get(name, name)) for name in order)
    return [row for row in made if row.values]


def _row(submission: Submission, name: str, label: str) -> Row:
    values = tuple(body_text(value).strip() for value in submission.values(name))
    return Row(header_text(label), tuple(value for value in values if value))


def _content(submission: Submission, form: Form, maybe_mailed: bool, options: str) -> dict[str, Any]:
    title, found = subject(submission, form), list(marks(submission, maybe_mailed, options))
    context = {"submission": submission, "rows": rows(submission, form), "title": title, "marks": found}
    return {
        "Subject": {"Data": f"{''.join(mark.prefix for mark in found)}{title}", "Charset": "UTF-8"},
        "Body": {
            "Text": {"Data": _render("mail.txt", context), "Charset": "UTF-8"},
            "Html": {"Data": _render("mail.html", context), "Charset": "UTF-8"},
        },
        "Headers": [
            {"Name": "X-Mailchute-Id", "Value": submission.id},
            # Tells vacation responders to keep quiet (RFC 3834, section 5).
            {"Name": "Auto-Submitted", "Value": "auto-generated"},
            *({"Name": mark.header, "Value": mark.value} for mark in found),
        ],
    }


def _render(name: str, context: dict[str, Any]) -> str:
    return _templates().get_template(name).render(context)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
