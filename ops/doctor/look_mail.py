"""What SES says: each fact by calls of its own. All raise what boto3 raises."""

from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError

from ops.doctor.facts import Account, ConfigurationSet, Destination, Events, Identity, Sandbox, Sender
from ops.doctor.patient import Patient


def sender(patient: Patient) -> Sender:
    address = patient.parameter("SenderAddress")
    return Sender(address, tuple(_identities(patient, address)))


def account(patient: Patient) -> Account:
    said = patient.ask("sesv2", "get_account")
    quota = said.get("SendQuota", {})
    return Account(
        sending=said.get("SendingEnabled", True),
        enforcement=said.get("EnforcementStatus", ""),
        sent=quota.get("SentLast24Hours", 0),
        per_day=quota.get("Max24HourSend", -1),
        per_second=quota.get("MaxSendRate", 0),
    )


def sandbox(patient: Patient) -> Sandbox:
    """Recipients are looked up in the sandbox only."""
    if patient.ask("sesv2", "get_account").get("ProductionAccessEnabled", True):
        return Sandbox()
    covered = {each: any(found.verified for found in _identities(patient, each)) for each in patient.recipients}
    return Sandbox(True, tuple(address for address, verified in covered.items() if not verified))


def configuration_set(patient: Patient) -> ConfigurationSet:
    name = patient.output("ConfigurationSetName")
    said = _unless_missing(patient, "get_configuration_set", ConfigurationSetName=name)
    sending = (said or {}).get("SendingOptions", {}).get("SendingEnabled", True)
    return ConfigurationSet(name, said is not None, sending)


def events(patient: Patient) -> Events:
    """The default bus of the account that the alert topic is in."""
    name = patient.output("ConfigurationSetName")
    _, partition, _, region, owner, _ = patient.output("AlertTopicArn").split(":")
    said = _unless_missing(patient, "get_configuration_set_event_destinations", ConfigurationSetName=name) or {}
    found = tuple(map(_destination, said.get("EventDestinations", ())))
    return Events(name, f"arn:{partition}:events:{region}:{owner}:event-bus/default", found)


def suppressed(patient: Patient) -> dict[str, str]:
    """Why, by recipient; only those that are."""
    found = {}
    for address in patient.recipients:
        said = _unless_missing(patient, "get_suppressed_destination", EmailAddress=address)
        if said:
            found[address] = str(said["SuppressedDestination"]["Reason"])
    return found


def _identities(patient: Patient, address: str) -> Iterator[Identity]:
    """The address's own, its domain's, and those of the domains above: each of them lets it send.

    https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
    """
    labels = address.rpartition("@")[2].split(".")
    for name in (address, *(".".join(labels[start:]) for start in range(len(labels) - 1))):
        said = _unless_missing(patient, "get_email_identity", EmailIdentity=name)
        if said:
            yield _identity(name, said)


def _identity(name: str, said: dict[str, Any]) -> Identity:
    dkim, mail_from = said.get("DkimAttributes", {}), said.get("MailFromAttributes", {})
    return Identity(
        name=name,
        verified=said.get("VerifiedForSendingStatus", False),
        dkim=dkim.get("Status", ""),
        signs=dkim.get("SigningEnabled", False),
        mail_from=mail_from.get("MailFromDomain", ""),
        mail_from_status=mail_from.get("MailFromDomainStatus", ""),
    )


def _destination(said: dict[str, Any]) -> Destination:
    types = frozenset(said["MatchingEventTypes"])
    return Destination(said["Name"], said.get("Enabled", False), types, "EventBridgeDestination" in said)


def _unless_missing(patient: Patient, operation: str, **request: str) -> dict[str, Any] | None:
    try:
        answer: dict[str, Any] = patient.ask("sesv2", operation, **request)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NotFoundException":
            return None
        raise
    return answer
