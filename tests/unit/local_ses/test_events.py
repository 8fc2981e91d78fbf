"""What SES publishes about a mail: the events, their order, and when there are none."""

import json
from collections.abc import Collection
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.ses.outcomes import EICAR
from tests.unit.local_ses.samples import raw, ses, simple

OWNER = "owner@example.org"

Event = dict[str, Any]


def told(request: dict[str, Any], *, suppressed: Collection[str] = (), delayed: Collection[str] = ()) -> list[Event]:
    """The events of `request`, sent with the configuration set that is known."""
    events: list[Event] = []
    fake = ses(emit=events.append)
    fake.suppressed.update(suppressed)
    fake.delayed.update(delayed)
    fake.send_email(**{"ConfigurationSetName": "known"} | request)
    assert [event["detail"]["mail"]["messageId"] for event in events] == [fake.inbox[0].id] * len(events)
    return events


def to(*addresses: str, **more: list[str]) -> dict[str, Any]:
    return simple(Destination={"ToAddresses": list(addresses)} | more)


def in_short(events: list[Event]) -> list[tuple[str, str]]:
    """Kind and recipient of each event that has one."""
    return [(event["detail"]["eventType"], recipient(event["detail"])) for event in events]


def recipient(detail: dict[str, Any]) -> str:
    match detail:
        case {"delivery": {"recipients": [address]}}:
            return str(address)
        case (
            {"bounce": {"bouncedRecipients": [{"emailAddress": address}]}}
            | {"complaint": {"complainedRecipients": [{"emailAddress": address}]}}
            | {"deliveryDelay": {"delayedRecipients": [{"emailAddress": address}]}}
        ):
            return str(address)
    return ""


def test_a_send_event_is_this() -> None:
    """All of it."""
    request = simple(
        FromEmailAddress="Website <forms@example.com>",
        ReplyToAddresses=["ada@example.net"],
        Destination={"ToAddresses": [OWNER], "CcAddresses": ["Two <two@example.org>"], "BccAddresses": ["b@x.org"]},
        EmailTags=[{"Name": "submission", "Value": "0193"}, {"Name": "form", "Value": "contact"}],
        headers={"Auto-Submitted": "auto-generated"},
    )
    event = told(request)[0]
    id_ = event["detail"]["mail"]["messageId"]
    assert event == {
        "version": "0",
        "id": event["id"],
        "detail-type": "Email Sent",
        "source": "aws.ses",
        "account": "000000000000",
        "time": "2026-03-04T12:00:00Z",
        "region": "us-east-1",
        "resources": ["arn:aws:ses:us-east-1:000000000000:configuration-set/known"],
        "detail": {
            "eventType": "Send",
            "mail": {
                "timestamp": "2026-03-04T12:00:00.000Z",
                "source": "Website <forms@example.com>",
                "sourceArn": "arn:aws:ses:us-east-1:000000000000:identity/example.com",
                "sendingAccountId": "000000000000",
                "messageId": id_,
                "destination": [OWNER, "two@example.org", "b@x.org"],
                "headersTruncated": False,
                "headers": [
                    {"name": "From", "value": "Website <forms@example.com>"},
                    {"name": "To", "value": OWNER},
                    {"name": "Cc", "value": "Two <two@example.org>"},
                    {"name": "Reply-To", "value": "ada@example.net"},
                    {"name": "Subject", "value": "Hello"},
                    {"name": "Auto-Submitted", "value": "auto-generated"},
                    {"name": "MIME-Version", "value": "1.0"},
                    {"name": "Content-Type", "value": 'text/plain; charset="utf-8"'},
                    {"name": "Content-Transfer-Encoding", "value": "quoted-printable"},
                ],
                "commonHeaders": {
                    "from": ["Website <forms@example.com>"],
                    "to": [OWNER],
                    "messageId": id_,
                    "subject": "Hello",
                },
                "tags": {
                    "ses:configuration-set": ["known"],
                    "ses:source-ip": ["127.0.0.1"],
                    "ses:from-domain": ["example.com"],
                    "ses:caller-identity": ["mailer"],
                    "submission": ["0193"],
                    "form": ["contact"],
                },
            },
            "send": {},
        },
    }


FATES = {
    "an address": (OWNER, ["Send", "Delivery"]),
    "success": ("success@simulator.amazonses.com", ["Send", "Delivery"]),
    "out of office": ("ooto@simulator.amazonses.com", ["Send", "Delivery"]),
    "bounce": ("bounce@simulator.amazonses.com", ["Send", "Bounce"]),
    "bounce with a label": ("bounce+form-1@simulator.amazonses.com", ["Send", "Bounce"]),
    "bounce in capitals": ("Bounce@Simulator.AmazonSES.com", ["Send", "Bounce"]),
    "complaint": ("complaint@simulator.amazonses.com", ["Send", "Delivery", "Complaint"]),
    "complaint with a label": ("complaint+x@simulator.amazonses.com", ["Send", "Delivery", "Complaint"]),
    "suppression list": ("suppressionlist@simulator.amazonses.com", ["Send", "Bounce"]),
    "the same name elsewhere": ("bounce@example.org", ["Send", "Delivery"]),
}


@pytest.mark.parametrize(("address", "kinds"), FATES.values(), ids=FATES)
def test_each_address_has_its_fate(address: str, kinds: list[str]) -> None:
    """In this order, and told of the address as it was written."""
    assert in_short(told(to(address))) == [(kinds[0], ""), *((kind, address) for kind in kinds[1:])]


def test_each_kind_of_event_has_its_name() -> None:
    """As EventBridge's events reference lists them."""
    mails = [
        told(to("complaint@simulator.amazonses.com"), delayed={"complaint@simulator.amazonses.com"}),
        told(to("bounce@simulator.amazonses.com")),
        told(simple(text=EICAR)),
    ]
    names = {event["detail"]["eventType"]: event["detail-type"] for events in mails for event in events}
    assert names == {
        "Send": "Email Sent",
        "Delivery": "Email Delivered",
        "Bounce": "Email Bounced",
        "Complaint": "Email Complaint Received",
        "Reject": "Email Rejected",
        "DeliveryDelay": "Email Delivery Delayed",
    }


def test_a_delivery_says_to_whom_and_when() -> None:
    """And what the recipient's server answered."""
    assert told(to(OWNER))[1]["detail"]["delivery"] == {
        "timestamp": "2026-03-04T12:00:00.000Z",
        "processingTimeMillis": 0,
        "recipients": [OWNER],
        "smtpResponse": "250 2.6.0 Message received",
        "reportingMTA": "mta.example.com",
    }


BOUNCES = {
    "unknown user": ("bounce@simulator.amazonses.com", "General", "smtp; 550 5.1.1 user unknown"),
    "global list": ("suppressionlist@simulator.amazonses.com", "Suppressed", "recent history of bouncing"),
    "account's list": (OWNER, "OnAccountSuppressionList", "on the suppression list for your account"),
}


@pytest.mark.parametrize(("address", "subtype", "why"), BOUNCES.values(), ids=BOUNCES)
def test_a_bounce_says_why(address: str, subtype: str, why: str) -> None:
    """Permanent, with SES's subtype and words."""
    bounce = told(to(address), suppressed={OWNER})[1]["detail"]["bounce"]
    (bounced,) = bounce["bouncedRecipients"]
    assert why in bounced["diagnosticCode"]
    assert bounce == {
        "bounceType": "Permanent",
        "bounceSubType": subtype,
        "bouncedRecipients": [
            {
                "emailAddress": address,
                "action": "failed",
                "status": "5.1.1",
                "diagnosticCode": bounced["diagnosticCode"],
            }
        ],
        "timestamp": "2026-03-04T12:00:00.000Z",
        "feedbackId": bounce["feedbackId"],
        "reportingMTA": "dns; amazonses.com",
    }


def test_a_complaint_says_of_what_kind() -> None:
    """Abuse, as the simulator has it."""
    complaint = told(to("complaint@simulator.amazonses.com"))[2]["detail"]["complaint"]
    assert complaint == {
        "complainedRecipients": [{"emailAddress": "complaint@simulator.amazonses.com"}],
        "timestamp": "2026-03-04T12:00:00.000Z",
        "feedbackId": complaint["feedbackId"],
        "complaintSubType": None,
        "userAgent": "Amazon SES Mailbox Simulator",
        "complaintFeedbackType": "abuse",
        "arrivalDate": "2026-03-04T12:00:00.000Z",
    }


def test_a_delay_comes_before_the_delivery_and_says_until_when_ses_tries() -> None:
    """For addresses in `delayed`, in any case."""
    events = told(to(OWNER), delayed={"Owner@Example.org"})
    assert in_short(events) == [("Send", ""), ("DeliveryDelay", OWNER), ("Delivery", OWNER)]
    delay = events[1]["detail"]["deliveryDelay"]
    assert (delay["delayType"], delay["expirationTime"]) == (
        "TransientCommunicationFailure",
        "2026-03-05T02:00:00.000Z",
    )
    assert delay["delayedRecipients"][0]["status"] == "4.4.1"


@pytest.mark.parametrize(
    "request_",
    [
        simple(text=f"Hello\n{EICAR}\n"),
        simple(html=f"<p>{EICAR}</p>"),
        raw(f"From: forms@example.com\r\nTo: {OWNER}\r\n\r\n{EICAR}".encode()),
    ],
    ids=["text", "html", "raw"],
)
def test_a_virus_is_accepted_then_rejected(request_: dict[str, Any]) -> None:
    """For all recipients at once; nothing is delivered."""
    events = told(request_)
    assert in_short(events) == [("Send", ""), ("Reject", "")]
    assert events[1]["detail"]["reject"] == {"reason": "Bad content"}


def test_a_suppressed_address_is_sent_to_and_bounces() -> None:
    """Send comes all the same; in any case of letters, and before what the simulator would do."""
    address = "complaint@simulator.amazonses.com"
    assert in_short(told(to("Owner@example.org"), suppressed={"owner@Example.org"})) == [
        ("Send", ""),
        ("Bounce", "Owner@example.org"),
    ]
    assert in_short(told(to(address), suppressed={address})) == [("Send", ""), ("Bounce", address)]


def test_every_recipient_has_an_event_of_its_own() -> None:
    """To, Cc and Bcc in this order, each address once, without its display name."""
    bounces, complains = "bounce@simulator.amazonses.com", "complaint@simulator.amazonses.com"
    request = to(OWNER, f"Bad <{bounces}>", OWNER, CcAddresses=[complains], BccAddresses=["b@example.org"])
    assert in_short(told(request)) == [
        ("Send", ""),
        ("Delivery", OWNER),
        ("Bounce", bounces),
        ("Delivery", complains),
        ("Complaint", complains),
        ("Delivery", "b@example.org"),
    ]


def test_a_raw_message_is_shown_as_it_was_handed_in() -> None:
    """Its own Message-ID and Date among the headers, its subject decoded among the common ones."""
    data = (
        "Message-ID: <mine@example.com>\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r\nFrom: Forms <forms@example.com>\r\n"
        f"To: {OWNER},\r\n two@example.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHi"
    )
    events = told(raw(data.encode()))
    mail = events[0]["detail"]["mail"]
    assert [header["name"] for header in mail["headers"]] == ["Message-ID", "Date", "From", "To", "Subject"]
    assert (mail["headers"][0]["value"], mail["source"]) == ("<mine@example.com>", "Forms <forms@example.com>")
    assert (mail["destination"], mail["commonHeaders"]["to"]) == ([OWNER, "two@example.org"],) * 2
    assert mail["commonHeaders"]["subject"] == "Grüße"
    assert [kind for kind, _ in in_short(events)] == ["Send", "Delivery", "Delivery"]


def test_the_source_arn_is_the_identity_that_lets_the_sender_send() -> None:
    """The address where it is verified itself, else the nearest domain."""
    events: list[Event] = []
    fake = ses(emit=events.append, identities=["example.com", "forms@example.com", "a.example.com"])
    for sender in ("forms@example.com", "x@b.a.example.com", "x@b.example.com"):
        fake.send_email(**simple(FromEmailAddress=sender, ConfigurationSetName="known"))
    arns = [event["detail"]["mail"]["sourceArn"] for event in events if event["detail"]["eventType"] == "Send"]
    assert [arn.rpartition("/")[2] for arn in arns] == ["forms@example.com", "a.example.com", "example.com"]


def test_events_are_json_with_ids_of_their_own() -> None:
    """As EventBridge hands them on; the region is SES's."""
    events: list[Event] = []
    fake = ses(emit=events.append, region="eu-west-1")
    fake.send_email(**to("complaint@simulator.amazonses.com"), ConfigurationSetName="known")
    assert json.loads(json.dumps(events)) == events
    assert len({event["id"] for event in events}) == 3
    assert {event["region"] for event in events} == {"eu-west-1"}
    assert "eu-west-1" in events[0]["resources"][0]


def test_without_a_configuration_set_nothing_is_published() -> None:
    """SES publishes by configuration set only."""
    events: list[Event] = []
    ses(emit=events.append).send_email(**simple())
    assert events == []


def test_a_refused_mail_has_no_events() -> None:
    """They are about accepted mail."""
    events: list[Event] = []
    with pytest.raises(ClientError):
        ses(emit=events.append).send_email(**simple(FromEmailAddress="a@evil.example", ConfigurationSetName="known"))
    assert events == []


def test_whoever_takes_the_events_may_fail() -> None:
    """The answer is the same, and the other events come."""
    events: list[Event] = []

    def emit(event: Event) -> None:
        events.append(event)
        raise RuntimeError("no")

    fake = ses(emit=emit)
    answer = fake.send_email(**simple(ConfigurationSetName="known"))
    assert answer["MessageId"] == fake.inbox[0].id
    assert [event["detail-type"] for event in events] == ["Email Sent", "Email Delivered"]


def test_whoever_takes_the_events_may_send() -> None:
    """The lock is free by then, and the mail is in the inbox."""
    seen: list[int] = []

    def emit(_: Event) -> None:
        seen.append(len(fake.inbox))
        if len(fake.inbox) == 1:
            fake.send_email(**simple())

    fake = ses(emit=emit)
    fake.send_email(**simple(ConfigurationSetName="known"))
    assert seen == [1, 2]
