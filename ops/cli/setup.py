"""`mailchute init` and `mailchute snippet`: from nothing to a form on a page."""

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ops import starter
from ops.cli.doctor import FormsFile, forms_file
from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Where, Yes
from ops.cli.screen import errors, harmless, out
from ops.snippet import html_of
from ops.starter import Answers
from shared.forms import Form, InvalidForms, load_forms

Folder = Annotated[Path, typer.Option(help="Where forms.toml and samconfig.toml go.", show_default="here")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the files that are there.")]
Name = Annotated[str, typer.Argument(metavar="FORM", help="Which form of forms.toml.")]
Endpoint = Annotated[str | None, typer.Option(help="Where the form is posted to, if not the stack's output.")]


@dataclass
class Asked:
    """What is asked on a terminal, unless it is given."""

    origin: Annotated[
        list[str] | None, typer.Option(help="A site that may post the form: https://www.example.com; may be repeated.")
    ] = None
    recipient: Annotated[list[str] | None, typer.Option(help="Who gets the mail; may be repeated.")] = None
    sender: Annotated[str | None, typer.Option(help="Address that SES sends from.")] = None
    form: Annotated[str | None, typer.Option(help="The form's name.", show_default="contact")] = None
    sender_name: Annotated[str | None, typer.Option(help="Name beside it.", show_default="Website")] = None
    alert_email: Annotated[
        str | None,
        typer.Option(help="Who hears of mail that fails; empty for nobody.", show_default="the first recipient"),
    ] = None
    subject: Annotated[str | None, typer.Option(help="The mails' subject.", show_default="[Website] Visitor")] = None

    def complete(self, ask: bool) -> Answers:
        """Raises Stop where something is missing and nobody is to be asked."""
        origins = [starter.origin(each) for each in self.origin or (_several("Your site's origin") if ask else [])]
        recipients = self.recipient or (_several("Who gets the mail") if ask else [])
        sender = self.sender or (_one("Address that SES sends from", _guess(origins)) if ask else "")
        given = {"--origin": origins, "--recipient": recipients, "--sender": sender}
        missing = [option for option, value in given.items() if not value]
        if missing:
            raise Stop(f"missing: {', '.join(missing)}", Exit.USAGE)
        return Answers(
            origins=tuple(origins),
            recipients=tuple(recipients),
            sender=sender,
            form=self._or(self.form, "The form's name", Answers.form, ask),
            sender_name=self._or(self.sender_name, "Name beside that address", Answers.sender_name, ask),
            alert_email=self._or(self.alert_email, "Who hears of mail that fails", recipients[0], ask),
            subject=self._or(self.subject, "The mails' subject", Answers.subject, ask),
        )

    @staticmethod
    def _or(given: str | None, question: str, default: str, ask: bool) -> str:
        """What was given, were it empty."""
        if given is not None:
            return given
        return _one(question, default) if ask else default


def init(asked: Asked, folder: Folder = Path(), force: Force = False, yes: Yes = False) -> None:
    """Write forms.toml and samconfig.toml for a site of your own."""
    with ending():
        there = [name for name in ("forms.toml", "samconfig.toml") if (folder / name).exists()]
        if there and not force:
            are = "is" if len(there) == 1 else "are"
            raise Stop(f"{' and '.join(there)} {are} there already: --force overwrites", Exit.USAGE)
        if not folder.is_dir():
            raise Stop(f"{folder}: no such folder", Exit.USAGE)
        answers = asked.complete(ask=is_terminal() and not yes)
        problems = starter.problems(answers)
        for problem in problems:
            errors.print(harmless(problem), markup=False, soft_wrap=True)
        if problems:
            raise Stop("nothing was written", Exit.USAGE)
        for name, text in starter.files(answers).items():
            (folder / name).write_text(text, "utf-8")
            out.print(f"written: {folder / name}", markup=False)
        _tell_next(answers)


def snippet(form: Name, where: Where, forms: FormsFile = None, endpoint: Endpoint = None) -> None:
    """A form as HTML, to paste into a page."""
    with ending():
        found = _form(forms_file(forms), form)
        url = where.place().outputs["Endpoint"] if endpoint is None else endpoint
        print(html_of(form, found, url), end="")


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _form(file: Path, name: str) -> Form:
    try:
        forms = load_forms(file)
    except InvalidForms as error:
        raise Stop(f"{file}: {'; '.join(error.problems)}", Exit.USAGE) from None
    if name not in forms:
        raise Stop(f"no form {name} in {file}; there is {', '.join(forms)}", Exit.NOTHING)
    return forms[name]


def _several(question: str) -> list[str]:
    typed = _one(f"{question} (several with commas between)")
    return [each.strip() for each in typed.split(",") if each.strip()]


def _one(question: str, default: str | None = None) -> str:
    return str(typer.prompt(question, default=default)).strip()


def _guess(origins: list[str]) -> str:
    host = origins[0].partition("://")[2].partition(":")[0] if origins else ""
    return f"forms@{host.removeprefix('www.') or 'example.com'}"


def _tell_next(answers: Answers) -> None:
    verify = f"aws sesv2 create-email-identity --email-identity {shlex.quote(answers.sender.rpartition('@')[2])}"
    steps = [
        f"Verify the sender: {verify}, then set the DNS records that it names.",
        "Ask SES to let your account out of its sandbox, in the region you deploy to.",
        "Deploy: make deploy",
        f"Get the form for your page: mailchute snippet {answers.form}",
        "See whether anything is amiss: mailchute doctor",
    ]
    if answers.alert_email:
        steps.insert(3, f"Confirm the subscription that AWS mails to {answers.alert_email}.")
    out.print("\nWhat comes next:")
    for number, step in enumerate(steps, 1):
        out.print(f"{number}. {step}", markup=False, soft_wrap=True)
