"""The operator's command: what it does, says and exits with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError, NoCredentialsError, NoRegionError
from typer.testing import CliRunner, Result

from ops.mailchute import app
from ops.stack import LOCAL, Place
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Office

DONE, PARTLY, USAGE, NOTHING, AWS = range(5)
Run = Callable[..., Result]


class FakeCloudFormation:
    """One stack, `mailchute`, as it is deployed."""

    def describe_stacks(self, *, StackName: str) -> dict[str, Any]:
        if StackName != "mailchute":
            raise client_error("ValidationError", "DescribeStacks", f"Stack with id {StackName} does not exist")
        outputs = {"DeadLetterQueueUrl": stack.DEAD, "SubmissionQueueUrl": stack.MAIN, "Endpoint": "https://x"}
        return {"Stacks": [{"Outputs": [{"OutputKey": k, "OutputValue": v} for k, v in outputs.items()]}]}


@pytest.fixture
def run(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`mailchute dead replay` in a folder of its own, where `make run` is running."""
    monkeypatch.chdir(tmp_path)
    clients = {"sqs": office.aws.client("sqs"), "cloudformation": FakeCloudFormation()}
    monkeypatch.setattr(Place, "client", lambda _, service: clients[service])
    info = {
        "stack": "mailchute",
        "aws_endpoint": "http://127.0.0.1:4566",
        "region": "us-east-1",
        "queues": {"submissions": stack.MAIN, "dead_letters": stack.DEAD},
    }
    LOCAL.parent.mkdir()
    LOCAL.write_text(json.dumps(info), "utf-8")
    return lambda *arguments: CliRunner().invoke(app, ["dead", "replay", *arguments])


def _backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("dead-letters-*.jsonl"))


@pytest.mark.parametrize(
    ("arguments", "back"),
    [
        (["--all"], ["a", "b", "c"]),
        (["--id", "b"], ["b"]),
        (["--id", "c", "--id", "a", "--id", "nobody"], ["a", "c"]),
        (["--reason", "refused_by_ses"], ["a", "c"]),
        (["--all", "--local"], ["a", "b", "c"]),
        (["--all", "--stack", "mailchute", "--region", "eu-west-1"], ["a", "b", "c"]),
    ],
)
def test_what_is_asked_for_is_sent_back(
    office: Office, run: Run, tmp_path: Path, arguments: list[str], back: list[str]
) -> None:
    """Exit 0; it says how many, and where each is kept."""
    result = run(*arguments)
    assert (result.exit_code, office.back) == (DONE, back)
    assert sorted(office.dead + back) == ["a", "b", "c"]
    [backup] = _backups(tmp_path)
    assert result.stdout == f"sent back {len(back)} of 3 dead letters; each is kept in {backup.name}\n"
    assert [json.loads(line)["Body"] for line in backup.read_text("ascii").splitlines()] == back


def test_a_backup_goes_where_it_is_told_and_adds_to_what_is_there(office: Office, run: Run, tmp_path: Path) -> None:
    """An earlier one is not lost."""
    path = tmp_path / "kept.jsonl"
    run("--id", "a", "--backup", str(path))
    run("--all", "--backup", str(path))
    assert [json.loads(line)["Body"] for line in path.read_text("ascii").splitlines()] == ["a", "b", "c"]


def test_what_sqs_refuses_is_named_and_makes_it_partly_done(office: Office, run: Run) -> None:
    """Exit 1."""
    office.aws.before = failing("sqs.send_message", client_error("InvalidMessageContents", "SendMessage"), times=1)
    result = run("--all")
    assert result.exit_code == PARTLY
    assert result.stdout.splitlines()[1:] == ["  refused: a (InvalidMessageContents); it is still a dead letter"]
    assert (office.back, office.dead) == (["b", "c"], ["a"])


@pytest.mark.parametrize(
    "arguments",
    [[], ["--all", "--id", "a"], ["--all", "--reason", "x"], ["--id", "a", "--reason", "x"], ["--reason", ""]],
)
def test_one_choice_is_made(office: Office, run: Run, arguments: list[str]) -> None:
    """Exit 2, and nothing is touched."""
    result = run(*arguments)
    assert (result.exit_code, office.aws.calls) == (USAGE, [])
    assert "choose one of --id, --reason and --all" in result.stderr


def test_an_option_that_is_none_is_a_usage_error(run: Run) -> None:
    """Exit 2."""
    assert run("--everything").exit_code == USAGE


@pytest.mark.parametrize("arguments", [["--all", "--stack", "mailshoot"], ["--all", "--local"]])
def test_a_stack_that_is_not_there_is_a_usage_error(office: Office, run: Run, arguments: list[str]) -> None:
    """Exit 2, and where it was looked for."""
    LOCAL.unlink()
    result = run(*arguments)
    assert (result.exit_code, office.aws.calls) == (USAGE, [])
    assert ("mailshoot" if "--stack" in arguments else "is `make run` running?") in result.stderr


@pytest.mark.parametrize("arguments", [["--id", "nobody"], ["--reason", "undecodable"]])
def test_what_matches_nothing_says_so(office: Office, run: Run, arguments: list[str]) -> None:
    """Exit 3; every letter is still there, and to be seen."""
    result = run(*arguments)
    assert (result.exit_code, office.dead, office.hidden) == (NOTHING, ["a", "b", "c"], 0)
    assert result.stdout.startswith("sent back 0 of 3 dead letters")


@pytest.mark.parametrize(
    "error",
    [
        EndpointConnectionError(endpoint_url="sqs"),
        NoCredentialsError(),
        NoRegionError(),
        client_error("AccessDenied", "ReceiveMessage"),
    ],
)
@pytest.mark.parametrize("call", ["sqs.receive_message", "sqs.delete_message"])
def test_aws_that_refuses_or_is_not_there_has_an_exit_code_of_its_own(
    office: Office, run: Run, error: Exception, call: str
) -> None:
    """Exit 4, with AWS's words and no traceback; what was held is visible."""
    office.aws.before = failing(call, error)
    result = run("--all")
    assert (result.exit_code, office.hidden) == (AWS, 0)
    assert result.stderr.strip().endswith(" ".join(str(error).split())[-20:])
    assert "Traceback" not in result.output
    assert {*office.dead, *office.back} == {"a", "b", "c"}


def test_an_interrupt_is_no_success(office: Office, run: Run) -> None:
    """Ctrl-C half way: the rest is still there, and to be seen."""
    office.aws.before = failing("sqs.send_message", KeyboardInterrupt(), at=2, times=1)
    result = run("--all")
    assert (result.exit_code != DONE, office.back, office.dead, office.hidden) == (True, ["a"], ["b", "c"], 0)


def test_help_names_every_option() -> None:
    """Of each command on the way."""
    for arguments, words in (
        (["--help"], ["dead"]),
        (["dead", "--help"], ["replay"]),
        (["dead", "replay", "--help"], ["--id", "--reason", "--all", "--backup", "--stack", "--region", "--local"]),
    ):
        result = CliRunner().invoke(app, arguments, env={"COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb"})
        assert result.exit_code == DONE
        assert all(word in result.stdout for word in words)
