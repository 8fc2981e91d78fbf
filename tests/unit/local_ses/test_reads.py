"""What SES says when it is asked how things stand: in process, over HTTP, and where it can, as moto says it."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from botocore.validate import ParamValidator
from moto import mock_aws

from local.ses import Breakage, FakeSes, shape
from local.ses.management import OPERATIONS
from local.ses.reads import QUOTA
from local.ses.wire import respond
from tests.unit.local_ses.samples import NOON, ses, simple
from tests.unit.local_ses.test_wire import serve

SESSION = boto3.Session("testing", "testing", region_name="us-east-1")
SETTINGS = {"identities": ["example.com", "owner@example.org"], "emit": lambda _: None}


@pytest.fixture
def fake() -> FakeSes:
    return ses(**SETTINGS)


@pytest.fixture(params=["in process", "over HTTP"])
def client(fake: FakeSes, request: pytest.FixtureRequest) -> Iterator[Any]:
    """What the code under test has in its hands."""
    if request.param == "in process":
        yield fake
        return
    server = serve(fake)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    url, config = f"http://127.0.0.1:{server.server_port}", Config(retries={"total_max_attempts": 1})
    connected = SESSION.client("sesv2", endpoint_url=url, config=config)
    yield connected
    connected.close()
    server.shutdown()
    server.server_close()
    thread.join()


def _said(answer: dict[str, Any]) -> dict[str, Any]:
    """Without what only a connection has."""
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


def test_a_sound_account_may_send(client: Any) -> None:
    """Out of the sandbox, nothing used up, nothing held against it."""
    assert _said(client.get_account()) == {
        "DedicatedIpAutoWarmupEnabled": False,
        "EnforcementStatus": "HEALTHY",
        "ProductionAccessEnabled": True,
        "SendQuota": {"Max24HourSend": QUOTA, "MaxSendRate": 200.0, "SentLast24Hours": 0.0},
        "SendingEnabled": True,
        "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
    }


@pytest.mark.parametrize(
    ("fault", "shown"),
    [
        (Breakage.PAUSE, (False, "HEALTHY", 0)),
        (Breakage.SUSPEND, (False, "SHUTDOWN", 0)),
        (Breakage.QUOTA, (True, "HEALTHY", QUOTA)),
        (Breakage.THROTTLE, (True, "HEALTHY", 0)),
        (Breakage.STALL, (True, "HEALTHY", 0)),
    ],
)
def test_a_fault_that_lasts_shows_in_the_account(
    client: Any, fake: FakeSes, fault: Breakage, shown: tuple[bool, str, float]
) -> None:
    """And one that passes does not; none keeps SES from answering."""
    fake.breakage = fault
    said = client.get_account()
    assert (said["SendingEnabled"], said["EnforcementStatus"], said["SendQuota"]["SentLast24Hours"]) == shown


def test_mails_count_for_24_hours() -> None:
    """Those of an earlier day don't."""
    now = [NOON]
    fake = ses(clock=lambda: now[0])
    fake.send_email(**simple())
    now[0] += timedelta(hours=12)
    fake.send_email(**simple())
    assert fake.get_account()["SendQuota"]["SentLast24Hours"] == 2
    now[0] += timedelta(hours=12)
    assert fake.get_account()["SendQuota"]["SentLast24Hours"] == 1


@pytest.mark.parametrize(
    ("name", "kind", "dkim"),
    [
        ("example.com", "DOMAIN", "SUCCESS"),
        ("EXAMPLE.com", "DOMAIN", "SUCCESS"),
        ("owner@example.org", "EMAIL_ADDRESS", "NOT_STARTED"),
    ],
)
def test_an_identity_is_verified(client: Any, fake: FakeSes, name: str, kind: str, dkim: str) -> None:
    """Unless SES is to refuse it."""
    said = client.get_email_identity(EmailIdentity=name)
    assert (said["IdentityType"], said["VerifiedForSendingStatus"]) == (kind, True)
    assert (said["DkimAttributes"]["Status"], said["DkimAttributes"]["SigningEnabled"]) == (dkim, dkim == "SUCCESS")
    assert "MailFromDomain" not in said["MailFromAttributes"]
    fake.breakage = Breakage.UNVERIFIED
    assert client.get_email_identity(EmailIdentity=name)["VerifiedForSendingStatus"] is False


def test_a_configuration_set_publishes_six_types(client: Any) -> None:
    """To the default event bus."""
    said = client.get_configuration_set(ConfigurationSetName="known")
    assert (said["ConfigurationSetName"], said["SendingOptions"]) == ("known", {"SendingEnabled": True})
    [found] = client.get_configuration_set_event_destinations(ConfigurationSetName="known")["EventDestinations"]
    assert sorted(found.pop("MatchingEventTypes")) == sorted(
        ["SEND", "DELIVERY", "DELIVERY_DELAY", "BOUNCE", "COMPLAINT", "REJECT"]
    )
    assert found == {
        "Name": "eventbridge",
        "Enabled": True,
        "EventBridgeDestination": {"EventBusArn": "arn:aws:events:us-east-1:000000000000:event-bus/default"},
    }


def test_where_nobody_listens_nothing_is_published() -> None:
    """No events, so no destination."""
    said = ses().get_configuration_set_event_destinations(ConfigurationSetName="known")
    assert said["EventDestinations"] == []


@pytest.mark.parametrize("address", ["owner@example.org", "o'neil+a/b@example.org", "ünï%2F@example.org"])
def test_an_address_is_put_on_the_suppression_list_and_taken_off(client: Any, fake: FakeSes, address: str) -> None:
    """Whatever stands in it, in any case; and the mail to it bounces meanwhile."""
    assert _said(client.put_suppressed_destination(EmailAddress=address, Reason="COMPLAINT")) == {}
    assert fake.suppressed == {address}
    found = client.get_suppressed_destination(EmailAddress=address.upper())["SuppressedDestination"]
    assert (found["EmailAddress"], found["Reason"]) == (address.upper(), "COMPLAINT")
    assert found["LastUpdateTime"] == NOON
    assert _said(client.delete_suppressed_destination(EmailAddress=address)) == {}
    assert fake.suppressed == set()


def test_an_address_that_was_put_there_by_hand_bounced(client: Any, fake: FakeSes) -> None:
    """What tests do."""
    fake.suppressed.add("Owner@example.org")
    found = client.get_suppressed_destination(EmailAddress="owner@example.org")["SuppressedDestination"]
    assert (found["Reason"], found["LastUpdateTime"]) == ("BOUNCE", NOON)


REFUSALS = [
    ("get_email_identity", {"EmailIdentity": "a@example.com"}, "Email identity <a@example.com> does not exist."),
    ("get_configuration_set", {"ConfigurationSetName": "x y"}, "Configuration set <x y> does not exist."),
    (
        "get_configuration_set_event_destinations",
        {"ConfigurationSetName": "other"},
        "Configuration set <other> does not exist.",
    ),
    (
        "get_suppressed_destination",
        {"EmailAddress": "a@example.com"},
        "Email address a@example.com does not exist on your suppression list.",
    ),
    (
        "delete_suppressed_destination",
        {"EmailAddress": "a@example.com"},
        "Email address a@example.com does not exist on your suppression list.",
    ),
]


@pytest.mark.parametrize(("operation", "request_", "text"), REFUSALS)
def test_what_is_not_there_is_not_found(client: Any, operation: str, request_: dict[str, str], text: str) -> None:
    """404, with the operation's name, as boto3's own exception."""
    with pytest.raises(ClientError) as caught:
        getattr(client, operation)(**request_)
    answer = caught.value.response
    assert answer["Error"] == {"Code": "NotFoundException", "Message": text}
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert caught.value.operation_name.lower() == operation.replace("_", "")


def test_a_reason_is_one_of_two(client: Any, fake: FakeSes) -> None:
    """Which boto3 itself does not check."""
    with pytest.raises(ClientError) as caught:
        client.put_suppressed_destination(EmailAddress="a@example.com", Reason="DISLIKE")
    assert caught.value.response["Error"]["Code"] == "BadRequestException"
    assert fake.suppressed == set()


@pytest.mark.parametrize("request_", [{}, {"EmailIdentity": 1}, {"EmailIdentity": "a", "Colour": "red"}])
def test_what_boto3_refuses_is_refused_in_process(client: Any, request_: dict[str, Any]) -> None:
    """Before any call."""
    with pytest.raises(ParamValidationError):
        client.get_email_identity(**request_)


def test_an_answer_has_the_shape_of_the_model(fake: FakeSes) -> None:
    """Members that are unknown or of a wrong type would be lost on the wire; one that AWS leaves out is left out."""
    fake.suppressed.add("a")
    request = {"EmailIdentity": "example.com", "ConfigurationSetName": "known", "EmailAddress": "a", "Reason": "BOUNCE"}
    for operation in OPERATIONS:
        output = shape.model(operation).output_shape
        assert output
        report = ParamValidator().validate(fake.manage(operation, request), output).generate_report()
        problems = [line for line in report.splitlines() if "in MailFromAttributes" not in line]
        assert problems == [], operation


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7"])
def test_a_put_that_is_no_json_is_refused(fake: FakeSes, body: bytes) -> None:
    """400, and nothing is done."""
    status, headers, _ = respond(fake, "PUT", "/v2/email/suppression/addresses", body)
    assert (status, headers["x-amzn-ErrorType"]) in [(400, "SerializationException"), (400, "BadRequestException")]
    assert fake.suppressed == set()


def test_a_moment_is_seconds_since_the_epoch_on_the_wire(fake: FakeSes) -> None:
    """As rest-json has it; and the address is taken from the path."""
    fake.suppressed.add("a+b@example.org")
    _, _, content = respond(fake, "GET", "/v2/email/suppression/addresses/a%2Bb%40example.org?x=1", b"")
    found = json.loads(content)["SuppressedDestination"]
    assert found == {"EmailAddress": "a+b@example.org", "Reason": "BOUNCE", "LastUpdateTime": NOON.timestamp()}


@mock_aws
def test_moto_says_the_same_of_identity_and_configuration_set(fake: FakeSes) -> None:
    """It has two of these operations: the members that both have are of one type, and what is not there is refused
    with one code and status. (moto's identities are never verified, and its sets never send.)"""
    moto = SESSION.client("sesv2")
    moto.create_email_identity(EmailIdentity="example.com")
    moto.create_configuration_set(ConfigurationSetName="known")
    for read, name, known in (
        ("get_email_identity", "EmailIdentity", "example.com"),
        ("get_configuration_set", "ConfigurationSetName", "known"),
    ):
        theirs, ours = ({k: type(v) for k, v in getattr(one, read)(**{name: known}).items()} for one in (moto, fake))
        assert len(theirs.keys() & ours.keys()) >= 5
        assert [(k, ours[k]) for k in theirs.keys() & ours.keys()] == [(k, theirs[k]) for k in theirs.keys() & ours]
        refusals = []
        for one in (moto, fake):
            with pytest.raises(ClientError) as caught:
                getattr(one, read)(**{name: "nobody.example"})
            answer = caught.value.response
            refusals.append((answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]))
        assert refusals[0] == refusals[1]
