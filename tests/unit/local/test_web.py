"""The web server hands each request to whom it concerns."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from local.answer import Answer, missing
from local.ses import FakeSes, wire
from local.web import Site, WebServer

Call = tuple[str, str, bytes]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What SES was asked."""
    heard = list[Call]()

    def respond(_: FakeSes, method: str, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        heard.append((method, path, body))
        return 200, {"Content-Type": "application/json"}, b"{}"

    monkeypatch.setattr(wire, "respond", respond)
    return heard


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[HTTPConnection]:
    (tmp_path / "index.html").write_text("the site", "utf-8")
    server = WebServer(Site(tmp_path, FakeSes(identities=[])), 0)
    server.start()
    yield (opened := HTTPConnection("127.0.0.1", server.port, timeout=10))
    opened.close()
    server.stop()


def ask(connection: HTTPConnection, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    connection.request(method, path, body)
    reply = connection.getresponse()
    return reply.status, reply.read()


@pytest.mark.parametrize(
    ("method", "heard"), [("GET", "GET"), ("HEAD", "GET"), ("POST", "POST"), ("PUT", "PUT"), ("DELETE", "DELETE")]
)
def test_ses_hears_each_method_with_path_and_query_as_they_came(
    connection: HTTPConnection, calls: list[Call], method: str, heard: str
) -> None:
    """An address in a path stays percent-encoded."""
    body = b'{"a": 1}' if method in {"POST", "PUT"} else b""
    status, answer = ask(connection, method, "/_ses/v2/email/identities/a%40b%2Fc?PageSize=1", body)
    assert (status, answer) == (200, b"" if method == "HEAD" else b"{}")
    assert calls == [(heard, "/v2/email/identities/a%40b%2Fc?PageSize=1", body)]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/inbox", "/board", "/_sesame/v2", "/_ses"])
def test_nobody_else_hears_them(connection: HTTPConnection, calls: list[Call], method: str, path: str) -> None:
    """A 404; and the connection stays in step, so that the next answer is the next question's."""
    assert ask(connection, method, path, b"left unread")[0] == 404
    assert ask(connection, "GET", "/") == (200, b"the site")
    assert calls == []


@pytest.mark.parametrize("path", ["/board", "/board/", "/board.json", "/board/assets/board.css"])
def test_before_the_stack_is_deployed_there_is_no_board(connection: HTTPConnection, path: str) -> None:
    """404, for nothing could be seen."""
    assert ask(connection, "GET", path)[0] == 404


def test_the_board_hears_what_is_its_own(tmp_path: Path) -> None:
    """GET of its page, JSON and files; POST with the headers' names in lower case."""
    heard = list[Any]()

    class Board:
        def get(self, path: str) -> Answer:
            heard.append(path)
            return missing()

        def post(self, *request: Any) -> Answer:
            heard.append(request)
            return missing()

    site = Site(tmp_path, FakeSes(identities=[]))
    site.board = Board()  # type: ignore[assignment]
    for path in ("/board", "/board/", "/board.json", "/board/assets/x", "/boards", "/board.jsonx", "/inbox"):
        site.get(path)
    site.post("/board/ses", {"content-type": "x"}, b"y")
    assert heard == ["/board", "/board/", "/board.json", "/board/assets/x", ("/board/ses", {"content-type": "x"}, b"y")]
