"""The mailer's settings, from the environment."""

import pytest

from functions.mailer.compose import Sender
from functions.mailer.settings import NUMBERS, TEXTS, Settings, read_settings
from shared.settings import InvalidSettings
from shared.standing import Timing

ENVIRONMENT = {
    "LEDGER_TABLE": "ledger",
    "SUBMISSION_QUEUE_URL": "main",
    "DEAD_LETTER_QUEUE_URL": "dead",
    "ALERT_TOPIC_ARN": "topic",
    "STACK_NAME": "mailchute",
    "AWS_REGION": "eu-central-1",
    "SENDER_ADDRESS": "forms@example.com",
    "SENDER_NAME": "Website",
    "CONFIGURATION_SET": "set",
    "SES_RATE": "14",
    "MAILER_CONCURRENCY": "4",
    "LEASE_SECONDS": "120",
    "HOLD_SECONDS": "900",
}


def test_settings_are_the_environments() -> None:
    """Each process has its share of the account's rate; the sender's name may be missing."""
    expected = Settings(
        ledger_table="ledger",
        submission_queue="main",
        dead_letter_queue="dead",
        alert_topic="topic",
        stack="mailchute",
        options="--stack mailchute --region eu-central-1",
        sender=Sender("forms@example.com", "Website", "set"),
        sends_per_second=3.5,
        timing=Timing(lease=120, hold=900),
    )
    assert read_settings(ENVIRONMENT) == expected
    del (nameless := dict(ENVIRONMENT))["SENDER_NAME"]
    assert read_settings(nameless).sender == Sender("forms@example.com", "", "set")


def test_all_problems_are_named_at_once() -> None:
    """What is missing, and what should be a number and is none."""
    with pytest.raises(InvalidSettings) as caught:
        read_settings({})
    assert str(caught.value) == f"not set: {', '.join((*TEXTS, *NUMBERS))}"
    with pytest.raises(InvalidSettings) as caught:
        read_settings(
            {**ENVIRONMENT, "STACK_NAME": "", "SES_RATE": "many", "HOLD_SECONDS": "0", "LEASE_SECONDS": "inf"}
        )
    problems = [f"{name} must be a number above 0" for name in ("SES_RATE", "LEASE_SECONDS", "HOLD_SECONDS")]
    assert str(caught.value) == "; ".join(["not set: STACK_NAME", *problems])
