"""Alerts: one a cause, whoever dies meanwhile."""

from datetime import timedelta

import pytest
from botocore.exceptions import EndpointConnectionError

from shared.alerts import PUBLISHING, Alert, Alerts, hourly, subject_line
from shared.table import Table
from tests.simulation.stack import TOPIC
from tests.unit.aws import Aws, Killed, failing

ALERT = Alert("parked:out_of_time", "Mailchute: not delivered", "One text.")


@pytest.fixture
def aws() -> Aws:
    return Aws()


@pytest.fixture
def alerts(aws: Aws) -> Alerts:
    return Alerts(aws.client("sns"), TOPIC, Table(aws.client("dynamodb"), "ledger"))


def test_an_alert_is_published_once(aws: Aws, alerts: Alerts) -> None:
    """However much later another comes for its cause; that one hears that it was told."""
    for minute in (0, 1, 60, 7 * 24 * 60):
        assert alerts.tell(ALERT, aws.now + minute * 60)
    assert aws.sns.published == [{"TopicArn": TOPIC, "Subject": "Mailchute: not delivered", "Message": "One text."}]


def test_an_hourly_cause_is_told_once_in_each_hour_of_the_clock(aws: Aws, alerts: Alerts) -> None:
    """From noon to one o'clock, and so on."""
    told = []
    for minute in (0, 1, 59, 60, 61, 119, 120):
        now = aws.now + minute * 60
        assert alerts.tell(Alert(hourly("parked:out_of_time", now), ALERT.subject, ALERT.text), now)
        told.append(len(aws.alerts))
    assert told == [1, 1, 1, 2, 2, 2, 3]


def test_another_cause_is_another_alert(aws: Aws, alerts: Alerts) -> None:
    """Whatever its text."""
    assert alerts.tell(ALERT, aws.now)
    assert alerts.tell(Alert("parked:undecodable", ALERT.subject, ALERT.text), aws.now)
    assert alerts.tell(Alert(ALERT.cause, "Another", "Another"), aws.now)
    assert aws.alerts == ["One text."] * 2


@pytest.mark.parametrize("error", [EndpointConnectionError(endpoint_url="sns"), Killed()])
def test_an_alert_whose_publisher_did_not_come_through_is_told_by_the_next(
    aws: Aws, alerts: Alerts, error: BaseException
) -> None:
    """Not at once, for the first may still be at it, and nobody claims that it was told; after a minute."""
    aws.before = failing("sns.publish", error, times=1)
    with pytest.raises(type(error)):
        alerts.tell(ALERT, aws.now)
    told = [alerts.tell(ALERT, aws.now + second) for second in (1, PUBLISHING - 1, PUBLISHING, PUBLISHING + 1)]
    assert told == [False, False, True, True]
    assert aws.alerts == ["One text."]


def test_a_publisher_that_could_not_note_it_is_heard_twice_rather_than_never(aws: Aws, alerts: Alerts) -> None:
    """The note comes after the publishing."""
    aws.before = failing("dynamodb.put_item", at=2, times=1)
    with pytest.raises(EndpointConnectionError):
        alerts.tell(ALERT, aws.now)
    assert alerts.tell(ALERT, aws.now + PUBLISHING)
    assert len(aws.alerts) == 2


def test_nothing_is_published_that_could_not_be_kept_to_once(aws: Aws, alerts: Alerts) -> None:
    """Without the table there would be an alert a message."""
    aws.dynamo.down = True
    with pytest.raises(EndpointConnectionError):
        alerts.tell(ALERT, aws.now)
    assert aws.alerts == []


def test_the_table_forgets_alerts_after_two_weeks(aws: Aws, alerts: Alerts) -> None:
    """Later than any hold can last for the messages that wait in it."""
    alerts.tell(ALERT, aws.now)
    aws.dynamo.update_time_to_live(
        TableName="ledger", TimeToLiveSpecification={"AttributeName": "expires_at", "Enabled": True}
    )
    assert aws.dynamo.expire(aws.clock() + timedelta(days=13)) == 0
    assert aws.dynamo.expire(aws.clock() + timedelta(days=15)) == 1


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mailchute: ok", "Mailchute: ok"),
        ("a\r\nb\tc é 😀", "a??b?c ? ?"),
        ("x" * 99, "x" * 99),
        ("x" * 100, "x" * 96 + "..."),
    ],
)
def test_a_subject_is_what_sns_takes(aws: Aws, text: str, subject: str) -> None:
    """Printable ASCII, under a hundred."""
    assert subject_line(text) == subject
    aws.sns.publish(TopicArn=TOPIC, Subject=subject, Message="x")
