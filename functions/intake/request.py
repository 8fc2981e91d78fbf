"""API Gateway's HTTP API event (payload format 2.0) to a Request. Reads nothing twice, decides nothing.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Request:
    """One HTTP request. Header names are lower case; `body` is as API Gateway gave it, base64 where `base64` is set.

    `client` is the address that it came from.
    """

    route: str
    method: str
    form: str
    path: str
    headers: Mapping[str, str]
    body: str
    base64: bool
    client: str = ""

    def header(self, name: str) -> str:
        """The header's value, or an empty string."""
        return self.headers.get(name, "")

    @property
    def media_type(self) -> str:
        """The Content-Type without its parameters, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def origin(self) -> str | None:
        """The page's origin; None where the client told none ("null" is what Referrer-Policy: no-referrer sends)."""
        origin = self.header("origin").strip().lower()
        return None if origin in ("", "null") else origin

    @property
    def wants_json(self) -> bool:
        """Whether the answer is for a script: Formspree's rule, which its client libraries rely on."""
        if self.header("x-requested-with").lower() == "xmlhttprequest":
            return True
        accept = self.header("accept").lower()
        json_at, html_at = accept.find("json"), accept.find("text/html")
        if html_at >= 0:
            return 0 <= json_at < html_at
        return json_at >= 0 or self.media_type == "application/json"


def read_request(event: Mapping[str, Any]) -> Request:
    """The event in our words."""
    http = event["requestContext"]["http"]
    return Request(
        route=event.get("routeKey", ""),
        method=http["method"].upper(),
        form=(event.get("pathParameters") or {}).get("form", ""),
        path=event.get("rawPath", ""),
        headers={name.lower(): str(value) for name, value in (event.get("headers") or {}).items()},
        body=event.get("body") or "",
        base64=bool(event.get("isBase64Encoded")),
        client=http.get("sourceIp", ""),
    )
