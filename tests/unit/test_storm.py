"""A storm of failures: everything is parked, nobody's phone melts, and all of it is sent again."""

from collections import Counter

import pytest

from local.ses import Breakage
from ops.letters.letter import Letter
from ops.letters.office import Tally
from shared.ids import digest, uuid8
from shared.peek import HELD_SECONDS
from tests.factories import submission
from tests.unit.aws import failing
from tests.unit.mailer.conftest import Setup
from tests.unit.ops.conftest import World

FAILURES = 10_000


def _id(number: int) -> str:
    return uuid8(digest(str(number)))


@pytest.fixture(scope="module")
def parked() -> Setup:
    """Ten thousand failures in an hour and a half: refused by SES, or of a form that is gone, or no submission."""
    setup = Setup()
    setup.aws.ses.breakage = Breakage.REJECT
    for number in range(FAILURES):
        if number % 50 == 0:
            setup.queue_body("no submission")
        else:
            setup.queue(submission(id=_id(number), form="gone" if number % 3 == 0 else "contact"))
        if number % 10 == 9:
            setup.poll()
        setup.aws.later(seconds=0.54)
    setup.drain()
    return setup


def test_ten_thousand_failures_are_one_alert_a_cause_and_hour(parked: Setup) -> None:
    """Each cause in both of the hours, and no letter is missing."""
    assert len(parked.aws.dead) == FAILURES
    told = Counter(call["Subject"].partition(", ")[2] for call in parked.aws.sns.published)
    assert told == {"refused_by_ses": 2, "form_not_found": 2, "undecodable": 2}


def test_thousands_are_replayed_by_reason_with_an_interrupt_and_a_second_operator(parked: Setup) -> None:
    """Each refused one is mailed once, and none of another reason is touched."""
    world, refused = World(parked.aws), {_id(n) for n in range(FAILURES) if n % 50 and n % 3}
    second = Tally()

    def join(name: str, _: object) -> None:
        """While the first operator sends, the second takes ten now and then."""
        if name == "sqs.send_message_batch" and parked.aws.calls.count(name) % 7 == 0:
            office = world.office(client=parked.aws.sqs)
            office.replay(world.job(_is_refused, limit=len(second.sent) + 10), second)
            interrupt(name, {})

    interrupt = failing("sqs.send_message_batch", KeyboardInterrupt(), at=40, times=1)
    parked.aws.calls.clear()
    parked.aws.before = join
    with pytest.raises(KeyboardInterrupt):
        world.replay(_is_refused)
    assert len(second.sent) == 400
    assert world.hidden == 0
    parked.aws.mend()
    parked.aws.later(seconds=HELD_SECONDS)
    world.replay(_is_refused)

    parked.aws.ses.breakage = Breakage.NONE
    parked.drain()
    assert Counter(mail.tags["submission"] for mail in parked.aws.ses.inbox) == Counter(refused)
    assert len(parked.aws.dead) == FAILURES - len(refused)
    assert not any(letter["attributes"]["reason"] == "refused_by_ses" for letter in parked.aws.dead)


def test_ten_thousand_messages_of_a_paused_account_are_one_alert() -> None:
    """And nothing is parked for it."""
    setup = Setup()
    setup.aws.ses.breakage = Breakage.PAUSE
    setup.queue(*(submission(id=_id(number)) for number in range(FAILURES)))
    for _ in range(FAILURES // 10):
        setup.poll()
    assert (len(setup.aws.alerts), setup.aws.dead, setup.waiting) == (1, [], FAILURES)


def _is_refused(letter: Letter) -> bool:
    return letter.reason == "refused_by_ses"
