"""`mailchute history`: all that the ledger knows of one submission."""

import json

import pytest

from ops.cli.ends import Exit
from ops.cli.history import meaning
from shared.ledger import LATEST_DELIVERY
from shared.standing import Entry, State
from shared.table import Item, Table
from tests.unit.ops.conftest import Run, World

NOON = 1_795_435_200
STORY = f"{NOON} SENDING\n{NOON + 1} RETRY Throttling\n{NOON + 61} SENDING"


@pytest.fixture
def bounced(empty: World) -> World:
    """One that SES throttled, took, delivered to one recipient and not to the other."""
    empty.enter("a", State.SENDING, story=STORY, code="Throttling", filed=False, parkings=0)
    for state, after in ((State.SENT, 61), (State.DELIVERED, 63), (State.BOUNCED, 62)):
        empty.books.ledger.settle("a", state, "ses-1", NOON + after)
    return empty


def test_a_timeline_has_steps_and_news_in_order(bounced: World, run: Run) -> None:
    """Under what it all means."""
    result = run("history", "a")
    assert result.exit_code == Exit.DONE
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "a form contact",
        "BOUNCED: SES had it, and it was not delivered: it bounced",
        "SES's id ses-1",
        "",
        "story",
        "2026-11-23 12:00:00 UTC SENDING",
        "2026-11-23 12:00:01 UTC RETRY Throttling",
        "2026-11-23 12:01:01 UTC SENDING",
        "2026-11-23 12:01:01 UTC SENT",
        "2026-11-23 12:01:02 UTC BOUNCED",
        "2026-11-23 12:01:03 UTC DELIVERED",
    ]


def test_a_timeline_for_scripts(bounced: World, run: Run) -> None:
    """Times in ISO 8601."""
    result = run("history", "a", "--json")
    data = json.loads(result.stdout)
    steps = data.pop("story")
    assert data == {
        "id": "a",
        "form": "contact",
        "state": "BOUNCED",
        "reason": "",
        "code": "Throttling",
        "attempts": 3,
        "ses_id": "ses-1",
        "twin": "",
    }
    assert steps[1] == {"at": "2026-11-23T12:00:01+00:00", "what": "RETRY", "code": "Throttling"}
    assert [step["what"] for step in steps] == ["SENDING", "RETRY", "SENDING", "SENT", "BOUNCED", "DELIVERED"]


def test_who_carries_it_and_why_it_was_parked_are_named(empty: World, run: Run) -> None:
    """Where there is such a thing."""
    empty.enter("a", State.DUPLICATE, twin="b")
    empty.enter("c", State.PARKED, reason="refused_by_ses")
    assert run("history", "a").stdout.splitlines()[1:] == [
        "DUPLICATE: the same form twice: another submission carries it",
        "carried by b",
    ]
    assert run("history", "c").stdout.splitlines()[1:] == [
        "PARKED: given up: it is a dead letter",
        "reason refused_by_ses",
    ]


def test_what_an_operator_did_says_so(empty: World, run: Run) -> None:
    """A letter that was thrown away is no dead letter any more, nor is one that was sent again."""
    empty.put(empty.outputs["DeadLetterQueueUrl"], at="refused_by_ses")
    entry = empty.enter("0193586e-8c00-7000-8000-000000000001", State.PARKED)
    run("dead", "replay", "--id", entry.id)
    sent = run("history", entry.id).stdout
    assert "PARKED: sent again by an operator\n" in sent
    assert sent.splitlines()[-1].split() == ["2026-11-23", "12:00:00", "UTC", "REPLAYED"]
    empty.enter("d", State.PARKED, discarded=NOON)
    assert "PARKED: thrown away by an operator\n" in run("history", "d").stdout


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_meaning(state: State) -> None:
    """In words, for whoever does not know the machine."""
    assert len(meaning(Entry("a", "contact", state, 0)).split()) > 2


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_an_id_that_the_ledger_does_not_know_is_exit_3(bounced: World, run: Run, options: list[str]) -> None:
    """Nor is an item of another kind a submission."""
    latest: Item = {"id": LATEST_DELIVERY, "at": 5, "submission_id": "a"}
    Table(bounced.aws.dynamo, "ledger").put(latest, "attribute_not_exists(#id)")
    for id_ in ("nobody", LATEST_DELIVERY):
        result = run("history", id_, *options)
        assert (result.exit_code, result.stdout, result.stderr) == (
            Exit.NOTHING,
            "",
            "mailchute: the ledger does not know this id: not claimed yet, in quarantine, or 40 days past\n",
        )
