"""Pages of our own, for posts without JavaScript: errors beside what was typed, and a thank-you."""

import hashlib
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from functions.intake.post import Post
from functions.intake.refusal import Problem
from functions.intake.widgets import hidden, widget
from shared.directives import is_directive
from shared.forms import FieldSpec, Form

_PAGES = Path(__file__).parent / "pages"


def message_page(title: str, *texts: str) -> str:
    """A page with a paragraph for each text that is not blank."""
    return _page(title, "".join(f"<p>{escape(text)}</p>" for text in texts if text))


def thanks_page(site: str | None) -> str:
    """Shown after a plain post to a form that names no thank-you page; leads back to the site."""
    link = f'<p><a href="{escape(site)}/">{escape(site)}</a></p>' if site else ""
    return _page("Thank you", f"<p>Your message has been received.</p>{link}")


def form_page(post: Post, problems: tuple[Problem, ...]) -> str:
    """The form with each problem beside its field, holding everything that was sent; posts to its own address."""
    form, sent = post.form, post.fields
    specs = {spec.name: spec for spec in form.fields}
    # On a strict form an unknown field is left out: nobody could mend it.
    extras = [f.name for f in sent if form.extra_fields and f.name not in specs and not is_directive(form, f.name)]
    shown = list(specs.values()) + [FieldSpec.model_construct(name=name) for name in dict.fromkeys(extras)]
    parts = [_general(shown, problems)]
    for spec in shown:
        values = [f.value for f in sent if f.name == spec.name]
        parts.append(widget(spec, values, [p.message for p in problems if p.field == spec.name]))
    parts += [
        hidden(f.name, f.value) for f in sent if is_directive(form, f.name) and f.name not in ("_next", form.honeypot)
    ]
    # The second post comes from our page: by then nobody knows which site a relative _next was meant on.
    parts += [hidden("_next", post.next)] if post.next else []
    parts.append(_trap(form))
    # multipart: a message that came as JSON may be too large once its letters are percent-encoded.
    return _page(
        "Please check your message",
        f'<form method="post" enctype="multipart/form-data">{"".join(parts)}<button>Send</button></form>',
    )


def policy(next_page: str | None) -> str:
    """The Content-Security-Policy of our pages: no script, our one style sheet, forms to us.

    Chromium applies form-action to redirects too, so the thank-you page's origin is in it.
    """
    digest = b64encode(hashlib.sha256(_read("page.css").encode()).digest()).decode()
    targets = f"'self' {urlsplit(next_page).scheme}://{urlsplit(next_page).netloc}" if next_page else "'self'"
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action {targets}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def _general(shown: list[FieldSpec], problems: tuple[Problem, ...]) -> str:
    names = {spec.name for spec in shown}
    texts = [p.sentence for p in problems if p.field not in names]
    intro = "".join(f'<p class="error" role="alert">{escape(text)}</p>' for text in texts)
    return intro or '<p role="alert">It has not been sent yet. Nothing you typed is lost.</p>'


def _trap(form: Form) -> str:
    return (
        '<div class="trap" aria-hidden="true"><label>Leave this empty'
        f'<input name="{escape(form.honeypot)}" tabindex="-1" autocomplete="off"></label></div>'
    )


def _page(title: str, content: str) -> str:
    return Template(_read("page.html")).substitute(title=escape(title), style=_read("page.css"), content=content)


@cache
def _read(name: str) -> str:
    return (_PAGES / name).read_text("utf-8")
