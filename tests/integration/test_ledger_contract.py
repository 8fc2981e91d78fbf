"""The ledger over our DynamoDB fake and over moto's: the same cases against both."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import boto3
import pytest
from botocore.exceptions import ClientError

from ops.books import Books, BooksClient, story
from shared.ledger import CONTENDED, LATEST_DELIVERY, Ledger
from shared.standing import (
    KEEP,
    NEWS,
    OPEN,
    STEPS,
    Entry,
    State,
    Timing,
    Turn,
    Verdict,
    discarded,
    failed,
    held,
    parked,
    requested,
    told,
    unknown,
)
from shared.table import Conflict, Item, Table
from tests.fakes import FakeDynamo
from tests.simulation.stack import SCHEMA

NOW = 1_795_435_200
DAY = 86_400
TIMING = Timing(lease=120, hold=900)


@pytest.fixture(params=["fake", "moto"])
def table(request: pytest.FixtureRequest) -> Table:
    if request.param == "moto":
        request.getfixturevalue("aws")
    client = FakeDynamo() if request.param == "fake" else boto3.client("dynamodb")
    client.create_table(TableName="ledger", **SCHEMA)
    return Table(client, "ledger")


@pytest.fixture
def ledger(table: Table) -> Ledger:
    return Ledger(table)


def _claim(ledger: Ledger, now: int = NOW, parkings: int = 0, submission_id: str = "a") -> Turn:
    return ledger.claim(submission_id, "contact", parkings, now, TIMING)


def _look(ledger: Ledger, submission_id: str = "a") -> Entry:
    entry = ledger.look(submission_id)
    assert entry
    return entry


def test_the_first_claim_is_ours_and_the_next_one_waits(ledger: Ledger) -> None:
    """One sender at a time; another submission is another matter."""
    mine = _claim(ledger)
    expected = Entry("a", "contact", State.SENDING, NOW + KEEP, attempts=1, claim=mine.entry.claim, due=NOW + 120)
    assert mine == Turn(Verdict.SEND, expected)
    assert len(mine.entry.claim) == 16
    assert _look(ledger) == expected
    assert _claim(ledger) == Turn(Verdict.WAIT, expected)
    assert _claim(ledger, submission_id="b").verdict is Verdict.SEND


def test_a_lease_ends_to_the_second_and_is_held_from_there(ledger: Ledger) -> None:
    """A crash is noted in the ledger by whoever comes next, and the send after it is the second attempt."""
    mine = _claim(ledger).entry
    assert _claim(ledger, NOW + 119) == Turn(Verdict.WAIT, mine)
    lost = unknown(mine, "LeaseRanOut", NOW + 120, TIMING)
    assert _claim(ledger, NOW + 120) == Turn(Verdict.WAIT, lost)
    assert _look(ledger) == lost
    assert _claim(ledger, NOW + 120 + 899) == Turn(Verdict.WAIT, lost)
    again = _claim(ledger, NOW + 120 + 900)
    assert (again.verdict, again.entry.attempts, again.entry.maybe_mailed) == (Verdict.SEND, 2, True)
    assert again.entry.claim != mine.claim


def test_every_attribute_comes_back_as_it_was_written(ledger: Ledger) -> None:
    """Texts, numbers and truths, blank or not."""
    mine = _claim(ledger).entry
    full = replace(
        mine,
        allowed=24,
        due=0,
        parkings=2,
        filed=True,
        unsettled=1,
        maybe_mailed=True,
        reason="out_of_time",
        code="Throttling",
        first_failed=NOW,
        last_failed=NOW + 1,
        ses_id="ses-1",
        twin="b",
    )
    assert ledger.save(full, mine)
    assert _look(ledger) == full
    assert ledger.save(mine, full)
    assert _look(ledger) == mine
    assert ledger.look("nobody") is None


@pytest.mark.parametrize("kind", ["failed", "held", "unknown", "parked"])
def test_a_late_writer_changes_nothing(ledger: Ledger, kind: str) -> None:
    """Its lease ran out, another has sent since: what it has to say is not taken, and it is told so."""
    late = _claim(ledger).entry
    _claim(ledger, NOW + 1020)
    mine = _look(ledger)
    late_words = {
        "failed": failed(late, "Throttling", 60, NOW),
        "held": held(late, "Throttling", 60, NOW),
        "unknown": unknown(late, "ReadTimeoutError", NOW, TIMING),
        "parked": parked(late, "refused_by_ses", "MessageRejected", NOW),
    }
    assert mine.attempts == 2
    assert ledger.save(late_words[kind], late) is False
    assert _look(ledger) == mine


def test_a_writer_that_ses_news_overtook_changes_nothing(ledger: Ledger) -> None:
    """The SEND event came while the answer was awaited."""
    mine = _claim(ledger).entry
    assert ledger.settle("a", State.SENT, "ses-1", NOW)
    assert ledger.save(unknown(mine, "ReadTimeoutError", NOW, TIMING), mine) is False
    assert _look(ledger).state is State.SENT


def test_two_that_find_the_same_retry_get_one_claim(ledger: Ledger, table: Table) -> None:
    """The second sees the first's write, waits a little, and looks again."""

    class Overtaken(Ledger):
        def save(self, entry: Entry, seen: Entry) -> bool:
            assert _claim(ledger, NOW + 60).verdict is Verdict.SEND
            return super().save(entry, seen)

    mine = _claim(ledger).entry
    waiting = failed(mine, "Throttling", 60, NOW)
    assert ledger.save(waiting, mine)
    assert _claim(Overtaken(table), NOW + 60) == Turn(Verdict.WAIT, replace(waiting, due=NOW + 60 + CONTENDED))
    assert _look(ledger).attempts == 2


@pytest.mark.parametrize("state", [state for state in State if state not in NEWS])
def test_ses_news_settles_what_is_open_and_nothing_else(ledger: Ledger, state: State) -> None:
    """A mail that is being sent, waits, is unknown or was parked is SENT; a duplicate's mail is another's."""
    mine = _claim(ledger).entry
    before = replace(mine, state=state)
    assert ledger.save(before, mine)
    assert ledger.settle("a", State.SENT, "ses-1", NOW) is (state in OPEN)
    after = replace(mine, state=State.SENT, ses_id="ses-1") if state in OPEN else before
    assert _look(ledger) == after
    assert _claim(ledger, NOW + DAY) == Turn(Verdict.DONE, after)


@pytest.mark.parametrize("first", NEWS)
@pytest.mark.parametrize("second", NEWS)
def test_the_heaviest_news_stays(ledger: Ledger, first: State, second: State) -> None:
    """In whatever order and however often it comes; only what changes something is news."""
    _claim(ledger)
    assert ledger.settle("a", first, "ses-1", NOW)
    assert ledger.settle("a", second, "ses-2", NOW) is (NEWS.index(second) > NEWS.index(first))
    heaviest = max(first, second, key=NEWS.index)
    assert _look(ledger).state is heaviest
    assert _look(ledger).ses_id == ("ses-1" if heaviest is first else "ses-2")


def test_news_of_an_unknown_id_makes_no_entry(ledger: Ledger) -> None:
    """Someone else's mail, or one that the table has forgotten."""
    assert ledger.settle("nobody", State.BOUNCED, "ses-1", NOW) is False
    assert ledger.look("nobody") is None


def test_sent_is_for_ever(ledger: Ledger) -> None:
    """However long ago, and from whichever queue."""
    _claim(ledger)
    ledger.settle("a", State.SENT, "ses-1", NOW)
    assert _claim(ledger, NOW + 18 * DAY, parkings=3) == Turn(Verdict.DONE, _look(ledger))


def test_the_table_forgets_only_after_a_message_can_no_longer_live(ledger: Ledger) -> None:
    """TTL: later than main and dead-letter retention together, and that from the last claim or parking on."""
    mine = _claim(ledger).entry
    assert mine.expires_at - NOW == KEEP > (4 + 14 + 4) * DAY
    assert ledger.save(parked(mine, "out_of_time", "Code", NOW + 4 * DAY), mine)
    assert _look(ledger).expires_at == NOW + 4 * DAY + KEEP
    again = _claim(ledger, NOW + 17 * DAY, parkings=1).entry
    assert (again.attempts, again.expires_at) == (2, NOW + 17 * DAY + KEEP)


def test_a_table_that_is_not_there_is_an_error_not_an_answer(table: Table) -> None:
    """Only a failed condition says anything about the claim."""
    nowhere = Ledger(Table(table.client, "nowhere"))
    for ask in (
        lambda: _claim(nowhere),
        lambda: nowhere.settle("a", State.SENT, "ses-1", NOW),
        lambda: nowhere.look("a"),
        lambda: nowhere.save(Entry("a", "contact", State.SENT, 1), Entry("a", "contact", State.SENDING, 1)),
    ):
        with pytest.raises(ClientError) as caught:
            ask()
        assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"


# -- what an operator writes


def _parked(ledger: Ledger) -> Entry:
    """A dead letter, claimed once."""
    mine = _claim(ledger).entry
    gone = replace(parked(mine, "refused_by_ses", "MessageRejected", NOW), filed=True)
    assert ledger.save(gone, mine)
    return _look(ledger)


@pytest.mark.parametrize("act", [requested, discarded])
def test_a_note_writes_what_was_done_and_nothing_else(
    ledger: Ledger, table: Table, act: Callable[[Entry, int], Entry]
) -> None:
    """What expires when, the claim, and what another version has written there stay."""
    entry = _parked(ledger)
    table.change("a", {"later": "x"}, "attribute_exists(#id)", {})
    assert ledger.note(act(entry, NOW + 5), entry) is True
    after = act(entry, NOW + 5)
    assert _look(ledger) == replace(after, expires_at=entry.expires_at)
    assert _look(ledger).story == after.story
    assert table.get("a")["later"] == "x"


def test_a_note_that_comes_too_late_changes_nothing(ledger: Ledger) -> None:
    """The mailer has claimed it meanwhile, or SES has told of it, or there is no entry any more."""
    entry = _parked(ledger)
    assert _claim(ledger, NOW + 9, parkings=1).verdict is Verdict.SEND
    assert ledger.note(requested(entry, NOW + 10), entry) is False
    assert _look(ledger).requested == 0
    ledger.settle("a", State.SENT, "ses-1", NOW)
    assert ledger.note(discarded(entry, NOW + 10), entry) is False
    assert (_look(ledger).discarded, _look(ledger).state) == (0, State.SENT)
    assert ledger.note(replace(entry, id="nobody"), entry) is False
    assert ledger.look("nobody") is None


def test_a_note_is_undone_by_the_next(ledger: Ledger) -> None:
    """Thrown away, put back, sent again: the last word counts, and a replay clears both."""
    entry = _parked(ledger)
    assert ledger.note(discarded(entry, NOW + 5), entry)
    assert ledger.note(requested(_look(ledger), NOW + 6), _look(ledger))
    assert (_look(ledger).discarded, _look(ledger).requested) == (0, NOW + 6)
    again = _claim(ledger, NOW + 9, parkings=1)
    assert (again.verdict, again.entry) == (Verdict.SEND, _look(ledger))
    assert (again.entry.discarded, again.entry.requested) == (0, 0)
    assert [line.split(" ", 1)[1] for line in again.entry.story.splitlines()] == [
        "SENDING",
        "PARKED refused_by_ses MessageRejected",
        "DISCARDED",
        "REPLAYED",
        "SENDING",
    ]


def test_what_was_never_claimed_is_filed_once(ledger: Ledger) -> None:
    """A letter thrown out of quarantine; an entry that is there stays."""
    blank = discarded(Entry("a", "contact", State.PARKED, 0, reason="honeypot"), NOW)
    assert ledger.file(blank) is True
    assert _look(ledger) == blank
    assert ledger.file(replace(blank, reason="links")) is False
    assert _look(ledger) == blank
    mine = _claim(ledger, submission_id="b").entry
    assert ledger.file(replace(blank, id="b")) is False
    assert _look(ledger, "b") == mine


def test_what_was_never_claimed_can_be_saved_and_noted(ledger: Ledger) -> None:
    """It has no attempts in the table, and a condition must not ask for any."""
    blank = discarded(Entry("a", "contact", State.PARKED, 0), NOW)
    ledger.file(blank)
    assert ledger.note(requested(blank, NOW + 5), blank) is True
    seen = _look(ledger)
    assert (seen.requested, seen.discarded) == (NOW + 5, 0)
    turned = _claim(ledger, NOW + 9)
    assert (turned.verdict, _look(ledger).attempts) == (Verdict.SEND, 1)
    assert ledger.save(replace(seen, reason="late"), seen) is False
    assert ledger.note(discarded(seen, NOW + 10), seen) is False
    assert _look(ledger) == turned.entry


def test_the_story_survives_a_round_trip(ledger: Ledger) -> None:
    """Line by line, and bounded; an entry is equal whatever its story, so it is looked at by itself."""
    mine = _claim(ledger).entry
    for number in range(STEPS + 5):
        after = told(mine, NOW + number, "RETRY", f"Throttling: Rate {number}")
        assert ledger.save(after, mine)
        mine = _look(ledger)
        assert mine.story == after.story
    lines = mine.story.splitlines()
    assert (len(lines), lines[-1]) == (STEPS, f"{NOW + STEPS + 4} RETRY Throttling: Rate {STEPS + 4}")


def test_the_latest_delivery_stays_the_latest(ledger: Ledger, table: Table) -> None:
    """Events come late and twice; the item is no submission's."""
    for submission_id, at in (("a", NOW), ("b", NOW + 9), ("late", NOW + 5), ("same", NOW + 9), ("b", NOW + 9)):
        ledger.note_delivery(submission_id, at)
    assert table.get(LATEST_DELIVERY) == {"id": LATEST_DELIVERY, "at": NOW + 9, "submission_id": "b"}


@pytest.mark.parametrize("news", [State.SENT, State.DELIVERED, State.BOUNCED])
def test_what_ses_took_is_opened_once_more(ledger: Ledger, table: Table, news: State) -> None:
    """The next claim sends it, as a possible duplicate; what was told of it is in its story."""
    _claim(ledger)
    ledger.settle("a", news, "ses-1", NOW + 5)
    seen, books = _look(ledger), Books(cast("BooksClient", table.client), "ledger")
    assert books.entries(["a", "nobody"]) == {"a": seen}
    assert books.reopen(seen, 2, NOW + 60) is True
    assert [(step.at - NOW, step.what) for step in story(books.item("a"))] == [
        (0, "SENDING"),
        (5, str(news)),
        (60, "FORCED"),
    ]
    assert books.reopen(seen, 2, NOW + 61) is False
    again = _claim(ledger, NOW + 70, parkings=2)
    assert (again.verdict, again.entry.maybe_mailed, again.entry.attempts) == (Verdict.SEND, True, 2)
    assert ledger.settle("a", State.DELIVERED, "ses-2", NOW + 90) is True


def test_what_is_forgotten_is_gone(ledger: Ledger, table: Table) -> None:
    """Once."""
    _claim(ledger)
    books = Books(cast("BooksClient", table.client), "ledger")
    assert [books.forget("a"), books.forget("a"), ledger.look("a")] == [True, False, None]


# -- the edge under it


def test_what_was_written_comes_back_plain(table: Table) -> None:
    """Truths stay truths, numbers are whole, and an absent item is an empty one."""
    item: Item = {"id": "k", "text": "héllo", "number": 0, "true": True, "false": False}
    table.put(item, "attribute_not_exists(#id)")
    found = table.get("k")
    assert found == item
    assert (found["false"], found["number"]) == (False, 0)
    assert isinstance(found["false"], bool)
    assert table.get("nothing") == {}


def test_ones_own_write_seen_again_is_no_conflict(table: Table) -> None:
    """The answer was lost and boto3 asked again: the condition fails on what the first call wrote."""
    table.put({"id": "k", "mark": "mine"}, "attribute_not_exists(#id)")
    table.put({"id": "k", "mark": "mine"}, "attribute_not_exists(#id)")
    assert table.get("k") == {"id": "k", "mark": "mine"}


def test_anothers_write_is_a_conflict_that_shows_it(table: Table) -> None:
    """And nothing is written."""
    table.put({"id": "k", "mark": "theirs", "n": 1}, "attribute_not_exists(#id)")
    with pytest.raises(Conflict) as caught:
        table.put({"id": "k", "mark": "mine", "n": 1}, "attribute_not_exists(#id)")
    assert caught.value.item == table.get("k") == {"id": "k", "mark": "theirs", "n": 1}
    with pytest.raises(Conflict) as caught:
        table.put({"id": "absent"}, "attribute_exists(#id)")
    assert caught.value.item == table.get("absent") == {}


def test_a_change_touches_what_it_names_and_only_where_it_may(table: Table) -> None:
    """Names that DynamoDB reserves are no trouble."""
    table.put({"id": "k", "state": "OLD", "kept": 1}, "attribute_not_exists(#id)")
    table.change("k", {"state": "NEW", "ttl": 2}, "#state = :was", {"was": "OLD"})
    assert table.get("k") == {"id": "k", "state": "NEW", "kept": 1, "ttl": 2}
    with pytest.raises(Conflict) as caught:
        table.change("k", {"state": "NEWER"}, "#state IN (:a, :b)", {"a": "OLD", "b": "OTHER"})
    assert caught.value.item == table.get("k") == {"id": "k", "state": "NEW", "kept": 1, "ttl": 2}
