"""What a visitor typed is in the mail and in the message, and nowhere else."""

import json
from typing import Any

import pytest
from botocore.exceptions import ParamValidationError

from local.ses import Breakage
from shared.ids import digest
from shared.submission import Field, Submission
from tests.factories import contact_form, submission
from tests.fakes import client_error
from tests.unit.aws import Aws, failing
from tests.unit.mailer.conftest import IDS, Setup

CANARY = "c4nary"
SAID = f"Email address is not verified: {CANARY}@example.com"


def _typed(id_: str, **changes: Any) -> Submission:
    """The canary wherever a visitor can leave it."""
    plain: dict[str, Any] = {
        "fields": (Field("fullname", CANARY), Field(f"field {CANARY}", "x"), Field("message", f"{CANARY}\r\n{CANARY}")),
        "reply_to": f"{CANARY}@example.com",
        "subject": f"about {CANARY}",
        "origin": f"https://{CANARY}.example",
        "user_agent": CANARY,
        "fingerprint": digest(CANARY),
    }
    return submission(id=id_, **{**plain, **changes})


def _bare(aws: Aws) -> list[str]:
    """All that leaves the mailer but mails and bodies: alerts, envelopes and the table."""
    items = [json.dumps(item) for item in aws.dynamo.tables["ledger"].items.values()]
    return [
        *(json.dumps(call) for call in aws.sns.published),
        *(json.dumps(letter["attributes"]) for letter in aws.dead),
        *items,
    ]


def _check(setup: Setup, aws: Aws) -> None:
    assert setup.log.getvalue()
    for text in (setup.log.getvalue(), json.dumps(setup.counted), *_bare(aws)):
        assert CANARY not in text


@pytest.mark.parametrize("breakage", Breakage)
def test_whatever_ses_says_only_the_mail_holds_what_was_typed(setup: Setup, aws: Aws, breakage: Breakage) -> None:
    """From the first delivery to the mail or the dead letter."""
    aws.ses.breakage = breakage
    setup.queue(_typed(IDS[0]), _typed(IDS[1], fields=(Field("other", CANARY),), fingerprint=""))
    setup.poll()
    setup.drain()
    assert len(setup.mails) + len(aws.dead) >= 2
    assert CANARY in (setup.mails[0].text if setup.mails else aws.dead[0]["body"])
    _check(setup, aws)


@pytest.mark.parametrize(
    "error",
    [
        client_error("MessageRejected", "SendEmail", SAID),
        client_error("BadRequestException", "SendEmail", SAID),
        client_error("AccessDeniedException", "SendEmail", SAID, status=403),
        ParamValidationError(report=SAID),
        ValueError(SAID),
        KeyError(CANARY),
    ],
)
@pytest.mark.parametrize(
    "call", ["sesv2.send_email", "dynamodb.put_item", "dynamodb.update_item", "sqs.change_message_visibility"]
)
def test_an_errors_text_goes_nowhere(setup: Setup, aws: Aws, call: str, error: Exception) -> None:
    """Texts quote addresses and requests: code and place are enough."""
    aws.before = failing(call, error, times=3)
    aws.ses.breakage = Breakage.THROTTLE if call.startswith("sqs") else Breakage.NONE
    setup.queue(_typed(IDS[0]))
    setup.poll()
    _check(setup, aws)


def test_what_can_not_be_read_is_not_quoted(setup: Setup, aws: Aws) -> None:
    """Nor what no mail could be made of, nor a form's made-up name."""
    setup.queue_body(f'{{"id": "{CANARY}", "version": 1}}')
    setup.queue_body(CANARY)
    setup.queue(_typed(IDS[0], form="gone"))
    setup.forms["contact"] = contact_form(subject=None)
    setup.queue(_typed(IDS[1], subject=None, fingerprint=""))
    setup.poll()
    assert len(aws.dead) == 4
    _check(setup, aws)


def test_a_log_line_has_ids_and_a_code(setup: Setup, aws: Aws) -> None:
    """So that a message can be followed from queue to SES without its words."""
    aws.ses.breakage = Breakage.THROTTLE
    setup.queue(_typed(IDS[0]))
    message_id = setup.aws.sqs.peek(setup.room.see_again.queue)[0].id
    setup.poll()
    [line] = [json.loads(each) for each in setup.log.getvalue().splitlines()]
    assert {name: line[name] for name in ("level", "message", "submission_id", "message_id", "code")} == {
        "level": "WARNING",
        "message": "retry",
        "submission_id": IDS[0],
        "message_id": message_id,
        "code": "TooManyRequestsException",
    }
