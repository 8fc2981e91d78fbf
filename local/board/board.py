"""The board on the web: /board, /board.json and its assets, the switch for SES, and the ear for alerts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from local.answer import Answer, answer, as_json, missing, page
from local.board import views
from local.board.alerts import AlertBox, NotOurs
from local.board.figures import Seen, figures
from local.board.switch import BadOrder, read_order
from local.ses.breakage import Breakage
from local.ses.core import FakeSes


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Board:
    """`look` reads the stack; `origins` are those of the web server's own pages."""

    stack: str
    ses: FakeSes
    look: Callable[[], Seen]
    alerts: AlertBox
    origins: frozenset[str]
    clock: Callable[[], datetime] = _now

    def get(self, path: str) -> Answer:
        """The answer to GET."""
        if path.startswith("/board/assets/"):
            asset = views.ASSETS.get(path.removeprefix("/board/assets/"))
            return answer(asset[0], asset[1]()) if asset else missing()
        if path not in {"/board", "/board/", "/board.json"}:
            return missing()
        try:
            data = self.data()
        except (ClientError, BotoCoreError) as error:
            return as_json({"error": f"the local AWS does not answer: {type(error).__name__}"}, 503)
        return as_json(data) if path == "/board.json" else page(views.board_page(data))

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """The answer to POST: to no other site's page, whatever a developer's browser has open besides."""
        if headers.get("origin", next(iter(self.origins))) not in self.origins:
            return as_json({"error": "only the board's own page and programs may do this"}, 403)
        if path == "/board/ses":
            return self._break(headers, body)
        return self._hear(body) if path == "/board/alerts" else missing()

    def data(self) -> dict[str, Any]:
        """All that the page shows. Raises what `look` raises."""
        found = figures(self.look())
        ses = {
            "fault": str(self.ses.breakage),
            "rate": self.ses.breakage_rate,
            "faults": [str(fault) for fault in Breakage],
            "hold": found.pop("hold"),
            "inbox": len(self.ses.inbox),
        }
        at = self.clock().isoformat(timespec="seconds")
        return {"stack": self.stack, "at": at, **found, "alerts": self.alerts.newest_first(), "ses": ses}

    def _break(self, headers: Mapping[str, str], body: bytes) -> Answer:
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return as_json({"error": "the Content-Type must be application/json"}, 415)
        try:
            order = read_order(body)
        except BadOrder as error:
            return as_json({"error": str(error)}, 400)
        self.ses.breakage_rate = order.rate
        self.ses.breakage = order.fault
        return as_json({"fault": str(order.fault), "rate": order.rate})

    def _hear(self, body: bytes) -> Answer:
        try:
            self.alerts.receive(body)
        except NotOurs:
            return as_json({"error": "no message of this stack's alert topic"}, 403)
        return as_json({})
