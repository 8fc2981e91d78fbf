"""When intake looks twice: at what is grey, and at nothing else."""

import json
from base64 import b64encode
from dataclasses import replace
from typing import Any

import pytest
from altcha.v1 import solve_challenge

from functions.intake.handler import desk as wired
from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.settings import TEXTS, read_settings
from functions.intake.spam.counts import DynamoCounts
from functions.intake.spam.evidence import Evidence
from functions.intake.spam.keys import key_for
from functions.intake.spam.proof import challenge
from functions.intake.spam.second_look import SecondLook
from shared.forms_spam import Owners, Rate, Spam
from shared.log import get_logger
from tests.factories import GABE, NOW, contact_form, json_event
from tests.fakes import FakeChute, FakeDynamo, client_error
from tests.simulation.stack import SCHEMA
from tests.unit.intake.conftest import Counted, quiet

GREY = quiet(mark=0.01, quarantine=0.5, rate=Rate(posts=2))


class Intake:
    """A desk with a table of counters, and one form."""

    def __init__(self, desk: Desk) -> None:
        self.dynamo, self.told = FakeDynamo(), list[Exception]()
        self.dynamo.create_table(TableName="counts", **SCHEMA)
        second = SecondLook(DynamoCounts(self.dynamo, "counts"), b"k3y", self.told.append)
        self.desk = replace(desk, second_look=second)

    def post(self, spam: Spam, **fields: str) -> int:
        """The answer's status."""
        desk = replace(self.desk, forms={"contact": contact_form(spam=spam)})
        answer: dict[str, Any] = serve(desk, json_event({**GABE, **fields}), get_logger("intake"))
        return int(answer["statusCode"])

    @property
    def written(self) -> int:
        """Items in the table."""
        return len(self.dynamo.tables["counts"].items)


@pytest.fixture
def intake(desk: Desk) -> Intake:
    return Intake(desk)


def test_what_is_clear_costs_no_second_write(intake: Intake, chute: FakeChute) -> None:
    """Neither what is clean, nor what waits in quarantine anyway, nor what the owner lets through."""
    allowed = GREY.model_copy(update={"allow": Owners(addresses=(GABE["emailid"],))})
    intake.post(quiet())
    intake.post(GREY, _gotcha="x")
    intake.post(allowed)
    verdicts = [each.judgement.verdict for each in (*chute.submitted, *chute.quarantined)]
    assert (verdicts, intake.written) == (["accept", "accept", "quarantine"], 0)


def test_what_is_grey_is_counted_and_held_back_once_there_is_too_much_of_it(intake: Intake, chute: FakeChute) -> None:
    """The visitor sees the same."""
    assert [intake.post(GREY, message=str(n)) for n in range(3)] == [200] * 3
    assert [each.judgement.verdict for each in chute.submitted] == ["mark", "mark"]
    assert [each.judgement.reasons for each in chute.quarantined] == [("rate",)]


def test_a_proof_is_good_for_one_message_though_nothing_else_speaks_against_the_second(
    intake: Intake, chute: FakeChute
) -> None:
    """Clear posts are counted for it, too, but only those that bring a proof; the same message again is a retry."""
    given = challenge(intake.desk.evidence.key, "contact", NOW)
    found = solve_challenge(given["challenge"], given["salt"], given["algorithm"], given["maxNumber"])
    assert found is not None
    parts = {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")}
    payload = b64encode(json.dumps({**parts, "number": found.number}).encode()).decode()
    spam = quiet(proof="always")
    assert [intake.post(spam, message=message, altcha=payload) for message in ("a", "a", "b")] == [200] * 3
    assert [each.judgement.verdict for each in chute.submitted] == ["accept", "accept", "mark"]
    assert chute.submitted[2].judgement.reasons == ("proof-used", "proof")
    assert intake.post(spam, altcha="made up") == 200
    kinds = [item["id"]["S"].partition("#")[0] for item in intake.dynamo.tables["counts"].items.values()]
    assert (kinds.count("proof"), chute.submitted[3].judgement.reasons) == (1, ("proof-wrong",))


def test_a_table_that_is_down_marks_counts_and_changes_no_answer(
    intake: Intake, chute: FakeChute, counted: Counted
) -> None:
    """Once for each part that could not look."""
    intake.dynamo.down = True
    assert intake.post(GREY, message="x" * 60) == 200
    assert [each.judgement.verdict for each in chute.submitted] == ["mark"]
    failed = [details["reason"] for name, details, _ in counted if name == "FilterFailed"]
    assert failed == ["rate-failed", "repeats-failed"]
    assert len(intake.told) == 1


def test_the_handler_gives_each_part_its_own_key_and_logs_a_table_by_code(caplog: pytest.LogCaptureFixture) -> None:
    """What one key signs, no other takes; what the table said in words stays out of the log."""
    settings = read_settings({**dict.fromkeys(TEXTS, "k3y"), "CAPTCHA_SECRET": "s3cret"})
    made = wired(settings, {}, lambda service: service, now=lambda: NOW, new_id=str)
    assert made.second_look is not None
    assert made.second_look.counts == DynamoCounts("dynamodb", "k3y")  # type: ignore[arg-type]
    assert made.evidence == Evidence(key_for("k3y", "proof"), "s3cret")
    keys = {made.key("token"), made.evidence.key, made.second_look.key}
    assert (len(keys), made.second_look.key) == (3, key_for("k3y", "counts"))
    made.second_look.tell(client_error("AccessDeniedException", "UpdateItem", "for s0mebody"))
    [record] = caplog.records
    assert (record.message, vars(record)["code"], "s0mebody" in str(vars(record))) == (
        "not counted",
        "AccessDeniedException",
        False,
    )
