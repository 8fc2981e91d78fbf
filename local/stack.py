"""Everything together: web server, local AWS and template.yaml, up and down again."""

import json
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local import example
from local.aws import REGION, LocalAws
from local.board.alerts import AlertBox
from local.board.board import Board
from local.board.look import Look, Remembered
from local.bundle import REPO
from local.deploy import DeployFailed, deploy, endpoint_of, log_groups
from local.eventbridge import ONE_CALL, EventBridge
from local.metrics import BRIEFLY, Metrics
from local.ses.core import FakeSes
from local.web import SES_PREFIX, Site, WebServer
from ops.parameters import allowed_origins
from ops.stack import LOCAL as STACK
from shared.forms import Form, load_forms

SENDER = "forms@example.com"
# For SNS to ask the board whether it means its subscription.
CONFIRM_SECONDS = 5.0


class PortTaken(RuntimeError):
    """Says which port, and which variable moves it."""


@dataclass
class LocalStack:
    """The running stack; `start` and `stop`, or a `with` block. `folder` gets stack.json and the logs."""

    port: int
    aws_port: int
    folder: Path = REPO / ".local"
    forms: Path = REPO / "forms.toml"
    say: Callable[[str], None] = print

    def __post_init__(self) -> None:
        self.bus, self.metrics = EventBridge(self.say), Metrics()
        self.ses = FakeSes(identities=[SENDER], configuration_sets=[STACK], emit=self.bus.put)
        self.site = f"http://127.0.0.1:{self.port}"
        self.aws = LocalAws(port=self.aws_port, ses_endpoint=f"{self.site}{SES_PREFIX}", log=self.folder / "aws.log")
        self.info: dict[str, Any] = {}
        # A command that tries a form.
        self.hint = ""
        self._web: WebServer | None = None

    def __enter__(self) -> "LocalStack":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Returns once a form can be posted. Raises PortTaken, AwsFailed, BuildFailed, DeployFailed."""
        if self.port == self.aws_port:
            raise PortTaken(f"PORT and AWS_PORT are both {self.port}: they must differ")
        require_free(self.port, "PORT")
        require_free(self.aws_port, "AWS_PORT")
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Ends every process and frees the ports."""
        if self.info and self._file.exists() and self._file.read_text("utf-8") == self._text():
            self._file.unlink()  # another stack's, should one have started since, is left alone
        self.metrics.stop()
        self.bus.stop()
        self.aws.stop()
        if self._web:
            self._web.stop()
        self._web = None

    def _text(self) -> str:
        return json.dumps(self.info, indent=2) + "\n"

    @property
    def _file(self) -> Path:
        return self.folder / "stack.json"

    @property
    def endpoint(self) -> str:
        """Forms are posted to this and `/f/NAME`."""
        return str(self.info["endpoint"])

    def _start(self) -> None:
        site = Site(REPO / "site", self.ses)
        # Bound now, so that nobody else takes the port; whoever comes before all is ready waits for the answer.
        self._web = WebServer(site, self.port)
        self.say("starting the local AWS")
        self.aws.start()
        self.say("deploying template.yaml")
        forms = load_forms(self.forms)
        outputs = deploy(self.aws, self.forms, self._parameters(forms), self.say)
        self.bus.start(self.aws.client("events"), self.aws.client("lambda", **ONE_CALL))
        logs, cloudwatch = (self.aws.client(service, **BRIEFLY) for service in ("logs", "cloudwatch"))
        self.metrics.start(logs, cloudwatch, log_groups(self.aws))
        self.info = self._describe(outputs) | example.post(forms)
        self.hint = example.curl(self.endpoint, forms)
        site.endpoint, site.hint, site.board = self.endpoint, self.hint, self._board(outputs)
        self._web.start()
        self._subscribe(outputs["AlertTopicArn"], site.board.alerts)
        # `.local/stack.json`: where everything is, for scripts and tests, for as long as it is there.
        self._file.write_text(self._text(), "utf-8")

    def _board(self, outputs: Mapping[str, str]) -> Board:
        sqs, dynamodb, sns = (self.aws.client(service) for service in ("sqs", "dynamodb", "sns"))
        topic = outputs["AlertTopicArn"]
        look = Remembered(Look(sqs, dynamodb, self.info["queues"], outputs["LedgerTableName"]))
        box = AlertBox(topic, lambda token: sns.confirm_subscription(TopicArn=topic, Token=token))
        return Board(STACK, self.ses, look, box, frozenset({self.site, f"http://localhost:{self.port}"}))

    def _subscribe(self, topic: str, box: AlertBox) -> None:
        """Returns once the board hears each alert. Raises DeployFailed."""
        self.aws.client("sns").subscribe(TopicArn=topic, Protocol="http", Endpoint=f"{self.site}/board/alerts")
        if not box.confirmed.wait(CONFIRM_SECONDS):
            raise DeployFailed("the board could not be subscribed to the stack's alerts")

    def _parameters(self, forms: Mapping[str, Form]) -> dict[str, str]:
        preview = ",".join([self.site, f"http://localhost:{self.port}"])
        return {
            "SenderAddress": SENDER,
            "PreviewOrigins": preview,
            "AllowedOrigins": ",".join(allowed_origins(forms, preview)),
            # Nobody's quota is at stake here, and whoever rehearses a bad day does not want to wait.
            "SesRate": "200",
        }

    def _describe(self, outputs: dict[str, str]) -> dict[str, Any]:
        queues = {
            "submissions": "SubmissionQueueUrl",
            "quarantine": "QuarantineQueueUrl",
            "dead_letters": "DeadLetterQueueUrl",
        }
        return {
            "site": self.site,
            "endpoint": endpoint_of(self.aws, outputs["ApiId"]),
            "inbox": f"{self.site}/inbox",
            "board": f"{self.site}/board",
            "aws_endpoint": self.aws.endpoint,
            "ses_endpoint": f"{self.site}{SES_PREFIX}",
            "region": REGION,
            "stack": STACK,
            "queues": {name: outputs[key].replace("//localhost:", "//127.0.0.1:") for name, key in queues.items()},
        }


def require_free(port: int, variable: str) -> None:
    """Raises PortTaken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortTaken(f"port {port} is taken: try {variable}={port + 1} make run") from None
