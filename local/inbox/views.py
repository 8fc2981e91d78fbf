"""The inbox as text: two pages, one JSON document, and the files that the pages load.

Served at /inbox, /inbox/<id>, /inbox.json and /inbox/assets/<name>. Subjects and bodies hold whatever a visitor typed:
everything is escaped, HTML parts are shown in a sandboxed frame, and the pages have no inline script or style.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment

from local.inbox.snippet import first_line
from local.pages import templates
from local.ses.message import Mail

_FOLDER = Path(__file__).parent / "templates"

# Also in the pages themselves, so it holds whatever the server sends. The frame with a mail's HTML inherits it, hence
# inline styles (mail is full of them); images from elsewhere stay unloaded, as in a careful mail program.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)

ASSETS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "inbox.css": ("text/css", partial(Path.read_bytes, _FOLDER / "inbox.css")),
    "inbox.js": ("text/javascript", partial(Path.read_bytes, _FOLDER / "inbox.js")),
    "inbox.svg": ("image/svg+xml", partial(Path.read_bytes, _FOLDER / "inbox.svg")),
}


def list_page(mails: Sequence[Mail], *, hint: str = "") -> str:
    """The HTML of the list, newest first. `mails` are in order of arrival; `hint` tells an empty inbox's reader how to
    send a mail."""
    return _page("list.html", mails=_newest_first(mails), hint=hint)


def mail_page(mail: Mail) -> str:
    """The HTML page of one mail."""
    return _page("mail.html", mail=mail)


def as_json(mails: Sequence[Mail]) -> str:
    """A JSON list of Mail.as_json(), newest first."""
    return json.dumps([mail.as_json() for mail in _newest_first(mails)], indent=1)


def _newest_first(mails: Sequence[Mail]) -> list[Mail]:
    return list(mails)[::-1]


def _page(name: str, **context: object) -> str:
    return _templates().get_template(name).render(csp=CSP, **context)


@cache
def _templates() -> Environment:
    return templates(_FOLDER, first_line=first_line, moment=_moment, sender=_sender)


def _moment(at: str) -> str:
    """`2026-03-04T12:00:00Z` for people; the script turns it into local time."""
    sent = datetime.fromisoformat(at) if at else None
    return f"{sent.day} {sent:%b %Y, %H:%M:%S} UTC" if sent else ""


def _sender(mail: Mail) -> str:
    """Whom the reader would answer: a form's mail all comes from one address, and its Reply-To tells visitors apart."""
    return mail.reply_to or mail.from_
