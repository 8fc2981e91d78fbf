"""The daily digest: told once a day, whole, and without a word of a visitor's."""

import json
from datetime import timedelta

import pytest

from functions.watch.digest import MOST_FORMS, MOST_GROUPS
from functions.watch.pile import DAY, KEPT_DAYS
from tests.factories import submission
from tests.fakes.clock import NOON
from tests.simulation import stack
from tests.unit.aws import Aws
from tests.unit.watch.conftest import Tower

TYPED = "c4nary"


def test_the_digest_names_reasons_forms_expiry_and_commands(tower: Tower, aws: Aws) -> None:
    """Whole text, the filter's reasons in words; the reason that expires first comes first."""
    tower.dead("out_of_time", days=3)
    tower.dead("refused_by_ses", days=9.5)
    tower.dead("refused_by_ses", "support", days=1)
    tower.dead("refused_by_ses", "support")
    tower.quarantined(days=13.5)
    tower.quarantined("honeypot,tomorrows", days=12.5)
    tower.work(job="look")
    assert aws.sns.published == [
        {
            "TopicArn": stack.TOPIC,
            "Subject": "Mailchute: 4 dead letters, 2 in quarantine, first expires within a day",
            "Message": "What waits here is mailed only if you say so, and is deleted by SQS 14 days after it came.\n"
            "\n"
            "Dead letters: 4. They could not be mailed. The first expires at 2026-11-28 00:00 UTC, in 4 days.\n"
            "    refused_by_ses: 3 (support 2, contact 1), the first expires in 4 days\n"
            "    out_of_time: 1 (contact 1), the first expires in 11 days\n"
            "\n"
            "In quarantine: 2. They look like spam. The first expires at 2026-11-24 00:00 UTC, within a day.\n"
            "    a field that no person sees was filled in: 1 (contact 1), the first expires within a day\n"
            "    a field that no person sees was filled in; tomorrows: 1 (contact 1), the first expires in 1 day\n"
            "\n"
            "Each reason and what to do about it:\n"
            "    mailchute dead groups --stack mailchute --region eu-central-1\n"
            "Once its cause is mended, send them again (what was mailed already is not mailed twice):\n"
            "    mailchute dead replay --reason refused_by_ses --stack mailchute --region eu-central-1\n"
            "    mailchute dead replay --reason out_of_time --stack mailchute --region eu-central-1\n"
            "What is in quarantine:\n"
            "    mailchute quarantine list --stack mailchute --region eu-central-1\n"
            "\n"
            "While anything waits, this is told once a day.",
        }
    ]


def test_a_digest_of_one_kind_leaves_the_other_out(tower: Tower, aws: Aws) -> None:
    """One dead letter; then spam alone."""
    tower.dead("out_of_time", days=4)
    tower.work(job="look")
    aws.sqs.purge_queue(QueueUrl=stack.DEAD)
    aws.later(days=1)
    tower.quarantined()
    tower.work(job="look")
    first, second = aws.sns.published
    assert first["Subject"] == "Mailchute: 1 dead letter, first expires in 10 days"
    assert "uarantine" not in first["Message"]
    assert second["Subject"] == "Mailchute: 1 in quarantine, first expires in 14 days"
    assert "dead" not in second["Message"].lower()


def test_it_is_told_once_a_day_and_not_before_seven(tower: Tower, aws: Aws) -> None:
    """However often there is a look."""
    tower.dead("out_of_time")
    told: list[tuple[int, int]] = []
    aws.clock.now = NOON.replace(hour=0)
    for _ in range(3 * 24):
        tower.work(job="look")
        told += [(aws.clock().day, aws.clock().hour)] * (len(aws.alerts) - len(told))
        aws.later(minutes=60)
    assert told == [(23, 7), (24, 7), (25, 7)]


def test_what_comes_later_in_the_day_is_told_that_day(tower: Tower, aws: Aws) -> None:
    """Nothing was told in the morning, when there was nothing."""
    aws.clock.now = NOON.replace(hour=6, minute=59, second=59)
    tower.work(job="look")
    tower.dead("out_of_time")
    tower.work(job="look")
    assert aws.alerts == []
    aws.later(seconds=1)
    tower.work(job="look")
    assert len(aws.alerts) == 1


def test_its_cause_is_the_day(tower: Tower, aws: Aws) -> None:
    """By which the ledger's table knows that it was told."""
    tower.dead("out_of_time")
    tower.work(job="look")
    assert aws.dynamo.tables["ledger"].items.keys() == {("alert#digest:2026-11-23",)}


@pytest.mark.parametrize(
    ("url", "shown"),
    [(stack.DEAD, "not_judged: 1 (contact 1)"), (stack.QUARANTINE, "unknown: 1 (contact 1)")],
)
def test_a_letter_without_a_reason(tower: Tower, aws: Aws, url: str, shown: str) -> None:
    """A dead one was moved by SQS itself: the operator's command knows it by this name."""
    tower.letter(url, form="contact")
    tower.work(job="look")
    assert shown in aws.alerts[0]
    assert ("--reason not_judged" in aws.alerts[0]) is (url == stack.DEAD)


@pytest.mark.parametrize("word", [TYPED.upper(), f"{TYPED} x", f"{TYPED}\n", f"$({TYPED})", TYPED * 100, f"é{TYPED}"])
@pytest.mark.parametrize("url", [stack.DEAD, stack.QUARANTINE])
def test_what_is_no_name_of_ours_is_unknown_and_in_no_command(tower: Tower, aws: Aws, url: str, word: str) -> None:
    """Whoever wrote it on the envelope."""
    tower.letter(url, reason=word, form=f"{word}!")
    tower.work(job="look")
    assert "    unknown: 1 (unknown 1), the first expires in 14 days\n" in aws.alerts[0]
    assert "--reason" not in aws.alerts[0]
    assert TYPED not in (aws.alerts[0] + tower.log.getvalue()).lower()


def test_nothing_that_a_visitor_typed_is_told_logged_or_counted(tower: Tower, aws: Aws) -> None:
    """The body holds all of it."""
    said = submission(subject=TYPED, reply_to=f"{TYPED}@example.com", origin=f"https://{TYPED}.example")
    for url in (stack.DEAD, stack.QUARANTINE):
        tower.letter(url, body=said.encode(), reason="out_of_time", form="contact", other=TYPED)
        tower.letter(url, body=TYPED)
    tower.work(job="look")
    assert TYPED in json.dumps(aws.dead)
    for text in (tower.log.getvalue(), json.dumps(aws.sns.published), json.dumps(tower.counted)):
        assert text
        assert TYPED not in text


def test_a_digest_has_an_end(tower: Tower, aws: Aws) -> None:
    """However many reasons and forms there are; each letter is counted."""
    for number in range(MOST_GROUPS + 5):
        tower.dead(f"reason{number:03}", days=5 - number / 10)
    for number in range(MOST_FORMS + 5):
        tower.dead("reason000", f"form{number:03}")
    tower.work(job="look")
    lines = aws.alerts[0].splitlines()
    forms = ", ".join(["contact 1", *(f"form{n:03} 1" for n in range(MOST_FORMS - 1))])
    assert f"    reason000: 16 ({forms}, and others), the first expires in 9 days" in lines
    assert (
        lines.index("    and 5 other reasons") - lines.index(next(line for line in lines if "reason000:" in line)) == 20
    )
    assert sum("dead replay --reason" in line for line in lines) == MOST_GROUPS
    assert f"Dead letters: {MOST_GROUPS + MOST_FORMS + 10}. " in aws.alerts[0]


@pytest.mark.parametrize(
    ("left", "when"),
    [
        (timedelta(days=2), "in 2 days"),
        (timedelta(days=2, seconds=-1), "in 1 day"),
        (timedelta(days=1), "in 1 day"),
        (timedelta(days=1, seconds=-1), "within a day"),
        (timedelta(seconds=1), "within a day"),
    ],
)
def test_days_that_are_left_are_whole_ones(tower: Tower, aws: Aws, left: timedelta, when: str) -> None:
    """Rounded down: it is a deadline."""
    tower.dead("out_of_time", days=KEPT_DAYS - left / timedelta(days=1))
    tower.work(job="look")
    assert aws.sns.published[0]["Subject"] == f"Mailchute: 1 dead letter, first expires {when}"


@pytest.mark.parametrize("resource", ["DeadLetterQueue", "QuarantineQueue"])
def test_both_queues_keep_letters_as_long_as_the_digest_says(resource: str) -> None:
    """As template.yaml has it."""
    assert stack.resources()[resource]["MessageRetentionPeriod"] == KEPT_DAYS * DAY
