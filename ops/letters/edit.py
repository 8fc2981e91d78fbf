"""Correcting a letter in the operator's own editor before it is sent again."""

import json
import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ops.letters.letter import Letter, with_submission
from shared.addresses import bare_address
from shared.submission import Submission

HELP = "An empty file leaves the letter where it is. recipients: empty for those of forms.toml."


class BadEdit(Exception):
    """Says what can't be sent so."""


def edited(letter: Letter, edit: Callable[[str], str]) -> Letter | None:
    """The letter as `edit` made it, or None to leave it where it is. Raises BadEdit."""
    submission = letter.submission
    if submission is None:
        raise BadEdit("it is no submission, and can't be edited")
    text = edit(document(submission))
    return with_submission(letter, read(text, submission)) if text.strip() else None


def document(submission: Submission) -> str:
    """What may be changed, as JSON."""
    shown = {
        "_help": HELP,
        "recipients": list(submission.recipients),
        "reply_to": submission.reply_to,
        "subject": submission.subject,
        "fields": [list(field) for field in submission.fields],
    }
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def read(text: str, submission: Submission) -> Submission:
    """The submission with what the document says. Raises BadEdit."""
    try:
        asked = json.loads(text)
        changes: dict[str, Any] = {name: asked[name] for name in ("recipients", "reply_to", "subject", "fields")}
        changes["recipients"] = [bare_address(each) for each in changes["recipients"]]
        changes["reply_to"] = bare_address(changes["reply_to"]) if changes["reply_to"] else None
    except json.JSONDecodeError as error:
        raise BadEdit(f"line {error.lineno} is no JSON: {error.msg}") from None
    except (LookupError, TypeError, AttributeError):
        raise BadEdit("recipients, reply_to, subject and fields are needed") from None
    except ValueError as error:
        raise BadEdit(f"an address in recipients or reply_to {error}") from None
    try:
        made = Submission.model_validate(submission.model_dump() | changes)
        # Half a character (JSON has "\ud800") is found here only.
        made.encode()
    except ValueError:
        raise BadEdit("fields must be pairs of a name and a value, subject a text or null") from None
    # What was corrected is no twin of what was mailed before.
    return made if made == submission else made.model_copy(update={"fingerprint": ""})


def in_editor(text: str) -> str:
    """What the person made of it, in $VISUAL or $EDITOR, else vi. Raises OSError and BadEdit."""
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    except ValueError as error:
        raise BadEdit(f"$VISUAL or $EDITOR can't be read: {error}") from None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letter.json"
        file.write_text(text, "utf-8")
        if subprocess.run([*command, str(file)], check=False).returncode:
            raise BadEdit("the editor ended with an error")
        try:
            return file.read_text("utf-8")
        except UnicodeDecodeError:
            raise BadEdit("the file is not in UTF-8") from None
