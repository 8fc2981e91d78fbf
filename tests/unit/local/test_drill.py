"""The rehearsal: what it waits for, what it leaves alone, and that SES is whole afterwards."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ops import drill as drills
from ops.books import Books
from ops.cli import drill as cli
from ops.cli import options
from ops.drill import Drill
from ops.letters.office import Office
from ops.local_web import NotInTime
from ops.mailchute import app
from ops.stack import Place, StackNotFound
from shared.ledger import Ledger
from shared.standing import Entry, State
from shared.table import Table
from tests.factories import sent_message, submission
from tests.simulation import stack
from tests.unit.aws import Aws

PARTLY, USAGE = 1, 2
INFO = {
    "site": "http://site",
    "board": "http://site/board",
    "inbox": "http://site/inbox",
    "endpoint": "http://api",
    "form": "contact",
    "sample": {"fullname": "Gabe N", "message": "Hello"},
    "text": "message",
}
DAY = "Mailchute: not delivered, refused_by_ses"


@dataclass
class FakeStack:
    """The local stack: what is posted while SES rejects is parked, and while it does not, what waits is mailed, once
    for each of `mailings`.
    """

    info: Mapping[str, Any] = field(default_factory=lambda: dict(INFO))
    aws: Aws = field(default_factory=Aws)
    fault: str = "none"
    orders: list[str] = field(default_factory=list)
    posts: list[Mapping[str, str]] = field(default_factory=list)
    alerts: list[dict[str, str]] = field(default_factory=list)
    inbox: list[dict[str, Any]] = field(default_factory=list)
    hold: Any = None
    parks: bool = True
    alerted: bool = False
    mailings: int = 1
    waited: float = 0
    on_post: Callable[[], object] = lambda: None

    def look(self, name: str) -> Any:
        return self.inbox if name == "inbox" else {"alerts": self.alerts, "ses": {"hold": self.hold}}

    def break_ses(self, fault: str) -> None:
        self.fault = fault
        self.orders.append(fault)

    def post(self, fields: Mapping[str, str]) -> str:
        self.on_post()
        self.posts.append(fields)
        id_ = f"0193586e-8c00-7000-8000-{len(self.posts):012}"
        if self.parks and self.fault == "reject":
            self.park(id_)
            if not self.alerted:
                self.tell(f"    mailchute dead replay --stack local --id {id_}")
        return id_

    def park(self, id_: str) -> None:
        """A dead letter, and its entry."""
        self.enter(id_, State.PARKED, parkings=1, filed=True, reason="refused_by_ses")
        attributes = {"submission_id": id_, "reason": "refused_by_ses", "form": "contact", "parkings": "1"}
        self.aws.sqs.send_message(**sent_message(url=stack.DEAD, body=submission(id=id_).encode(), **attributes))

    def tell(self, text: str, at: str = "") -> None:
        self.alerted = True
        self.alerts.insert(0, {"at": at or self.aws.clock().isoformat(), "subject": DAY, "text": text})

    def enter(self, id_: str, state: State, **more: Any) -> None:
        self.aws.dynamo.delete_item(TableName="ledger", Key={"id": {"S": id_}})
        entry = Entry(id_, "contact", state, self.aws.now + 60, attempts=1, **more)
        assert Ledger(Table(self.aws.dynamo, "ledger")).file(entry)

    def sleep(self, seconds: float) -> None:
        """Meanwhile the mailer works."""
        self.waited += seconds
        waiting = self.aws.sqs.receive_message(QueueUrl=stack.MAIN, MaxNumberOfMessages=10).get("Messages", [])
        for message in waiting if self.fault == "none" else ():
            id_ = json.loads(message["Body"])["id"]
            self.enter(id_, State.DELIVERED)
            self.inbox += [{"tags": {"submission": id_}}] * self.mailings

    @property
    def office(self) -> Office:
        sqs, books = self.aws.client("sqs"), Books(self.aws.dynamo, "ledger")
        return Office(sqs, books, "dead", stack.DEAD, stack.MAIN, lambda: self.aws.now + 1)

    def drill(self, forms: int = 3) -> Drill:
        web: Any = self
        return Drill(web, self.office, forms, "mark", lambda: self.waited, self.sleep, self.aws.clock)


@pytest.fixture
def fake() -> FakeStack:
    return FakeStack()


def quiet(_: object) -> None:
    """Whom nothing is told."""


def failed(fake: FakeStack) -> Drill:
    """A drill whose forms are parked."""
    fake.break_ses("reject")
    made = fake.drill()
    made.post(quiet)
    made.parked(quiet)
    return made


def test_each_form_has_its_own_words_and_token(fake: FakeStack) -> None:
    """So that none is taken for another's double click; a form without a field for words has its token."""
    fake.drill(2).post(quiet)
    fake.info = {**INFO, "text": None}
    fake.drill(1).post(quiet)
    assert [dict(post) for post in fake.posts] == [
        {"fullname": "Gabe N", "message": "Drill mark, 1 of 2", "_id": "drill-mark-000001"},
        {"fullname": "Gabe N", "message": "Drill mark, 2 of 2", "_id": "drill-mark-000002"},
        {"fullname": "Gabe N", "message": "Hello", "_id": "drill-mark-000001"},
    ]
    assert len("drill-mark-000001") >= 16


def test_only_its_own_letters_are_sent_again(fake: FakeStack) -> None:
    """Another's, of the same reason, stays and is in no group of its."""
    fake.park("0193586e-8c00-7000-8000-999999999999")
    made = failed(fake)
    assert [(group.reason, group.count) for group in made.groups()] == [("refused_by_ses", 3)]
    fake.break_ses("none")
    kept = list[Any]()
    assert sorted(made.replay(kept.extend, quiet).sent) == sorted(made.ids)
    assert sorted(letter.id for letter in kept) == sorted(made.ids)
    made.delivered(quiet)
    assert fake.aws.sqs.depth(stack.DEAD) == (1, 0)
    assert len(fake.inbox) == 3


@pytest.mark.parametrize("state", [State.RETRY, State.PARKED])
def test_what_is_not_parked_in_time_ends_it(fake: FakeStack, state: State) -> None:
    """It says how many were; what only the ledger calls parked has no dead letter yet."""
    fake.break_ses("reject")
    made = fake.drill()
    made.post(quiet)
    fake.enter(made.ids[0], state, filed=False)
    with pytest.raises(NotInTime, match="2 of 3 were parked in time"):
        made.parked(quiet)
    assert fake.waited >= drills.STEP_SECONDS


def test_the_drills_own_alert_is_shown(fake: FakeStack) -> None:
    """The one that names a submission of its."""
    fake.tell("an older one")
    fake.alerted = False
    alert, ours = failed(fake).alert()
    assert (alert["text"].split()[-1], ours) == ("0193586e-8c00-7000-8000-000000000001", True)


def test_where_the_hour_was_told_already_its_alert_is_shown(fake: FakeStack) -> None:
    """It is no failure: the alert is sent once an hour."""
    fake.tell("an earlier letter")
    alert, ours = failed(fake).alert()
    assert (alert["text"], ours) == ("an earlier letter", False)


@pytest.mark.parametrize("at", ["", "2026-11-23T10:59:59Z"])
def test_without_an_alert_it_has_failed(fake: FakeStack, at: str) -> None:
    """One of an earlier hour is none of this drill's."""
    fake.alerted = True
    if at:
        fake.tell("yesterday's", at)
    with pytest.raises(NotInTime, match="no alert was sent"):
        failed(fake).alert()


def test_a_mail_that_comes_twice_has_failed(fake: FakeStack) -> None:
    """Mailed exactly once is what it is all about."""
    made = failed(fake)
    fake.break_ses("none")
    made.replay(quiet, quiet)
    fake.mailings = 2
    with pytest.raises(NotInTime, match="not mailed exactly once: 0193586e-8c00-7000-8000-000000000001 2 times"):
        made.delivered(quiet)


def test_an_account_on_hold_is_told_before_anything_is_done(fake: FakeStack) -> None:
    """Nothing would be tried for minutes."""
    fake.hold = {"code": "SendingPausedException", "since": "2026-11-23T12:00:00+00:00"}
    with pytest.raises(NotInTime, match="SendingPausedException"):
        fake.drill().check()


Run = Callable[..., Result]


@pytest.fixture
def run(fake: FakeStack, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`mailchute drill` on the fake stack."""
    region = SimpleNamespace(meta=SimpleNamespace(region_name="us-east-1"))
    clients = {"sqs": fake.aws.client("sqs"), "dynamodb": fake.aws.dynamo, "cloudformation": region}
    outputs = {"DeadLetterQueueUrl": stack.DEAD, "SubmissionQueueUrl": stack.MAIN, "LedgerTableName": "ledger"}
    monkeypatch.setattr(Place, "client", lambda _, service: clients[service])
    monkeypatch.setattr(options, "find", lambda name, *_: Place(name, {}, outputs, info=fake.info))
    monkeypatch.setattr(cli, "Web", lambda _: fake)
    monkeypatch.setattr(
        cli, "Drill", lambda web, office, forms, mark: Drill(web, fake.office, forms, mark, **fake_time)
    )
    fake_time: dict[str, Any] = {"clock": lambda: fake.waited, "sleep": fake.sleep, "now": fake.aws.clock}
    return lambda *arguments: CliRunner().invoke(app, ["drill", *arguments])


def test_the_whole_drill_is_told_step_by_step(fake: FakeStack, run: Run) -> None:
    """With the alert, the commands that one would type, and a green line; SES is broken once and mended once."""
    result = run("--local", "--yes", "--forms-count", "3")
    assert result.exit_code == 0, result.output
    for said in (
        "SES refuses every mail",
        f"│ {DAY}",
        "$ mailchute dead groups --stack local --region us-east-1",
        "$ mailchute dead replay --reason refused_by_ses --stack local --region us-east-1",
        "● 3 forms refused, and in the end each was mailed exactly once",
    ):
        assert said in result.stdout
    assert fake.orders == ["reject", "none"]
    assert result.stderr == ""


def test_for_scripts_there_is_json(fake: FakeStack, run: Run) -> None:
    """Nothing else on stdout."""
    told = json.loads(run("--local", "--yes", "--forms-count", "2", "--json").stdout)
    assert (told["ok"], told["failed"], told["forms"], len(told["ids"]), told["replayed"]) == (True, None, 2, 2, 2)
    assert [step["step"] for step in told["steps"]] == list(cli.STEPS)
    assert all(step["seconds"] >= 0 for step in told["steps"])
    assert (told["alert"]["subject"], told["alert_is_of_this_drill"]) == (DAY, True)
    assert [(group["reason"], group["count"]) for group in told["groups"]] == [("refused_by_ses", 2)]


@pytest.mark.parametrize("json_", [True, False])
def test_a_step_that_does_not_happen_is_named_and_ses_is_mended(fake: FakeStack, run: Run, json_: bool) -> None:
    """Exit 1."""
    fake.parks = False
    result = run("--local", "--yes", *(["--json"] if json_ else []))
    assert result.exit_code == PARTLY
    assert "the drill failed at the step park: 0 of 20 were parked in time" in result.stderr
    assert "what it posted is mailed, or a dead letter: mailchute dead groups --local" in result.stderr
    assert fake.orders == ["reject", "none"]
    if json_:
        told = json.loads(result.stdout)
        assert (told["ok"], told["failed"]) == (False, "park: 0 of 20 were parked in time")


@pytest.mark.parametrize("presses", [1, 2])
def test_ses_is_mended_though_it_is_interrupted(fake: FakeStack, run: Run, presses: int) -> None:
    """Once, or again while it is being mended."""
    mend = fake.break_ses

    def press() -> None:
        raise KeyboardInterrupt

    def interrupted(fault: str) -> None:
        nonlocal presses
        if fault == "none" and presses > 1:
            presses -= 1
            raise KeyboardInterrupt
        mend(fault)

    fake.on_post = press
    fake.break_ses = interrupted  # type: ignore[method-assign]
    result = run("--local", "--yes")
    assert (result.exit_code, fake.fault) == (PARTLY, "none")
    assert "interrupted" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--stack", "mailchute"], ["--region", "eu-west-1", "--yes"]])
def test_any_other_stack_is_refused(fake: FakeStack, run: Run, arguments: list[str]) -> None:
    """Exit 2, before anything is looked for."""
    result = run(*arguments)
    assert (result.exit_code, fake.orders, fake.aws.calls) == (USAGE, [], [])
    assert "it is for the stack of `make run` only" in result.stderr


def test_nobody_is_surprised(fake: FakeStack, run: Run) -> None:
    """Without --yes somebody must be there to be asked."""
    result = run("--local")
    assert (result.exit_code, fake.orders, fake.posts) == (USAGE, [], [])
    assert "say --yes" in result.stderr


def test_pausing_waits_for_somebody(fake: FakeStack, run: Run) -> None:
    """Exit 2 where nobody can press Enter, before anything is broken."""
    result = run("--local", "--yes", "--pause")
    assert (result.exit_code, fake.orders) == (USAGE, [])
    assert "nobody is there to press Enter" in result.stderr


def test_without_a_running_stack_it_says_so(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Exit 2."""

    def find(*_: object) -> Place:
        raise StackNotFound("no stack.json: is `make run` running?")

    monkeypatch.setattr(options, "find", find)
    assert run("--local", "--yes").exit_code == USAGE
