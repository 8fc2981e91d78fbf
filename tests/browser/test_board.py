"""The board in a real Chromium: counts move, and the switch breaks and mends SES."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from local.ses.breakage import Breakage
from local.stack import LocalStack
from shared.standing import State
from tests.browser.conftest import picture
from tests.e2e.conftest import _subscribed, alerts, bad_day, post
from tests.places import Ledgers, until

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("bad_day")]
__all__ = ["_subscribed", "alerts", "bad_day"]


@pytest.fixture
def board(browser: Browser, stack: LocalStack) -> Iterator[Page]:
    """The board's page; nothing may reach the console."""
    stack.ses.inbox.clear()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(stack.info["board"])
    yield page
    context.close()
    assert said == []


def shown(page: Page, name: str) -> int:
    """A count in the drawing."""
    return int(page.locator(f"#chute [data-count={name}]").inner_html())


def _post(stack: LocalStack, ledger: Ledgers, state: State, *messages: str) -> None:
    for id_ in [post(f"{stack.endpoint}/f/contact", message=message) for message in messages]:
        ledger.until(id_, state)


@pytest.mark.usefixtures("alerts")
def test_a_rehearsal_on_the_board(board: Page, stack: LocalStack, ledger: Ledgers) -> None:
    """Mail is delivered, the switch is turned, mail is refused and told of, and the switch is turned back."""
    before = {name: shown(board, name) for name in ("accepted", "delivered", "parked")}
    _post(stack, ledger, State.DELIVERED, *(f"board, before {n}" for n in range(4)))
    until(lambda: shown(board, "delivered") == before["delivered"] + 4)

    board.get_by_role("button", name="rejects").click()
    expect(board.get_by_role("button", name="rejects")).to_have_attribute("aria-pressed", "true")
    expect(board.get_by_role("status")).to_have_text("SES is broken: rejects")
    assert str(stack.ses.breakage) == "reject"
    _post(stack, ledger, State.PARKED, *(f"board, refused {n}" for n in range(3)))
    until(lambda: shown(board, "parked") == before["parked"] + 3)
    dead = board.get_by_role("region", name="Dead letters")
    expect(dead.get_by_text("mailchute dead replay --reason refused_by_ses --stack local")).to_be_visible()
    alert = board.get_by_role("region", name="Alerts").get_by_text("A submission could not be mailed").first
    expect(alert).to_be_visible()
    expect(board.locator("#flying use")).to_have_count(0)
    picture(board, "board")

    board.get_by_role("button", name="takes mail").click()
    expect(board.get_by_role("status")).to_contain_text("dead letter")
    assert str(stack.ses.breakage) == "none"
    until(lambda: shown(board, "accepted") == before["accepted"] + 7)


def test_quarantine_says_in_words_why(board: Page, stack: LocalStack) -> None:
    """Each reason with what it weighed, once somebody asks for the letters."""
    id_ = post(f"{stack.endpoint}/f/contact", message="board, held back", _gotcha="x")
    quarantine = board.get_by_role("region", name="Quarantine")
    quarantine.get_by_text("Show them").click()
    letter = quarantine.get_by_role("listitem").filter(has=board.get_by_text(id_))
    expect(letter).to_contain_text("contact · quarantine, at a score of 0.")
    expect(letter.get_by_role("listitem").filter(has_text="+6.0")).to_contain_text(
        "a field that no person sees was filled in"
    )
    expect(letter).to_be_visible()


def test_a_share_of_the_mails_can_be_hit(board: Page, stack: LocalStack) -> None:
    """By keyboard alone: the button, then the slider."""
    board.get_by_role("button", name="throttles").focus()
    board.keyboard.press("Enter")
    expect(board.get_by_role("button", name="throttles")).to_have_attribute("aria-pressed", "true")
    board.get_by_label("Share of the mails").focus()
    for _ in range(3):
        board.keyboard.press("ArrowLeft")
    expect(board.locator("#share")).to_have_text("85 %")
    until(lambda: (stack.ses.breakage, stack.ses.breakage_rate) == (Breakage.THROTTLE, 0.85))
    stack.ses.breakage_rate = 1.0


def test_letters_fly_when_counts_change(board: Page, stack: LocalStack, ledger: Ledgers) -> None:
    """And are gone once they have arrived; whoever asks for less motion sees the numbers only."""
    _post(stack, ledger, State.DELIVERED, "board, flying")
    expect(board.locator("#flying use").first).to_be_attached()
    expect(board.locator("#flying use")).to_have_count(0)
    board.emulate_media(reduced_motion="reduce")
    before = shown(board, "delivered")
    _post(stack, ledger, State.DELIVERED, "board, calm")
    until(lambda: shown(board, "delivered") == before + 1)
    assert board.locator("#flying use").count() == 0


def test_what_is_heard_is_a_sentence(board: Page, stack: LocalStack, ledger: Ledgers) -> None:
    """For screen readers, when something has changed."""
    _post(stack, ledger, State.DELIVERED, "board, heard")
    delivered = shown(board, "delivered")
    expect(board.locator("#said")).to_contain_text("delivered")
    until(lambda: f"{shown(board, 'delivered')} delivered" in board.locator("#said").inner_text() or None)
    assert shown(board, "delivered") >= delivered


def test_a_phone_scrolls_in_one_direction_only(board: Page) -> None:
    """Nothing is wider than the screen, and the drawing is as wide as it."""
    board.set_viewport_size({"width": 360, "height": 740})
    assert board.evaluate("document.documentElement.scrollWidth") == 360
    box = board.locator("#chute").bounding_box()
    assert box is not None
    assert box["width"] > 320


def test_a_stack_that_is_gone_is_said(board: Page) -> None:
    """Rather than old numbers that look new."""
    board.route("**/board.json", lambda route: route.fulfill(body="no JSON"))
    expect(board.get_by_role("status")).to_have_text("not reachable")
    board.unroute("**/board.json")
    expect(board.get_by_role("status")).not_to_have_text("not reachable")
