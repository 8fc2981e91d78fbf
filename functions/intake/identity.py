"""Which submission a post is: a retry is the one it repeats, and the same form twice has the same fingerprint."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from functions.intake.post import Post
from functions.intake.request import Request
from functions.intake.validate import Valid
from shared.directives import first_value
from shared.ids import digest, uuid8

# Short tokens are left aside: what an author types into a page by hand ("contact") is every visitor's.
_TOKEN = re.compile(r"[!-~]{16,200}")


@dataclass(frozen=True)
class Identity:
    """`fingerprint` is empty where a retry token made the id."""

    id: str
    fingerprint: str


def identify(request: Request, post: Post, valid: Valid, new_id: Callable[[], str]) -> Identity:
    """From the page's retry token where there is one, else a new id with a fingerprint.

    The token alone does not make the id, what was typed goes in too: a token that is used twice for different mails
    must not cost the second one.
    """
    token = retry_token(request, post)
    if token:
        return Identity(uuid8(digest("token", request.form, token, *_content(valid))), "")
    client = (request.client, request.header("user-agent"))
    return Identity(new_id(), digest("client", request.form, *client, *_content(valid)))


def retry_token(request: Request, post: Post) -> str:
    """The field `_id` or the header Idempotency-Key; "" where there is neither, or what stands there is no token.

    https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ has the value in quotes.
    """
    found = (first_value(post.fields, "_id"), request.header("idempotency-key").strip().strip('"'))
    return next((token for token in found if _TOKEN.fullmatch(token)), "")


def _content(valid: Valid) -> list[str]:
    """What was typed, whatever the order in which a page sends its fields and whether it sends blank ones, too.

    The values of a repeated field keep their order: a ranking that was corrected is another mail.
    """
    typed = sorted((field for field in valid.fields if field.value.strip()), key=lambda field: field.name)
    return [valid.subject or "", *(part for field in typed for part in field)]
