"""Reading an event, whatever comes."""

import json
from copy import deepcopy
from traceback import format_exception
from typing import Any

import pytest

from functions.feedback.news import News, read_news
from functions.feedback.settings import Settings, read_settings
from shared.settings import InvalidSettings
from shared.standing import State
from tests.unit.feedback.conftest import BOUNCES, ID, OWNER, Feedback

CANARY = "c4nary"


def test_a_bounce_is_read_whole(feedback: Feedback) -> None:
    """In our words."""
    event = feedback.events(OWNER, BOUNCES)["Bounce"]
    ses_id = event["detail"]["mail"]["messageId"]
    assert read_news(event) == News(ID, "contact", ses_id, State.BOUNCED, (BOUNCES,), "Permanent/General", False)
    assert read_news(feedback.events(OWNER, BOUNCES)["Delivery"]) == News(
        ID, "contact", feedback.aws.ses.inbox[-1].id, State.DELIVERED, (OWNER, BOUNCES), "", False
    )


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"source": "mailchute.warm", "detail": {}},
        {"source": "aws.ses", "detail": None},
        {"detail": {"eventType": "Open", "mail": {"tags": {"submission": [ID]}}}},
        {"detail": {"eventType": "Rendering Failure", "mail": {"tags": {"submission": [ID]}}}},
        {"detail": {"eventType": "Send"}},
        {"detail": {"eventType": "Send", "mail": None}},
        {"detail": {"eventType": "Send", "mail": {"tags": None}}},
        {"detail": {"eventType": "Send", "mail": {"tags": {"submission": []}}}},
        {"detail": {"eventType": "Send", "mail": {"tags": {"ses:configuration-set": ["mailchute"]}}}},
    ],
)
def test_what_is_no_news_of_a_submission_is_ignored(feedback: Feedback, event: dict[str, Any]) -> None:
    """Another kind, somebody else's mail, or what keeps the function warm: nothing is noted, counted or told."""
    assert read_news(event) is None
    before = dict(feedback.aws.dynamo.tables["ledger"].items)
    feedback.take(event)
    assert (feedback.aws.calls, feedback.counted) == ([], [])
    assert feedback.aws.dynamo.tables["ledger"].items == before


@pytest.mark.parametrize("path", ["detail", "mail", "tags", "bounce", "bouncedRecipients", "messageId", "destination"])
@pytest.mark.parametrize(
    "value", [CANARY, 7, True, [CANARY], [[CANARY]], {CANARY: CANARY}, [{CANARY: 1}], [None], None]
)
def test_a_hostile_shape_is_not_quoted(feedback: Feedback, path: str, value: Any) -> None:
    """Whatever is raised is Lambda's to log: it holds nothing of the event."""
    event = deepcopy(feedback.events(BOUNCES)["Bounce"])
    places: dict[str, dict[str, Any]] = {
        "detail": event,
        "mail": event["detail"],
        "bounce": event["detail"],
        "bouncedRecipients": event["detail"]["bounce"],
    }
    places.get(path, event["detail"]["mail"])[path] = value
    raised = ""
    try:
        feedback.take(event)
    except Exception as error:  # noqa: BLE001 - any will do
        raised = "".join(format_exception(error))
    assert CANARY not in raised


@pytest.mark.parametrize("typed", ["Permanent\nX", "", CANARY + " with words", "x" * 65, None, 7.5])
def test_a_code_that_is_none_is_left_out(feedback: Feedback, typed: Any) -> None:
    """Only short plain words go into an alert."""
    event = deepcopy(feedback.events(BOUNCES)["Bounce"])
    event["detail"]["bounce"].update(bounceType=typed, bounceSubType=typed)
    news = read_news(event)
    assert news
    assert news.code == ""


def test_an_event_survives_json(feedback: Feedback) -> None:
    """As Lambda reads it."""
    event = feedback.events(BOUNCES)["Bounce"]
    assert read_news(json.loads(json.dumps(event))) == read_news(event)


def test_settings_name_all_that_is_missing() -> None:
    """At once."""
    with pytest.raises(InvalidSettings, match=r"^not set: LEDGER_TABLE, ALERT_TOPIC_ARN, STACK_NAME$"):
        read_settings({})
    environment = {"LEDGER_TABLE": "t", "ALERT_TOPIC_ARN": "a", "STACK_NAME": "s", "AWS_REGION": "r"}
    assert read_settings(environment) == Settings("t", "a", "s", "--stack s --region r")
