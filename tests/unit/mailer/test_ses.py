"""What SES's answers mean: permanent, ambiguous, account-wide, or none of them."""

from typing import Any

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    CredentialRetrievalError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
    ReadTimeoutError,
)

from functions.mailer.compose import compose
from functions.mailer.ses import SendError, SesSender
from local.ses import Breakage, FakeSes
from tests.factories import contact_form, submission
from tests.fakes import client_error
from tests.unit.mailer.conftest import SENDER

REQUEST = compose(submission(), contact_form(), SENDER)
FAILED = "Email address is not verified. The following identities failed the check in region US-EAST-1: "
RATE, QUOTA = "Maximum sending rate exceeded.", "Daily message quota exceeded."

PERMANENT, AMBIGUOUS, ACCOUNT_WIDE, PASSING = "permanent", "ambiguous", "account_wide", ""


def _flags(error: SendError) -> str:
    """Whichever is set; more than one is a mistake."""
    names = [name for name in (PERMANENT, AMBIGUOUS, ACCOUNT_WIDE) if getattr(error, name)]
    assert len(names) <= 1
    return "".join(names)


def _raised(error: Exception) -> SendError:
    class Client:
        def send_email(self, **_: Any) -> dict[str, Any]:
            raise error

    with pytest.raises(SendError) as caught:
        SesSender(Client()).send(REQUEST)
    return caught.value


def _refusal(code: str, text: str = "", status: int = 400) -> ClientError:
    return client_error(code, "SendEmail", text, status=status)


@pytest.mark.parametrize(
    ("code", "text", "status", "flag"),
    [
        ("BadRequestException", "", 400, PERMANENT),
        ("MessageRejected", "The message can't be sent because it contains invalid content.", 400, PERMANENT),
        ("InvalidParameterValue", "", 400, PERMANENT),
        ("MessageRejected", "Sending paused for this account. For more information, …", 400, ACCOUNT_WIDE),
        ("TooManyRequestsException", RATE, 429, PASSING),
        ("TooManyRequestsException", "", 429, PASSING),
        ("TooManyRequestsException", QUOTA, 429, ACCOUNT_WIDE),
        ("Throttling", RATE, 400, PASSING),
        ("Throttling", QUOTA, 400, ACCOUNT_WIDE),
        ("ThrottlingException", RATE, 400, PASSING),
        ("ThrottlingException", QUOTA, 400, ACCOUNT_WIDE),
        ("ThrottlingException", QUOTA, 429, ACCOUNT_WIDE),
        ("LimitExceededException", QUOTA, 400, ACCOUNT_WIDE),
        ("LimitExceededException", RATE, 400, PASSING),
        ("SendingPausedException", "", 400, ACCOUNT_WIDE),
        ("AccountSendingPausedException", "", 400, ACCOUNT_WIDE),
        ("ConfigurationSetSendingPausedException", "", 400, ACCOUNT_WIDE),
        ("AccountSuspendedException", "", 400, ACCOUNT_WIDE),
        ("MailFromDomainNotVerifiedException", "", 400, ACCOUNT_WIDE),
        ("NotFoundException", "Configuration set <mailchute> does not exist.", 404, ACCOUNT_WIDE),
        ("ConfigurationSetDoesNotExistException", "", 400, ACCOUNT_WIDE),
        ("AccessDeniedException", "", 403, ACCOUNT_WIDE),
        ("ExpiredTokenException", "", 403, ACCOUNT_WIDE),
        ("UnrecognizedClientException", "", 403, ACCOUNT_WIDE),
        ("MessageRejected", "Email address is not verified.", 400, ACCOUNT_WIDE),
        ("MessageRejected", FAILED + "Website <forms@example.com>", 400, ACCOUNT_WIDE),
        ("MessageRejected", FAILED + "forms@example.com", 400, ACCOUNT_WIDE),
        ("MessageRejected", FAILED + "FORMS@example.com, outreach@example.com", 400, ACCOUNT_WIDE),
        ("MessageRejected", FAILED + "forms@example.com.", 400, ACCOUNT_WIDE),
        ("MessageRejected", FAILED + "outreach@example.com", 400, PASSING),
        ("MessageRejected", FAILED + "webforms@example.com", 400, PASSING),
        ("MessageRejected", FAILED + "forms@example.community", 400, PASSING),
        ("InternalServiceErrorException", "", 500, AMBIGUOUS),
        ("ServiceUnavailable", RATE, 503, AMBIGUOUS),
        ("AccessDeniedException", "", 500, AMBIGUOUS),
        ("SomethingNew", "", 400, PASSING),
    ],
)
def test_each_refusal_is_of_one_kind(code: str, text: str, status: int, flag: str) -> None:
    """By name, text and status; v1's names occur with v2, and both quota and rate go by several."""
    error = _raised(_refusal(code, text, status))
    assert (error.code, _flags(error)) == (code, flag)


@pytest.mark.parametrize(
    ("error", "flag"),
    [
        (ReadTimeoutError(endpoint_url="x"), AMBIGUOUS),
        (ConnectionClosedError(endpoint_url="x"), AMBIGUOUS),
        (EndpointConnectionError(endpoint_url="x"), PASSING),
        (ConnectTimeoutError(endpoint_url="x"), PASSING),
        (NoCredentialsError(), ACCOUNT_WIDE),
        (CredentialRetrievalError(provider="x", error_msg="x"), AMBIGUOUS),
        (ParamValidationError(report="x"), PERMANENT),
    ],
)
def test_silence_is_ambiguous_unless_nothing_can_have_been_sent(error: Exception, flag: str) -> None:
    """A refused connection is safe, a closed one is not; what we don't know counts as ambiguous."""
    raised = _raised(error)
    assert (raised.code, _flags(raised)) == (type(error).__name__, flag)


FAULTS = [
    (Breakage.THROTTLE, PASSING),
    (Breakage.QUOTA, ACCOUNT_WIDE),
    (Breakage.PAUSE, ACCOUNT_WIDE),
    (Breakage.SUSPEND, ACCOUNT_WIDE),
    (Breakage.REJECT, PERMANENT),
    (Breakage.ERROR, AMBIGUOUS),
    (Breakage.UNVERIFIED, ACCOUNT_WIDE),
    (Breakage.STALL, AMBIGUOUS),
    (Breakage.DROP_ANSWER, AMBIGUOUS),
    (Breakage.REFUSE_CONNECTION, PASSING),
]


@pytest.mark.parametrize(("breakage", "flag"), FAULTS)
def test_the_strict_fakes_faults_are_of_one_kind_each(breakage: Breakage, flag: str) -> None:
    """As SES words them."""
    ses = FakeSes(identities=["forms@example.com"], configuration_sets=["mailchute"])
    ses.breakage = breakage
    with pytest.raises(SendError) as caught:
        SesSender(ses).send(REQUEST)
    assert _flags(caught.value) == flag


def test_no_fault_of_the_fake_is_left_out() -> None:
    """A new one can't be forgotten."""
    assert {breakage for breakage, _ in FAULTS} == set(Breakage) - {Breakage.NONE}


@pytest.mark.parametrize(
    ("identities", "sets", "code"),
    [([], ["mailchute"], "MessageRejected"), (["example.com"], [], "NotFoundException")],
)
def test_an_unverified_sender_and_a_missing_configuration_set_hold_up_everybody(
    identities: list[str], sets: list[str], code: str
) -> None:
    """In SES's own words, display name and all."""
    with pytest.raises(SendError) as caught:
        SesSender(FakeSes(identities=identities, configuration_sets=sets)).send(REQUEST)
    assert (caught.value.code, _flags(caught.value)) == (code, ACCOUNT_WIDE)


def test_an_error_carries_a_code_and_no_text() -> None:
    """SES's texts quote addresses, boto3's quote what was sent."""
    error = _raised(_refusal("MessageRejected", FAILED + "gabe@example.com"))
    assert "gabe" not in repr(error)
    assert (error.__cause__, error.__suppress_context__) == (None, True)


def test_an_accepted_mail_gives_its_id() -> None:
    """What events name it by."""
    ses = FakeSes(identities=["example.com"], configuration_sets=["mailchute"])
    assert SesSender(ses).send(REQUEST) == ses.inbox[0].id
