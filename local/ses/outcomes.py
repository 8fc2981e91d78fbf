"""What becomes of a mail after SES accepted it: the mailbox simulator's addresses, suppression, delay, a virus.

Addresses: developer guide, "Using the mailbox simulator". Its out-of-office replies are not played: ooto@ is delivered.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from local.ses.content import raw_data
from local.ses.event_mail import bare_recipients
from local.ses.event_objects import (
    ON_ACCOUNT_LIST,
    ON_GLOBAL_LIST,
    UNKNOWN_USER,
    Outcome,
    bounce,
    complaint,
    delay,
    delivery,
)
from local.ses.message import Mail

# Joined here only: a scanner that found it whole would take this file away.
EICAR = "".join(("X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"))

_SIMULATOR = "simulator.amazonses.com"


class Lists(NamedTuple):
    """Addresses on the account's suppression list and addresses whose mail is late, in lower case."""

    suppressed: Collection[str] = ()
    delayed: Collection[str] = ()


def outcomes(mail: Mail, request: Mapping[str, Any], lists: Lists) -> Iterator[Outcome]:
    """`eventType` and object of each event, in order: Send, then Reject, or the fate of each recipient's copy.

    Send comes for suppressed recipients too (API reference, EventDestination) and, since "the send request was
    successful", before a Reject: SES accepts a mail with the EICAR test string, then rejects all of it (developer
    guide, "Testing Reject events"). floci-io/floci, which probed AWS, has the same order.
    """
    yield "Send", {}
    if _has_virus(mail, request):
        yield "Reject", {"reason": "Bad content"}
        return
    for address in dict.fromkeys(bare_recipients(request)):
        yield from _fate(address, mail, lists)


def _fate(address: str, mail: Mail, lists: Lists) -> Iterator[Outcome]:
    """One event per address. SES reports bounces that come together in one event; a list of one is as valid."""
    scenario = _scenario(address)
    if address.lower() in lists.suppressed:
        yield bounce(address, mail, "OnAccountSuppressionList", ON_ACCOUNT_LIST)
    elif scenario == "suppressionlist":
        yield bounce(address, mail, "Suppressed", ON_GLOBAL_LIST)
    elif scenario == "bounce":
        yield bounce(address, mail, "General", UNKNOWN_USER)
    else:
        if address.lower() in lists.delayed:
            yield delay(address, mail)
        yield delivery(address, mail)
        if scenario == "complaint":
            yield complaint(address, mail)


def _scenario(address: str) -> str:
    """The simulator's name for what is to happen; "" for other addresses. Labels are allowed: bounce+label@…"""
    local, _, domain = address.lower().rpartition("@")
    return local.partition("+")[0] if domain == _SIMULATOR else ""


def _has_virus(mail: Mail, request: Mapping[str, Any]) -> bool:
    """As text: attachments are not looked into."""
    if raw_data(request) is not None:
        return EICAR in mail.text or EICAR in mail.html
    return any(EICAR in part["Data"] for part in request["Content"]["Simple"]["Body"].values())
