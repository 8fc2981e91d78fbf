"""SES's events to the ledger: late, twice and out of order."""

import json
from dataclasses import replace
from itertools import permutations

import pytest
from botocore.exceptions import EndpointConnectionError

from functions.feedback.record import NotTold
from local.ses.outcomes import EICAR
from shared.standing import State
from shared.submission import Field
from tests.unit.aws import Aws, Killed, failing
from tests.unit.feedback.conftest import BOUNCES, COMPLAINS, ID, OWNER, SUPPRESSED, Feedback


@pytest.mark.parametrize(
    ("recipient", "kind", "state"),
    [
        (OWNER, "Send", State.SENT),
        (OWNER, "Delivery", State.DELIVERED),
        (OWNER, "DeliveryDelay", State.DELAYED),
        (BOUNCES, "Bounce", State.BOUNCED),
        (SUPPRESSED, "Bounce", State.BOUNCED),
        (COMPLAINS, "Complaint", State.COMPLAINED),
    ],
)
def test_each_event_is_noted_and_counted(feedback: Feedback, recipient: str, kind: str, state: State) -> None:
    """With SES's id for the mail."""
    feedback.aws.ses.delayed = {OWNER}
    event = feedback.events(recipient)[kind]
    feedback.take(event)
    entry = feedback.ledger.look(ID)
    assert entry
    assert (entry.state, entry.ses_id) == (state, event["detail"]["mail"]["messageId"])
    assert feedback.counted == [(state.title(), {"form": "contact"})]
    [line] = [json.loads(each) for each in feedback.log.getvalue().splitlines()]
    assert (line["message"], line["submission_id"], line["new"]) == (state.lower(), ID, True)


def test_a_mail_with_a_virus_is_rejected(feedback: Feedback) -> None:
    """SES took it first, so no answer says so."""
    events = feedback.events(fields=(Field("message", EICAR),))
    feedback.take(events["Send"], events["Reject"])
    assert feedback.state is State.REJECTED
    assert "it was taken by SES and then rejected, because it found a virus." in feedback.aws.alerts[0]


def test_an_event_that_comes_twice_is_counted_once(feedback: Feedback) -> None:
    """EventBridge delivers at least once."""
    events = feedback.events()
    feedback.take(events["Send"], events["Send"], events["Delivery"], events["Delivery"])
    assert feedback.counted == [("Sent", {"form": "contact"}), ("Delivered", {"form": "contact"})]


@pytest.mark.parametrize("order", list(permutations(["Send", "DeliveryDelay", "Delivery", "Complaint"])))
def test_in_any_order_the_heaviest_news_stays(feedback: Feedback, order: tuple[str, ...]) -> None:
    """SES promises no order."""
    feedback.aws.ses.delayed = {COMPLAINS}
    events = feedback.events(COMPLAINS)
    feedback.take(*(events[kind] for kind in order))
    assert feedback.state is State.COMPLAINED
    assert len(feedback.aws.alerts) == 1


@pytest.mark.parametrize("order", list(permutations(["Send", "Delivery", "Bounce"])))
def test_of_several_recipients_the_one_that_bounced_is_told(feedback: Feedback, order: tuple[str, ...]) -> None:
    """Whichever is heard of first; the one that was reached is not named."""
    events = feedback.events(OWNER, BOUNCES)
    feedback.take(*(events[kind] for kind in order))
    assert feedback.state is State.BOUNCED
    [text] = feedback.aws.alerts
    assert "Recipient      b***@simulator.amazonses.com\n" in text


@pytest.mark.parametrize("state", [State.UNKNOWN, State.RETRY, State.PARKED])
def test_an_event_settles_what_the_mailer_did_not_know(feedback: Feedback, state: State) -> None:
    """The reason for the tag on each mail."""
    entry = feedback.ledger.look(ID)
    assert entry
    assert feedback.ledger.save(replace(entry, state=state), entry)
    feedback.take(feedback.events()["Send"])
    assert feedback.state is State.SENT


def test_a_submission_that_the_table_has_forgotten_is_told_and_not_noted(feedback: Feedback, aws: Aws) -> None:
    """A complaint may come weeks later."""
    events = feedback.events(COMPLAINS)
    aws.dynamo.tables["ledger"].items.clear()
    feedback.take(events["Complaint"])
    assert feedback.ledger.look(ID) is None
    assert (len(aws.alerts), feedback.counted) == (1, [])


def test_an_event_whose_alert_another_is_publishing_is_brought_again(feedback: Feedback, aws: Aws) -> None:
    """Whoever is at it may not live to do it: nobody may rely on it."""
    aws.before = failing("sns.publish", times=1)
    event = feedback.events(BOUNCES)["Bounce"]
    with pytest.raises(EndpointConnectionError):
        feedback.take(event)
    with pytest.raises(NotTold):
        feedback.take(event)
    assert aws.alerts == []
    aws.later(seconds=60)
    feedback.take(event)
    feedback.take(event)
    assert len(aws.alerts) == 1


@pytest.mark.parametrize("error", [EndpointConnectionError(endpoint_url="aws"), Killed()])
@pytest.mark.parametrize("call", ["sns.publish", "dynamodb.update_item", "dynamodb.put_item"])
def test_what_could_not_be_told_or_noted_is_tried_again_by_lambda(
    feedback: Feedback, aws: Aws, call: str, error: BaseException
) -> None:
    """It raises; a minute later the same event is told, though the ledger may know it already."""
    aws.before = failing(call, error, times=1)
    event = feedback.events(BOUNCES)["Bounce"]
    with pytest.raises(type(error)):
        feedback.take(event)
    aws.later(seconds=60)
    feedback.take(event)
    assert (feedback.state, len(aws.alerts)) == (State.BOUNCED, 1)
