"""Outcomes to HTTP answers: JSON for scripts, 303 or a page of ours for a plain form post.

The JSON is the shape that most forms on the web already read (Formspree's): success never holds an `error` key.
"""

import json
from collections.abc import Mapping
from typing import Any

from functions.intake.page import form_page, message_page, policy, thanks_page
from functions.intake.post import Post
from functions.intake.refusal import Refused
from functions.intake.request import Request
from shared.forms import Form

_ALWAYS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def accepted(request: Request, post: Post, submission_id: str) -> dict[str, Any]:
    """200 with JSON, or 303 to the thank-you page. Both look the same for mail that went to quarantine."""
    if request.wants_json:
        # API Gateway speaks https only, and says so; the local AWS doesn't.
        scheme, host = request.header("x-forwarded-proto") or "http", request.header("host")
        body = {
            "ok": True,
            "next": post.next or f"{scheme}://{host}{request.path}/thanks",
            "id": submission_id,
        }
        return _json(200, body)
    # Relative, so that it holds behind any custom domain or base path (RFC 9110, section 10.2.2).
    location = post.next or f"{request.form}/thanks"
    return _answer(303, "", {"Location": location, "Content-Type": "text/plain"})


def refused(request: Request, refusal: Refused, post: Post | None = None) -> dict[str, Any]:
    """The refusal's own status; a page gives back all that was typed where a form was understood."""
    if request.wants_json:
        errors = [_error(problem.code, problem.field, problem.message) for problem in refusal.problems]
        body = {"error": _summary(refusal), "errors": errors, **refusal.more}
        return _json(refusal.status, body, refusal.headers)
    if post is not None:
        return _html(refusal.status, form_page(post, refusal.problems), post.next, refusal.headers)
    hint = "" if request.method == "GET" else "Your browser's Back button leads to what you typed."
    return _html(refusal.status, message_page("Not sent", _summary(refusal), hint), None, refusal.headers)


def thanks(form: Form | None) -> dict[str, Any]:
    """Our own thank-you page, for forms that have none."""
    return _html(200, thanks_page(form.origins[0] if form else None), None)


def ticket(body: Mapping[str, Any]) -> dict[str, Any]:
    """What a page is given before it posts. API Gateway adds the CORS headers, for our sites only."""
    return _json(200, body)


def _summary(refusal: Refused) -> str:
    return "; ".join(problem.sentence for problem in refusal.problems)


def _error(code: str, field: str | None, message: str) -> dict[str, str]:
    return {"code": code, "message": message} if field is None else {"code": code, "field": field, "message": message}


def _json(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    text = json.dumps(body, ensure_ascii=False)
    return _answer(status, text, {"Content-Type": "application/json", **(headers or {})})


def _html(status: int, page: str, next_page: str | None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    safe = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy(next_page),
        # With no-referrer the page's own second attempt would carry "Origin: null".
        "Referrer-Policy": "same-origin",
    }
    return _answer(status, page, {**safe, **(headers or {})})


def _answer(status: int, body: str, headers: Mapping[str, str]) -> dict[str, Any]:
    return {"statusCode": status, "headers": {**_ALWAYS, **headers}, "body": body, "isBase64Encoded": False}
