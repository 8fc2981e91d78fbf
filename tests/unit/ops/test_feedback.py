"""`mailchute feedback`: SES's events that could not be recorded are shown, and recorded after all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from functions.feedback.handler import desk
from functions.feedback.record import record
from functions.feedback.settings import read_settings
from ops.feedback import READ_SECONDS
from ops.stack import Place
from shared.log import get_logger
from shared.standing import State
from tests.factories import sent_message
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Answer, Run, World, id_of
from tests.unit.template import properties

DONE, PARTLY, USAGE, NOTHING, AWS = range(5)
URL = stack.URL + "feedback-failures"
TYPED = "c4nary"


def event(number: int, kind: str = "Bounce") -> dict[str, Any]:
    """What EventBridge gives feedback."""
    mail = {
        "messageId": f"ses-{number}",
        "destination": [f"{TYPED}@example.org"],
        "commonHeaders": {"subject": TYPED},
        "tags": {"submission": [id_of(number)], "form": ["contact"]},
    }
    about = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": f"{TYPED}@example.org"}]}
    return {"id": f"e-{number}", "source": "aws.ses", "detail": {"eventType": kind, "mail": mail, "bounce": about}}


def given_up(number: int, kind: str = "Bounce") -> dict[str, Any]:
    """Lambda's record of an invocation that failed."""
    return {
        "requestContext": {"condition": "RetriesExhausted"},
        "requestPayload": event(number, kind),
        "responsePayload": {"errorType": "ClientError", "errorMessage": TYPED},
    }


@dataclass
class FakeFunctions:
    """Lambda's client: what it was asked, what it does with an event, and how its clients were made."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    does: Callable[[Mapping[str, Any]], object] = lambda _: None
    reach: Mapping[str, Any] = field(default_factory=dict)

    def invoke(self, **request: Any) -> dict[str, Any]:
        self.asked.append(request)
        try:
            self.does(json.loads(request["Payload"]))
        except ValueError as error:
            said = {"errorType": type(error).__name__, "errorMessage": str(error)}
            return {"StatusCode": 200, "FunctionError": "Unhandled", "Payload": BytesIO(json.dumps(said).encode())}
        return {"StatusCode": 200, "Payload": BytesIO(b"null")}


@dataclass
class Backlog:
    """What waits, on a stack that has a queue for it."""

    world: World
    functions: FakeFunctions

    def put(self, *bodies: Any) -> None:
        """Each a minute after the one before."""
        for body in bodies:
            text = body if isinstance(body, str) else json.dumps(body)
            self.world.aws.sqs.send_message(**sent_message(url=URL, body=text))
            self.world.aws.later(minutes=1)

    @property
    def depth(self) -> tuple[int, ...]:
        """Visible and hidden."""
        return tuple(self.world.aws.sqs.depth(URL))


@pytest.fixture
def backlog(empty: World, run: Run, monkeypatch: pytest.MonkeyPatch) -> Backlog:
    """Empty; `run` has put its clients there already."""
    empty.aws.sqs.create_queue(QueueName="feedback-failures")
    empty.outputs.update(FeedbackFailureQueueUrl=URL, FeedbackFunctionName="feedback-f")
    functions, others = FakeFunctions(), Place.client

    def client(place: Place, service: str) -> Any:
        if service != "lambda":
            return others(place, service)
        functions.reach = place.reach
        return functions

    monkeypatch.setattr(Place, "client", client)
    return Backlog(empty, functions)


def test_what_waits_is_listed_by_kind_and_submission_with_the_oldest_on_top(backlog: Backlog, run: Run) -> None:
    """Whichever of the two forms it waits in; all is visible again."""
    backlog.put(given_up(1), event(2, "Delivery"))
    result = run("feedback", "list")
    assert [line.split()[:3] for line in result.stdout.splitlines()] == [
        ["event", "submission", "why"],
        ["Bounce", id_of(1), "ClientError"],
        ["Delivery", id_of(2), "-"],
    ]
    assert (result.exit_code, result.stderr.strip()) == (DONE, "2 events, the oldest for 2 min")
    assert backlog.depth[:2] == (2, 0)


def test_the_list_in_json_has_the_count_and_the_oldest(backlog: Backlog, run: Run) -> None:
    """For scripts."""
    backlog.put(given_up(1), event(2, "Delivery"))
    data = json.loads(run("feedback", "list", "--json").stdout)
    assert (data["count"], data["oldest"]) == (2, data["events"][0]["at"])
    first = {name: value for name, value in data["events"][0].items() if name != "at"}
    assert first == {"id": id_of(1), "kind": "Bounce", "submission_id": id_of(1), "why": "ClientError"}


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_no_subject_and_no_address_is_ever_shown(backlog: Backlog, run: Run, options: tuple[str, ...]) -> None:
    """Nor what an event has in the place of a name."""
    odd = event(3)
    odd["detail"]["eventType"] = f"{TYPED} <b>"
    odd["detail"]["mail"]["tags"]["submission"] = [f"{TYPED}@example.org"]
    backlog.put(given_up(1), event(2), odd, TYPED)
    backlog.functions.does = lambda _: int(TYPED)
    for words in (("list",), ("replay", "--yes")):
        assert TYPED not in run("feedback", *words, *options).output


def test_replay_hands_each_event_to_feedback_and_takes_it_out(backlog: Backlog, run: Run) -> None:
    """As EventBridge did, and waiting for the outcome."""
    backlog.put(given_up(1), event(2, "Delivery"))
    result = run("feedback", "replay", "--yes", "--json")
    asked = [
        {"FunctionName": "feedback-f", "InvocationType": "RequestResponse", "Payload": json.dumps(each).encode()}
        for each in (event(1), event(2, "Delivery"))
    ]
    assert backlog.functions.asked == asked
    assert json.loads(result.stdout) == {"recorded": [id_of(1), id_of(2)], "stayed": []}
    assert (result.exit_code, backlog.depth[:2]) == (DONE, (0, 0))


def test_the_real_feedback_records_what_is_replayed_to_it(backlog: Backlog, run: Run) -> None:
    """Once more changes nothing."""
    aws = backlog.world.aws
    real = desk(read_settings(stack.ENVIRONMENT), aws.client, seconds=lambda: aws.now, count=lambda *_: None)
    backlog.functions.does = lambda given: record(real, given, get_logger("feedback"))
    backlog.world.enter(id_of(1), State.SENT)
    backlog.put(given_up(1), given_up(1))
    assert "recorded 2 events" in run("feedback", "replay", "--yes").stdout
    entry = backlog.world.books.ledger.look(id_of(1))
    assert (entry and entry.state, len(aws.alerts)) == (State.BOUNCED, 1)


def test_what_fails_again_stays_and_keeps_no_other(backlog: Backlog, run: Run) -> None:
    """Named with the error's class, visible at once; what is no event at all is never handed over."""

    def fail(given: Mapping[str, Any]) -> None:
        if given["id"] == "e-1":
            raise ValueError(TYPED)

    backlog.functions.does = fail
    backlog.put(given_up(1), event(2), "no JSON", "[1]", {"requestPayload": None})
    result = run("feedback", "replay", "--yes", "--json")
    data = json.loads(result.stdout)
    assert data["recorded"] == [id_of(2)]
    assert [each["code"] for each in data["stayed"]] == ["ValueError", *["Unreadable"] * 3]
    assert (result.exit_code, backlog.depth[:2], len(backlog.functions.asked)) == (PARTLY, (4, 0), 2)


@pytest.mark.parametrize(
    "error", [ReadTimeoutError(endpoint_url="lambda"), client_error("TooManyRequestsException", "Invoke")]
)
def test_lambda_that_does_not_answer_ends_it_and_loses_nothing(backlog: Backlog, run: Run, error: Exception) -> None:
    """Exit 4, after a word on what was done."""

    def fail(given: Mapping[str, Any]) -> None:
        if given["id"] == "e-2":
            raise error

    backlog.functions.does = fail
    backlog.put(event(1), event(2), event(3))
    result = run("feedback", "replay", "--yes")
    assert ("recorded 1 event\n" in result.stdout, result.exit_code, backlog.depth[:2]) == (True, AWS, (2, 0))


def test_an_event_that_was_recorded_and_not_deleted_stays(backlog: Backlog, run: Run) -> None:
    """It is recorded once more the next time, which changes nothing."""
    backlog.put(event(1))
    backlog.world.aws.before = failing("sqs.delete_message", times=1)
    assert run("feedback", "replay", "--yes").exit_code == AWS
    assert (backlog.depth[:2], len(backlog.functions.asked)) == ((1, 0), 1)
    assert run("feedback", "replay", "--yes").exit_code == DONE


def test_ctrl_c_says_what_was_done_and_leaves_the_rest(backlog: Backlog, run: Run) -> None:
    """Exit 1."""

    def press(given: Mapping[str, Any]) -> None:
        if given["id"] == "e-2":
            raise KeyboardInterrupt

    backlog.functions.does = press
    backlog.put(event(1), event(2), event(3))
    result = run("feedback", "replay", "--yes")
    assert ("recorded 1 event\n" in result.stdout, result.exit_code, backlog.depth[:2]) == (True, PARTLY, (2, 0))


def test_limit_holds_back(backlog: Backlog, run: Run) -> None:
    """What failed counts, too."""
    backlog.put(event(1), event(2), event(3))
    assert run("feedback", "replay", "--yes", "--limit", "2").exit_code == DONE
    assert (backlog.depth[:2], len(backlog.functions.asked)) == ((1, 0), 2)


@pytest.mark.parametrize("says", [True, False])
def test_replay_asks_first_with_a_count(backlog: Backlog, run: Run, answer: Answer, says: bool) -> None:
    """No is an answer."""
    backlog.put(event(1), event(2))
    asked = answer(says)
    ended = (run("feedback", "replay").exit_code, backlog.depth[0])
    assert (ended, asked) == ((DONE, 0) if says else (NOTHING, 2), ["record about 2 events?"])


def test_where_nobody_can_be_asked_nothing_is_done(backlog: Backlog, run: Run) -> None:
    """A script says --yes."""
    backlog.put(event(1))
    assert (run("feedback", "replay").exit_code, backlog.functions.asked) == (USAGE, [])


@pytest.mark.parametrize("words", [("list",), ("replay", "--yes")])
def test_where_nothing_waits_the_exit_code_says_so(backlog: Backlog, run: Run, words: tuple[str, ...]) -> None:
    """3, as everywhere; also where somebody else holds it all."""
    assert run("feedback", *words).exit_code == NOTHING
    backlog.put(event(1))
    backlog.world.aws.sqs.receive_message(QueueUrl=URL, VisibilityTimeout=600)
    assert run("feedback", *words).exit_code == NOTHING


@pytest.mark.parametrize("words", [("list",), ("replay", "--yes")])
def test_a_stack_that_is_older_is_told_so(backlog: Backlog, run: Run, words: tuple[str, ...]) -> None:
    """By the output that it lacks."""
    del backlog.world.outputs["FeedbackFunctionName"]
    result = run("feedback", *words)
    assert (result.exit_code, "has no output 'FeedbackFunctionName'" in result.stderr) == (USAGE, True)


def test_lambda_is_waited_for_longer_than_feedback_may_take_and_asked_once(backlog: Backlog, run: Run) -> None:
    """Who gave up sooner would not know what came of it; a second try is the operator's."""
    backlog.put(event(1))
    run("feedback", "replay", "--yes")
    config = backlog.functions.reach["config"]
    assert config.retries == {"total_max_attempts": 1}
    assert config.read_timeout == READ_SECONDS > properties("FeedbackFunction")["Timeout"]
