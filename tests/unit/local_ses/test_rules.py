"""What the fake SES refuses of a request as a whole."""

from typing import Any

import pytest
from botocore.exceptions import ClientError, ParamValidationError

from tests.unit.local_ses.samples import raw, refusal, sent, ses, simple

BODY_40_MB = 40 * 1024 * 1024


def tags(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"EmailTags": [{"Name": name, "Value": value} for name, value in pairs]}


@pytest.mark.parametrize("text", ["a b", "a.b", "a:b", "ä", "a\n", "a@b", "x" * 257])
@pytest.mark.parametrize("part", ["name", "value"])
def test_a_tag_outside_the_alphabet_is_refused(part: str, text: str) -> None:
    """A tag with a space, a dot, a line break or 257 characters is refused with BadRequestException."""
    pair = (text, "v") if part == "name" else ("n", text)
    allowed = "only alphanumeric ASCII characters, '_', and '-' are allowed."
    assert refusal(simple(**tags(pair))) == ("BadRequestException", f"Invalid tag {part} <{text}>: {allowed}")


@pytest.mark.parametrize(
    ("pairs", "text"),
    [
        ([("", "v")], "The tag name must be specified."),
        ([("n", "")], "The tag value must be specified."),
        ([("n", "1"), ("n", "2")], "Duplicate tag name <n>."),
        ([(f"n{number}", "v") for number in range(51)], "A message can have no more than 50 tags."),
    ],
)
def test_tags_are_few_and_distinct(pairs: list[tuple[str, str]], text: str) -> None:
    """Names and values are not empty, no name comes twice, and there are at most 50."""
    assert refusal(simple(**tags(*pairs))) == ("BadRequestException", text)


def test_sound_tags_are_kept_with_the_mail() -> None:
    """As a mapping, including the one kind of name that may hold a colon."""
    pairs = [("submission", "0192-ab_C"), ("long", "x" * 256), ("ses:feedback-id-a", "f")]
    assert sent(simple(**tags(*pairs))).tags == dict(pairs)


@pytest.mark.parametrize("destination", [{}, {"ToAddresses": []}, {"CcAddresses": []}])
def test_a_mail_to_nobody_is_refused(destination: dict[str, list[str]]) -> None:
    """Destination may be there and empty."""
    text = "At least one destination address is required."
    assert refusal(simple(Destination=destination)) == ("BadRequestException", text)


def test_a_request_without_destination_is_refused() -> None:
    """A Simple message has no other place to name a recipient."""
    request = simple()
    del request["Destination"]
    assert refusal(request)[1] == "At least one destination address is required."


@pytest.mark.parametrize(("copies", "accepted"), [(49, True), (50, False)])
def test_fifty_recipients_are_the_most(copies: int, accepted: bool) -> None:
    """To, Cc and Bcc count together."""
    destination = {"ToAddresses": ["a@example.org"], "BccAddresses": ["b@example.org"] * copies}
    request = simple(Destination=destination)
    if accepted:
        assert sent(request).to == ("a@example.org",)
    else:
        assert refusal(request) == ("BadRequestException", "Recipient count exceeds 50.")


def test_an_unknown_configuration_set_is_not_found() -> None:
    """404, and the name in angle brackets."""
    with pytest.raises(ClientError) as caught:
        ses().send_email(**simple(ConfigurationSetName="other"))
    assert caught.value.response["Error"] == {
        "Code": "NotFoundException",
        "Message": "Configuration set <other> does not exist.",
    }
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


def test_a_known_configuration_set_is_accepted() -> None:
    """It leaves no trace in the mail."""
    assert "known" not in sent(simple(ConfigurationSetName="known")).raw.decode()


UNVERIFIED = "Email address is not verified. The following identities failed the check in region US-EAST-1: "


@pytest.mark.parametrize("sender", ["a@evil.example", "Forms <forms@notexample.com>", "a@com", "a@example.com.evil"])
def test_an_unverified_sender_is_rejected(sender: str) -> None:
    """MessageRejected names the sender as it was given, and the region in capitals."""
    assert refusal(simple(FromEmailAddress=sender)) == ("MessageRejected", UNVERIFIED + sender)


def test_the_region_is_named() -> None:
    """The one thing that helps when the identity is verified elsewhere."""
    with pytest.raises(ClientError, match="in region EU-WEST-1: a@evil"):
        ses(region="eu-west-1").send_email(**simple(FromEmailAddress="a@evil.example"))


def test_an_unverified_bounce_address_is_rejected() -> None:
    """Return-Path is a sender too."""
    request = simple(FeedbackForwardingEmailAddress="bounces@evil.example")
    assert refusal(request) == ("MessageRejected", UNVERIFIED + "bounces@evil.example")


@pytest.mark.parametrize(
    ("identity", "sender"),
    [
        ("example.com", "forms@example.com"),
        ("example.com", "forms@mail.example.com"),
        ("EXAMPLE.com", "Forms <forms@Example.COM>"),
        ("forms@Example.com", "forms@example.com"),
    ],
)
def test_a_verified_identity_may_send(identity: str, sender: str) -> None:
    """A domain covers its addresses and subdomains; domains compare without case."""
    fake = ses(identities=[identity])
    fake.send_email(**simple(FromEmailAddress=sender))
    assert len(fake.inbox) == 1


@pytest.mark.parametrize("sender", ["other@example.com", "forms@mail.example.com", "FORMS@example.com"])
def test_a_verified_address_covers_only_itself(sender: str) -> None:
    """Not its neighbours, and not another case of its local part."""
    with pytest.raises(ClientError, match="not verified"):
        ses(identities=["forms@example.com"]).send_email(**simple(FromEmailAddress=sender))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({}, "Content must contain exactly one of Simple, Raw and Template."),
        (simple()["Content"] | raw(b"")["Content"], "Content must contain exactly one of Simple, Raw and Template."),
        ({"Template": {"TemplateName": "t"}}, "The local SES does not implement Content.Template."),
    ],
)
def test_content_is_of_exactly_one_kind(content: dict[str, Any], text: str) -> None:
    """And templates say that they are missing here rather than do something else."""
    assert refusal(simple(Content=content)) == ("BadRequestException", text)


@pytest.mark.parametrize("parts", [{"text": None}, {"text": ""}, {"text": "", "html": ""}])
def test_an_empty_body_is_refused(parts: dict[str, Any]) -> None:
    """No part, or only empty ones."""
    assert refusal(simple(**parts)) == ("BadRequestException", "The message body is empty.")


@pytest.mark.parametrize("charset", ["string", "rot13", "", "utf\x008", "utf\r\n8", 'utf"8', "utf 8"])
def test_an_unknown_charset_is_refused(charset: str) -> None:
    """Including Python codecs that are no charsets, and what Python takes for one and a header field would not."""
    request = simple()
    request["Content"]["Simple"]["Subject"]["Charset"] = charset
    assert refusal(request) == ("BadRequestException", f"Unsupported charset '{charset}'.")


@pytest.mark.parametrize("part", [{"subject": "\ud800"}, {"text": "a\udfff"}, {"html": "\udc80"}])
def test_lone_surrogates_are_refused(part: dict[str, Any]) -> None:
    """JSON can carry them, mail cannot."""
    assert refusal(simple(**part)) == ("BadRequestException", "The content is not valid Unicode.")


def test_a_message_over_40_mb_is_refused() -> None:
    """Counted after encoding."""
    code, text = refusal(simple(text="x" * BODY_40_MB))
    assert code == "BadRequestException"
    assert text.startswith(f"Message length is more than {BODY_40_MB} bytes long: '")


@pytest.mark.parametrize("member", ["TenantName", "EndpointId", "FromEmailAddressIdentityArn"])
def test_a_member_that_is_not_implemented_says_so(member: str) -> None:
    """Ignoring it would let a test pass that proves nothing."""
    request: dict[str, Any] = {member: "x"}
    assert refusal(simple(**request)) == ("BadRequestException", f"The local SES does not implement {member}.")


def test_attachments_say_that_they_are_not_implemented() -> None:
    """Within Simple content too."""
    request = simple()
    request["Content"]["Simple"]["Attachments"] = [{"RawContent": b"x", "FileName": "x.txt"}]
    assert refusal(request)[1] == "The local SES does not implement Content.Simple.Attachments."


@pytest.mark.parametrize(
    "change",
    [
        {"FromEmailAddres": "forms@example.com"},
        {"Content": {"Simple": {"Body": {"Text": {"Data": "x"}}}}},
        {"Content": {"Simple": {"Subject": {"Data": "x"}}}},
        {"ReplyToAddresses": "a@example.org"},
        {"EmailTags": [{"Name": "n"}]},
        {"EmailTags": {"n": "v"}},
    ],
)
def test_a_request_of_the_wrong_shape_never_leaves_the_client(change: dict[str, Any]) -> None:
    """Misspelled, missing and mistyped arguments raise ParamValidationError, as boto3's client does."""
    fake = ses()
    with pytest.raises(ParamValidationError):
        fake.send_email(**simple() | change)
    assert fake.inbox == []


def test_a_missing_sender_is_refused() -> None:
    """boto3 does not require it, and SES answers without a text."""
    request = simple()
    del request["FromEmailAddress"]
    assert refusal(request) == ("BadRequestException", "Missing required header 'From'.")


def test_the_first_fault_decides() -> None:
    """Address syntax is judged before anything else, the identity last."""
    request = simple(FromEmailAddress="a@evil.example", ReplyToAddresses=["nobody"], subject="a\nb")
    assert refusal(request)[1] == "Missing final '@domain'"
