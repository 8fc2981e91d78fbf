"""The operator's command as a whole: what it exits with, whatever goes wrong, and the canary."""

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError, NoCredentialsError, NoRegionError
from typer.testing import CliRunner

from ops.cli.ends import Exit
from ops.mailchute import app
from ops.stack import Place
from shared.canary import CanaryFailed, Leg
from shared.ledger import ACCOUNT
from shared.table import Table
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Answer, Run, World, id_of

# Each command, with what it wants.
COMMANDS = [
    ["status"],
    ["dead", "list"],
    ["dead", "show", "a"],
    ["dead", "groups"],
    ["dead", "replay", "--all", "--yes"],
    ["dead", "discard", "--all", "--yes"],
    ["dead", "export"],
    ["quarantine", "list"],
    ["quarantine", "release", "--all", "--yes"],
    ["quarantine", "discard", "--all", "--yes"],
    ["restore", "kept", "--yes"],
    ["history", "a"],
    ["reconcile"],
    ["forget", "--id", "a", "--yes"],
]


@pytest.fixture(autouse=True)
def _kept(world: World, tmp_path: Path) -> None:
    """What `restore` reads."""
    (tmp_path / "kept").write_text("".join(letter.backup() for letter in world.office().look()), "ascii")
    world.aws.calls.clear()


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """The command sets one of the process's."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def _name(arguments: Sequence[str]) -> str:
    return " ".join(arguments)


# -- usage


@pytest.mark.parametrize("arguments", COMMANDS, ids=_name)
def test_a_stack_that_is_not_there_is_a_usage_error(world: World, run: Run, arguments: list[str]) -> None:
    """Exit 2, with its name; AWS is asked for nothing else."""
    result = run(*arguments, "--stack", "mailshoot")
    assert (result.exit_code, result.stdout, result.stderr) == (
        Exit.USAGE,
        "",
        "mailchute: no stack mailshoot in this account and region\n",
    )
    assert world.aws.calls == []


@pytest.mark.parametrize("arguments", COMMANDS, ids=_name)
def test_a_local_stack_that_does_not_run_is_a_usage_error(
    world: World, run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    """Exit 2, and where it was looked for."""
    result = run(*arguments, "--local")
    assert (result.exit_code, world.aws.calls) == (Exit.USAGE, [])
    assert result.stderr == f"mailchute: no {tmp_path}/stack.json: is `make run` running?\n"


def test_the_stack_may_be_named_once_for_all(
    world: World, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the environment; an option goes before it."""
    monkeypatch.setenv("MAILCHUTE_STACK", "mailshoot")
    assert run("dead", "list").exit_code == Exit.USAGE
    assert run("dead", "list", "--stack", "mailchute").exit_code == Exit.DONE


@pytest.mark.parametrize(
    "arguments", [["dead", "reply"], ["deaf"], ["dead", "replay", "--everything"], ["dead", "show"], ["restore"]]
)
def test_what_is_no_command_is_a_usage_error(world: World, run: Run, arguments: list[str]) -> None:
    """Exit 2."""
    assert (run(*arguments).exit_code, world.aws.calls) == (Exit.USAGE, [])


# -- AWS

REFUSALS = [
    EndpointConnectionError(endpoint_url="https://sqs.example"),
    NoCredentialsError(),
    NoRegionError(),
    client_error("AccessDenied", "GetItem", "User is not authorized to perform this"),
]


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("arguments", COMMANDS, ids=_name)
def test_aws_that_refuses_or_is_not_there_is_exit_4(
    world: World, run: Run, arguments: list[str], error: Exception
) -> None:
    """With AWS's words on one line, no traceback, and every letter in place and visible."""

    def refuse(name: str, _: dict[str, Any]) -> None:
        raise error.with_traceback(None)

    world.aws.before = refuse
    result = run(*arguments)
    assert result.exit_code == Exit.AWS
    assert result.stderr == f"mailchute: {said(error)}\n"
    assert (world.dead, world.hidden, world.back) == (["a", "b", "c"], 0, [])


def said(error: Exception) -> str:
    """AWS's words; where a region is missing, what to do."""
    return "no region: say --region, set AWS_REGION, or say --local" if isinstance(error, NoRegionError) else str(error)


@pytest.mark.parametrize("call", ["sqs.receive_message", "sqs.send_message_batch", "sqs.delete_message_batch"])
@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: type(error).__name__)
def test_wherever_aws_refuses_nothing_is_lost(world: World, run: Run, error: Exception, call: str) -> None:
    """Exit 4; what was held is visible."""
    world.aws.before = failing(call, error)
    result = run("dead", "replay", "--all", "--yes")
    assert (result.exit_code, world.hidden) == (Exit.AWS, 0)
    assert result.stderr == f"mailchute: {said(error)}\n"
    assert {*world.dead, *world.back} == {"a", "b", "c"}


def test_what_aws_says_is_one_line(world: World, run: Run) -> None:
    """However long; what stands in brackets, too."""
    error = client_error("AccessDenied", "ReceiveMessage", f"[red]{'very ' * 80}\x1b")
    world.aws.before = failing("sqs.receive_message", error)
    assert run("dead", "list").stderr == f"mailchute: {error}\n".replace("\x1b", "\\x1b")


@pytest.mark.parametrize("arguments", COMMANDS, ids=_name)
def test_credentials_that_are_missing_from_the_start_are_exit_4(
    world: World, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Before there is a client."""

    def client(*_: object) -> None:
        raise NoCredentialsError

    monkeypatch.setattr(Place, "client", client)
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (Exit.AWS, "mailchute: Unable to locate credentials\n")


# -- interrupts


@pytest.mark.parametrize("arguments", [each for each in COMMANDS if each[0] not in ("history",)], ids=_name)
def test_an_interrupt_is_no_success(world: World, run: Run, arguments: list[str]) -> None:
    """Exit 1, no traceback, and everything is visible."""

    def press(name: str, _: dict[str, Any]) -> None:
        if name in ("sqs.receive_message", "sqs.send_message_batch"):
            world.aws.mend()
            raise KeyboardInterrupt

    world.aws.before = press
    result = run(*arguments)
    assert (result.exit_code, result.stderr.splitlines()[-1].split(":")[:2]) == (
        Exit.PARTLY,
        ["mailchute", " interrupted"],
    )
    assert (world.dead, world.hidden, world.back) == (["a", "b", "c"], 0, [])


def test_half_way_the_rest_is_where_it_was(world: World, run: Run) -> None:
    """What was sent is gone, and what was not is visible."""
    for number in range(10):
        world.put(stack.DEAD, at="refused_by_ses", id=id_of(number))
    world.aws.before = failing("sqs.send_message_batch", KeyboardInterrupt(), at=2, times=1)
    result = run("dead", "replay", "--all", "--yes")
    assert (result.exit_code, len(world.back), len(world.dead), world.hidden) == (Exit.PARTLY, 10, 3, 0)


def test_a_signal_ends_it_as_an_interrupt_does(world: World, run: Run) -> None:
    """SIGTERM, of a timer that has waited long enough."""

    def end(name: str, _: dict[str, Any]) -> None:
        if name == "sqs.receive_message" and world.aws.calls.count(name) == 2:
            os.kill(os.getpid(), signal.SIGTERM)

    world.aws.before = end
    result = run("dead", "list")
    assert (result.exit_code, result.stderr) == (Exit.PARTLY, "mailchute: interrupted\n")
    assert (world.dead, world.hidden) == (["a", "b", "c"], 0)


def test_who_interrupts_a_question_has_said_no(
    world: World, run: Run, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is done."""

    def press(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    answer(True)
    monkeypatch.setattr("typer.confirm", press)
    assert run("dead", "replay", "--all").exit_code == Exit.PARTLY
    assert (world.dead, world.hidden, world.back) == (["a", "b", "c"], 0, [])


# -- help

OPTIONS = {
    (): ["status", "dead", "quarantine", "spam", "restore", "history", "reconcile", "forget", "canary", "Exit codes"],
    ("dead",): ["list", "show", "groups", "replay", "export", "discard"],
    ("quarantine",): ["list", "show", "groups", "release", "export", "discard"],
    ("dead", "replay"): [
        *("--id", "--reason", "--form", "--field", "--older-than", "--newer-than", "--all"),
        *("--dry-run", "--limit", "--yes", "--backup", "--rate", "--force", "--edit", "--json"),
        *("--stack", "--region", "--local"),
    ],
    ("quarantine", "release"): ["--rate", "--edit", "--no-learn", "--corrections"],
    ("quarantine", "discard"): ["--no-learn", "--corrections", "--backup"],
    ("spam",): ["check", "mark", "corrections"],
    ("spam", "check"): ["FILE|-", "--form", "--forms", "--json", "10", "mark, 11"],
    ("spam", "mark"): ["ID...", "--spam", "--ham", "--forms", "--corrections", "--json", "--stack"],
    ("spam", "corrections"): ["--corrections", "--json", "--stack"],
    ("dead", "export"): ["--out", "--csv"],
    ("restore",): ["FILE", "--force", "--yes", "--json"],
    ("history",): ["ID", "--json"],
    ("reconcile",): ["--since", "24h", "--json"],
    ("forget",): ["--email", "--id", "--yes", "--json"],
    ("canary",): ["--patience", "--json"],
}


@pytest.mark.parametrize("command", OPTIONS, ids=_name)
def test_help_names_everything(command: tuple[str, ...]) -> None:
    """Exit 0."""
    environment = {"COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb"}
    result = CliRunner().invoke(app, [*command, "--help"], env=environment)
    assert result.exit_code == Exit.DONE
    assert [word for word in OPTIONS[command] if word.lower() not in result.stdout.lower()] == []


def test_exit_codes_are_what_the_help_says() -> None:
    """Scripts go by them."""
    assert list(Exit) == [0, 1, 2, 3, 4, 10, 11]
    result = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"})
    said = (
        "0 all done, 1 partly or something is wrong, 2 usage, 3 nothing matched, 4 AWS could not be reached or refused"
    )
    assert said in " ".join(result.stdout.split())


# -- canary

ID = id_of(7)
LEGS = [Leg("claimed", 0.5), Leg("sent", 1.25), Leg("delivered", 3.0)]
Fly = Callable[..., Any]


@pytest.fixture
def flown(world: World, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """A canary that arrives; what it was sent with. The post takes a quarter of a second."""
    heard: list[tuple[Any, ...]] = []
    times = iter((100.0, 100.25))

    def post(endpoint: str, token: str) -> str:
        heard.append((endpoint, token))
        return ID

    def follow(look: Fly, id_: str, clock: Fly, sleep: Fly, patience: float) -> list[Leg]:
        heard.append((look(id_), id_, patience))
        return LEGS

    monkeypatch.setattr("ops.cli.canary.post", post)
    monkeypatch.setattr("ops.cli.canary.follow", follow)
    monkeypatch.setattr("ops.cli.canary.time", type("Time", (), {"monotonic": lambda: next(times), "sleep": None}))
    return heard


def test_a_canary_shows_its_legs(run: Run, flown: list[tuple[Any, ...]]) -> None:
    """Each with what it took, and how long after the post."""
    result = run("canary", "--patience", "30")
    assert (result.exit_code, result.stderr) == (Exit.DONE, "")
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "leg took since the post",
        "accepted 0.2 s 0.2 s",
        "claimed 0.5 s 0.8 s",
        "sent 0.8 s 1.5 s",
        "delivered 1.8 s 3.2 s",
        f"● delivered: {ID}",
    ]
    [(endpoint, token), (entry, id_, patience)] = flown
    assert (endpoint, len(token), entry, id_, patience) == ("https://x.example", 32, None, ID, 30.0)


def test_a_canary_for_scripts(run: Run, flown: list[tuple[Any, ...]]) -> None:
    """Seconds since the post, of each leg."""
    assert json.loads(run("canary", "--json").stdout) == {
        "id": ID,
        "seconds": {"accepted": 0.25, "claimed": 0.75, "sent": 1.5, "delivered": 3.25},
    }
    assert flown[1][2] == 120.0


@pytest.mark.parametrize(
    "fall", [("post", "not_accepted:503"), ("follow", "not_delivered:SENT"), ("follow", "ended:PARKED")], ids=_name
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_canary_that_does_not_arrive_is_exit_1(
    run: Run,
    flown: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
    fall: tuple[str, str],
    options: list[str],
) -> None:
    """With the code that says where it fell."""

    leg, code = fall

    def fail(*_: object) -> None:
        raise CanaryFailed(code)

    monkeypatch.setattr(f"ops.cli.canary.{leg}", fail)
    result = run("canary", *options)
    assert (result.exit_code, result.stdout, result.stderr) == (
        Exit.PARTLY,
        "",
        f"mailchute: the canary did not arrive: {code}\n",
    )


def _hold(world: World) -> None:
    item: dict[str, str | int | bool] = {"id": ACCOUNT, "code": "Paused", "since": 1_795_435_200, "due": 1, "looks": 1}
    Table(world.aws.dynamo, "ledger").put(item, "attribute_not_exists(#id)")


@pytest.mark.parametrize(
    ("fall", "held"),
    [
        (("follow", "not_claimed"), True),
        (("follow", "not_sent:RETRY"), True),
        (("follow", "not_delivered:SENT"), False),
        (("post", "not_accepted:503"), False),
    ],
)
@pytest.mark.usefixtures("flown")
def test_a_canary_that_is_held_says_so(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch, fall: tuple[str, str], held: bool
) -> None:
    """While SES refuses everything; what a hold does not bring about keeps its code."""

    def fail(*_: object) -> None:
        raise CanaryFailed(code)

    leg, code = fall
    _hold(world)
    monkeypatch.setattr(f"ops.cli.canary.{leg}", fail)
    why = "mail is on hold since 2026-11-23 12:00:00 UTC (Paused): mailchute status" if held else code
    result = run("canary")
    assert (result.exit_code, " ".join(result.stderr.split())) == (
        Exit.PARTLY,
        f"mailchute: the canary did not arrive: {why}",
    )


def test_patience_has_a_least(run: Run, flown: list[tuple[Any, ...]]) -> None:
    """Exit 2: nothing arrives in no time."""
    assert (run("canary", "--patience", "0").exit_code, flown) == (Exit.USAGE, [])
