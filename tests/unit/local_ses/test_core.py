"""FakeSes as an object: answers, ids, order, threads."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count

from local.ses import FakeSes
from tests.unit.local_ses.samples import NOON, ses, simple


def test_an_accepted_mail_is_answered_as_boto3_answers() -> None:
    """MessageId and ResponseMetadata, and the id is the mail's."""
    fake = ses()
    answer = fake.send_email(**simple())
    assert answer.keys() == {"MessageId", "ResponseMetadata"}
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert [mail.id for mail in fake.inbox] == [answer["MessageId"]]


def test_message_ids_look_like_those_of_ses() -> None:
    """0100, the time in hexadecimal milliseconds, a UUID, 000000; and they differ."""
    fake = ses()
    ids = {fake.send_email(**simple())["MessageId"] for _ in range(3)}
    shape = rf"0100{int(NOON.timestamp() * 1000):012x}-[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}-000000"
    assert len(ids) == 3
    assert all(re.fullmatch(shape, message_id) for message_id in ids)


def test_message_ids_carry_the_region_as_their_host() -> None:
    """Only us-east-1 is plain email.amazonses.com."""
    fake = ses(region="eu-west-1")
    fake.send_email(**simple())
    assert fake.inbox[0].headers["Message-ID"].endswith("@eu-west-1.amazonses.com>")


def test_the_clock_may_be_in_any_zone() -> None:
    """Mail times are UTC."""
    there = datetime.fromisoformat("2026-03-04T14:00:00+02:00")
    fake = ses(clock=lambda: there)
    fake.send_email(**simple())
    assert fake.inbox[0].at == "2026-03-04T12:00:00Z"


def test_the_clock_is_the_real_one_unless_given() -> None:
    """To the second."""
    fake = FakeSes(identities=["example.com"])
    fake.send_email(**simple())
    sent_at = datetime.fromisoformat(fake.inbox[0].at)
    assert abs(datetime.now(UTC) - sent_at) < timedelta(minutes=1)


def test_concurrent_sends_all_arrive_in_order_of_time() -> None:
    """No mail is lost or torn, and the inbox is sorted by the clock."""
    ticks = count()
    fake = ses(clock=lambda: NOON + timedelta(seconds=next(ticks)))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: fake.send_email(**simple(subject=f"s{n}")), range(200)))
    assert {answer["MessageId"] for answer in answers} == {mail.id for mail in fake.inbox}
    assert {mail.subject for mail in fake.inbox} == {f"s{n}" for n in range(200)}
    assert [mail.at for mail in fake.inbox] == sorted(mail.at for mail in fake.inbox)


def test_a_mail_costs_less_than_two_milliseconds() -> None:
    """The proof sends a hundred thousand; a fifth of a millisecond is usual, a tenfold of it is a mistake of ours."""
    events: list[object] = []
    fake, request = ses(emit=events.append), simple(html="<p>x</p>" * 200, ConfigurationSetName="known")
    fake.send_email(**request)
    begun = time.process_time()
    for _ in range(200):
        fake.send_email(**request)
    assert (time.process_time() - begun) / 200 < 0.002
