"""`make run` as a person meets it: what it prints and leaves, how it stops, what it says when it can't start."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from local.stack import LocalStack, PortTaken, require_free
from tests.conftest import FORMS, free_port
from tests.e2e.conftest import http
from tests.places import until

pytestmark = pytest.mark.e2e

REPO = Path(__file__).parents[2]


def _run(port: int, aws_port: int, folder: Path, forms: Path = FORMS) -> subprocess.Popen[str]:
    places = {"MAILCHUTE_LOCAL": str(folder), "FORMS": str(forms)}
    environment = {**os.environ, "PORT": str(port), "AWS_PORT": str(aws_port), **places}
    command = ["make", "--no-print-directory", "run", f"VENV={sys.prefix}"]
    return subprocess.Popen(
        command,
        cwd=REPO,
        env=environment,
        text=True,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _terminate(process: subprocess.Popen[str]) -> None:
    """As a process manager does: one signal, to make."""
    process.terminate()


def _ctrl_c(process: subprocess.Popen[str]) -> None:
    """As a terminal does: to the whole group."""
    os.killpg(process.pid, signal.SIGINT)


def _close_terminal(process: subprocess.Popen[str]) -> None:
    """As a terminal window does that is closed."""
    os.killpg(process.pid, signal.SIGHUP)


@pytest.mark.parametrize("stop", [_terminate, _ctrl_c, _close_terminal])
def test_a_signal_stops_every_process_and_frees_the_ports(
    stop: Callable[[subprocess.Popen[str]], None], tmp_path: Path
) -> None:
    """And until then site, endpoint and inbox are where the summary and stack.json say."""
    port, aws_port = free_port(), free_port()
    process = _run(port, aws_port, tmp_path)
    try:
        assert process.stdout is not None
        printed = ""
        while "stop it:" not in printed:
            line = process.stdout.readline()
            assert line, f"it ended before it was ready: {process.stderr and process.stderr.read()}"
            printed += line
        info = json.loads((tmp_path / "stack.json").read_text("utf-8"))
        assert info["site"] == f"http://127.0.0.1:{port}"
        assert info["aws_endpoint"] == f"http://127.0.0.1:{aws_port}"
        assert set(info["queues"]) == {"submissions", "quarantine", "dead_letters"}
        for place in (info["site"], info["endpoint"], info["inbox"]):
            assert place in printed
        assert http("GET", info["inbox"]).status == 200
        # A Lambda process is running, too, when the signal comes.
        assert http("GET", f"{info['endpoint']}/f/x").status == 405
        children = _group(process.pid)
        assert len(children) >= 3
    finally:
        stop(process)
        process.communicate(timeout=20)
    until(lambda: not [pid for pid in children if _alive(pid)])
    assert [path.name for path in tmp_path.iterdir()] == ["aws.log"]
    require_free(port, "PORT")
    require_free(aws_port, "AWS_PORT")


def test_a_taken_port_is_a_clear_error(tmp_path: Path) -> None:
    """It names the port and the variable that moves it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = _run(port := taken.getsockname()[1], free_port(), tmp_path)
        _, errors = process.communicate(timeout=20)
    assert process.returncode != 0
    assert f"mailchute: port {port} is taken: try PORT={port + 1} make run" in errors
    assert "Traceback" not in errors


def test_a_wrong_forms_file_is_told_before_anything_starts(tmp_path: Path) -> None:
    """All of it, a problem a line."""
    forms = tmp_path / "forms.toml"
    forms.write_text('[forms.x]\nrecipients = ["a@"]\ntypo = 1', "utf-8")
    _, errors = _run(free_port(), free_port(), tmp_path, forms).communicate(timeout=20)
    assert "mailchute: forms.toml: forms.x.origins: is required" in errors
    assert "mailchute: forms.toml: forms.x.recipients[0]: 'a@' should be an email address" in errors
    assert "Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["forms.toml"]


def test_both_ports_are_looked_at_before_anything_starts() -> None:
    """AWS_PORT has its own hint."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortTaken, match="AWS_PORT"):
            LocalStack(port=free_port(), aws_port=taken.getsockname()[1]).start()
    with pytest.raises(PortTaken, match="must differ"):
        LocalStack(port=(port := free_port()), aws_port=port).start()


def test_everything_listens_on_loopback_only(stack: LocalStack) -> None:
    """Whoever binds all interfaces would hold 127.0.0.2 as well."""
    for port in (stack.port, stack.aws_port):
        with socket.socket() as probe:
            probe.bind(("127.0.0.2", port))


def test_stack_json_says_where_everything_is(stack: LocalStack) -> None:
    """For scripts: exactly these keys."""
    info = json.loads((stack.folder / "stack.json").read_text("utf-8"))
    places = {"site", "endpoint", "inbox", "board", "aws_endpoint", "ses_endpoint", "region", "stack", "queues"}
    assert set(info) == {*places, "form", "sample", "text"}
    assert info == stack.info


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [int(child) for child in found]


def _group(pid: int) -> list[int]:
    """All descendants."""
    below = _children(pid)
    return below + [descendant for child in below for descendant in _group(child)]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
