"""What people are told when SES took a mail and its recipient did not get it."""

import pytest

from functions.feedback.notices import masked
from shared.submission import Field
from tests.factories import submission
from tests.simulation.stack import TOPIC
from tests.unit.aws import Aws
from tests.unit.feedback.conftest import BOUNCES, COMPLAINS, ID, OWNER, SUPPRESSED, Feedback


def test_a_bounce_names_form_and_masked_recipient(feedback: Feedback, aws: Aws) -> None:
    """Whole text."""
    event = feedback.events(BOUNCES)["Bounce"]
    feedback.take(event)
    assert aws.sns.published == [
        {
            "TopicArn": TOPIC,
            "Subject": "Mailchute: accepted by SES, not delivered, bounced",
            "Message": "A mail was accepted by SES, not delivered: it bounced.\n"
            "\n"
            f"Submission     {ID}\n"
            "Form           contact\n"
            "Recipient      b***@simulator.amazonses.com\n"
            "What SES says  Permanent/General\n"
            f"SES's id       {event['detail']['mail']['messageId']}\n"
            "\n"
            "After a permanent bounce SES puts the address on the suppression list, and every later mail to it is "
            "swallowed. Mend the mailbox, or change the form's recipients in forms.toml and deploy.\n"
            "\n"
            "The same for the same recipient before 2026-11-23 13:00 UTC raises no alert of its own.",
        }
    ]


def test_a_suppressed_recipient_is_named_as_the_cause(feedback: Feedback, aws: Aws) -> None:
    """And who says how to get off the list: SES swallows each later mail without a word."""
    aws.ses.suppressed = {OWNER}
    feedback.take(feedback.events(OWNER)["Bounce"])
    [call] = aws.sns.published
    assert call["Subject"] == "Mailchute: accepted by SES, not delivered, suppressed"
    assert "The cause is the account's suppression list" in call["Message"]
    assert "\n    mailchute doctor --stack mailchute --region us-east-1\n" in call["Message"]
    assert "What SES says  Permanent/OnAccountSuppressionList\n" in call["Message"]


def test_nobody_is_sent_to_take_an_address_off_sess_own_list(feedback: Feedback, aws: Aws) -> None:
    """It can't be done: another recipient is needed."""
    feedback.take(feedback.events(SUPPRESSED)["Bounce"])
    [call] = aws.sns.published
    assert call["Subject"] == "Mailchute: accepted by SES, not delivered, suppressed"
    assert "Nobody but SES can take it off. Change the form's recipients" in call["Message"]
    assert "mailchute doctor" not in call["Message"]
    assert "What SES says  Permanent/Suppressed\n" in call["Message"]


def test_a_complaint_is_told_as_one(feedback: Feedback, aws: Aws) -> None:
    """The mail arrived, and was not wanted."""
    feedback.take(feedback.events(COMPLAINS)["Complaint"])
    assert "not delivered: it was reported as spam by whoever received it." in aws.alerts[0]
    assert "What SES says  abuse\n" in aws.alerts[0]


@pytest.mark.parametrize("kind", ["Send", "Delivery", "DeliveryDelay"])
def test_good_news_and_delays_alert_nobody(feedback: Feedback, aws: Aws, kind: str) -> None:
    """SES goes on trying."""
    aws.ses.delayed = {OWNER}
    feedback.take(feedback.events()[kind])
    assert aws.alerts == []


def test_one_alert_a_recipient_and_hour(feedback: Feedback, aws: Aws) -> None:
    """Each mail to a dead mailbox bounces; another mailbox, another kind and the next hour are news."""
    for number in range(3):
        feedback.take(feedback.events(BOUNCES, id=submission().id[:-1] + str(number))["Bounce"])
    feedback.take(feedback.events("bounce+other@simulator.amazonses.com")["Bounce"])
    feedback.take(feedback.events(SUPPRESSED)["Bounce"])
    assert len(aws.alerts) == 3
    aws.later(hours=1)
    feedback.take(feedback.events(BOUNCES)["Bounce"])
    assert len(aws.alerts) == 4


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("outreach@example.com", "o***@example.com"),
        ("o@example.com", "o***@example.com"),
        ("a@b@example.com", "a***@example.com"),
        ("@example.com", "***"),
        ("nobody", "***"),
        ("", "***"),
    ],
)
def test_an_address_is_half_hidden(address: str, shown: str) -> None:
    """Enough for whoever knows the form."""
    assert masked(address) == shown


def test_nothing_that_a_visitor_typed_is_told_or_logged(feedback: Feedback, aws: Aws) -> None:
    """SES's events carry subject and Reply-To."""
    canary = "c4nary"
    typed = {"subject": canary, "fields": (Field("message", canary),), "reply_to": f"{canary}@example.com"}
    for recipient in (OWNER, BOUNCES, COMPLAINS, SUPPRESSED):
        feedback.take(*feedback.events(recipient, **typed).values())
    assert canary in str(aws.events)
    assert canary not in feedback.log.getvalue() + str(aws.sns.published) + str(feedback.counted)
    assert "outreach@" not in feedback.log.getvalue() + str(aws.sns.published)
