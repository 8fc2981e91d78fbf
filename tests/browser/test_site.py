"""A visitor on the example site, in a real Chromium, to the mail in the inbox."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from local.ses.message import Mail
from local.stack import LocalStack
from tests.browser.conftest import WITHOUT_JAVASCRIPT, fill_in, open_overlay, picture
from tests.places import until

pytestmark = pytest.mark.browser


def _mail(stack: LocalStack) -> Mail:
    return until(lambda: next(iter(stack.ses.inbox), None))


def test_a_visitor_sends_the_overlay_and_the_owner_gets_the_mail(page: Page, stack: LocalStack) -> None:
    """Cross-origin, with a real preflight; the inbox page shows the mail with the visitor as Reply-To."""
    picture(page, "site")
    open_overlay(page)
    fill_in(page)
    picture(page, "overlay")
    with page.expect_request(lambda r: r.method == "POST") as posted:
        page.get_by_role("button", name="Send").click()
    assert posted.value.url.startswith(stack.endpoint)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_role("heading", name="Thank you")).to_be_focused()
    picture(page, "thanks")
    mail = _mail(stack)
    assert (mail.reply_to, mail.subject) == ("gabe@example.com", "[Website] Visitor")
    page.goto(stack.info["inbox"])
    picture(page, "inbox")
    page.get_by_role("link", name="[Website] Visitor").first.click()
    expect(page.frame_locator("iframe").get_by_text("Valve")).to_be_visible()
    expect(page.get_by_text("gabe@example.com").first).to_be_visible()
    picture(page, "mail")


@WITHOUT_JAVASCRIPT
def test_without_javascript_the_same_form_works(page: Page, stack: LocalStack) -> None:
    """The overlay opens by CSS; the post ends on the site's own thank-you page."""
    open_overlay(page)
    fill_in(page, Company="Plain")
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_url(f"{stack.site}/thanks.html")
    assert _mail(stack).reply_to == "gabe@example.com"


@WITHOUT_JAVASCRIPT
def test_without_javascript_an_error_page_keeps_what_was_typed(page: Page, stack: LocalStack) -> None:
    """A slip that the browser lets pass; corrected on our page, the visitor ends on the site all the same."""
    open_overlay(page)
    fill_in(page, Email="gabe@example", Company="Val<b>ve", Message="two\nlines")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Please check your message")).to_be_visible()
    expect(page.get_by_label("Email")).to_have_accessible_description("should be an email address")
    expect(page.get_by_label("Company")).to_have_value("Val<b>ve")
    expect(page.get_by_label("Message")).to_have_value("two\nlines")
    picture(page, "errors-without-javascript")
    page.get_by_label("Email").fill("gabe@example.com")
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_url(f"{stack.site}/thanks.html")
    assert "Company: Val<b>ve\nMessage:\n  two\n  lines\n" in _mail(stack).text


def test_a_slip_is_shown_beside_its_field(page: Page, stack: LocalStack) -> None:
    """In the endpoint's own words, with the focus on it, and gone once it is mended."""
    open_overlay(page)
    fill_in(page, Email="gabe@example")
    page.get_by_role("button", name="Send").click()
    email = page.get_by_label("Email", exact=True)
    expect(email).to_be_focused()
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_accessible_description("should be an email address")
    picture(page, "errors")
    email.fill("gabe@example.com")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert _mail(stack).reply_to == "gabe@example.com"


@pytest.mark.parametrize("failure", [429, 503, "offline"])
def test_no_thanks_without_an_answer_and_nothing_typed_is_lost(page: Page, stack: LocalStack, failure: Any) -> None:
    """The worst story of the field: mail lost behind a "thank you"."""

    def fail(route: Route) -> None:
        if failure == "offline":
            route.abort()
        else:
            route.fulfill(status=failure, body="{}", headers={"access-control-allow-origin": stack.site})

    page.route(f"{stack.endpoint}/**", fail)
    open_overlay(page)
    fill_in(page, Message="a long story")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Not sent yet")
    expect(page.get_by_role("heading", name="Thank you")).to_be_hidden()
    expect(page.get_by_label("Message (optional)")).to_have_value("a long story")
    assert stack.ses.inbox == []
    page.unroute(f"{stack.endpoint}/**")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert "a long story" in _mail(stack).text


def test_a_double_click_posts_once(page: Page, stack: LocalStack) -> None:
    """The button is disabled while the form is on its way."""
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    open_overlay(page)
    fill_in(page)
    page.get_by_role("button", name="Send").dblclick()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert len(posts) == 1
    _mail(stack)  # not in the next test's inbox


def test_the_overlay_works_by_keyboard_alone(page: Page, stack: LocalStack) -> None:
    """Open, fill, send, without ever meeting the honeypot; Escape closes and gives the focus back."""
    opener = page.get_by_role("link", name="Contact us")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Full name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    for text in ("Gabe N", "gabe@example.com", "Valve", "hello"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    until(lambda: [mail for mail in stack.ses.inbox if "Message: hello" in mail.text])
