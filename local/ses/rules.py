"""What SES refuses of a whole SendEmail request, in the order in which it is looked at."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from local.ses.addresses import address_fault
from local.ses.content import content_faults, raw_data, raw_mailboxes
from local.ses.faults import Fault, bad_request, not_found
from local.ses.identities import Account, identity_faults
from local.ses.tags import tag_faults

_MOST_RECIPIENTS = 50
_LARGEST_MESSAGE = 40 * 1024 * 1024
_DESTINATIONS = ("ToAddresses", "CcAddresses", "BccAddresses")
_IMPLEMENTED = {
    "FromEmailAddress",
    "Destination",
    "ReplyToAddresses",
    "FeedbackForwardingEmailAddress",
    "Content",
    "EmailTags",
    "ConfigurationSetName",
}


def faults(request: Mapping[str, Any], account: Account) -> Iterator[Fault]:
    """Every reason to refuse a well-shaped `request`. Lazy: only the first is SES's answer, and later rules rely on
    the earlier ones having passed. Address syntax comes first (probed by floci-io/floci); the rest is from memory."""
    yield from _unimplemented(request)
    yield from _address_faults(request)
    yield from content_faults(request)
    yield from _recipient_faults(request)
    yield from tag_faults(request.get("EmailTags", ()))
    yield from _configuration_set_faults(request, account)
    yield from identity_faults(request, account)


def size_faults(message: bytes) -> Iterator[Fault]:
    """40 MB "after base64 encoding" for the v2 API. Developer guide, "Service quotas"; text from memory (v1)."""
    if len(message) > _LARGEST_MESSAGE:
        yield bad_request(f"Message length is more than {_LARGEST_MESSAGE} bytes long: '{len(message)}'.")


def recipients(request: Mapping[str, Any]) -> list[str]:
    """Whom the envelope names: To, Cc and Bcc entries of Destination, else those of a Raw message's own fields."""
    destination = request.get("Destination", {})
    named = list(chain.from_iterable(destination.get(kind, ()) for kind in _DESTINATIONS))
    data = raw_data(request)
    return named if named or data is None else raw_mailboxes(data, "to", "cc", "bcc")


def _unimplemented(request: Mapping[str, Any]) -> Iterator[Fault]:
    for member in sorted(request.keys() - _IMPLEMENTED):
        yield bad_request(f"The local SES does not implement {member}.")


def _address_faults(request: Mapping[str, Any]) -> Iterator[Fault]:
    sender = [request[key] for key in ("FromEmailAddress", "FeedbackForwardingEmailAddress") if key in request]
    named = list(chain.from_iterable(request.get("Destination", {}).get(kind, ()) for kind in _DESTINATIONS))
    for entry in [*sender, *named, *request.get("ReplyToAddresses", ())]:
        fault = address_fault(entry)
        if fault:
            yield fault


def _recipient_faults(request: Mapping[str, Any]) -> Iterator[Fault]:
    """1 to 50 recipients over To, Cc and Bcc. Developer guide, "Service quotas"; text: thewca/
    worldcubeassociation.org#9467 (v1; v2 says BadRequestException, from memory). None at all: from memory."""
    count = len(recipients(request))
    if not count:
        yield bad_request("At least one destination address is required.")
    if count > _MOST_RECIPIENTS:
        yield bad_request(f"Recipient count exceeds {_MOST_RECIPIENTS}.")


def _configuration_set_faults(request: Mapping[str, Any], account: Account) -> Iterator[Fault]:
    """API reference, SendEmail, NotFoundException; text from the notes and localstack's snapshots."""
    name = request.get("ConfigurationSetName")
    if name is not None and name not in account.configuration_sets:
        yield not_found(f"Configuration set <{name}> does not exist.")
