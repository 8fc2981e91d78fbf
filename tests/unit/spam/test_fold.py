"""Text as a reader sees it."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import pytest

from functions.intake.spam.script import script
from shared.spam_text import fold, mixed_words, words
from tests.unit.spam.posts import reasons

UNDONE = {
    "v\u200bi\u200ba\u200bg\u200br\u200ba": "viagra",
    "ca\u00adsi\u2060no\ufeff": "casino",
    "сasino": "casino",
    "vіagra": "viagra",
    "pαypαl": "paypal",
    "ɡɑmbling": "gambling",
    "ＣＡＳＩＮＯ": "casino",
    "𝐯𝐢𝐚𝐠𝐫𝐚": "viagra",
    "𝓬𝓪𝓼𝓲𝓷𝓸": "casino",
    "ⓒⓐⓢⓘⓝⓞ": "casino",
    "ﬁnance": "finance",
    "v i a g r a": "viagra",
    "v.i.a.g.r.a": "viagra",
    "V-I-A-G-R-A": "viagra",
    "v*i*a*g*r*a": "viagra",
    "v_i_a_g_r_a": "viagra",
    "s3o for y0ur w3bsite": "seo for your website",
    "G00gle pag3s": "google pages",
    "f r e e  c a s i n o": "free  casino",
    "ｖ\u200b ｉ\u200b ａ\u200b ｇ": "viag",
}


@pytest.mark.parametrize("sent", UNDONE)
def test_what_spammers_do_to_letters_is_undone(sent: str) -> None:
    """Invisible characters, lookalikes, other alphabets' Latin, gaps; and several of them at once."""
    assert fold(sent) == UNDONE[sent]


def test_gaps_do_not_hide_lookalikes() -> None:
    """One Cyrillic letter among letters with a blank after each."""
    assert fold("с a s i n o") == fold("casino")


ALONE = {
    "Russian": "Здравствуйте, у меня вопрос о заказе",
    "Ukrainian": "Добрий день, чи є у вас місця на суботу",
    "Serbian": "Добар дан, када стиже ђачки јеловник",
    "Greek": "Καλημέρα, πότε ανοίγει το μουσείο;",
    "Persian with joiners": "می\u200cخواهم بدانم کتاب\u200cها کی می\u200cرسند",
    "Hindi with joiners": "क्\u200dया आप क्\u200cष पढ़ते हैं",
    "Arabic with direction marks": "\u202bمرحبا\u202c، أين طلبي\u200f",
    "an emoji family": "👨\u200d👩\u200d👧 👋🏽 ❤\ufe0f",
    "two alphabets side by side": "Магазин Lego в Москве, отдел Technic",
    "two in one word with a hyphen": "онлайн-shop и IT-отдел, e-mail: Анна",
    "letters with accents": "Où est ma commande, Zoë? Łódź, Ångström, señor",
    "three single letters": "plan a b c is fine",
    "abbreviations": "The U.S.A. and e.g. i.e. J.R.R. Tolkien",
    "numbers with gaps": "call 1 2 3 4 5 6",
    "numbers beside letters": "an MP3 of 3min, 4K, part K7-450, the 1st and 2nd of H2O, $5 or 5$",
}


@pytest.mark.parametrize("name", ALONE)
def test_what_people_write_is_left_as_it_is(name: str) -> None:
    """Joiners, which other scripts need, go without a trace; no layer holds them against anyone."""
    shown = [letter for letter in ALONE[name].casefold() if letter not in "\u200c\u200d\u200f\u202b\u202c"]
    assert fold(ALONE[name]) == "".join(shown)
    assert mixed_words(ALONE[name]) == 0
    assert reasons(script, message=ALONE[name]) == set()


def test_lookalikes_are_replaced_in_mixed_words_only() -> None:
    """Else "сон", a dream, would be "coh"."""
    assert fold("сон сasino сон") == "сон casino сон"


def test_mixed_words_are_counted_one_by_one() -> None:
    """In any case; a word of one alphabet beside a word of another is no mixture."""
    assert [mixed_words(text) for text in ("Gооgle", "GООGLE сasino", "Google Москва", "", "plain")] == [1, 2, 0, 0, 0]


def test_folding_twice_is_folding_once() -> None:
    """So that an owner's word, a lexicon's and a visitor's all mean the same."""
    for text in (*UNDONE, *ALONE.values()):
        assert fold(fold(text)) == fold(text)


def test_words_are_those_between_blanks_and_characters_where_there_are_no_blanks() -> None:
    """An apostrophe is a letter, whichever way it is typed; an underscore is not."""
    assert words(fold("don't don’t a_b c-d 3rd")) == ["don't", "don't", "a", "b", "c", "d", "3rd"]
    assert words("台灯 カメラ ไป") == ["台", "灯", "カ", "メ", "ラ", "ไ", "ป"]
    assert words("안녕하세요 привет") == ["안녕하세요", "привет"]
