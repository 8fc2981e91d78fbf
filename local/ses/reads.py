"""What SES says when it is asked how things stand, in the shapes of botocore's sesv2 model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local.ses.breakage import Breakage
from local.ses.faults import Fault, not_found
from local.ses.identities import Account, identity

# As fast as the local stack's mailer goes (local/stack.py: SesRate), day and night.
RATE = 200.0
QUOTA = RATE * 86_400
# What template.yaml asks of its event destination.
EVENT_TYPES = ("SEND", "DELIVERY", "DELIVERY_DELAY", "BOUNCE", "COMPLAINT", "REJECT")


@dataclass(frozen=True)
class Standing:
    """The account, what is wrong with it, how many mails it sent in 24 hours, and whether events are published."""

    account: Account
    breakage: Breakage
    sent: int
    publishes: bool


@dataclass(frozen=True)
class Suppressed:
    """Why and since when an address is on the account's suppression list."""

    reason: str
    since: datetime


Answer = dict[str, Any] | Fault


def account(standing: Standing, _: Mapping[str, Any]) -> Answer:
    """Out of the sandbox. A fault that lasts shows here: a pause, a suspension, a quota that is used up."""
    spent = standing.breakage is Breakage.QUOTA
    return {
        "DedicatedIpAutoWarmupEnabled": False,
        "EnforcementStatus": "SHUTDOWN" if standing.breakage is Breakage.SUSPEND else "HEALTHY",
        "ProductionAccessEnabled": True,
        "SendQuota": {
            "Max24HourSend": QUOTA,
            "MaxSendRate": RATE,
            "SentLast24Hours": QUOTA if spent else float(standing.sent),
        },
        "SendingEnabled": standing.breakage not in (Breakage.PAUSE, Breakage.SUSPEND),
        "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
    }


def email_identity(standing: Standing, request: Mapping[str, Any]) -> Answer:
    """Each by its own name only: a verified domain is no answer for one of its addresses. An address has no DKIM of
    its own, and none has a MAIL FROM domain."""
    name = identity(request["EmailIdentity"])
    if name not in standing.account.identities:
        return not_found(f"Email identity <{name}> does not exist.")
    is_domain, verified = "@" not in name, standing.breakage is not Breakage.UNVERIFIED
    return {
        "IdentityType": "DOMAIN" if is_domain else "EMAIL_ADDRESS",
        "FeedbackForwardingStatus": True,
        "VerifiedForSendingStatus": verified,
        "DkimAttributes": {
            "SigningEnabled": is_domain,
            "Status": "SUCCESS" if is_domain else "NOT_STARTED",
            "SigningAttributesOrigin": "AWS_SES",
        },
        # The model wants a domain here, but AWS leaves it out where there is none.
        "MailFromAttributes": {"BehaviorOnMxFailure": "USE_DEFAULT_VALUE"},
        "Policies": {},
        "Tags": [],
        "VerificationStatus": "SUCCESS" if verified else "FAILED",
    }


def configuration_set(standing: Standing, request: Mapping[str, Any]) -> Answer:
    """As template.yaml makes it."""
    name = request["ConfigurationSetName"]
    return _unknown_set(standing, name) or {
        "ConfigurationSetName": name,
        "DeliveryOptions": {"TlsPolicy": "OPTIONAL"},
        "ReputationOptions": {"ReputationMetricsEnabled": True},
        "SendingOptions": {"SendingEnabled": True},
        "Tags": [],
    }


def event_destinations(standing: Standing, request: Mapping[str, Any]) -> Answer:
    """EventBridge, with the six types, where somebody listens."""
    unknown = _unknown_set(standing, request["ConfigurationSetName"])
    bus = f"arn:aws:events:{standing.account.region}:000000000000:event-bus/default"
    destination = {
        "Name": "eventbridge",
        "Enabled": True,
        "MatchingEventTypes": list(EVENT_TYPES),
        "EventBridgeDestination": {"EventBusArn": bus},
    }
    return unknown or {"EventDestinations": [destination] if standing.publishes else []}


def _unknown_set(standing: Standing, name: str) -> Fault | None:
    known = standing.account.configuration_sets
    return None if name in known else not_found(f"Configuration set <{name}> does not exist.")


READS: dict[str, Callable[[Standing, Mapping[str, Any]], Answer]] = {
    "GetAccount": account,
    "GetEmailIdentity": email_identity,
    "GetConfigurationSet": configuration_set,
    "GetConfigurationSetEventDestinations": event_destinations,
}
