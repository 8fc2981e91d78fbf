"""The same form twice: mailed once, counted, and never at the cost of a mail that says something else."""

from datetime import datetime, timedelta

import pytest

from functions.mailer.twins import WINDOW, Twins
from local.ses import Breakage
from shared.ids import digest
from shared.standing import State
from shared.submission import Submission
from shared.table import Table
from tests.factories import NOW, submission
from tests.unit.aws import Aws, Killed
from tests.unit.mailer.conftest import DONE, IDS, Setup

FIRST, SECOND, THIRD = IDS[:3]
SAME = digest("the same client, the same words")
DUPLICATE = ("Duplicate", {"form": "contact"})


def _sent(id_: str = FIRST, after: float = 0, fingerprint: str = SAME) -> Submission:
    return submission(id=id_, received_at=NOW + timedelta(seconds=after), fingerprint=fingerprint)


def test_a_double_click_is_mailed_once_and_counted(setup: Setup) -> None:
    """The second is acknowledged, and names whom it repeats."""
    setup.queue(_sent(FIRST), _sent(SECOND, 1))
    assert setup.poll() == DONE
    assert [mail.tags["submission"] for mail in setup.mails] == [FIRST]
    assert setup.counted == [("Sent", {"form": "contact"}), DUPLICATE]
    entry = setup.entry(SECOND)
    assert (entry.state, entry.twin, setup.waiting) == (State.DUPLICATE, FIRST, 0)


@pytest.mark.parametrize(
    ("after", "mails"),
    [(0, 1), (1, 1), (WINDOW - 1, 1), (WINDOW, 1), (WINDOW + 1, 2), (-1, 1), (-WINDOW, 1), (-WINDOW - 1, 2)],
)
def test_ten_minutes_either_way_are_the_same_form_twice(setup: Setup, after: float, mails: int) -> None:
    """To the second, and whichever of the two comes first: queues reorder."""
    setup.queue(_sent(FIRST), _sent(SECOND, after))
    assert setup.poll() == DONE
    assert len(setup.mails) == mails
    assert WINDOW == 600


@pytest.mark.parametrize("fingerprint", [digest("one character more"), ""])
def test_another_fingerprint_or_none_is_another_mail(setup: Setup, fingerprint: str) -> None:
    """None has what a retry token made: the token itself is its identity."""
    setup.queue(_sent(FIRST, fingerprint=fingerprint), _sent(SECOND, 1))
    setup.queue(_sent(THIRD, 2, fingerprint=fingerprint or digest("yet another")))
    assert setup.poll() == DONE
    assert len(setup.mails) == (2 if fingerprint else 3)


def test_two_without_a_fingerprint_are_two_mails(setup: Setup, aws: Aws) -> None:
    """And nothing is written down for them."""
    setup.queue(_sent(FIRST, fingerprint=""), _sent(SECOND, 1, fingerprint=""))
    assert setup.poll() == DONE
    assert len(setup.mails) == 2
    assert [key for (key,) in aws.dynamo.tables["ledger"].items if str(key).startswith("twin#")] == []


def test_the_first_is_not_its_own_twin(setup: Setup, aws: Aws) -> None:
    """Throttled, held, crashed and replayed: it is sent all the same."""
    setup.queue(_sent())
    for breakage in (Breakage.THROTTLE, Breakage.PAUSE, Breakage.REJECT):
        aws.ses.breakage = breakage
        setup.poll()
        aws.later(seconds=setup.seen_again_in if setup.waiting else 0)
    aws.ses.breakage = Breakage.NONE
    assert setup.state(FIRST) is State.PARKED
    setup.replay()
    assert setup.poll() == DONE
    assert [mail.tags["submission"] for mail in setup.mails] == [FIRST]


def test_the_twin_of_one_that_waits_or_was_parked_is_acknowledged(setup: Setup, aws: Aws) -> None:
    """The first one is in good hands: it ends mailed, or as a dead letter that was told of."""
    aws.ses.breakage = Breakage.REJECT
    setup.queue(_sent(FIRST))
    setup.poll()
    setup.queue(_sent(SECOND, 1))
    assert setup.poll() == DONE
    assert (setup.state(FIRST), setup.state(SECOND), len(aws.dead)) == (State.PARKED, State.DUPLICATE, 1)


def test_a_third_is_measured_by_the_one_that_was_mailed(setup: Setup) -> None:
    """Not by the twin before it: pressing the button every nine minutes does not silence a visitor for ever."""
    setup.queue(_sent(FIRST), _sent(SECOND, 540), _sent(THIRD, 1080))
    assert setup.poll() == DONE
    assert [mail.tags["submission"] for mail in setup.mails] == [FIRST, THIRD]


def test_one_that_comes_back_late_is_not_the_twin_of_a_later_mail(setup: Setup, aws: Aws) -> None:
    """The first is throttled while another, an hour on, takes its place."""
    aws.ses.breakage = Breakage.THROTTLE
    setup.queue(_sent(FIRST))
    setup.poll()
    aws.ses.breakage = Breakage.NONE
    setup.queue(_sent(SECOND, 3600))
    assert setup.poll() == DONE
    aws.later(seconds=30)
    assert setup.poll() == DONE
    assert [mail.tags["submission"] for mail in setup.mails] == [SECOND, FIRST]


def test_of_any_three_in_any_order_each_is_mailed_or_carried_by_one_that_is(setup: Setup) -> None:
    """Nobody is the twin of a twin."""
    minutes = [0, 8, 15]
    for order, each in enumerate([(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]):
        ids = [f"0193586e-8c00-7000-9000-{order:04}{n:08}" for n in range(3)]
        sent = [_sent(ids[n], minutes[n] * 60, digest(str(order))) for n in each]
        setup.queue(*sent)
        assert setup.poll() == DONE
        mailed = {mail.tags["submission"] for mail in setup.mails}
        for id_ in ids:
            entry = setup.entry(id_)
            assert id_ in mailed or entry.twin in mailed


def test_a_twin_whose_note_was_lost_is_a_twin_again(setup: Setup, aws: Aws) -> None:
    """The process died before it wrote DUPLICATE."""
    setup.queue(_sent(FIRST))
    setup.poll()
    writes = 0

    def die(name: str, request: dict[str, object]) -> None:
        nonlocal writes
        writes += name == "dynamodb.put_item"
        if writes == 3:
            raise Killed

    aws.before = die
    setup.queue(_sent(SECOND, 1))
    with pytest.raises(Killed):
        setup.poll()
    aws.mend()
    setup.drain()
    assert (len(setup.mails), setup.state(SECOND), setup.waiting) == (1, State.DUPLICATE, 0)


def test_the_table_keeps_who_was_first_as_long_as_its_message_may_live(aws: Aws) -> None:
    """It comes back from the dead-letter queue, and is still not its own twin."""
    Twins(Table(aws.client("dynamodb"), "ledger")).first(_sent())
    [item] = aws.dynamo.tables["ledger"].items.values()
    at = int(datetime.fromisoformat("2026-11-23T12:00:00+00:00").timestamp())
    assert item == {
        "id": {"S": f"twin#{SAME}"},
        "first": {"S": FIRST},
        "at": {"N": str(at)},
        "expires_at": {"N": str(at + 40 * 86_400)},
    }
