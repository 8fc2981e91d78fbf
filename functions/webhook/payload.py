"""An alert as the room that it is posted to takes it: Slack's text, or Microsoft's adaptive card for Teams and others.

https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
"""

import html
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_OF_AN_ALARM = ("AlarmName", "NewStateValue")


def payload(url: str, subject: str, message: str) -> dict[str, Any]:
    """What to post to `url`."""
    text = _readable(message)
    host = urlsplit(url).hostname or ""
    if host == "slack.com" or host.endswith(".slack.com"):
        # Slack's own markup: https://docs.slack.dev/messaging/formatting-message-text#escaping
        return {"text": html.escape(f"*{subject}*\n{text}", quote=False)}
    return {"type": "message", "text": f"{subject}\n{text}", "attachments": [_card(subject, text)]}


def _card(subject: str, text: str) -> dict[str, Any]:
    """A block for each line: within one, Teams makes a paragraph of all."""
    title = {"type": "TextBlock", "text": subject, "wrap": True, "weight": "Bolder"}
    lines = [{"type": "TextBlock", "text": line, "wrap": True} for line in text.splitlines() if line.strip()]
    return {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "content": {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "body": [title, *lines],
        },
    }


def _readable(message: str) -> str:
    """A CloudWatch alarm comes as JSON; what the functions tell is text already."""
    try:
        alarm = json.loads(message)
    except ValueError:
        return message
    if not isinstance(alarm, Mapping) or not all(alarm.get(name) for name in _OF_AN_ALARM):
        return message
    told = (
        f"{alarm['AlarmName']}: {alarm['NewStateValue']}",
        alarm.get("AlarmDescription"),
        alarm.get("NewStateReason"),
    )
    return "\n".join(str(line) for line in told if line)
