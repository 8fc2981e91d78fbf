"""Who may post a form, and where a visitor is sent afterwards."""

import pytest

from functions.intake.post import next_url
from tests.factories import GABE, SITE, contact_form, http_event, json_event, urlencoded
from tests.unit.intake.conftest import Serve, body_of

PREVIEW = "https://preview.example.com"


@pytest.mark.parametrize("origin", [SITE, SITE.upper(), PREVIEW, "https://api.example", "null", ""])
def test_the_site_its_preview_our_own_page_and_no_origin_may_post(post: Serve, origin: str) -> None:
    """`null` is what a page with Referrer-Policy: no-referrer sends: a real visitor."""
    assert post(json_event(GABE, headers={"origin": origin}))["statusCode"] == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://www.example.com", f"{SITE}.evil.example", f"{SITE}:8443", "file://"]
)
def test_any_other_origin_is_blocked(post: Serve, origin: str) -> None:
    """Scheme, host and port all count."""
    answer = post(json_event(GABE, headers={"origin": origin}))
    assert (answer["statusCode"], body_of(answer)["errors"][0]["code"]) == (403, "BLOCKED")


def _next(asked: str, origin: str | None = SITE, thanks: str | None = "/thanks.html") -> str | None:
    return next_url(contact_form(thanks=thanks), asked, origin, frozenset({SITE, PREVIEW}))


@pytest.mark.parametrize(
    ("asked", "url"),
    [
        ("", f"{SITE}/thanks.html"),
        ("/done?a=1#b", f"{SITE}/done?a=1#b"),
        ("done.html", f"{SITE}/done.html"),
        (f"{SITE}/done", f"{SITE}/done"),
        (f"{PREVIEW}/done", f"{PREVIEW}/done"),
        ("/danke schön", f"{SITE}/danke%20sch%C3%B6n"),
        ("/100%25", f"{SITE}/100%25"),
    ],
)
def test_a_page_may_name_a_thank_you_page_on_an_allowed_site(asked: str, url: str) -> None:
    """As a path or in full; the Location is ASCII."""
    assert _next(asked) == url


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        f"{SITE}@evil.example/",
        f"{SITE}.evil.example/",
        "/a\r\nSet-Cookie: x=1",
        "/\t/evil.example",
        "https://[::1",
    ],
)
def test_it_never_leads_anywhere_else(asked: str) -> None:
    """No open redirect, no header injection: the form's own page is taken instead."""
    assert _next(asked) == f"{SITE}/thanks.html"


def test_the_path_is_read_on_the_site_that_posted() -> None:
    """Else on the form's first origin; a form without a page has none."""
    assert _next("", PREVIEW) == f"{PREVIEW}/thanks.html"
    assert _next("", None) == f"{SITE}/thanks.html"
    assert _next("https://evil.example/", thanks=None) is None


def test_a_page_that_names_its_thank_you_page_is_heard(post: Serve) -> None:
    """`_next`, in both answers."""
    plain = post(http_event(body=urlencoded(_next="/done"), headers={"origin": PREVIEW}))
    assert plain["headers"]["Location"] == f"{PREVIEW}/done"
    assert body_of(post(json_event({**GABE, "_next": "/done"})))["next"] == f"{SITE}/done"
