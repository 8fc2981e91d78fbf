"""The first line of a mail, for the list."""

from html.parser import HTMLParser

from local.ses.message import Mail

_LONGEST = 160


def first_line(mail: Mail) -> str:
    """The beginning of the text, or of what the HTML says when there is no text; one line, at most 160 characters."""
    words = " ".join((mail.text or _said(mail.html)).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _said(html: str) -> str:
    speech = _Speech()
    speech.feed(html)
    speech.close()
    return " ".join(speech.said)


class _Speech(HTMLParser):
    """Collects text outside elements that show none."""

    _SILENT = frozenset({"style", "script", "title", "head"})

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class's
        if tag in self._SILENT:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            self._silent = self._silent[: self._silent.index(tag)]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)
