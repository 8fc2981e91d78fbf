"""What the fake SES refuses of header fields and subjects."""

import pytest

from tests.unit.local_ses.samples import refusal, sent, simple

UNSOUND = [
    ({"X Name": "v"}, "Invalid header name <X Name>."),
    ({"X-Näme": "v"}, "Invalid header name <X-Näme>."),
    ({"X:Name": "v"}, "Invalid header name <X:Name>."),
    ({"X-Name\r\nBcc": "v"}, "Invalid header name <X-Name\r\nBcc>."),
    ({"X-Name\n": "v"}, "Invalid header name <X-Name\n>."),
    ({"n" * 127: "v"}, f"Invalid header name <{'n' * 127}>."),
    ({"X-Name": "a\r\nBcc: x@y.org"}, "Invalid value for header <X-Name>."),
    ({"X-Name": "a\n"}, "Invalid value for header <X-Name>."),
    ({"X-Name": "a\tb"}, "Invalid value for header <X-Name>."),
    ({"X-Name": "a\x00b"}, "Invalid value for header <X-Name>."),
    ({"X-Name": "grün"}, "Invalid value for header <X-Name>."),
    ({"X-Name": "=?utf-8?b?YQ0KQmNjOg==?="}, "Invalid value for header <X-Name>."),
    ({"X-Name": "v" * 991}, "Invalid value for header <X-Name>."),
    ({"X-SES-CONFIGURATION-SET": "known"}, "The local SES does not implement the header <X-SES-CONFIGURATION-SET>."),
    ({"List-Id": "a", "LIST-ID": "b"}, "Duplicate header 'List-Id'."),
]

RESERVED = ["From", "To", "CC", "bcc", "Subject", "Reply-To", "Date", "Message-ID", "MIME-Version", "Return-Path"]
RESERVED_CONTENT = ["Content-Type", "Content-Disposition", "Content-Transfer-Encoding"]


@pytest.mark.parametrize(("headers", "text"), UNSOUND)
def test_an_unsound_custom_header_is_refused(headers: dict[str, str], text: str) -> None:
    """Names are printable ASCII without colon, values printable ASCII, both together at most 996 characters."""
    assert refusal(simple(headers=headers)) == ("BadRequestException", text)


@pytest.mark.parametrize("name", RESERVED + RESERVED_CONTENT)
def test_a_header_that_ses_sets_itself_is_refused(name: str) -> None:
    """However it is spelled."""
    text = f"Header <{name}> is not allowed as a custom header."
    assert refusal(simple(headers={name: "v"})) == ("BadRequestException", text)


def test_sixteen_custom_headers_are_refused_and_fifteen_are_not() -> None:
    """The model's limit, which boto3 does not check."""
    headers = {f"X-{number}": "v" for number in range(16)}
    assert refusal(simple(headers=headers))[1] == "A message can have no more than 15 headers."
    headers.pop("X-0")
    assert sent(simple(headers=headers)).headers["X-15"] == "v"


def test_a_header_of_996_characters_is_accepted_whole() -> None:
    """Name and value together; the value is not folded."""
    assert sent(simple(headers={"X-Name": "v" * 990})).headers["X-Name"] == "v" * 990


def test_a_header_that_may_repeat_may_repeat() -> None:
    """Only the fields on AWS's list must be unique; both values show."""
    assert sent(simple(headers={"X-Note": "a", "x-note": "b"})).headers["X-Note"] == "a"


@pytest.mark.parametrize(
    "subject",
    ["a\r\nBcc: x@y.org", "a\nb", "a\rb", "a\x00b", "a\x85b", "a\u2028b", "a\u2029b", "a\x1bb", "tab\there"],
)
def test_a_subject_of_more_than_one_line_is_refused(subject: str) -> None:
    """CR, LF, their Unicode cousins and other control characters."""
    text = "The subject contains a line break or another control character."
    assert refusal(simple(subject=subject)) == ("BadRequestException", text)


@pytest.mark.parametrize(
    "subject",
    ["=?utf-8?q?foo=0D=0ABcc=3A_x=40y.z?=", "=?utf-8?b?YQ0KQmNjOiB4QHku?=", "hi =?UTF-8?Q?=0a?=", "=?utf-8?b?YQo?="],
)
def test_a_subject_that_decodes_to_more_than_one_line_is_refused(subject: str) -> None:
    """Encoded words are plain ASCII until the reader's mail program decodes them."""
    text = "The subject holds an encoded word that decodes to a control character."
    assert refusal(simple(subject=subject)) == ("BadRequestException", text)


def test_a_harmless_encoded_word_is_decoded_by_the_reader() -> None:
    """SES passes it on, so the mail reads differently from what was given."""
    assert sent(simple(subject="=?utf-8?q?Gr=C3=BC=C3=9Fe?=")).subject == "Grüße"


def test_a_broken_encoded_word_is_only_text() -> None:
    """What does not decode hides nothing."""
    assert sent(simple(subject="=?utf-8?b?A?= x")).subject.endswith("x")
