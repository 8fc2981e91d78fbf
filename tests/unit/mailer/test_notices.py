"""What people are told of a parked submission, and how often."""

import re
from pathlib import Path

import pytest

from functions.mailer import notices
from functions.mailer.notices import dead_letter
from local.ses import Breakage
from shared.standing import Entry, State, parked
from tests.factories import contact_form, submission
from tests.simulation.stack import TOPIC, resources
from tests.unit.aws import Aws, failing
from tests.unit.mailer.conftest import DONE, ID, IDS, Setup

HOUR = 3600
REASONS = [
    "undecodable",
    "form_not_found",
    "not_composed",
    "refused_by_ses",
    "attempts_used_up",
    "outcome_unknown",
    "account_on_hold",
    "out_of_time",
]


def test_an_alert_says_what_why_until_when_and_how_to_send_it_again(setup: Setup, aws: Aws) -> None:
    """Whole text: id, form, reason with SES's code, attempts, times, expiry, and the command to paste."""
    aws.ses.breakage = Breakage.THROTTLE
    setup.queue()
    setup.poll()
    aws.later(seconds=90)
    aws.ses.breakage = Breakage.REJECT
    setup.poll()
    assert aws.sns.published == [
        {
            "TopicArn": TOPIC,
            "Subject": "Mailchute: not delivered, refused_by_ses",
            "Message": "A submission could not be mailed. It is not lost: it waits in the dead-letter queue.\n"
            "\n"
            f"Submission     {ID}\n"
            "Form           contact\n"
            "Reason         refused_by_ses (MessageRejected)\n"
            "Attempts       2\n"
            "First failure  2026-11-23 12:00 UTC\n"
            "Last failure   2026-11-23 12:01 UTC\n"
            "Kept until     2026-12-07 12:01 UTC\n"
            "\n"
            "SES refused this message for what it is. A recipient in forms.toml may be at fault.\n"
            "\n"
            "Once the cause is mended, send it again (what was mailed already is not mailed twice):\n"
            f"    mailchute dead replay --stack mailchute --region us-east-1 --id {ID}\n"
            "or all that were parked for this reason:\n"
            "    mailchute dead replay --stack mailchute --region us-east-1 --reason refused_by_ses\n"
            "\n"
            "Others that are parked for it before 2026-11-23 13:00 UTC raise no alert of their own.",
        }
    ]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_own_words_and_a_subject_that_sns_takes(aws: Aws, reason: str) -> None:
    """Whoever reads it at night knows what to do."""
    entry = parked(Entry("a", "contact", State.SENDING, 0), reason, "Code", aws.now)
    alert = dead_letter(entry, "--stack mailchute")
    assert alert.cause.startswith(f"parked:{reason}:")
    assert alert.text.count(f"--reason {reason}\n") == 1
    aws.sns.publish(TopicArn=TOPIC, Subject=alert.subject, Message=alert.text)


def test_no_reason_is_without_words_and_no_words_without_a_reason() -> None:
    """Read from the code that parks: a new reason can't be forgotten."""
    folder = Path(notices.__file__).parent
    sources = [(folder / name).read_text("utf-8") for name in ("deliver.py", "setback.py")]
    sources.append((folder.parents[1] / "shared" / "standing.py").read_text("utf-8"))
    given = re.findall(r'(?:entry, |Verdict\.PARK, entry, )"([a-z_]+)"', "\n".join(sources))
    assert set(given) - {"contended"} == set(notices._REASONS) == set(REASONS)


def test_the_expiry_is_the_dead_letter_queues() -> None:
    """A message keeps there as long as the alert says."""
    assert resources()["DeadLetterQueue"]["MessageRetentionPeriod"] == notices.DEAD_LETTER_DAYS * 86_400


def test_one_alert_a_reason_and_hour(setup: Setup, aws: Aws) -> None:
    """Ten for one reason are told once; in the next hour, and for another reason, once more."""
    aws.ses.breakage = Breakage.REJECT
    setup.queue(*(submission(id=id_) for id_ in IDS[:5]))
    setup.poll()
    aws.later(seconds=HOUR - 1)
    setup.queue(*(submission(id=id_) for id_ in IDS[5:7]))
    setup.poll()
    assert (len(aws.dead), len(aws.alerts)) == (7, 1)
    aws.later(seconds=1)
    setup.queue(submission(id=IDS[7]), submission(id=IDS[8]), submission(id=IDS[9], form="gone"))
    setup.poll()
    reasons = [call["Subject"].partition(", ")[2] for call in aws.sns.published]
    assert (len(aws.dead), reasons) == (10, ["refused_by_ses", "refused_by_ses", "form_not_found"])


def test_an_alert_that_failed_is_told_by_its_own_record_or_by_the_next(setup: Setup, aws: Aws) -> None:
    """While one may still be publishing, the next neither publishes nor is done: it comes again."""
    setup.forms["contact"] = contact_form(recipients=None)
    aws.before = failing("sns.publish", times=1)
    setup.queue(submission(id=IDS[0]), submission(id=IDS[1]))
    assert len(setup.poll()["batchItemFailures"]) == 2
    assert (len(aws.dead), aws.alerts, setup.seen_again_in) == (2, [], 5)
    aws.later(seconds=60)
    assert setup.poll() == DONE
    [text] = aws.alerts
    assert IDS[1] in text
    aws.later(seconds=480)
    assert setup.poll() == DONE
    assert (len(aws.dead), len(aws.alerts), setup.waiting) == (2, 1, 0)
