"""A real Chromium. Skipped, loudly, only where none can be found; with CI=true that is a failure."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

from local.stack import LocalStack

IMAGES = Path(__file__).parents[2] / "docs" / "images"
# No sandbox, for it does not run as root; nothing else that phones home.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGUMENTS += ["--disable-sync", "--no-first-run", "--disable-quic"]
WITHOUT_JAVASCRIPT = pytest.mark.parametrize("page", [False], indirect=True, ids=["no-javascript"])
GABE = {"Full name": "Gabe N", "Email": "gabe@example.com", "Company": "Valve"}


def find_chromium() -> str | None:
    """The CHROMIUM variable, else the first that is on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        reason = "NO CHROMIUM FOUND: the browser tests did not run (install chromium, or set CHROMIUM to its path)"
        assert os.environ.get("CI") != "true", reason
        pytest.skip(reason)
    try:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    except Error as error:
        pytest.fail(f"{chromium} does not start: {error.message}")
    yield launched
    launched.close()


@pytest.fixture(params=[True], ids=["javascript"])
def page(request: pytest.FixtureRequest, browser: Browser, stack: LocalStack) -> Iterator[Page]:
    """The site's first page, with JavaScript unless a test asks for none; no error may reach the console."""
    stack.ses.inbox.clear()
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(stack.site)
    yield opened
    context.close()
    assert errors == []


def open_overlay(page: Page) -> None:
    """As a visitor does."""
    page.get_by_role("link", name="Contact us").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def fill_in(page: Page, **changes: str) -> None:
    """Gabe's form, with `changes` by label."""
    for label, value in (GABE | changes).items():
        name = "Message (optional)" if label == "Message" else label
        page.get_by_label(name, exact=True).fill(value)


def picture(page: Page, name: str, **how: Any) -> None:
    """A screenshot for docs/images, kept only when it is asked for: `make screenshots`."""
    if os.environ.get("SCREENSHOTS"):
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", **how)
