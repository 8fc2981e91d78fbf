"""The spam filter where it matters: a customer gets through, a pitch does not, and nothing of either is lost."""

import json

import pytest

from local.stack import LocalStack
from shared.standing import State
from tests.e2e.conftest import Operate, http, post
from tests.places import Ledgers, Queue, until

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("bad_day")]

ENQUIRY = {
    "fullname": "Marta Oliveira",
    "emailid": "marta.oliveira@example.com",
    "company": "Padaria Oliveira",
    "message": "Good morning, we are moving our bakery to a bigger place in spring and would like to talk about the "
    "shop front. Are you free for a visit in the week of 8 December? The house is from 1931. Marta",
}
PITCH = {
    "fullname": "Kevin Marsh",
    "emailid": "kevin.marsh.growth@example.com",
    "company": "Rank Boosters",
    "message": "Hello,\n\nI was looking at your website and noticed that it is not showing up on the first page of "
    "Google for your main keywords. Our team of SEO experts offers affordable monthly packages and quality backlinks, "
    "and we can increase your traffic within 60 days.\n\nWould you be interested in a free audit? Just reply to this "
    "message and I will send you our price list.\n\nKevin",
}

SOLD = "it sells rankings, reviews or search engine work"


def test_a_real_enquiry_arrives_unmarked(stack: LocalStack, url: str, ledger: Ledgers) -> None:
    """As typed, in the inbox."""
    ledger.until(post(url, headers=None, **ENQUIRY), State.DELIVERED)
    [mail] = stack.ses.inbox
    assert (mail.subject, "X-Mailchute-Spam" in mail.headers) == ("[Website] Visitor", False)
    assert "The house is from 1931." in mail.text


def test_a_pasted_pitch_waits_with_its_reasons_on_board_and_screen_and_arrives_when_released(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers, operate: Operate
) -> None:
    """In words that a person understands; and who sent it saw no difference."""
    pitch = post(url, headers=None, **PITCH)
    until(lambda: queues["quarantine"].size() == 1)
    assert stack.ses.inbox == []
    assert SOLD in " ".join(operate(f"mailchute quarantine show {pitch}").split())
    [held] = json.loads(http("GET", f"{stack.site}/board.json").body)["quarantine"]["latest"]
    assert (held["id"], SOLD in json.dumps(held)) == (pitch, True)
    operate(f"mailchute quarantine release --id {pitch}")
    ledger.until(pitch, State.DELIVERED)
    [mail] = stack.ses.inbox
    assert (mail.subject, "X-Mailchute-Spam" in mail.headers) == ("[Website] Visitor", False)
    assert "Would you be interested in a free audit?" in mail.text
