"""The same form twice: which posts are one mail, and which are two."""

import pytest

from local.stack import LocalStack
from shared.standing import State
from tests.e2e.conftest import post
from tests.places import Ledgers, Queue, until

pytestmark = pytest.mark.e2e

ENDED = (State.DELIVERED, State.DUPLICATE)
TOKEN = "4f1c7d52-0b6e-4d0c-9f57-6f5c7d1f2a30"
CARRIERS = {"field": ({}, {"_id": TOKEN}), "header": ({"Idempotency_Key": f'"{TOKEN}"'}, {})}


def _mailed(stack: LocalStack, queue: Queue) -> list[str]:
    """The ids of all mails, once nothing is under way."""
    until(lambda: not queue.size())
    return [mail.tags["submission"] for mail in stack.ses.inbox]


def test_the_same_form_twice_is_one_mail(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers
) -> None:
    """As a double click or a refresh sends it; the ledger says which one carries the other."""
    ids = {post(url, message="twice"), post(url, message="twice")}
    entries = {entry.state: entry for entry in (ledger.until(id_, *ENDED) for id_ in ids)}
    assert set(entries) == set(ENDED)
    assert _mailed(stack, queues["submissions"]) == [entries[State.DELIVERED].id]
    assert entries[State.DUPLICATE].twin == entries[State.DELIVERED].id


@pytest.mark.parametrize(
    ("fields", "browser"),
    [({"message": "once more?"}, "one"), ({"message": "once more", "_subject": "Again"}, "one"), ({}, "another")],
    ids=["one-character", "subject", "client"],
)
def test_what_differs_is_another_mail(
    stack: LocalStack, url: str, queues: dict[str, Queue], fields: dict[str, str], browser: str
) -> None:
    """In one character, in the subject that the page asks for, or in whoever sent it."""
    # Each case has a company of its own, for all three run within the ten minutes.
    own = f"{fields}{browser}"
    ids = [
        post(url, headers={"User_Agent": "one"}, message="once more", company=own),
        post(url, headers={"User_Agent": browser}, **{"message": "once more", "company": own, **fields}),
    ]
    assert sorted(_mailed(stack, queues["submissions"])) == sorted(ids)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_retry_is_the_same_submission(stack: LocalStack, url: str, queues: dict[str, Queue], carrier: str) -> None:
    """By its token, as a field or as a header: the same id in both answers, from wherever it comes, and one mail."""
    headers, fields = CARRIERS[carrier]
    first = post(url, headers=headers, message=carrier, **fields)
    # While the first is being sent, the second waits for two minutes.
    assert _mailed(stack, queues["submissions"]) == [first]
    again = post(url, headers={**headers, "User_Agent": "another network"}, message=carrier, **fields)
    assert first == again
    assert _mailed(stack, queues["submissions"]) == [first]


def test_a_token_that_is_used_for_another_message_costs_no_mail(
    stack: LocalStack, url: str, queues: dict[str, Queue]
) -> None:
    """A page with the token in its HTML gives every visitor the same one."""
    ids = [post(url, message=message, _id=TOKEN) for message in ("one", "the other")]
    assert sorted(_mailed(stack, queues["submissions"])) == sorted(ids)
    assert len(set(ids)) == 2
