"""What SES publishes to EventBridge's default bus about a mail that it accepted.

Names and envelope: developer guide, "Monitoring SES events using Amazon EventBridge", and EventBridge's events
reference, "Amazon Simple Email Service events". SES promises neither order nor delivery ("best effort"); here the
events come in the order in which things happen, all of them at the moment of acceptance.
"""

import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any

from local.ses.event_mail import ACCOUNT, mail_object
from local.ses.identities import Account
from local.ses.message import Mail
from local.ses.outcomes import Lists, outcomes

# `eventType`: as EventBridge names it, and as the object in the detail is called.
_NAMES = {
    "Send": ("Email Sent", "send"),
    "Delivery": ("Email Delivered", "delivery"),
    "Bounce": ("Email Bounced", "bounce"),
    "Complaint": ("Email Complaint Received", "complaint"),
    "Reject": ("Email Rejected", "reject"),
    "DeliveryDelay": ("Email Delivery Delayed", "deliveryDelay"),
}


def events(mail: Mail, request: Mapping[str, Any], account: Account, lists: Lists) -> Iterator[dict[str, Any]]:
    """Complete events, as a rule's target gets them. `request` names a configuration set, or SES would publish none."""
    about = mail_object(mail, request, account)
    common = {
        "source": "aws.ses",
        "account": ACCOUNT,
        "time": mail.accepted_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": account.region,
        "resources": [f"arn:aws:ses:{account.region}:{ACCOUNT}:configuration-set/{request['ConfigurationSetName']}"],
    }
    for kind, body in outcomes(mail, request, lists):
        name, key = _NAMES[kind]
        detail = {"eventType": kind, "mail": about, key: body}
        yield {"version": "0", "id": str(uuid.uuid4()), "detail-type": name, **common, "detail": detail}
