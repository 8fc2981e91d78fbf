"""A visitor who sends twice: what is one mail, and what is two."""

import json

import pytest
from playwright.sync_api import Page, Request, Route, expect

from local.stack import LocalStack
from tests.browser.conftest import WITHOUT_JAVASCRIPT, fill_in, open_overlay
from tests.places import Queue, until

pytestmark = pytest.mark.browser


@pytest.fixture
def tokens(page: Page) -> list[str]:
    """The retry token of each post, in order."""
    seen: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            seen.append(json.loads(request.post_data or "")["_id"])

    page.on("request", note)
    return seen


def _send(page: Page) -> None:
    page.get_by_role("button", name="Send").click()


def _thanked(page: Page) -> None:
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def _messages(stack: LocalStack, queues: dict[str, Queue]) -> list[str]:
    """The last field of each mail, once nothing is under way."""
    until(lambda: not queues["submissions"].size())
    return [mail.text.partition("Message: ")[2].partition("\n")[0] for mail in stack.ses.inbox]


def _fail(route: Route, failure: int | str) -> None:
    if failure == "offline":
        route.abort()
    else:
        route.fulfill(status=int(failure), body="{}", headers={"access-control-allow-origin": "*"})


@pytest.mark.parametrize("failure", [429, 503, "offline"])
def test_a_retry_after_a_lost_answer_is_the_same_mail(
    page: Page, stack: LocalStack, queues: dict[str, Queue], tokens: list[str], failure: int | str
) -> None:
    """The server took the first attempt and the page never heard of it: the second carries the same token."""

    def lose_the_answer(route: Route) -> None:
        assert route.fetch().status == 200
        _fail(route, failure)

    page.route(f"{stack.endpoint}/**", lose_the_answer)
    open_overlay(page)
    fill_in(page, Message=f"lost {failure}")
    _send(page)
    expect(page.get_by_role("alert")).to_contain_text("Not sent yet")
    assert _messages(stack, queues) == [f"lost {failure}"]
    page.unroute(f"{stack.endpoint}/**")
    _send(page)
    _thanked(page)
    assert _messages(stack, queues) == [f"lost {failure}"]
    assert len(tokens) == 2
    assert len(set(tokens)) == 1


def test_a_mended_slip_keeps_its_token(page: Page, stack: LocalStack, tokens: list[str]) -> None:
    """It is the same message still."""
    open_overlay(page)
    fill_in(page, Email="gabe@example")
    _send(page)
    expect(page.get_by_label("Email", exact=True)).to_have_attribute("aria-invalid", "true")
    fill_in(page)
    _send(page)
    _thanked(page)
    assert len(tokens) == 2
    assert len(set(tokens)) == 1


@pytest.mark.parametrize("second", ["good morning", "good evening"])
def test_two_messages_of_one_visitor_are_two_mails(
    page: Page, stack: LocalStack, queues: dict[str, Queue], tokens: list[str], second: str
) -> None:
    """Even in the same words: whoever was thanked and sends again means it."""
    for message in ("good morning", second):
        open_overlay(page)
        fill_in(page, Message=message)
        _send(page)
        _thanked(page)
        page.keyboard.press("Escape")
    assert sorted(_messages(stack, queues)) == sorted(["good morning", second])
    assert len(set(tokens)) == 2
    assert all(16 <= len(token) <= 200 for token in tokens)


@WITHOUT_JAVASCRIPT
def test_without_javascript_the_same_again_is_one_mail(page: Page, stack: LocalStack, queues: dict[str, Queue]) -> None:
    """Back from the thank-you page, Send once more."""
    open_overlay(page)
    fill_in(page, Message="no script")
    _send(page)
    expect(page).to_have_url(f"{stack.site}/thanks.html")
    page.go_back()
    fill_in(page, Message="no script")
    _send(page)
    expect(page).to_have_url(f"{stack.site}/thanks.html")
    assert _messages(stack, queues) == ["no script"]
