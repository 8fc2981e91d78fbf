"""The web server on this machine: the example site, the inbox, the board, and SES's HTTP API for the functions."""

import mimetypes
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from local.answer import Answer, answer, missing, page
from local.board.board import Board
from local.inbox import views
from local.ses import wire
from local.ses.breakage import NoAnswer
from local.ses.core import FakeSes

SES_PREFIX = "/_ses"
# What the site's pages name as their endpoint, until someone puts their own there.
PLACEHOLDER = b"https://forms.example.com"


class Site:
    """Answers requests: static files of `folder`, with `endpoint` in place of the placeholder, the inbox, the board."""

    def __init__(self, folder: Path, ses: FakeSes) -> None:
        self._folder, self._ses = folder.resolve(), ses
        self.endpoint = self.hint = ""
        self.board: Board | None = None

    def get(self, path: str) -> Answer:
        """The answer to GET."""
        if path == "/inbox.json":
            return answer("application/json", views.as_json(self._ses.inbox).encode())
        if path.rstrip("/") == "/inbox":
            return page(views.list_page(self._ses.inbox, hint=self.hint))
        if path.startswith("/inbox/"):
            return self._mail(path.removeprefix("/inbox/"))
        if path == "/board.json" or f"{path}/".startswith("/board/"):
            return self.board.get(path) if self.board else missing()
        return self._file(path)

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """The answer to POST. Header names in lower case."""
        return self.board.post(path, headers, body) if self.board else missing()

    def ses(self, method: str, path: str, body: bytes) -> Answer:
        """The answer to a call of SES's API. Raises NoAnswer."""
        return Answer(*wire.respond(self._ses, method, path, body))

    def _mail(self, rest: str) -> Answer:
        if rest.startswith("assets/"):
            asset = views.ASSETS.get(rest.removeprefix("assets/"))
            return answer(asset[0], asset[1]()) if asset else missing()
        mail = next((mail for mail in self._ses.inbox if mail.id == rest), None)
        return page(views.mail_page(mail)) if mail else missing()

    def _file(self, path: str) -> Answer:
        file = (self._folder / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_relative_to(self._folder) or not file.is_file():
            return missing()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        return answer(kind, body.replace(PLACEHOLDER, self.endpoint.encode()) if file.suffix == ".html" else body)


class WebServer:
    """Listens on 127.0.0.1 from the first, answers in a thread once started. Raises OSError where the port is taken."""

    def __init__(self, site: Site, port: int) -> None:
        self._server = _Server(("127.0.0.1", port), _handler(site))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        """The port taken: the one asked for, or a free one where that was 0."""
        return int(self._server.server_address[1])

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Close the port."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    # An idle browser connection must not hold up Ctrl-C.
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Quiet: a connection that is cut while everything stops is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        if not self._for_ses("GET"):
            self._send(self.site.get(unquote(urlsplit(self.path).path)))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        if not self._for_ses("POST"):
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._send(self.site.post(urlsplit(self.path).path, headers, self._body()))

    def do_PUT(self) -> None:
        if not self._for_ses(self.command):
            self._body()
            self._send(missing())

    def do_DELETE(self) -> None:
        self.do_PUT()

    def _for_ses(self, method: str) -> bool:
        """Whether it was SES's to answer. Its paths hold names that are percent-encoded, and stay so."""
        if not self.path.startswith(f"{SES_PREFIX}/"):
            return False
        try:
            self._send(self.site.ses(method, self.path.removeprefix(SES_PREFIX), self._body()))
        except NoAnswer as silence:
            silence.hold()
            self.close_connection = True
        return True

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, reply: Answer) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Quiet: the terminal is for what a person should see."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"site": site})
