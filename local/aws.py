"""The AWS on this machine: MiniStack as a child process, on loopback only."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

REGION = "us-east-1"
ACCOUNT = {"region_name": REGION, "aws_access_key_id": "test", "aws_secret_access_key": "test"}
START_SECONDS = 20.0
STOP_SECONDS = 5.0


class AwsFailed(RuntimeError):
    """The local AWS did not start, or ended by itself."""


class LocalAws:
    """Starts with `start`, ends with `stop`; `endpoint` is where every service but SES answers."""

    def __init__(self, *, port: int, ses_endpoint: str, log: Path) -> None:
        self.endpoint = f"http://127.0.0.1:{port}"
        self._port, self._ses_endpoint, self._log = port, ses_endpoint, log
        # It unpacks each function there, 25 MB a time, and never clears up.
        self._scratch = log.parent / f"aws-{port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it answers. Raises AwsFailed."""
        self._scratch.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ministack"],
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                # A group of its own: `stop` reaches the Lambda processes too, and Ctrl-C comes through us.
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if not self.alive() or time.monotonic() > deadline:
                self.stop()
                raise AwsFailed(f"the local AWS did not start; its log is {self._log}")
            time.sleep(0.05)

    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Ends it and every Lambda process it started."""
        if self._process is None:
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            _signal_group(self._process.pid, number)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                continue
        self._process = None
        shutil.rmtree(self._scratch, ignore_errors=True)

    def client(self, service: str, **patience: Any) -> Any:
        """A boto3 client for a service of this AWS; `patience` is what botocore's Config takes."""
        import boto3
        from botocore.config import Config

        make: Callable[..., Any] = boto3.client
        return make(service, endpoint_url=self.endpoint, config=Config(**patience), **ACCOUNT)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.endpoint}/_ministack/health", timeout=1):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "LOCALSTACK_"))}
        return inherited | {
            "BIND_HOST": "127.0.0.1",
            "TMPDIR": str(self._scratch),
            "GATEWAY_PORT": str(self._port),
            "MINISTACK_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            # The functions inherit this: boto3 sends SES, and only SES, to our strict fake.
            "AWS_ENDPOINT_URL_SESV2": self._ses_endpoint,
            # On by default, and on every interface.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
        }


def _signal_group(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, number)
