"""SendEmail requests for tests: sound unless told otherwise."""

from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.ses import FakeSes, Mail

NOON = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)


def ses(**settings: Any) -> FakeSes:
    """A FakeSes with example.com verified, the configuration set "known" and the clock at noon."""
    known: dict[str, Any] = {"identities": ["example.com"], "configuration_sets": ["known"], "clock": lambda: NOON}
    return FakeSes(**known | settings)


def simple(
    *,
    subject: str = "Hello",
    text: str | None = "Hi there",
    html: str | None = None,
    headers: dict[str, str] | None = None,
    **members: Any,
) -> dict[str, Any]:
    """A Simple request; `members` replace top-level members."""
    parts = {"Text": text, "Html": html}
    body = {key: {"Data": data, "Charset": "UTF-8"} for key, data in parts.items() if data is not None}
    content: dict[str, Any] = {"Subject": {"Data": subject, "Charset": "UTF-8"}, "Body": body}
    if headers is not None:
        content["Headers"] = [{"Name": name, "Value": value} for name, value in headers.items()]
    sound = {"FromEmailAddress": "forms@example.com", "Destination": {"ToAddresses": ["owner@example.org"]}}
    return sound | {"Content": {"Simple": content}} | members


def raw(data: bytes, **members: Any) -> dict[str, Any]:
    """A Raw request with nothing but the message, unless `members` add to it."""
    return {"Content": {"Raw": {"Data": data}}} | members


def sent(request: dict[str, Any]) -> Mail:
    """The mail that a fresh SES makes of `request`."""
    fake = ses()
    fake.send_email(**request)
    (mail,) = fake.inbox
    return mail


def refusal(request: dict[str, Any]) -> tuple[str, str]:
    """Code and text with which a fresh SES refuses `request`; also sees to it that nothing was sent."""
    fake = ses()
    with pytest.raises(ClientError) as caught:
        fake.send_email(**request)
    assert fake.inbox == []
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]
