"""`mailchute snippet`: HTML that parses back to the form, and whose post intake takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from functions.intake.post import Desk
from functions.intake.serve import serve
from ops.cli.options import Where
from ops.mailchute import app
from ops.snippet import html_of
from shared.forms import FieldSpec, Form
from shared.log import get_logger
from shared.submission import Field
from tests.factories import NOW, SITE, contact_form, http_event, urlencoded
from tests.fakes import FakeChute
from tests.unit.ops.clinic import Clinic

DONE, USAGE, NOTHING = 0, 2, 3
ID = "0193586e-8c00-7000-8000-000000000001"
URL = "https://forms.example.com"
EVERY = Form(
    recipients=("a@example.com",),
    origins=(SITE,),
    extra_fields=False,
    honeypot="b-side",
    fields=(
        FieldSpec(name="name", required=True),
        FieldSpec(name="E-Mail", label="Your email", type="email", required=True),
        FieldSpec(name="site", type="url"),
        FieldSpec(name="call", type="tel"),
        FieldSpec(name="seats", type="number", required=True),
        FieldSpec(name="topic", type="choice", choices=("A & B", '"C"', "  d  e"), required=True),
        FieldSpec(name="urgent", type="checkbox", required=True),
        FieldSpec(name="why", label="<b>Why?</b>", max_length=501),
        FieldSpec(name="short", max_length=500),
        FieldSpec(name="Message", max_length=10),
    ),
)
TYPED = {
    "email": "gabe@example.com",
    "url": "https://example.com/",
    "tel": "+1 555 0100",
    "number": "7.5",
    "checkbox": "on",
    "text": "ünï",
}
LANDED = {"contact": contact_form(), "every": EVERY, "any": Form(recipients=("a@example.com",), origins=(SITE,))}


@dataclass
class Page(HTMLParser):
    """What a browser makes of the snippet: controls by name, with their labels and options."""

    action: str = ""
    controls: dict[str, dict[str, str | None]] = field(default_factory=dict)
    options: dict[str, list[str | None]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._label, self._name = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag == "form":
            assert given["method"] == "post"
            self.action = given["action"] or ""
        elif tag == "label":
            self._label = self._name = ""
        elif tag == "option":
            self.options.setdefault(self._name, []).append(given.get("value"))
        elif "name" in given:
            self._name = str(given["name"])
            self.controls[self._name] = {"tag": tag, **given}

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.labels[self._name] = " ".join(self._label.split())

    def handle_data(self, data: str) -> None:
        self._label += data if self.tags[-1] != "option" else ""


def page(form: Form, name: str = "contact", endpoint: str = URL) -> Page:
    """Parsed."""
    parsed = Page()
    parsed.feed(html_of(name, form, endpoint))
    parsed.close()
    return parsed


def test_the_storys_form_is_what_the_readme_shows() -> None:
    """With what the browser can check."""
    assert html_of("contact", contact_form(), f"{URL}/") == (
        f'<form action="{URL}/f/contact" method="post">\n'
        '  <label>Full name <input name="fullname" autocomplete="name" maxlength="200" required></label>\n'
        '  <label>Email <input name="emailid" type="email" autocomplete="email" maxlength="254" required></label>\n'
        '  <label>Company <input name="company" autocomplete="organization" maxlength="200" required></label>\n'
        '  <label>Message <textarea rows="6" name="message" maxlength="10000"></textarea></label>\n'
        '  <input name="_gotcha" tabindex="-1" autocomplete="off" aria-hidden="true" '
        'style="position:absolute;left:-100vw">\n'
        "  <button>Send</button>\n"
        "</form>\n"
    )


@pytest.mark.parametrize("form", [contact_form(), EVERY])
def test_every_field_is_there_and_no_other(form: Form) -> None:
    """In order, then the honeypot; with its label, and required where it is."""
    parsed = page(form)
    assert list(parsed.controls) == [*(spec.name for spec in form.fields), form.honeypot]
    for spec in form.fields:
        assert parsed.labels[spec.name].startswith(spec.title)
        assert ("required" in parsed.controls[spec.name]) == spec.required
    assert parsed.action == f"{URL}/f/contact"
    assert parsed.tags[-1] == "button"


@pytest.mark.parametrize(
    ("name", "control"),
    [
        ("name", {"tag": "input", "autocomplete": "name", "maxlength": "10000"}),
        ("E-Mail", {"tag": "input", "type": "email", "autocomplete": "email", "maxlength": "254"}),
        ("site", {"tag": "input", "type": "url", "autocomplete": "url", "maxlength": "2000"}),
        ("call", {"tag": "input", "type": "tel", "autocomplete": "tel", "maxlength": "200"}),
        ("seats", {"tag": "input", "type": "number", "step": "any"}),
        ("topic", {"tag": "select"}),
        ("urgent", {"tag": "input", "type": "checkbox"}),
        ("why", {"tag": "textarea", "rows": "6", "maxlength": "501"}),
        ("short", {"tag": "input", "maxlength": "500"}),
        ("Message", {"tag": "textarea", "rows": "6", "maxlength": "10"}),
    ],
)
def test_a_control_fits_its_field(name: str, control: dict[str, str]) -> None:
    """By type, and for text by how much is expected."""
    found = page(EVERY).controls[name]
    assert {key: value for key, value in found.items() if key not in ("name", "required")} == control


def test_a_choice_is_made_and_not_left_as_it_was() -> None:
    """The first option is none; the others are the form's, spaces and quotes and all."""
    assert page(EVERY).options == {"topic": ["", "A & B", '"C"', "  d  e"]}


def test_the_honeypot_is_out_of_everybodys_way() -> None:
    """Not seen, not reached by Tab, not read out, not filled in by the browser, and under the form's own name."""
    found = page(EVERY).controls["b-side"]
    assert (found["tabindex"], found["autocomplete"], found["aria-hidden"]) == ("-1", "off", "true")
    assert "left:-100vw" in (found["style"] or "")
    assert not {"type", "required"} & found.keys()


def test_nothing_breaks_out_of_its_place() -> None:
    """Neither a label nor an endpoint."""
    evil = '"><script>alert(1)</script>'
    fields = (FieldSpec(name="a", label=evil), FieldSpec(name="b", type="choice", choices=(evil,)))
    parsed = page(Form(recipients=("a@b.c",), origins=(SITE,), fields=fields), endpoint=f"https://x/{evil}")
    assert "script" not in parsed.tags
    assert (parsed.labels["a"], parsed.options["b"][1]) == (evil, evil)
    assert parsed.action == f"https://x/{evil}/f/contact"


@pytest.mark.parametrize("name", LANDED)
def test_intake_takes_what_the_page_posts(name: str) -> None:
    """Every field filled in as its control asks, the honeypot left empty: accepted, and none of it is spam."""
    form, chute = LANDED[name], FakeChute()
    parsed = page(form, name)
    sent = {each: _filled(parsed, each) for each in parsed.controls if each != form.honeypot} | {form.honeypot: ""}
    desk = Desk({name: form}, frozenset(), chute, lambda: NOW, lambda _: ID, lambda *_: None)
    event = http_event(body=urlencoded(sent), form=name, headers={"origin": SITE})
    answer = serve(desk, event, get_logger("intake"))
    assert (answer["statusCode"], chute.quarantined) == (303, [])
    [submission] = chute.submitted
    assert submission.fields == tuple(Field(each, value) for each, value in sent.items() if each != form.honeypot)
    assert submission.reply_to == "gabe@example.com"


def _filled(parsed: Page, name: str) -> str:
    control = parsed.controls[name]
    if control["tag"] == "select":
        return str(parsed.options[name][1])
    return TYPED[str(control.get("type") or "text")]


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`mailchute snippet`, beside a stack."""
    clinic = Clinic(tmp_path)
    monkeypatch.setattr(Where, "place", lambda _: clinic.place)
    return lambda *arguments: CliRunner().invoke(app, ["snippet", "--forms", str(clinic.file), *arguments])


def test_the_endpoint_is_the_stacks(run: Run) -> None:
    """Its output."""
    result = run("contact")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        DONE,
        '<form action="https://forms.example.com/f/contact" method="post">',
    )


def test_with_an_endpoint_no_stack_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor any AWS."""

    def unasked(_: Where) -> Any:
        raise AssertionError

    monkeypatch.setattr(Where, "place", unasked)
    assert '"https://x.example/f/contact"' in run("contact", "--endpoint", "https://x.example").stdout


def test_a_form_that_is_not_there_is_told_beside_those_that_are(run: Run) -> None:
    """Exit 3, and nothing to paste."""
    result = run("support")
    assert (result.exit_code, result.stdout) == (NOTHING, "")
    assert "no form support in" in result.stderr
    assert "there is contact" in result.stderr


def test_a_file_with_problems_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    """Exit 2, with all of them."""
    (tmp_path / "forms.toml").write_text("[forms.contact]", "utf-8")
    result = run("contact")
    assert (result.exit_code, result.stdout) == (USAGE, "")
    assert "forms.contact.recipients: is required; forms.contact.origins: is required" in " ".join(
        result.stderr.split()
    )


def test_a_form_without_fields_asks_what_most_do() -> None:
    """Any field is taken; an address to answer to, and a message."""
    assert list(page(LANDED["any"]).controls) == ["email", "message", "_gotcha"]
