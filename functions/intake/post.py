"""An admitted post: a form we know, from a page that may post it, its body read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from functions.intake.body import read_body
from functions.intake.enqueue import Chute
from functions.intake.refusal import refuse
from functions.intake.request import Request
from functions.intake.spam.evidence import Evidence
from functions.intake.spam.keys import key_for
from functions.intake.spam.second_look import SecondLook
from shared.directives import first_value
from shared.forms import Form
from shared.metrics import Count
from shared.redirect import on_allowed_site
from shared.submission import Field


@dataclass(frozen=True)
class Desk:
    """What intake needs: the forms, origins allowed besides theirs, the chute, a clock, fresh ids and metrics.

    `form_key` is the secret that tokens are signed with; `evidence` knows the proof of work's, and the captcha's.
    Without a `second_look`, what is grey stays grey.
    """

    forms: Mapping[str, Form]
    preview_origins: frozenset[str]
    chute: Chute
    now: Callable[[], datetime]
    new_id: Callable[[datetime], str]
    count: Count
    form_key: str = ""
    evidence: Evidence = field(default_factory=lambda: Evidence(b""))
    second_look: SecondLook | None = None

    def key(self, purpose: str) -> bytes:
        """The form key, for one purpose."""
        return key_for(self.form_key, purpose)


@dataclass(frozen=True)
class Post:
    """What was sent. `files` names parts that were files; `site` is the origin it came from, None where unknown;
    `next` is the site's thank-you page, None for ours.
    """

    form: Form
    fields: tuple[Field, ...]
    files: tuple[str, ...]
    site: str | None
    next: str | None


def read_post(desk: Desk, request: Request) -> Post:
    """Raises Refused: 405 not a POST, 404 unknown form, 403 foreign page, and what `read_body` raises."""
    if request.method != "POST":
        raise refuse(405, "METHOD_NOT_ALLOWED", "This is where a form is posted to: use POST.", Allow="POST")
    form = find_form(desk, request)
    allowed = desk.preview_origins.union(form.origins)
    site = _site(request, allowed)
    sent = read_body(request)
    next_page = next_url(form, first_value(sent.fields, "_next"), site, allowed)
    return Post(form, sent.fields, sent.files, site, next_page)


def find_form(desk: Desk, request: Request) -> Form:
    """Raises Refused (404)."""
    form = desk.forms.get(request.form)
    if form is None:
        raise refuse(404, "FORM_NOT_FOUND", "There is no form of this name here.")
    return form


def next_url(form: Form, asked: str, site: str | None, allowed: frozenset[str]) -> str | None:
    """The page's own wish (`_next`) if it stays on an allowed site, else the form's thank-you page, else None.

    Paths are read on the site that posted, or on the form's first origin where that is unknown.
    """
    candidates = (on_allowed_site(site or form.origins[0], target, allowed) for target in (asked, form.thanks or ""))
    return next((url for url in candidates if url), None)


def _site(request: Request, allowed: frozenset[str]) -> str | None:
    """Keeps foreign pages out, not programs: only browsers tell an origin, so none at all passes.

    So does our own error page, which posts again from the endpoint itself. Raises Refused (403).
    """
    host = request.header("host").lower()
    if request.origin in (None, f"https://{host}", f"http://{host}"):
        return None
    if request.origin not in allowed:
        raise refuse(403, "BLOCKED", "This form can't be posted from this site.")
    return request.origin
