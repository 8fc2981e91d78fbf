"""Links and markup: each reason where it holds, and the nearest letter in which it does not."""

import pytest

from functions.intake.spam.links import find_links, links, markup
from tests.unit.spam.posts import post, reasons

LETTER = "Hello, since Monday the page about opening hours shows last year's dates. Could you have a look at it? "
NOFOLLOW = '<a href="https://a.example" rel="nofollow">a page</a>'
HTML = '<a href="https://a.example">a page</a>'
BBCODE = "[url=https://a.example]a page[/url]"
# Reason → a text that has it, and one that has it not.
LINKS = {
    "link": (f"{LETTER}https://a.example/hours", f"{LETTER}It is a dot example, or gabe@a.example"),
    "links": (LETTER * 3 + "https://a.example " * 3, LETTER * 3 + "https://a.example " * 2),
    "many-links": (LETTER * 9 + "https://a.example " * 8, LETTER * 9 + "https://a.example " * 7),
    "only-links": ("http://a.example/x", f"{LETTER}http://a.example/x"),
    "mostly-links": (f"{LETTER}http://a.example/{'x' * 90}", f"{LETTER}http://a.example/x"),
    "short-link": (f"{LETTER}https://bit.ly/3xY", f"{LETTER}https://orbit.ly/3xY"),
    "cheap-domain": (f"{LETTER}https://www.deals.xyz/a", f"{LETTER}https://xyz.example/a.xyz"),
    "keyword-link": (
        f"{LETTER}https://a.example/best-white-mouse-for-gaming/",
        f"{LETTER}https://a.example/contact-us/",
    ),
}


@pytest.mark.parametrize("reason", LINKS)
def test_links_weigh_by_number_share_and_manner(reason: str) -> None:
    """In the subject as well as in the text."""
    spam, ham = LINKS[reason]
    assert reason in reasons(links, message=spam)
    assert reason in reasons(links, subject=spam)
    assert reason not in reasons(links, message=ham)


def test_one_link_in_a_letter_weighs_less_than_many_and_less_than_nothing_but_links() -> None:
    """A customer may well paste one."""
    one, many, bare = (
        sum(signal.points for signal in links(post(message=text)))
        for text in (LETTER * 3 + "https://a.example", LETTER * 9 + "https://a.example " * 8, "https://a.example")
    )
    assert 0 < one < min(many, bare)


def test_a_name_that_is_the_linked_sites_is_an_advert() -> None:
    """However it is spelt; a visitor who happens to link to a page does not share its name."""
    linked = f"{LETTER}https://www.pin-shop.example"
    assert "name-of-site" in reasons(links, fullname="Pin Shop", message=linked)
    assert "name-of-site" not in reasons(links, fullname="Ann Pinter", message=linked)
    assert "name-of-site" not in reasons(links, fullname="Pin", message=linked)
    assert "name-of-site" not in reasons(links, fullname="Pin Shop", message=LETTER)


WEBSITES = {
    "cheap-website": ("https://deals.top", "https://top.example"),
    "keyword-website": ("https://a.example/cheap-cars-in-town", "https://a.example/cars"),
    "deep-website": ("https://a.example/?p=4711", "https://a.example/"),
}


@pytest.mark.parametrize("reason", WEBSITES)
def test_a_website_of_ones_own_counts_only_where_it_is_odd(reason: str) -> None:
    """That is what the field is for, with or without a scheme."""
    spam, ham = WEBSITES[reason]
    for part in ("https://", "https://www."):
        assert reasons(links, website=spam.replace("https://", part), message=LETTER) == {reason}
    assert reason not in reasons(links, website=ham, message=LETTER)
    assert reasons(links, website="https://gabe.example", message=LETTER) == set()
    assert reasons(links, website="gabe.example", message=LETTER) == set()


def test_links_are_found_as_a_mail_program_finds_them() -> None:
    """Without what stands around them; hosts without www, port and path."""
    found = find_links(
        "(see HTTPS://WWW.A.Example:8080/x?y#z), www.b.example! <http://c.example>; http:/d.example/. e.example"
    )
    assert found.urls == ("HTTPS://WWW.A.Example:8080/x?y#z", "www.b.example", "http://c.example", "http:/d.example/")
    assert found.hosts == {"a.example", "b.example", "c.example", "d.example"}


MARKUP = {
    "bbcode-link": (BBCODE, "[1] is broken, see [the url] and [link: none]"),
    "html-link": (HTML, "If a < b, your <a> tag is shown, and so is href"),
    "copied-link": (NOFOLLOW, "I set rel=nofollow, is that right?"),
    "links-in-all-notations": (HTML + BBCODE, HTML),
    "markdown-link": ("[a page](https://a.example)", "[a page] (https://a.example)"),
}


@pytest.mark.parametrize("reason", MARKUP)
def test_markup_that_no_form_renders_is_a_programs(reason: str) -> None:
    """People do not type it."""
    spam, ham = MARKUP[reason]
    assert reason in reasons(markup, message=f"{LETTER}{spam}")
    assert reason not in reasons(markup, message=f"{LETTER}{ham}")


def test_what_was_copied_from_a_page_is_not_held_for_a_programs() -> None:
    """A blog program has put rel="nofollow" to each link; one without it was written."""
    assert reasons(markup, message=NOFOLLOW * 2) == {"copied-link"}
    assert reasons(markup, message=NOFOLLOW + HTML) == {"html-link"}


def test_a_letter_has_no_markup() -> None:
    """Nor does the question of a customer who writes of HTML."""
    for text in (LETTER, "My <b>title</b> is <i>not</i> bold & the &lt;table&gt; is gone; a[0](x) fails"):
        assert reasons(markup, message=text) == set()
