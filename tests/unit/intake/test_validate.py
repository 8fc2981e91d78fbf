"""What passes and what is told to the visitor."""

import pytest

from functions.intake.refusal import Refused
from functions.intake.validate import Valid, validate
from shared.forms import FieldSpec, FieldType, Form
from shared.submission import Field
from tests.factories import GABE, SITE, contact_form


def _fields(**values: str) -> tuple[Field, ...]:
    return tuple(Field(name, value) for name, value in values.items())


def _one(kind: FieldType, **more: object) -> Form:
    spec = FieldSpec.model_validate({"name": "f", "type": kind, **more})
    return Form(recipients=("a@example.com",), origins=(SITE,), fields=(spec,))


def _codes(form: Form, fields: tuple[Field, ...]) -> list[tuple[str | None, str]]:
    try:
        validate(form, fields)
    except Refused as refusal:
        return [(problem.field, problem.code) for problem in refusal.problems]
    return []


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "email",
            ["a@example.com", " a.b+c@xn--mnchen-3ya.example.org ", "o'hara@example.ie"],
            ["a", "a@b", "a@b c.de"],
        ),
        ("url", ["example.com", "https://example.com/a?b", "www.münchen.example"], ["x", "two words.com", ".com"]),
        ("tel", ["+1 (555) 01-23 ext. 4", "0041/44 1", "#31#555"], ["none", "()", "call me 5", "#"]),
        ("number", ["1", "-1.5", "1e3", "007"], ["one", "NaN", "inf", "1,5", "--1"]),
        ("text", ["", "x", "\u0000"], []),
        ("checkbox", ["on", "yes"], []),
    ],
)
def test_each_type_takes_what_people_type_and_tells_of_slips(kind: FieldType, good: list[str], bad: list[str]) -> None:
    """Types catch slips, not habits."""
    form = _one(kind)
    assert [v for v in good if _codes(form, _fields(f=v, other="x"))] == []
    assert [v for v in bad if not _codes(form, _fields(f=v))] == []


def test_a_choice_must_be_one_of_the_choices() -> None:
    """And each of several is looked at."""
    form = _one("choice", choices=["sales", "support"])
    assert _codes(form, _fields(f="sales")) == []
    assert _codes(form, (Field("f", "sales"), Field("f", "other"))) == [("f", "TYPE_CHOICE")]


@pytest.mark.parametrize(
    "value",
    [
        "Bob <a@example.com>",
        "a@example.com, b@example.com",
        "a@example.com\nBcc: b@example.com",
        "jörg@example.com",
        '"a b"@example.com',
        "a@[127.0.0.1]",
        "a" * 250 + "@example.com",
    ],
)
def test_an_address_is_one_bare_ascii_address(value: str) -> None:
    """What SES can put into Reply-To, and nothing else."""
    code = "TOO_LONG" if len(value) > 254 else "TYPE_EMAIL"
    assert _codes(contact_form(), _fields(**{**GABE, "emailid": value})) == [("emailid", code)]


def test_a_unicode_domain_becomes_punycode_in_reply_to() -> None:
    """The field itself stays as typed."""
    valid = validate(contact_form(), _fields(**{**GABE, "emailid": "gabe@münchen.example.com"}))
    assert valid.reply_to == "gabe@xn--mnchen-3ya.example.com"
    assert Field("emailid", "gabe@münchen.example.com") in valid.fields


def test_required_fields_are_missing_or_empty() -> None:
    """Absent and blank have codes of their own."""
    found = _codes(contact_form(), _fields(fullname=" \t", emailid="gabe@example.com"))
    assert found == [("fullname", "REQUIRED_FIELD_EMPTY"), ("company", "REQUIRED_FIELD_MISSING")]


def test_a_value_may_be_as_long_as_the_field_says() -> None:
    """In characters, after trimming."""
    assert _codes(contact_form(), _fields(**{**GABE, "company": "ü" * 200 + " "})) == []
    assert _codes(contact_form(), _fields(**{**GABE, "company": "ü" * 201})) == [("company", "TOO_LONG")]


def test_extra_fields_are_kept_or_refused_as_the_form_says() -> None:
    """An extra field has a limit, too."""
    sent = _fields(**GABE, budget="10")
    assert validate(contact_form(), sent).fields == sent
    assert _codes(contact_form(extra_fields=False), sent) == [("budget", "UNKNOWN_FIELD")]
    assert _codes(contact_form(), _fields(**GABE, budget="x" * 10_001)) == [("budget", "TOO_LONG")]


def test_a_strict_form_is_silent_about_blank_fields_that_it_does_not_know() -> None:
    """Buttons and trackers add such; nobody could mend it."""
    sent = _fields(**GABE, utm="", submit=" ")
    assert validate(contact_form(extra_fields=False), sent).fields == _fields(**GABE)


def test_one_field_has_at_most_twenty_values() -> None:
    """Boxes aside: checking an address takes up to a millisecond."""
    many = tuple(Field("f", "a@example.com") for _ in range(21))
    assert _codes(_one("email"), many) == [("f", "TOO_MANY_VALUES")]
    assert _codes(_one("email"), many[1:]) == []
    assert _codes(_one("checkbox"), many) == []


def test_an_address_with_spaces_around_it_is_answered_all_the_same() -> None:
    """However many there are."""
    sent = _fields(**{**GABE, "emailid": " " * 300 + "gabe@example.com"})
    assert validate(contact_form(), sent).reply_to == "gabe@example.com"


def test_directives_steer_and_are_not_mailed() -> None:
    """Unknown ones and the honeypot neither; never a recipient."""
    sent = _fields(**GABE, _subject=" Hello ", _next="/x", _cc="b@example.com", _gotcha="", website_hp="")
    valid = validate(contact_form(honeypot="website_hp", extra_fields=False), sent)
    assert valid == Valid(_fields(**GABE), "gabe@example.com", "Hello")


def test_replyto_wins_over_the_email_field_and_is_mailed() -> None:
    """It is an input on many pages, so a slip in it is told."""
    valid = validate(contact_form(), _fields(**GABE, _replyto="other@example.com"))
    assert valid.reply_to == "other@example.com"
    assert Field("_replyto", "other@example.com") in valid.fields
    assert _codes(contact_form(extra_fields=False), _fields(**GABE, _replyto="other@")) == [("_replyto", "TYPE_EMAIL")]


@pytest.mark.parametrize("name", ["email", "Email"])
def test_an_undeclared_email_field_serves_as_reply_to_if_it_can(name: str) -> None:
    """If it can't, the mail goes without."""
    form = Form(recipients=("a@example.com",), origins=(SITE,))
    assert validate(form, _fields(**{name: "a@example.com"})).reply_to == "a@example.com"
    assert validate(form, _fields(**{name: "call me"})).reply_to is None


def test_an_empty_form_is_refused() -> None:
    """Blank fields and directives alone are nothing to mail."""
    assert _codes(contact_form(fields=()), _fields(a=" ", _next="/x")) == [(None, "EMPTY")]
