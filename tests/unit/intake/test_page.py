"""The page that a visitor without JavaScript gets: errors beside what was typed."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from functions.intake.page import form_page, policy
from functions.intake.post import Post
from functions.intake.refusal import Problem
from shared.forms import FieldSpec, Form
from shared.submission import Field
from tests.factories import GABE, SITE, contact_form, http_event, multipart, urlencoded
from tests.unit.intake.conftest import Serve

NASTY = '"><script>alert(1)</script>&amp;\u202e'


class _Controls(HTMLParser):
    """What a browser would send if the page's button were pressed at once."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self._area: str | None = None
        self._select: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag == "input" and ("checked" in given or given.get("type") != "checkbox"):
            self.sent.append((given.get("name") or "", given.get("value") or ""))
        if tag == "textarea":
            self._area = given.get("name")
            self.sent.append((self._area or "", ""))
        if tag == "select":
            self._select = given.get("name")
        if tag == "option" and "selected" in given:
            self.sent.append((self._select or "", given.get("value") or ""))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            name, so_far = self.sent[-1]
            # The parser, unlike a browser, keeps the line break after the tag.
            self.sent[-1] = (name, (so_far + data).removeprefix("\n") if not so_far else so_far + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None


def _everything() -> Form:
    fields = (
        FieldSpec(name="fullname", required=True),
        FieldSpec(name="topic", type="choice", choices=("sales", "support")),
        FieldSpec(name="terms", type="checkbox", label="I agree"),
        FieldSpec(name="days", type="checkbox"),
        FieldSpec(name="age", type="number"),
    )
    return contact_form(fields=fields)


def test_pressing_send_again_sends_everything_that_was_typed() -> None:
    """Every type, repeats, extra fields, invalid choices, directives, line breaks and hostile text."""
    sent = (
        Field("fullname", NASTY),
        Field("topic", "no such topic"),
        Field("terms", "on"),
        Field("days", "mon"),
        Field("days", NASTY),
        Field("age", "ten"),
        Field("extra", "\n\none\ntwo  "),
        Field("extra", "again"),
        Field("_subject", NASTY),
    )
    page = form_page(Post(_everything(), sent, (), None, None), ())
    assert sorted(_Controls(page).sent) == sorted([*sent, ("_gotcha", "")])
    assert "script" not in _Controls(page).tags


def test_a_second_post_still_ends_on_the_first_site(post: Serve) -> None:
    """It comes from our own origin, so the page carries the thank-you page along in full."""
    preview = "https://preview.example.com"
    first = post(http_event(body=urlencoded(emailid="gabe", _next="/done"), headers={"origin": preview}))
    assert first["statusCode"] == 422
    again = {**dict(_Controls(first["body"]).sent), "emailid": "gabe@example.com"}
    second = post(http_event(body=urlencoded(again), headers={"origin": "https://api.example"}))
    assert (second["statusCode"], second["headers"]["Location"]) == (303, f"{preview}/done")
    assert f"form-action 'self' {preview};" in first["headers"]["Content-Security-Policy"]


def test_each_problem_stands_beside_its_field() -> None:
    """Tied to it for screen readers; what belongs to no field stands on top."""
    problems = (Problem("TYPE_EMAIL", "should be an email address", "emailid"), Problem("X", "Files are <not> taken."))
    fields = tuple(Field(name, value) for name, value in GABE.items())
    page = form_page(Post(contact_form(), fields, (), None, None), problems)
    assert re.search(r'name="emailid" required aria-invalid="true" aria-describedby="emailid-error"', page)
    assert '<p class="error" id="emailid-error"><span>should be an email address</span>' in page
    assert '<p class="error" role="alert">Files are &lt;not&gt; taken.</p>' in page
    assert 'name="company" required value="Valve"' in page


def test_the_policy_allows_our_style_sheet_and_no_script(post: Serve) -> None:
    """By its hash: a page that reflects text must not run any of it."""
    answer = post(http_event(body=urlencoded(emailid=NASTY)))
    style = re.search("<style>(.*)</style>", answer["body"], re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert answer["headers"]["Content-Security-Policy"] == policy(f"{SITE}/thanks.html")
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in policy(None)
    assert NASTY not in answer["body"]


def test_a_refused_file_does_not_cost_the_text(post: Serve) -> None:
    """The page says so, and holds the rest."""
    parts = [(f'name="{name}"', value.encode()) for name, value in GABE.items()]
    body = multipart(*parts, ('name="cv"; filename="cv.pdf"', b"%PDF"))
    answer = post(http_event(body=body, content_type="multipart/form-data; boundary=b0undary"))
    assert answer["statusCode"] == 422
    assert "This form does not take files." in answer["body"]
    assert 'value="Gabe N"' in answer["body"]


def test_a_strict_forms_page_leaves_out_what_nobody_could_mend(post: Serve) -> None:
    """The problem is named; the second post passes."""
    first = post(http_event(body=urlencoded(budget="10"), form="strict"))
    assert first["statusCode"] == 422
    assert '<p class="error" role="alert">budget is not a field of this form</p>' in first["body"]
    again = dict(_Controls(first["body"]).sent)
    assert post(http_event(body=urlencoded(again), form="strict"))["statusCode"] == 303


def test_our_page_posts_as_multipart() -> None:
    """A message that came as JSON would triple in size as percent-encoded letters."""
    assert '<form method="post" enctype="multipart/form-data">' in form_page(
        Post(_everything(), (), (), None, None), ()
    )


def test_other_refusals_are_a_page_too(post: Serve) -> None:
    """A person who opens the endpoint in a browser gets a sentence, not JSON."""
    answer = post(http_event(method="GET", content_type="", headers={"accept": "text/html"}))
    assert answer["statusCode"] == 405
    assert answer["headers"]["Content-Type"] == "text/html; charset=utf-8"
    assert "This is where a form is posted to: use POST." in answer["body"]
