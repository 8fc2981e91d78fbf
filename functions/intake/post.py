"""An admitted post: a form we know, from a page that may post it, its body read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from functions.intake.body import read_body
from functions.intake.enqueue import Chute
from functions.intake.redirect import next_url
from functions.intake.refusal import refuse
from functions.intake.request import Request
from shared.forms import Form
from shared.submission import Field


@dataclass(frozen=True)
class Desk:
    """What intake needs: the forms, origins allowed besides theirs, the chute, a clock and fresh ids."""

    forms: Mapping[str, Form]
    preview_origins: frozenset[str]
    chute: Chute
    now: Callable[[], datetime]
    new_id: Callable[[datetime], str]


@dataclass(frozen=True)
class Post:
    """What was sent. `files` names parts that were files; `next` is the site's thank-you page, None for ours."""

    form: Form
    fields: tuple[Field, ...]
    files: tuple[str, ...]
    next: str | None


def read_post(desk: Desk, request: Request) -> Post:
    """Raises Refused: 405 not a POST, 404 unknown form, 403 foreign page, and what `read_body` raises."""
    if request.method != "POST":
        raise refuse(405, "METHOD_NOT_ALLOWED", "This is where a form is posted to: use POST.", Allow="POST")
    form = desk.forms.get(request.form)
    if form is None:
        raise refuse(404, "FORM_NOT_FOUND", "There is no form of this name here.")
    allowed = desk.preview_origins.union(form.origins)
    _check_origin(request, allowed)
    sent = read_body(request)
    asked = next((field.value.strip() for field in sent.fields if field.name == "_next"), "")
    return Post(form, sent.fields, sent.files, next_url(form, asked, request.origin, allowed))


def _check_origin(request: Request, allowed: frozenset[str]) -> None:
    """Keeps foreign pages out, not programs: only browsers tell an origin, so none at all passes.

    Our own error page posts again from the endpoint itself.
    """
    host = request.header("host").lower()
    if request.origin not in {None, f"https://{host}", f"http://{host}", *allowed}:
        raise refuse(403, "BLOCKED", "This form can't be posted from this site.")
