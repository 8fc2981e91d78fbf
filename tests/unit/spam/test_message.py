"""A post as a letter."""

import pytest

from shared.forms import FieldSpec
from shared.spam_message import Message, read_message
from shared.submission import Field
from tests.factories import contact_form

USUAL = {
    "name": (
        *("name", "Name", "full_name", "FullName", "first-name", "lastname", "your-name", "user_name", "author"),
        *("from", "nom", "nombre", "nome", "Vorname", "nachname"),
    ),
    "email": ("email", "E-Mail", "mail", "your-email", "contact_email", "email address", "email_id", "_replyto"),
    "url": ("url", "website", "Web-Site", "homepage", "home_page", "your-website", "company url", "site", "blog"),
    "subject": ("subject", "Subject", "your-subject", "_subject", "Betreff", "asunto", "oggetto", "objet", "title"),
    "text": ("message", "nachricht", "company", "telegram", "comments", "urlaub", "mailing-list", "names", "subjects"),
}


@pytest.mark.parametrize(("part", "name"), [(part, name) for part, names in USUAL.items() for name in names])
def test_parts_are_found_by_the_names_that_fields_usually_have(part: str, name: str) -> None:
    """In several languages, in any case; what merely looks like one of them is text."""
    value = "x@y.example" if part == "email" else "x"
    assert read_message(contact_form(fields=()), [Field(name, f" {value} ")]) == Message(**{part: value})


@pytest.mark.parametrize(
    "name", ["phone", "Telephone", "mobile-number", "tel", "whatsapp", "Postal Code", "plz", "date", "guests", "budget"]
)
def test_numbers_are_no_writing(name: str) -> None:
    """By their field's usual name; a lone one in a text looks like those of SMS spam."""
    assert read_message(contact_form(fields=()), [Field(name, "0171 2345678")]) == Message()


def test_the_type_of_a_field_comes_before_its_name() -> None:
    """An owner who calls the address "contact" has said what it is; a choice or a box is no writing."""
    types = {"contact": "email", "where": "url", "name": "choice", "site": "checkbox"}
    fields = tuple(
        FieldSpec.model_validate({"name": name, "type": kind, **({"choices": ("x",)} if kind == "choice" else {})})
        for name, kind in types.items()
    )
    sent = [Field(name, "a@b.example" if name == "contact" else name) for name in types]
    assert read_message(contact_form(fields=fields), sent) == Message("", "a@b.example", "where")


PITCH = "We offer SEO services for your website"


@pytest.mark.parametrize("name", ["phone", "budget", "email", "mail", "website", "utm_campaign", "message"])
def test_what_is_no_number_address_or_trace_is_judged_as_text_wherever_it_stands(name: str) -> None:
    """It is mailed, so it is read."""
    assert read_message(contact_form(fields=()), [Field(name, PITCH)]).text == PITCH


def test_a_tel_field_holds_no_letter() -> None:
    """Its type says what it is for, not what was typed."""
    form = contact_form(fields=(FieldSpec(name="call", type="tel"),))
    assert read_message(form, [Field("call", f"1 {PITCH}")]).text == f"1 {PITCH}"
    assert read_message(form, [Field("call", "+44 20 7946 0000")]).text == ""


def test_a_field_whose_name_is_a_sentence_is_text() -> None:
    """The mail shows names that the form does not know as labels."""
    assert read_message(contact_form(fields=()), [Field(PITCH, "yes")]).text == f"{PITCH}\nyes"


def test_parts_come_in_the_order_of_the_mail() -> None:
    """What is sent before the form's own fields does not push them out of sight."""
    sent = [Field("filler", "x" * 50), Field("message", "first"), Field("company", "Valve")]
    assert read_message(contact_form(), sent).text == f"Valve\nfirst\n{'x' * 50}"


def test_what_a_page_adds_is_no_writing() -> None:
    """Where a visitor came from, and by which advert."""
    traces = {"utm_campaign": "seo services", "referrer": "https://www.google.com/", "page": "/offers", "gclid": "abc"}
    assert read_message(contact_form(fields=()), [Field(*pair) for pair in traces.items()]) == Message()


def test_the_address_is_the_one_that_is_answered() -> None:
    """Whichever is sent first; any other is text."""
    sent = [Field("mail", "decoy@ok.example"), Field("emailid", "real@seo.example")]
    found = read_message(contact_form(), sent)
    assert (found.email, found.text) == ("real@seo.example", "decoy@ok.example")


def test_parts_of_a_part_are_joined_and_all_the_rest_is_text() -> None:
    """A line each, in the order of the form; of several addresses the first."""
    sent = (
        *(Field("message", "Hello\n\nthere "), Field("first_name", "Gabe"), Field("email", "a@b.example")),
        *(Field("last_name", "N"), Field("email", "c@d.example"), Field("company", " Valve"), Field("comments", " ")),
    )
    assert read_message(contact_form(), sent) == Message(
        "Gabe N", "a@b.example", "", "", "Valve\nHello\n\nthere\nc@d.example"
    )


@pytest.mark.parametrize(
    "name",
    ["_gotcha", "_next", "_token", "_made_up", "nickname", "altcha", "g-recaptcha-response", "cf-turnstile-response"],
)
def test_directives_and_the_honeypot_are_no_text(name: str) -> None:
    """What the page sends by itself says nothing of the visitor."""
    assert read_message(contact_form(honeypot="nickname"), [Field(name, "casino")]) == Message()


def test_a_field_name_of_any_make_takes_no_long_time() -> None:
    """Intake takes two hundred fields, with names of up to 128 characters."""
    for name in ("_" * 128, " " * 128, "your" + "-" * 124, "-_. " * 32):
        lines = read_message(contact_form(), [Field(name, "x")] * 200).text.splitlines()
        assert lines.count("x") == (0 if name[0] == "_" else 200)
