"""Pages taken apart for tests, and mails to put on them."""

from html.parser import HTMLParser
from typing import Any

from local.ses import Mail
from tests.unit.local_ses.samples import sent, simple

VOID = {"meta", "link", "img", "input", "br"}


class Page(HTMLParser):
    """Every element with its attributes, and the text inside each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self._texts: list[tuple[str, list[str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
            self._texts.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self._texts[-1][1].append(data)

    def texts(self, tag: str) -> list[str]:
        """What stands directly in each `tag`, before its first child."""
        return ["".join(parts).strip() for name, parts in self._texts if name == tag]

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def mail(subject: str = "Hello", text: str | None = "Hi", html: str | None = None, **members: Any) -> Mail:
    """A mail that went through the fake SES."""
    return sent(simple(subject=subject, text=text, html=html, **members))
