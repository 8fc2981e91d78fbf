"""The `mail` object that every event of SES's carries.

Developer guide, "Contents of event data that Amazon SES publishes to Amazon SNS", Mail object, and the examples there.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from local.ses.addresses import listed, mailbox
from local.ses.content import raw_data
from local.ses.fields import fields, split
from local.ses.identities import Account, verified_as
from local.ses.message import Mail
from local.ses.rules import recipients

ACCOUNT = "000000000000"

# SES writes these itself, and shows the headers as they were before.
_OWN = ("message-id", "date")


def mail_object(mail: Mail, request: Mapping[str, Any], account: Account) -> dict[str, Any]:
    """Header values are as they were written: whether SES decodes encoded words there is not documented. SES cuts
    headers off after 10 KB; we never do."""
    written = _headers(mail, request)
    first = {name.lower(): value for name, value in reversed(written)}
    source = request.get("FromEmailAddress") or first["from"]
    return {
        "timestamp": stamp(mail.accepted_at),
        "source": source,
        "sourceArn": f"arn:aws:ses:{account.region}:{ACCOUNT}:identity/{verified_as(source, account.identities)}",
        "sendingAccountId": ACCOUNT,
        "messageId": mail.id,
        "destination": bare_recipients(request),
        "headersTruncated": False,
        "headers": [{"name": name, "value": value} for name, value in written],
        "commonHeaders": _common(first, request, mail),
        "tags": _tags(mail, request, source),
    }


def bare_recipients(request: Mapping[str, Any]) -> list[str]:
    """Everybody on the envelope, without display names, in order."""
    boxes = ((entry, mailbox(entry)) for entry in recipients(request))
    return [box.address if box else entry for entry, box in boxes]


def stamp(at: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, as SES writes times."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _headers(mail: Mail, request: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Those of the message that was handed to SES; for a Simple request, those that SES made of it."""
    data = raw_data(request)
    if data is not None:
        return [(field.name, field.value) for field in fields(split(data)[0])]
    return [(name, value) for name, value in mail.fields if name.lower() not in _OWN]


def _common(first: Mapping[str, str], request: Mapping[str, Any], mail: Mail) -> dict[str, Any]:
    """Those of the examples; others are not documented."""
    subject = first.get("subject", "")
    to = request.get("Destination", {}).get("ToAddresses") if "Simple" in request["Content"] else None
    return {
        "from": [first["from"]],
        "to": to or listed(first.get("to", "")),
        "messageId": mail.id,
        "subject": mail.subject if "=?" in subject else subject,
    }


def _tags(mail: Mail, request: Mapping[str, Any], source: str) -> dict[str, list[str]]:
    """The caller's, and those that SES adds (names: the examples; values: this machine's)."""
    box = mailbox(source)
    return {
        "ses:configuration-set": [request["ConfigurationSetName"]],
        "ses:source-ip": ["127.0.0.1"],
        "ses:from-domain": [box.domain if box else ""],
        "ses:caller-identity": ["mailer"],
        **{name: [value] for name, value in mail.tags.items()},
    }
