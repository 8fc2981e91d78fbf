"""Proof of work in a real browser: what it solves, what it can't, and what comes of either."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from local.ses.message import Mail
from local.stack import LocalStack
from tests.browser.conftest import WITHOUT_JAVASCRIPT, fill_in, open_overlay
from tests.places import Queue, until

pytestmark = pytest.mark.browser

Post = dict[str, Any]
Turn = Callable[[str], None]
MARKED = "[spam?] [Website] Visitor"


@pytest.fixture
def form(page: Page, stack: LocalStack) -> Turn:
    """Lets the site's form post to another one of forms.toml."""

    def turn(name: str) -> None:
        page.locator("form").evaluate("(form, url) => form.setAttribute('action', url)", f"{stack.endpoint}/f/{name}")

    return turn


@pytest.fixture
def posts(page: Page) -> list[Post]:
    """What the page posted, in order."""
    seen: list[Post] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            seen.append(json.loads(request.post_data or ""))

    page.on("request", note)
    return seen


def _send(page: Page, message: str) -> None:
    """Once the page has its token."""
    with page.expect_response(re.compile("/token$")):
        open_overlay(page)
    fill_in(page, Message=message)
    page.get_by_role("button", name="Send").click()


def _thanked(page: Page) -> None:
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def _mail(stack: LocalStack, queues: dict[str, Queue]) -> Mail:
    """The one that there is, once nothing is under way."""
    until(lambda: not queues["submissions"].size())
    [mail] = stack.ses.inbox
    return mail


def test_the_browser_does_the_work_and_the_mail_comes_unmarked(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, posts: list[Post]
) -> None:
    """With the first post, since the token brought the challenge. Nothing of it is mailed."""
    form("proved")
    _send(page, "proved")
    _thanked(page)
    [post] = posts
    mail = _mail(stack, queues)
    assert mail.subject == "[Website] Visitor"
    assert "altcha" not in mail.text
    assert post["altcha"] not in mail.text


def test_who_is_in_doubt_is_asked_and_sees_nothing_of_it(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, posts: list[Post]
) -> None:
    """The same message again, with the proof: one mail, and it is not marked."""
    form("doubted")
    with page.expect_response(lambda response: response.status == 422) as asked:
        _send(page, "doubted")
    answer = asked.value.json()
    assert [error["code"] for error in answer["errors"]] == ["PROOF_REQUIRED"]
    _thanked(page)
    first, second = posts
    assert second == {**first, "altcha": second["altcha"]}
    assert _mail(stack, queues).subject == "[Website] Visitor"


def test_a_forged_proof_is_marked(page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn) -> None:
    """Delivered, for the owner to see."""

    def forge(route: Route) -> None:
        post = json.loads(route.request.post_data or "")
        proof = json.loads(b64decode(post["altcha"]))
        proof["number"] = (proof["number"] + 1) % 1000
        post["altcha"] = b64encode(json.dumps(proof).encode()).decode()
        route.continue_(post_data=json.dumps(post))

    form("proved")
    page.route(re.compile("/f/proved$"), forge)
    _send(page, "forged")
    _thanked(page)
    assert _mail(stack, queues).subject == MARKED


@WITHOUT_JAVASCRIPT
@pytest.mark.parametrize("name", ["proved", "doubted"])
def test_without_javascript_the_mail_comes_marked(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, name: str
) -> None:
    """Never lost, and nobody is asked for what a page alone can't do."""
    form(name)
    page.get_by_role("link", name="Contact us").click()
    fill_in(page, Message=f"no script, {name}")
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_url(f"{stack.site}/thanks.html")
    assert _mail(stack, queues).subject == MARKED


@pytest.mark.parametrize(("name", "attempts"), [("proved", 1), ("doubted", 2)])
def test_a_browser_that_can_not_do_the_work_sends_all_the_same(  # noqa: PLR0913, PLR0917 - fixtures
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, posts: list[Post], name: str, attempts: int
) -> None:
    """As one over plain http: without a token, so that it is not asked in vain. The mail comes marked."""
    page.evaluate("Object.defineProperty(Crypto.prototype, 'subtle', { get() {} })")
    form(name)
    _send(page, f"can't, {name}")
    _thanked(page)
    assert len(posts) == attempts
    assert not {"altcha", "_token"} & set(posts[-1])
    assert _mail(stack, queues).subject == MARKED


def test_a_challenge_without_a_solution_ends(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn
) -> None:
    """All numbers are tried, and then it goes without."""

    def spoil(route: Route) -> None:
        ticket = route.fetch().json()
        ticket["challenge"] |= {"challenge": "0" * 64, "maxnumber": 2000}
        route.fulfill(headers={"Access-Control-Allow-Origin": "*"}, json=ticket)

    form("proved")
    page.route(re.compile("/token$"), spoil)
    _send(page, "unsolvable")
    _thanked(page)
    assert _mail(stack, queues).subject == MARKED


def test_a_challenge_that_has_run_out_is_asked_for_anew(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, posts: list[Post]
) -> None:
    """Who types for longer than ten minutes keeps the first token: it says how long that took."""
    page.clock.install()
    tokens: list[str] = []
    page.on("response", lambda reply: tokens.append(reply.json()["token"]) if reply.url.endswith("/token") else None)
    form("proved")
    with page.expect_response(re.compile("/token$")):
        open_overlay(page)
    fill_in(page, Message="slowly")
    page.clock.fast_forward("11:00")
    page.get_by_role("button", name="Send").click()
    _thanked(page)
    assert len(tokens) == 2
    assert posts[0]["_token"] == tokens[0]
    assert _mail(stack, queues).subject == "[Website] Visitor"


def test_each_attempt_does_work_of_its_own(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, posts: list[Post]
) -> None:
    """A proof counts once: the second attempt would be marked for the first one's."""
    form("proved")
    page.route(re.compile("/f/proved$"), lambda route: route.abort(), times=1)
    _send(page, "twice")
    expect(page.get_by_role("alert")).to_contain_text("Not sent yet")
    page.get_by_role("button", name="Send").click()
    _thanked(page)
    first, second = posts
    assert first["altcha"] != second["altcha"]
    assert {**first, "altcha": ""} == {**second, "altcha": ""}
    assert _mail(stack, queues).subject == "[Website] Visitor"


def test_who_only_has_to_click_has_no_token_and_does_the_work(
    page: Page, stack: LocalStack, queues: dict[str, Queue], form: Turn, posts: list[Post]
) -> None:
    """A password manager filled the form in. A token from now would look like a machine's haste."""
    form("proved")
    page.evaluate(
        """() => {
          document.querySelector('dialog').setAttribute('open', '');
          const values = { fullname: 'Gabe N', emailid: 'gabe@example.com', company: 'Valve', message: 'filled in' };
          for (const [name, value] of Object.entries(values)) document.querySelector(`[name=${name}]`).value = value;
        }"""
    )
    page.get_by_role("button", name="Send").click()
    _thanked(page)
    assert "altcha" in posts[0]
    assert "_token" not in posts[0]
    assert _mail(stack, queues).subject == "[Website] Visitor"


def test_the_page_lives_on_while_it_works(page: Page, form: Turn) -> None:
    """A visitor can still close the dialog, scroll and type."""
    form("proved")
    page.route(re.compile("/f/proved$"), lambda route: route.abort())
    page.evaluate("() => { window.ticks = 0; setInterval(() => { window.ticks += 1 }, 10) }")
    with page.expect_request(re.compile("/f/proved$")):
        _send(page, "alive")
        before = page.evaluate("window.ticks")
    assert page.evaluate("window.ticks") - before >= 3


def test_without_a_ticket_the_form_is_sent(page: Page, stack: LocalStack, queues: dict[str, Queue]) -> None:
    """A blocker, a network that is gone for a moment, an endpoint that knows no tokens: none of it keeps mail back."""
    page.route(re.compile("/token$"), lambda route: route.abort())
    open_overlay(page)
    fill_in(page, Message="no ticket")
    page.get_by_role("button", name="Send").click()
    _thanked(page)
    assert _mail(stack, queues).subject == "[Website] Visitor"
