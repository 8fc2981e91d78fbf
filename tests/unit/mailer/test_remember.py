"""What a correction is made of is kept once a mail is out, and whatever becomes of that changes nothing."""

import json
from typing import Any

import pytest

from functions.mailer.batch import RECORD_SECONDS
from functions.mailer.remember import SECONDS
from local.ses import Breakage
from shared.canary import NAME as CANARY
from shared.canary_form import with_canary
from shared.ids import digest
from shared.spam_features import VERSION, features
from shared.spam_memory import Memory, keep, read_memory
from shared.spam_message import Message
from shared.spam_packing import unpack
from shared.standing import KEEP, State
from shared.submission import Field
from tests.factories import submission
from tests.fakes import client_error
from tests.unit.aws import Aws, failing
from tests.unit.mailer.conftest import DONE, ID, IDS, Setup


def _item(setup: Setup, submission_id: str = ID) -> dict[str, Any]:
    return dict(setup.ledger.table.get(f"features#{submission_id}"))


def _numbers(setup: Setup, submission_id: str = ID) -> list[int]:
    memory = read_memory(_item(setup, submission_id))
    return unpack(memory.features) if memory else []


def test_a_mail_that_went_out_is_remembered_as_numbers(setup: Setup, aws: Aws) -> None:
    """Those of what the form's fields say, for as long as its entry; no word of them."""
    setup.queue(submission(id=ID, fields=(*submission().fields, Field("message", "We sell gravel")), subject="Gravel"))
    assert setup.poll() == DONE
    message = Message("Gabe N", "gabe@example.com", "", "Gravel", "Valve\nWe sell gravel")
    assert _numbers(setup) == features(message) != []
    assert set(_item(setup)) == {"id", "version", "features", "expires_at"}
    assert (_item(setup)["version"], _item(setup)["expires_at"]) == (VERSION, aws.now + KEEP)
    assert "ravel" not in json.dumps(_item(setup))


def test_a_second_delivery_changes_nothing(setup: Setup, aws: Aws) -> None:
    """It is mailed once, and remembered once."""
    setup.queue()
    records = setup.receive()
    setup.process(records)
    before = _item(setup)
    aws.later(minutes=1)
    assert setup.process(records) == DONE
    assert (_item(setup), len(setup.mails)) == (before, 1)


def test_what_is_kept_already_stays(setup: Setup, aws: Aws) -> None:
    """A possible duplicate goes out under the same id."""
    keep(setup.ledger.table, ID, Memory(VERSION, "BQ=="), aws.now)
    setup.queue()
    assert setup.poll() == DONE
    assert (_numbers(setup), len(setup.mails), "not remembered" in setup.log.getvalue()) == ([5], 1, False)


def test_it_comes_after_the_ledger_was_told(setup: Setup, aws: Aws) -> None:
    """Whatever dies here has its mail recorded as sent."""
    states = list[State]()

    def hear(name: str, request: dict[str, Any]) -> None:
        if name == "dynamodb.put_item" and request["Item"]["id"]["S"].startswith("features#"):
            states.append(setup.state())

    aws.before = hear
    setup.queue()
    setup.poll()
    assert states == [State.SENT]


def test_of_what_did_not_go_out_nothing_is_kept(setup: Setup, aws: Aws) -> None:
    """Parked, to be tried again, or carried by its twin: none has been mailed."""
    twin = digest("twin")
    setup.queue(submission(id=IDS[1], fingerprint=twin), submission(id=IDS[2], fingerprint=twin))
    setup.poll()
    for breakage, id_ in ((Breakage.REJECT, IDS[3]), (Breakage.THROTTLE, IDS[4])):
        aws.ses.breakage = breakage
        setup.queue(submission(id=id_))
        setup.poll()
    kept = [key for (key,) in aws.dynamo.tables["ledger"].items if str(key).startswith("features#")]
    assert kept == [f"features#{setup.mails[0].tags['submission']}"]


def test_the_canary_teaches_nobody(setup: Setup) -> None:
    """It is ours, and always the same."""
    setup.forms.update(with_canary(setup.forms))
    setup.queue(submission(id=ID, form=CANARY))
    setup.poll()
    assert (len(setup.mails), _item(setup)) == (1, {})


def test_a_ledger_that_could_not_be_told_is_not_asked_again(setup: Setup, aws: Aws) -> None:
    """It has trouble enough."""
    aws.before = failing("dynamodb.update_item", times=1)
    setup.queue()
    assert setup.poll() == DONE
    assert (len(setup.mails), _item(setup)) == (1, {})


def test_who_runs_out_of_time_hands_back_instead(setup: Setup) -> None:
    """The record was begun with all the time that it needs, and took most of it."""
    left = iter([RECORD_SECONDS, SECONDS - 1])
    setup.seconds_left = lambda: next(left)
    setup.queue()
    assert setup.poll() == DONE
    assert (setup.state(), _item(setup)) == (State.SENT, {})


@pytest.mark.parametrize("error", [client_error("AccessDenied", "PutItem", "secret"), ValueError("secret")])
def test_what_can_not_be_kept_is_logged_by_code_and_changes_nothing(setup: Setup, aws: Aws, error: Exception) -> None:
    """The mail is out, its message is acknowledged, and it counts as sent."""

    def hear(name: str, request: dict[str, Any]) -> None:
        if name == "dynamodb.put_item" and request["Item"]["id"]["S"].startswith("features#"):
            raise error

    aws.before = hear
    setup.queue()
    assert setup.poll() == DONE
    assert (setup.state(), setup.counted, setup.waiting) == (State.SENT, [("Sent", {"form": "contact"})], 0)
    [line] = [json.loads(each) for each in setup.log.getvalue().splitlines() if "not remembered" in each]
    code = "AccessDenied" if "AccessDenied" in str(error) else "ValueError"
    assert (line["submission_id"], line["code"], line["level"]) == (ID, code, "ERROR")
    assert "secret" not in setup.log.getvalue()
