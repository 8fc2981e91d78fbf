"""POST /board/alerts: what SNS says."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from local.board.alerts import KEPT
from tests.simulation import stack
from tests.unit.local_board.conftest import Place

Post = Callable[..., tuple[int, Any]]
AT = "2026-11-24T12:00:00.000Z"
REFUSED = (403, {"error": "no message of this stack's alert topic"})


def message(**changes: Any) -> bytes:
    """A notification as SNS sends it."""
    plain = {"Type": "Notification", "TopicArn": stack.TOPIC, "Timestamp": AT, "Subject": "S", "Message": "a\nb"}
    return json.dumps({**plain, **changes}).encode()


def test_an_alert_is_kept_as_it_was_sent(place: Place, post: Post) -> None:
    """SNS says text/plain of its JSON."""
    assert post("/board/alerts", message(), content_type="text/plain; charset=UTF-8") == (200, {})
    assert place.data["alerts"] == [{"at": AT, "subject": "S", "text": "a\nb"}]


def test_the_newest_alert_is_on_top_and_only_so_many_are_kept(place: Place, post: Post) -> None:
    """For as long as the stack runs."""
    for number in range(KEPT + 5):
        post("/board/alerts", message(Message=str(number)))
    texts = [alert["text"] for alert in place.data["alerts"]]
    assert texts == [str(number) for number in range(KEPT + 4, 4, -1)]


def test_an_alert_without_subject_has_an_empty_one(place: Place, post: Post) -> None:
    """Whoever publishes may leave it out."""
    post("/board/alerts", message(Subject=None))
    assert place.data["alerts"][0]["subject"] == ""


def test_the_subscription_is_confirmed_with_snss_token(place: Place, post: Post) -> None:
    """It is no alert; and only now the stack counts as started."""
    assert not place.alerts.confirmed.is_set()
    assert post("/board/alerts", message(Type="SubscriptionConfirmation", Token="t-1")) == (200, {})
    assert (place.tokens, place.alerts.confirmed.is_set(), place.data["alerts"]) == (["t-1"], True, [])


@pytest.mark.parametrize("kind", ["Notification", "SubscriptionConfirmation"])
@pytest.mark.parametrize("topic", ["arn:aws:sns:us-east-1:123456789012:other", "", None])
def test_another_topic_is_refused(place: Place, post: Post, kind: str, topic: str | None) -> None:
    """Neither heard nor confirmed."""
    assert post("/board/alerts", message(Type=kind, TopicArn=topic, Token="t")) == REFUSED
    assert (place.tokens, place.data["alerts"]) == ([], [])


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b"null", b"[" * 100_000, message(Type="Other"), b"{}"])
def test_what_is_no_message_of_snss_is_refused(place: Place, post: Post, body: bytes) -> None:
    """Whatever it is."""
    assert post("/board/alerts", body) == REFUSED
    assert (place.tokens, place.data["alerts"]) == ([], [])
