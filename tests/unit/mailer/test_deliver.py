"""A batch's way through the mail room, and the literal answer to the event source mapping."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from logging import StreamHandler
from typing import Any

import pytest
from aws_lambda_powertools import Logger
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ParamValidationError,
    ReadTimeoutError,
)

from functions.mailer.batch import process
from functions.mailer.clients import ONCE, QUICK, RECORD_SECONDS
from functions.mailer.deliver import MAX_RECEIVES, MailRoom
from functions.mailer.ses import SesSender
from shared.log import get_logger
from shared.submission import Field
from tests.factories import NOW, sqs_record, submission
from tests.unit.mailer.conftest import Setup

IDS = [f"0193586e-8c00-7000-8000-{n:012}" for n in range(10)]


def _process(setup: Setup, *records: dict[str, Any]) -> Any:
    return process(setup.room, {"Records": list(records)}, lambda: RECORD_SECONDS, get_logger("mailer"))


def _record(submission_id: str = IDS[0], **more: Any) -> dict[str, Any]:
    sent = submission(id=submission_id, **more)
    return sqs_record(body=sent.encode(), message_id=f"m-{submission_id}", submission_id=sent.id, form=sent.form)


def _refusing(error: Exception) -> SesSender:
    class Client:
        def send_email(self, **_: Any) -> dict[str, Any]:
            raise error

    return SesSender(Client())


def _ses_error(code: str, status: int = 400, text: str = "") -> ClientError:
    response = {"Error": {"Code": code, "Message": text}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")  # type: ignore[arg-type]


def test_a_good_batch_answers_with_an_empty_list_not_with_nothing(setup: Setup) -> None:
    """Null or {} would also mean success: the answer is always written out."""
    assert json.dumps(_process(setup, *map(_record, IDS))) == '{"batchItemFailures": []}'
    assert [mail.tags["submission"] for mail in setup.ses.inbox] == IDS


def test_a_poison_record_is_parked_whole_and_its_neighbours_are_mailed(setup: Setup) -> None:
    """Nine mails, one dead letter with its body intact, its reason outside."""
    poison = '{"not": "a submission"} \u00e9\n'
    records = [_record(id_) for id_ in IDS[:4]] + [sqs_record(body=poison, receives=3)] + [_record(i) for i in IDS[4:9]]
    assert _process(setup, *records) == {"batchItemFailures": []}
    assert len(setup.ses.inbox) == 9
    assert setup.parked == [
        {
            "body": poison,
            "attributes": {
                "reason": "undecodable",
                "code": "UndecodableSubmission",
                "attempts": "3",
                "failed_at": "2026-11-23T12:00:00+00:00",
            },
        }
    ]


@pytest.mark.parametrize("body", ["", "null", "[]", "{}", "\x00", '{"version": 99}', "[" * 5000, '{"id": 1}'])
def test_whatever_stands_in_a_body_is_parked(setup: Setup, body: str) -> None:
    """Unless SQS itself could not have carried it: an empty body can't be sent on, and stays on the queue."""
    answer = _process(setup, sqs_record(body=body))
    if body:
        assert (answer, [p["body"] for p in setup.parked]) == ({"batchItemFailures": []}, [body])
    else:
        assert answer == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}


def test_a_submission_of_a_form_that_is_gone_is_parked(setup: Setup) -> None:
    """It can be replayed once forms.toml knows the form again."""
    assert _process(setup, _record(form="old")) == {"batchItemFailures": []}
    assert setup.parked[0]["attributes"]["reason"] == "form_not_found"
    assert setup.parked[0]["attributes"]["submission_id"] == IDS[0]
    assert setup.ledger.items == {}


def test_a_message_delivered_twice_is_mailed_once(setup: Setup) -> None:
    """Under another messageId, too: a redrive makes a new one."""
    first, second = _record(), {**_record(), "messageId": "another"}
    assert _process(setup, first) == _process(setup, second) == {"batchItemFailures": []}
    assert len(setup.ses.inbox) == 1


def test_a_live_claim_hands_the_record_back(setup: Setup) -> None:
    """Another invocation is sending it right now."""
    setup.ledger.claim(IDS[0], NOW, timedelta(seconds=1))
    assert _process(setup, _record()) == {"batchItemFailures": [{"itemIdentifier": f"m-{IDS[0]}"}]}
    assert setup.ses.inbox == []


def test_a_claim_that_ran_out_is_taken_over(setup: Setup) -> None:
    """A crash mid-send must not keep a submission for ever."""
    setup.ledger.claim(IDS[0], NOW - timedelta(seconds=2), timedelta(seconds=1))
    assert _process(setup, _record()) == {"batchItemFailures": []}
    assert setup.ledger.items[IDS[0]]["attempts"] == 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (_ses_error("BadRequestException"), "BadRequestException"),
        (_ses_error("MessageRejected", text="Message rejected: bad content"), "MessageRejected"),
        (_ses_error("InvalidParameterValue"), "InvalidParameterValue"),
        (ParamValidationError(report="x"), "ParamValidationError"),
    ],
)
def test_what_ses_will_never_take_is_parked_with_its_code(setup: Setup, error: Exception, code: str) -> None:
    """With form and id, so that an operator can tell what it was."""
    setup.room = _with_ses(setup, error)
    assert _process(setup, _record()) == {"batchItemFailures": []}
    attributes = setup.parked[0]["attributes"]
    assert (attributes["reason"], attributes["code"]) == ("refused_by_ses", code)
    assert (attributes["form"], attributes["submission_id"]) == ("contact", IDS[0])
    assert setup.parked[0]["body"] == _record()["body"]


@pytest.mark.parametrize(
    "error",
    [
        _ses_error("TooManyRequestsException", 429),
        _ses_error("Throttling"),
        _ses_error("LimitExceededException"),
        _ses_error("SendingPausedException"),
        _ses_error("AccountSuspendedException"),
        _ses_error("MailFromDomainNotVerifiedException"),
        _ses_error("NotFoundException", 404),
        _ses_error("AccessDeniedException", 403),
        _ses_error("MessageRejected", text="Email address is not verified."),
        EndpointConnectionError(endpoint_url="x"),
        ConnectTimeoutError(endpoint_url="x"),
    ],
)
def test_a_fault_that_passes_sends_the_record_back_and_the_next_try_mails_it(setup: Setup, error: Exception) -> None:
    """SES certainly has no mail, so the claim is given back at once."""
    good = setup.room
    setup.room = _with_ses(setup, error)
    assert _process(setup, _record()) == {"batchItemFailures": [{"itemIdentifier": f"m-{IDS[0]}"}]}
    setup.room = good
    assert _process(setup, _record()) == {"batchItemFailures": []}
    assert (len(setup.ses.inbox), setup.parked) == (1, [])


@pytest.mark.parametrize(
    "error", [ReadTimeoutError(endpoint_url="x"), _ses_error("InternalServiceErrorException", 500)]
)
def test_after_an_ambiguous_answer_the_claim_is_kept_until_its_lease_ends(setup: Setup, error: Exception) -> None:
    """The mail may be on its way: it is not sent again at once."""
    good = setup.room
    setup.room = _with_ses(setup, error)
    _process(setup, _record())
    setup.room = good
    assert _process(setup, _record()) == {"batchItemFailures": [{"itemIdentifier": f"m-{IDS[0]}"}]}
    assert setup.ses.inbox == []


def test_a_ledger_that_fails_after_the_send_does_not_send_the_record_round_again(setup: Setup) -> None:
    """SES has the mail; a second one would be worse than a missing note."""
    setup.ledger.fails = {"sent"}
    assert _process(setup, _record()) == {"batchItemFailures": []}
    assert len(setup.ses.inbox) == 1


@pytest.mark.parametrize("break_", [lambda s: s.ledger.fails.add("claim"), lambda s: setattr(s.sqs, "down", True)])
def test_when_aws_fails_the_record_stays_on_the_queue(setup: Setup, break_: Callable[[Setup], None]) -> None:
    """DynamoDB before the send, SQS while parking: both times nothing is acknowledged."""
    break_(setup)
    record = _record() if setup.ledger.fails else sqs_record(body="poison")
    assert _process(setup, record) == {"batchItemFailures": [{"itemIdentifier": record["messageId"]}]}
    assert (setup.ses.inbox, setup.parked) == ([], [])


def test_a_record_that_may_not_be_finished_in_time_is_handed_back(setup: Setup) -> None:
    """Lambda would cut it off, and with it the answer for the whole batch."""
    left = iter([RECORD_SECONDS, RECORD_SECONDS - 0.1, 0.0])
    records = [_record(id_) for id_ in IDS[:3]]
    answer = process(setup.room, {"Records": records}, lambda: next(left), get_logger("mailer"))
    assert answer == {"batchItemFailures": [{"itemIdentifier": f"m-{id_}"} for id_ in IDS[1:3]]}
    assert [mail.tags["submission"] for mail in setup.ses.inbox] == IDS[:1]
    assert list(setup.ledger.items) == IDS[:1]


def test_all_waiting_for_one_record_fits_the_time_kept_for_it() -> None:
    """Claim, send, record or release, park: each stalled as long as its client waits, a second between tries."""
    quick = 2 * (QUICK["connect_timeout"] + QUICK["read_timeout"]) + 1
    assert QUICK["retries"]["total_max_attempts"] == 2
    once = ONCE["connect_timeout"] + ONCE["read_timeout"]
    assert ONCE["retries"]["total_max_attempts"] == 1
    assert 3 * quick + once <= RECORD_SECONDS


@pytest.mark.parametrize(
    ("receives", "parked"), [(MAX_RECEIVES - 1, []), (MAX_RECEIVES, [("attempts_used_up", "LimitExceededException")])]
)
def test_the_last_try_gives_the_reason(setup: Setup, receives: int, parked: list[tuple[str, str]]) -> None:
    """SQS would move the message by itself after that, and could not say why."""
    setup.room = _with_ses(setup, _ses_error("LimitExceededException"))
    record = _record()
    record["attributes"]["ApproximateReceiveCount"] = str(receives)
    answer = _process(setup, record)
    assert [(p["attributes"]["reason"], p["attributes"]["code"]) for p in setup.parked] == parked
    assert bool(answer["batchItemFailures"]) is not bool(parked)


def test_logs_hold_ids_and_codes_only(setup: Setup) -> None:
    """Whatever the visitor typed and whatever broke."""
    secret, stream = "s3cret-w0rds", StringIO()
    setup.room = _with_ses(setup, _ses_error("MessageRejected", text=secret))
    records = [_record(fields=(Field("fullname", secret),)), sqs_record(body=f'{{"id": "{secret}"}}')]
    logger = Logger(service="mailer-logs", logger_handler=StreamHandler(stream))
    process(setup.room, {"Records": records}, lambda: RECORD_SECONDS, logger)
    assert IDS[0] in stream.getvalue()
    assert "refused_by_ses" in stream.getvalue()
    assert secret not in stream.getvalue()


def _with_ses(setup: Setup, error: Exception) -> MailRoom:
    return replace(setup.room, ses=_refusing(error))
