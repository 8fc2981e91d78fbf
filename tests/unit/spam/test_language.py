"""Which language a text is in."""

import pytest

from functions.intake.spam.language import language, language_of
from shared.forms_spam import Spam
from tests.unit.spam.letters import GENUINE
from tests.unit.spam.posts import post

KNOWN = ("en", "de", "fr", "es", "pl", "tr", "hu", "vi", "ru", "el", "he", "ar", "hi", "th", "ja", "zh", "ko")


def fires(text: str, *languages: str) -> bool:
    """Whether the layer finds a stranger's language on a form with these."""
    return [each.reason for each in language(post(Spam(languages=languages), message=text))] == ["language"]


@pytest.mark.parametrize("code", KNOWN)
def test_a_letter_in_a_known_language_is_told_by_its_common_words_or_its_script(code: str) -> None:
    """It is a stranger's where the form's visitors write in another, and not where they write in it."""
    text = GENUINE[code]
    other = "de" if code == "en" else "en"
    assert language_of(text) == code
    assert (fires(text, other), fires(text, code), fires(text, other, code)) == (True, False, False)


@pytest.mark.parametrize("code", ["sw", "ka", "ta"])
def test_a_letter_in_a_language_that_is_not_known_is_nobodys(code: str) -> None:
    """Swahili, Georgian and Tamil: what can't be told is not held against anyone."""
    assert (language_of(GENUINE[code]), fires(GENUINE[code], "en")) == (None, False)


def test_a_form_that_names_no_language_takes_any() -> None:
    """Which is how it comes."""
    assert not any(fires(text) for text in GENUINE.values())


def test_a_form_whose_language_is_not_known_takes_any_too() -> None:
    """Persian letters would else be Arabic, and Norwegian ones Danish."""
    assert not fires(GENUINE["fa"], "fa")
    assert not fires(GENUINE["en"], "en", "no")
    assert not fires(GENUINE["de"], "no")


def test_a_few_words_are_no_language() -> None:
    """A name, a greeting, an address in another country."""
    for text in (
        "",
        "Hello",
        "Straße der Pariser Kommune",
        "Danke, merci, thanks",
        "42",
    ):
        assert (language_of(text), fires(text, "fr")) == (None, False), text


def test_a_foreign_name_in_a_letter_changes_nothing() -> None:
    """Nor does a quotation in another script."""
    text = f"{GENUINE['en']} The book is called Война и мир, by Лев Толстой, or 戦争と平和."
    assert language_of(text) == "en"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    """The rest is as long as a visitor likes."""
    assert language_of(GENUINE["en"] * 20 + GENUINE["ja"] * 500) == "en"
