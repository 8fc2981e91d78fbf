"""What a chat room is posted, whole."""

import json
from typing import Any

import pytest

from functions.webhook.payload import payload

SLACK = "https://hooks.slack.com/services/T0/B0/s3cret"
TEAMS = "https://default0123.45.environment.api.powerplatform.com/powerautomate/automations/direct/s3cret"
ALARM = {
    "AlarmName": "mailchute-DeadLetterAlarm-1",
    "AlarmDescription": "Mail could not be delivered.",
    "NewStateValue": "ALARM",
    "NewStateReason": "Threshold Crossed: 1 datapoint [2.0] was greater than or equal to the threshold (1.0).",
    "OldStateValue": "OK",
    "Trigger": {"MetricName": "ApproximateNumberOfMessagesVisible"},
}
READABLE = (
    "mailchute-DeadLetterAlarm-1: ALARM\n"
    "Mail could not be delivered.\n"
    "Threshold Crossed: 1 datapoint [2.0] was greater than or equal to the threshold (1.0)."
)


def test_slack_gets_a_text_with_the_subject_in_bold() -> None:
    """One key, which is all that Slack wants."""
    assert payload(SLACK, "Mailchute: parked", "Two lines,\nas they are") == {
        "text": "*Mailchute: parked*\nTwo lines,\nas they are"
    }


def test_slack_reads_no_markup_of_ours() -> None:
    """`<!channel>` would call everybody."""
    assert payload(SLACK, "a & b", 'at <!channel> "now"') == {"text": '*a &amp; b*\nat &lt;!channel&gt; "now"'}


def test_teams_gets_an_adaptive_card_with_a_block_for_each_line() -> None:
    """And the same as text, for rooms that read that."""
    assert payload(TEAMS, "Mailchute: parked", "Why & when\n\n    mailchute status\n") == {
        "type": "message",
        "text": "Mailchute: parked\nWhy & when\n\n    mailchute status\n",
        "attachments": [
            {
                "contentType": "application/vnd.microsoft.card.adaptive",
                "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type": "AdaptiveCard",
                    "version": "1.4",
                    "body": [
                        {"type": "TextBlock", "text": "Mailchute: parked", "wrap": True, "weight": "Bolder"},
                        {"type": "TextBlock", "text": "Why & when", "wrap": True},
                        {"type": "TextBlock", "text": "    mailchute status", "wrap": True},
                    ],
                },
            }
        ],
    }


def _text(message: str) -> str:
    text: str = payload(SLACK, "s", message)["text"]
    return text.removeprefix("*s*\n")


def test_an_alarm_is_told_in_plain_lines() -> None:
    """CloudWatch sends JSON, of which three lines are for people."""
    assert _text(json.dumps(ALARM)) == READABLE
    card: Any = payload(TEAMS, "s", json.dumps(ALARM))["attachments"][0]["content"]["body"]
    assert [block["text"] for block in card[1:]] == READABLE.split("\n")


@pytest.mark.parametrize("absent", ["AlarmDescription", "NewStateReason"])
def test_what_an_alarm_does_not_say_leaves_no_line(absent: str) -> None:
    """CloudWatch sends null for a text that was not given."""
    without = {**ALARM, absent: None}
    assert _text(json.dumps(without)) == "\n".join(line for line in READABLE.split("\n") if line != ALARM[absent])


@pytest.mark.parametrize(
    "message", ["", "null", "[]", "7", '{"AlarmName": "a"}', '{"NewStateValue": "OK"}', "{not JSON"]
)
def test_what_is_no_alarm_is_told_as_it_is(message: str) -> None:
    """Whatever an operator publishes to the topic by hand."""
    assert _text(message) == message


@pytest.mark.parametrize(
    ("url", "is_slack"),
    [
        ("https://hooks.slack.com/x", True),
        ("https://slack.com/x", True),
        ("https://HOOKS.SLACK.COM/x", True),
        ("https://notslack.com/x", False),
        ("https://hooks.slack.com.example/x", False),
        ("https://example.com/hooks.slack.com", False),
        ("https://hooks.slack.com@example.com/x", False),
    ],
)
def test_slack_is_known_by_its_host(url: str, is_slack: bool) -> None:
    """Not by what merely looks like it."""
    assert ("attachments" not in payload(url, "s", "m")) is is_slack
