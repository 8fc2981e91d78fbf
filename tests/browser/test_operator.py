"""What an operator sees in a terminal, as pictures: a bad day, from the red light to the green one."""

import html
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from local.bundle import REPO
from local.ses.breakage import Breakage
from local.stack import LocalStack
from shared.standing import State
from tests.browser.conftest import picture
from tests.e2e.conftest import post
from tests.places import Ledgers, Queue, until

pytestmark = pytest.mark.browser

COLUMNS = 150


def _rgb(color: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(color)
    return red, green, blue


_COLORS = ("3c4648", "e06c64", "7ec882", "e0be6e", "6ea0dc", "be8cd2", "6fc1b9", "e1e8e8")
THEME = TerminalTheme((24, 30, 32), (225, 232, 232), [_rgb(each) for each in _COLORS])
PAGE = """<style>body {{ margin: 0; background: #181e20 }} pre {{ display: inline-block; margin: 0; color: #e1e8e8;
padding: 1.2rem 1.5rem; font: 14px/1.45 "DejaVu Sans Mono", monospace }}</style>{}"""
See = Callable[..., str]


@pytest.fixture
def bad_day(stack: LocalStack, queues: dict[str, Queue], ledger: Ledgers) -> Iterator[None]:
    """SES refuses; afterwards all is whole again."""
    until(lambda: not queues["submissions"].size())
    stack.ses.inbox.clear()
    yield
    stack.ses.breakage = Breakage.NONE
    for queue in queues.values():
        queue.purge()


@pytest.fixture
def see(stack: LocalStack, browser: Browser, tmp_path: Path) -> See:
    """Runs a command as in a terminal, keeps its picture where a name is given, and gives what was printed."""
    environment = {
        "PYTHONPATH": str(REPO),
        "MAILCHUTE_LOCAL": str(stack.folder),
        "COLUMNS": str(COLUMNS),
        "FORCE_COLOR": "1",
        "TERM": "xterm-256color",
    }

    def run(command: str, name: str = "", code: int = 0) -> str:
        words = [sys.executable, "-m", "ops.mailchute", *command.split()[1:]]
        done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        if name and os.environ.get("SCREENSHOTS"):
            _keep(browser, f"$ {command}\n{done.stdout}", name)
        return Text.from_ansi(done.stdout).plain

    return run


def _keep(browser: Browser, printed: str, name: str) -> None:
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(printed), soft_wrap=True)
    page = browser.new_page(viewport={"width": 1320, "height": 100})
    page.set_content(PAGE.format(console.export_html(theme=THEME, inline_styles=True, code_format="<pre>{code}</pre>")))
    picture(page, name, full_page=True)
    page.close()


@pytest.mark.usefixtures("bad_day")
def test_a_bad_day_from_red_to_green(stack: LocalStack, queues: dict[str, Queue], ledger: Ledgers, see: See) -> None:
    """Red, by cause; the command that the groups name is run; green, and the story of one tells all of it."""
    url = f"{stack.endpoint}/f/contact"
    ledger.until(post(url, message="a good hour"), State.DELIVERED)
    stack.ses.breakage = Breakage.REJECT
    ids = [post(url, message=f"a bad hour {n}", fullname=html.escape(f"Visitor {n}")) for n in range(12)]
    for id_ in ids:
        ledger.until(id_, State.PARKED)
    until(lambda: queues["dead_letters"].size() == len(ids))
    red = see("mailchute status --local", "cli-status-red", code=1)
    assert "● red" in red
    assert "12 could not be mailed" in red
    groups = see("mailchute dead groups --local", "cli-groups")
    [command] = [line.strip() for line in groups.splitlines() if "dead replay" in line]
    assert command == "mailchute dead replay --reason refused_by_ses --stack local --region us-east-1"
    assert ids[0] in see("mailchute dead list --local")
    stack.ses.breakage = Breakage.NONE
    assert "sent on 12;" in see(f"{command} --yes", "cli-replay")
    for id_ in ids:
        ledger.until(id_, State.DELIVERED)
    assert "● green" in see("mailchute status --local")
    story = see(f"mailchute history {ids[0]} --local", "cli-history")
    steps = [line.split()[3] for line in story.splitlines() if line.startswith("20")]
    assert steps == ["SENDING", "PARKED", "REPLAYED", "SENDING", "SENT", "DELIVERED"]
