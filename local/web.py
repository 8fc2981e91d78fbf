"""The web server on this machine: the example site, the inbox, and SES's HTTP API for the functions."""

import mimetypes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from local.inbox import views
from local.ses import wire
from local.ses.breakage import NoAnswer
from local.ses.core import FakeSes

SES_PREFIX = "/_ses"
# What the site's pages name as their endpoint, until someone puts their own there.
PLACEHOLDER = b"https://forms.example.com"


class Answer(NamedTuple):
    """Status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site:
    """Answers requests: static files of `folder`, with `endpoint` in place of the placeholder, and the inbox."""

    def __init__(self, folder: Path, ses: FakeSes) -> None:
        self._folder, self._ses = folder.resolve(), ses
        self.endpoint = self.hint = ""

    def get(self, path: str) -> Answer:
        """The answer to GET."""
        if path == "/inbox.json":
            return _answer("application/json", views.as_json(self._ses.inbox).encode())
        if path.rstrip("/") == "/inbox":
            return _page(views.list_page(self._ses.inbox, hint=self.hint))
        if path.startswith("/inbox/"):
            return self._mail(path.removeprefix("/inbox/"))
        return self._file(path)

    def ses(self, method: str, path: str, body: bytes) -> Answer:
        """The answer to a call of SES's API. Raises NoAnswer."""
        return Answer(*wire.respond(self._ses, method, path, body))

    def _mail(self, rest: str) -> Answer:
        if rest.startswith("assets/"):
            asset = views.ASSETS.get(rest.removeprefix("assets/"))
            return _answer(asset[0], asset[1]()) if asset else _missing()
        mail = next((mail for mail in self._ses.inbox if mail.id == rest), None)
        return _page(views.mail_page(mail)) if mail else _missing()

    def _file(self, path: str) -> Answer:
        file = (self._folder / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_relative_to(self._folder) or not file.is_file():
            return _missing()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        return _answer(kind, body.replace(PLACEHOLDER, self.endpoint.encode()) if file.suffix == ".html" else body)


def _page(text: str) -> Answer:
    return _answer("text/html", text.encode())


def _missing() -> Answer:
    return Answer(404, {"Content-Type": "text/plain; charset=utf-8"}, b"Not found\n")


def _answer(kind: str, body: bytes) -> Answer:
    typed = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Answer(200, {"Content-Type": typed, "Cache-Control": "no-store"}, body)


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
        self._send(self.site.get(unquote(urlsplit(self.path).path)))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        if not path.startswith(f"{SES_PREFIX}/"):
            self._send(_missing())
            return
        try:
            self._send(self.site.ses("POST", path.removeprefix(SES_PREFIX), body))
        except NoAnswer as silence:
            silence.hold()
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        """Quiet: the terminal is for what a person should see."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"site": site})
