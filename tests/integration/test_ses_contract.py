"""One contract for two stand-ins of SES: our strict fake, and moto behind a real boto3 client.

Where both judge, they must agree. Where moto is laxer than SES, the case is listed with what moto does today, so that
its becoming stricter shows here and the case can move to the agreement above.
"""

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, ParamValidationError
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from local.ses import FakeSes

REGION = "us-east-1"

Send = Callable[..., Any]


def simple(**members: Any) -> dict[str, Any]:
    """A sound request; `members` replace top-level members, and `subject` the subject."""
    subject = {"Data": members.pop("subject", "Hello"), "Charset": "UTF-8"}
    content = {"Subject": subject, "Body": {"Text": {"Data": "Hi"}}}
    sound = {"FromEmailAddress": "forms@example.com", "Destination": {"ToAddresses": ["owner@example.org"]}}
    return sound | {"Content": {"Simple": content}} | members


def with_headers(*pairs: tuple[str, str]) -> dict[str, Any]:
    request = simple()
    request["Content"]["Simple"]["Headers"] = [{"Name": name, "Value": value} for name, value in pairs]
    return request


def with_tags(*pairs: tuple[str, str]) -> dict[str, Any]:
    return simple(EmailTags=[{"Name": name, "Value": value} for name, value in pairs])


def raw(sender: str = "forms@example.com") -> dict[str, Any]:
    built = EmailMessage()
    built["From"], built["To"], built["Subject"] = sender, "owner@example.org", "Raw"
    built.set_content("Hi")
    return {"Content": {"Raw": {"Data": built.as_bytes()}}}


def html_only() -> dict[str, Any]:
    content = {"Subject": {"Data": "Hello"}, "Body": {"Html": {"Data": "<p>Hi</p>"}}}
    return simple(Content={"Simple": content})


def to(*addresses: str) -> dict[str, Any]:
    return simple(Destination={"ToAddresses": list(addresses)})


@pytest.fixture
def fake() -> FakeSes:
    return FakeSes(identities=["example.com"], region=REGION)


@pytest.fixture
def moto(monkeypatch: pytest.MonkeyPatch) -> Iterator[Send]:
    """send_email of a real client, answered by moto, with the same identity verified."""
    monkeypatch.delenv("AWS_ENDPOINT_URL_SESV2", raising=False)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        client = boto3.Session("testing", "testing", region_name=REGION).client("sesv2")
        client.create_email_identity(EmailIdentity="example.com")
        yield client.send_email
        client.close()


@pytest.fixture(params=["fake", "moto"])
def send(request: pytest.FixtureRequest) -> Send:
    """Either stand-in's send_email."""
    stand_in = request.getfixturevalue(request.param)
    return stand_in.send_email if isinstance(stand_in, FakeSes) else stand_in


ACCEPTED = {
    "simple": simple(),
    "display name": simple(FromEmailAddress="Contact form <forms@example.com>"),
    "unicode subject": simple(subject="Grüße"),
    "html only": html_only(),
    "reply-to": simple(ReplyToAddresses=["visitor@example.net"]),
    "copies": simple(Destination={"ToAddresses": ["a@example.org"], "BccAddresses": ["b@example.org"]}),
    "fifty recipients": to(*["a@example.org"] * 50),
    "headers": with_headers(("X-Form", "contact"), ("List-Id", "<forms.example.com>")),
    "tags": with_tags(("submission", "0192-ab_C"), ("form", "contact")),
    "raw": raw(),
    "raw with destination": raw() | {"Destination": {"ToAddresses": ["owner@example.org"]}},
}


@pytest.mark.parametrize("request_", ACCEPTED.values(), ids=ACCEPTED)
def test_a_sound_mail_is_accepted_by_both(send: Send, request_: dict[str, Any]) -> None:
    """And answered with status 200 and a MessageId."""
    answer = send(**request_)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert isinstance(answer["MessageId"], str)
    assert answer["MessageId"]


REFUSED = {
    "unverified sender": simple(FromEmailAddress="a@evil.example"),
    "unverified sender with a name": simple(FromEmailAddress="Forms <a@evil.example>"),
    "unverified raw sender": raw("a@evil.example"),
    "unverified raw envelope": raw() | {"FromEmailAddress": "a@evil.example"},
}


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_an_unverified_sender_is_rejected_by_both(send: Send, request_: dict[str, Any]) -> None:
    """MessageRejected with status 400; only the fake gives AWS's text."""
    with pytest.raises(ClientError) as caught:
        send(**request_)
    assert caught.value.response["Error"]["Code"] == "MessageRejected"
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


WRONG_SHAPE = {
    "misspelled member": simple(ReplyToAddress=["a@example.org"]),
    "missing subject": simple(Content={"Simple": {"Body": {"Text": {"Data": "Hi"}}}}),
    "missing content": {"FromEmailAddress": "forms@example.com"},
    "text for a list": simple(ReplyToAddresses="a@example.org"),
    "tag without value": simple(EmailTags=[{"Name": "n"}]),
    "empty header value": with_headers(("X-Form", "")),
}


@pytest.mark.parametrize("request_", WRONG_SHAPE.values(), ids=WRONG_SHAPE)
def test_a_wrong_shape_is_refused_by_the_client_itself(send: Send, request_: dict[str, Any]) -> None:
    """The fake's send_email refuses exactly what boto3's refuses, with the same exception, before any call."""
    with pytest.raises(ParamValidationError):
        send(**request_)


def test_both_word_a_wrong_shape_alike(fake: FakeSes, moto: Send) -> None:
    """They share botocore's validator."""
    texts = set()
    for send_email in (fake.send_email, moto):
        with pytest.raises(ParamValidationError) as caught:
            send_email(**WRONG_SHAPE["misspelled member"])
        texts.add(str(caught.value))
    assert len(texts) == 1


# Both refuse, but moto answers with a code that SES v2 does not have or not here: SES's code first, moto's second.
DIFFERENT_CODE = {
    "51 recipients": (to(*["a@example.org"] * 51), "BadRequestException", "MessageRejected"),
    "no domain": (to("nobody"), "BadRequestException", "InvalidParameterValue"),
    "unquoted comma in a name": (to("Lovelace, Ada <ada@example.org>"), "BadRequestException", "InvalidParameterValue"),
    "two @": (to("a@b@example.org"), "BadRequestException", "InvalidParameterValue"),
    "no sender in raw": (
        {"Content": {"Raw": {"Data": b"To: a@example.org\r\n\r\nHi"}}},
        "BadRequestException",
        "MessageRejected",
    ),
}


@pytest.mark.parametrize(("request_", "ours", "motos"), DIFFERENT_CODE.values(), ids=DIFFERENT_CODE)
def test_moto_refuses_with_another_code(
    fake: FakeSes, moto: Send, request_: dict[str, Any], ours: str, motos: str
) -> None:
    """moto carries over codes of the v1 API; a mailer that classifies by code must not be tested on them."""
    for send_email, code in ((fake.send_email, ours), (moto, motos)):
        with pytest.raises(ClientError) as caught:
            send_email(**request_)
        assert caught.value.response["Error"]["Code"] == code


# SES refuses these and moto accepts them today. A case that fails here has become stricter in moto: move it up.
STRICT_ONLY = {
    "line break in the subject": simple(subject="a\r\nBcc: x@y.org"),
    "line break hidden in an encoded word": simple(subject="=?utf-8?q?a=0D=0ABcc=3A_x=40y.z?="),
    "line break in a header": with_headers(("X-Form", "a\r\nBcc: x@y.org")),
    "line break in a header name": with_headers(("X-Form\r\nBcc", "x@y.org")),
    "header that SES sets": with_headers(("Bcc", "x@y.org")),
    "sixteen headers": with_headers(*[(f"X-{number}", "v") for number in range(16)]),
    "non-ASCII header": with_headers(("X-Form", "grün")),
    "long header": with_headers(("X-Form", "v" * 991)),
    "space in a tag": with_tags(("form", "contact us")),
    "dot in a tag": with_tags(("form.name", "contact")),
    "repeated tag": with_tags(("form", "a"), ("form", "b")),
    "empty tag": with_tags(("form", "")),
    "unknown configuration set": simple(ConfigurationSetName="other"),
    "non-ASCII local part": to("jürgen@example.org"),
    "non-ASCII domain": to("a@bücher.example"),
    "list in reply-to": simple(ReplyToAddresses=["u@d.org, victim@x.org"]),
    "line break in reply-to": simple(ReplyToAddresses=["u@d.org\r\nBcc: x@y.org"]),
    "no recipient": simple(Destination={"ToAddresses": []}),
    "empty body": simple(Content={"Simple": {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": ""}}}}),
    "unknown charset": simple(
        Content={"Simple": {"Subject": {"Data": "x", "Charset": "string"}, "Body": {"Text": {"Data": "x"}}}}
    ),
}


@pytest.mark.parametrize("request_", STRICT_ONLY.values(), ids=STRICT_ONLY)
def test_moto_accepts_what_ses_refuses(fake: FakeSes, moto: Send, request_: dict[str, Any]) -> None:
    """The reason for having a fake of our own."""
    with pytest.raises(ClientError):
        fake.send_email(**request_)
    assert fake.inbox == []
    assert moto(**request_)["MessageId"]


def test_moto_drops_what_the_fake_shows(fake: FakeSes, moto: Send) -> None:
    """Reply-To, custom headers and tags are not in moto's record of a mail, so tests on them must use the fake."""
    request = with_headers(("X-Form", "contact")) | {"ReplyToAddresses": ["visitor@example.net"]}
    fake.send_email(**request)
    moto(**request)
    (recorded,) = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages
    assert "visitor@example.net" not in repr(vars(recorded))
    assert fake.inbox[0].reply_to == "visitor@example.net"
    assert fake.inbox[0].headers["X-Form"] == "contact"


# Refused by SES, and a crash of moto's own rather than an answer.
MOTO_CRASHES = {
    "no body": simple(Content={"Simple": {"Subject": {"Data": "x"}, "Body": {}}}),
    "no content": simple(Content={}),
    "template": simple(Content={"Template": {"TemplateName": "t", "TemplateData": "{}"}}),
}


@pytest.mark.parametrize("request_", MOTO_CRASHES.values(), ids=MOTO_CRASHES)
def test_moto_has_no_answer(fake: FakeSes, moto: Send, request_: dict[str, Any]) -> None:
    """The fake refuses these as SES does, or says that it does not implement them."""
    with pytest.raises(ClientError, match="BadRequestException"):
        fake.send_email(**request_)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever moto happens to trip over
        moto(**request_)
    assert not isinstance(caught.value, ClientError)
