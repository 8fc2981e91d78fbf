"""What events say about a recipient's copy: `eventType`, and the object that goes with it.

Developer guide, "Contents of event data that Amazon SES publishes to Amazon SNS" and the examples there.
"""

from datetime import timedelta
from typing import Any

from local.ses.event_mail import stamp
from local.ses.ids import ses_id
from local.ses.message import Mail

Outcome = tuple[str, dict[str, Any]]

# SES's own words: the simulator's from the examples, the account list's as public reports quote them, the global
# list's from the guide's table of bounce types.
UNKNOWN_USER = "smtp; 550 5.1.1 user unknown"
ON_ACCOUNT_LIST = (
    "Amazon SES did not send the message to this address because it is on the suppression list for your account. "
    "For more information about removing addresses from the suppression list, see the Amazon SES Developer Guide at "
    "https://docs.aws.amazon.com/ses/latest/DeveloperGuide/sending-email-suppression-list.html"
)
ON_GLOBAL_LIST = (
    "Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid "
    "address."
)
_KEEPS_TRYING = timedelta(hours=14)


def delivery(address: str, mail: Mail) -> Outcome:
    """The recipient's server took it."""
    return "Delivery", {
        "timestamp": stamp(mail.accepted_at),
        "processingTimeMillis": 0,
        "recipients": [address],
        "smtpResponse": "250 2.6.0 Message received",
        "reportingMTA": "mta.example.com",
    }


def bounce(address: str, mail: Mail, subtype: str, why: str) -> Outcome:
    """It was sent back, or not sent at all, for good."""
    return "Bounce", {
        "bounceType": "Permanent",
        "bounceSubType": subtype,
        "bouncedRecipients": [
            {"emailAddress": address, "action": "failed", "status": "5.1.1", "diagnosticCode": why},
        ],
        "timestamp": stamp(mail.accepted_at),
        "feedbackId": ses_id(mail.accepted_at),
        "reportingMTA": "dns; amazonses.com",
    }


def complaint(address: str, mail: Mail) -> Outcome:
    """The recipient called it spam."""
    return "Complaint", {
        "complainedRecipients": [{"emailAddress": address}],
        "timestamp": stamp(mail.accepted_at),
        "feedbackId": ses_id(mail.accepted_at),
        "complaintSubType": None,
        "userAgent": "Amazon SES Mailbox Simulator",
        "complaintFeedbackType": "abuse",
        "arrivalDate": stamp(mail.accepted_at),
    }


def delay(address: str, mail: Mail) -> Outcome:
    """It will be tried again, for 14 hours (from memory)."""
    return "DeliveryDelay", {
        "timestamp": stamp(mail.accepted_at),
        "delayType": "TransientCommunicationFailure",
        "expirationTime": stamp(mail.accepted_at + _KEEPS_TRYING),
        "delayedRecipients": [
            {
                "emailAddress": address,
                "status": "4.4.1",
                "diagnosticCode": "smtp; 421 4.4.1 Unable to connect to remote host",
            }
        ],
    }
