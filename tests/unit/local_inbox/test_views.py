"""The inbox's pages."""

import json
import re
from dataclasses import replace

import pytest

from local.inbox import views
from tests.unit.local_inbox.pages import Page, mail

HOSTILE = "</bdi></pre></a><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


def test_an_empty_inbox_says_how_to_send() -> None:
    """The hint stands there as text."""
    page = Page(views.list_page([], hint="curl -d a=<b> http://127.0.0.1/f/contact"))
    assert page.texts("h2") == ["No mail yet"]
    assert page.texts("pre") == ["curl -d a=<b> http://127.0.0.1/f/contact"]
    assert page.texts("title") == ["Inbox"]


def test_an_empty_inbox_without_hint_has_none() -> None:
    """No empty box."""
    assert Page(views.list_page([])).texts("pre") == []


def test_the_list_shows_who_what_and_when() -> None:
    """Reply-To first, for that is who wrote; then sender, subject, first line and time."""
    shown = mail("Grüße", "First line,\nsecond", ReplyToAddresses=["ada@example.net"])
    page = Page(views.list_page([shown]))
    assert page.texts("bdi") == ["ada@example.net", "via forms@example.com", "Grüße", "First line, second"]
    assert page.texts("time") == ["4 Mar 2026, 12:00:00 UTC"]
    assert page.attributes("time")[0]["datetime"] == "2026-03-04T12:00:00Z"
    assert page.texts("title") == ["(1) Inbox"]
    assert page.texts("p")[0] == "1 mail"


def test_without_reply_to_the_sender_takes_its_place() -> None:
    """And without subject the list says so."""
    page = Page(views.list_page([mail("", "Hi")]))
    assert page.texts("bdi") == ["forms@example.com", "(no subject)", "Hi"]


def test_the_newest_mail_is_on_top() -> None:
    """The inbox is in order of arrival; page and JSON turn it round, and the page names the newest for its script."""
    mails = [mail(f"s{number}") for number in range(3)]
    page = Page(views.list_page(mails))
    assert [text for text in page.texts("bdi") if text.startswith("s")] == ["s2", "s1", "s0"]
    assert page.attributes("main")[0]["data-newest"] == mails[2].id
    assert [entry["subject"] for entry in json.loads(views.as_json(mails))] == ["s2", "s1", "s0"]
    assert [row["data-id"] for row in page.attributes("li")] == [shown.id for shown in reversed(mails)]


def test_each_row_leads_to_its_mail() -> None:
    """By id, escaped for a path."""
    odd = replace(mail(), id='a/b?c"d')
    assert Page(views.list_page([odd])).attributes("a")[0]["href"] == "/inbox/a/b%3Fc%22d"


def test_the_json_is_what_mail_gives() -> None:
    """A list of Mail.as_json(), [] when empty."""
    shown = mail(HOSTILE, "ü")
    assert json.loads(views.as_json([shown])) == [shown.as_json()]
    assert json.loads(views.as_json([])) == []


def test_the_mail_page_shows_every_part() -> None:
    """Envelope, HTML in a frame, text, headers and tags."""
    shown = mail("Hello", "\n  Text\n", "<p>HTML</p>", EmailTags=[{"Name": "form", "Value": "contact"}])
    page = Page(views.mail_page(shown))
    assert page.texts("h1") == [""]
    assert page.texts("bdi")[:3] == ["Hello", "forms@example.com", "owner@example.org"]
    assert page.attributes("iframe") == [{"sandbox": None, "srcdoc": "<p>HTML</p>", "title": "HTML part"}]
    assert page.texts("label") == ["HTML", "Text", "Headers", "Tags"]
    assert page.texts("th") == [*shown.headers, "form"]
    assert page.texts("td")[-1] == "contact"
    assert "<pre>\n\n  Text\n</pre>" in views.mail_page(shown)


@pytest.mark.parametrize(
    ("parts", "checked", "frames"),
    [
        ({"text": "t", "html": "<p>h</p>"}, "tab-html", 1),
        ({"text": "t"}, "tab-text", 0),
        ({"text": None, "html": "<p>h</p>"}, "tab-html", 1),
    ],
)
def test_the_best_part_is_open(parts: dict[str, str], checked: str, frames: int) -> None:
    """HTML when there is some, else text; exactly one tab."""
    page = Page(views.mail_page(mail(**parts)))
    assert [tab["id"] for tab in page.attributes("input") if "checked" in tab] == [checked]
    assert len(page.attributes("iframe")) == frames


def test_a_mail_without_tags_or_reply_to_says_so() -> None:
    """Rather than showing empty space."""
    html = views.mail_page(mail())
    assert "This mail has no tags." in html
    assert "none given" in html


@pytest.mark.parametrize("part", ["subject", "text", "html"])
def test_hostile_text_stays_text(part: str) -> None:
    """On both pages: no element and no attribute comes out of a mail."""
    hostile, plain = mail(**{"text": "t", "html": "h", part: HOSTILE}), mail(text="t", html="h")
    for render in (views.mail_page, lambda shown: views.list_page([shown])):
        tags = [tag for tag, _ in Page(render(hostile)).elements]
        assert tags == [tag for tag, _ in Page(render(plain)).elements]
    assert part != "subject" or HOSTILE in Page(views.list_page([hostile])).texts("bdi")


def test_hostile_html_cannot_leave_its_frame() -> None:
    """It is the value of one attribute, whole, in a frame that may do nothing."""
    (frame,) = Page(views.mail_page(mail(html=HOSTILE))).attributes("iframe")
    assert frame["srcdoc"] == HOSTILE
    assert frame["sandbox"] is None


@pytest.mark.parametrize(
    "page", [views.list_page([]), views.list_page([mail()]), views.mail_page(mail(html="<p>h</p>"))]
)
def test_the_pages_keep_their_own_content_policy(page: str) -> None:
    """No inline script, no inline style, no handler attribute; every file they load is an asset."""
    parsed = Page(page)
    assert [meta["content"] for meta in parsed.attributes("meta") if "http-equiv" in meta] == [views.CSP]
    assert all(script["src"] for script in parsed.attributes("script"))
    assert not parsed.attributes("style")
    assert not [
        name for _, attributes in parsed.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    loaded = re.findall(r'(?:src|href)="/inbox/assets/([^"]*)"', page)
    assert {"inbox.css", "inbox.js", "inbox.svg"} == set(loaded)


def test_the_policy_lets_no_script_but_ours_run() -> None:
    """And loads nothing from elsewhere."""
    directives = dict(directive.split(" ", 1) for directive in views.CSP.split("; "))
    assert directives["script-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert "http" not in views.CSP


@pytest.mark.parametrize("name", views.ASSETS)
def test_every_asset_is_a_file_with_a_type(name: str) -> None:
    """As text that needs nothing from another host."""
    content_type, load = views.ASSETS[name]
    text = load().decode()
    assert "/" in content_type
    assert not re.search(r"@import|url\(|https?://(?!www\.w3\.org/2000/svg)", text)
