"""A post that tries a form."""

import shlex

import pytest

from functions.intake.validate import validate
from local import example
from shared.forms import FieldSpec, Form
from shared.submission import Field
from tests.factories import contact_form

OWNER = {"recipients": ("a@example.com",), "origins": ("https://www.example.com",)}


def test_the_sample_has_what_is_required_and_a_field_for_any_words() -> None:
    """The longest text, so that a script can tell its posts apart."""
    assert example.post({"contact": contact_form(), "other": contact_form()}) == {
        "form": "contact",
        "sample": {"fullname": "Gabe N", "emailid": "gabe@example.com", "company": "Valve", "message": "Hello"},
        "text": "message",
    }


@pytest.mark.parametrize(
    ("fields", "sample", "text"),
    [
        ((), {"message": "Gabe N"}, "message"),
        ((FieldSpec(name="n", type="number", required=True),), {"n": "7"}, None),
        ((FieldSpec(name="code", required=True, max_length=10),), {"code": "Gabe N"}, None),
        ((FieldSpec(name="c", type="choice", choices=("red", "blue")),), {"c": "red"}, None),
        ((FieldSpec(name="a", required=True), FieldSpec(name="b", max_length=99)), {"a": "Gabe N"}, "a"),
    ],
)
def test_a_form_may_ask_for_anything(fields: tuple[FieldSpec, ...], sample: dict[str, str], text: str | None) -> None:
    """Or for nothing; where no field takes any words, none is named."""
    form = Form(**OWNER, fields=fields)
    found = example.post({"f": form})
    assert found == {"form": "f", "sample": sample, "text": text}


def test_the_command_has_no_more_than_what_is_required() -> None:
    """It is to be typed."""
    words = shlex.split(example.curl("http://x", {"contact": contact_form()}))
    fields = ["fullname=Gabe N", "emailid=gabe@example.com", "company=Valve"]
    assert words == ["curl", "http://x/f/contact", *(word for each in fields for word in ("-d", each))]


def test_intake_takes_the_sample() -> None:
    """Of the form as it is shipped."""
    sample = example.post({"contact": contact_form()})["sample"]
    assert validate(contact_form(), tuple(Field(*pair) for pair in sample.items())).reply_to == "gabe@example.com"
