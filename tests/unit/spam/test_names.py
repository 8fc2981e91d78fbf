"""The layers that look at the name, the address, and random letters."""

import pytest

from functions.intake.spam.names import addresses, gibberish, names
from functions.intake.spam.names_gibberish import is_gibberish
from functions.intake.spam.sighting import Sighting
from shared.forms import Form
from shared.spam_reasons import REASONS
from shared.submission import Field

FORM = Form(recipients=("owner@example.com",), origins=("https://example.com",))
LETTER = "Good morning, we ordered twelve chairs in March and two of them arrived with a broken leg. What shall we do?"


def found(name: str = "", email: str = "", text: str = LETTER, subject: str = "") -> dict[str, float]:
    """Reason → points."""
    fields = (Field("name", name), Field("email", email), Field("subject", subject), Field("message", text))
    seen = Sighting(FORM, fields)
    signals = {signal.reason: signal.points for layer in (names, addresses, gibberish) for signal in layer(seen)}
    assert signals.keys() <= REASONS.keys()
    return signals


@pytest.mark.parametrize("name", ["Williamvah", "HenryRug", "OliverTum", "Jasonskibe", "LeeGex", "Raymondhax"])
def test_a_first_name_with_a_meaningless_tail_is_a_programs(name: str) -> None:
    """Weak beside a letter, stronger beside a single sentence."""
    assert 0 < found(name)["name-glued"] < found(name, text="Hi, ok?")["name-glued"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "McDonald",
            "DeShawn",
            "JoAnne",
            "MariaJose",
            "Robertson",
            "Williams",
            "Danielle",
            "Georgette",
            "Michaela",
            "Peterson",
        ),
        *(
            "LeAnn",
            "MacKenzie",
            "VanDyke",
            "Анна",
            "王芳",
            "محمد",
            "Nguyễn",
            "Jean-Luc",
            "Anna Schmidt",
            "Christiansen",
            "",
        ),
    ],
)
def test_names_of_people_pass(name: str) -> None:
    """Whatever capitals, tails and scripts they have."""
    assert found(name, "someone@example.com") == {}


def test_a_name_that_advertises_is_weak_and_one_that_is_a_link_is_strong() -> None:
    """A firm may be called Sun Marketing."""
    assert found("Best SEO Outreach") == {"name-advert": 0.5}
    assert found("www.cheap-things.com") == {"name-is-link": 1.0}


@pytest.mark.parametrize(
    ("email", "reason"),
    [
        ("no-replyBix@gmail.com", "email-no-reply"),
        ("no.reply.John@yahoo.com", "email-no-reply"),
        ("j.o.h.n.d.o@gmail.com", "email-dotted"),
        ("xkqzvwptr@hotmail.com", "email-gibberish"),
        ("lanuvomaki314@gmail.com", "email-syllables"),
        ("anna@rankboosters.example", "email-advert"),
    ],
)
def test_addresses_that_nobody_reads_or_chooses(email: str, reason: str) -> None:
    """Each kind has its reason."""
    assert list(found(email=email)) == [reason]


@pytest.mark.parametrize(
    "email", ["no-reply@shop.example", "anna.maria.weber@gmail.com", "tanaka22@gmail.com", "s.mith@firm.example", ""]
)
def test_addresses_of_people_and_of_a_shops_own_system_pass(email: str) -> None:
    """A no-reply address at a firm's own domain is what its software sends from."""
    assert found(email=email) == {}


@pytest.mark.parametrize("text", ["hXqTzRwPlKd", "qwjdkfw jwkdfjw wjdkfwe", "zxqvbnwkjh"])
def test_random_letters_are_no_text(text: str) -> None:
    """In the text alone, and more so in the subject, too."""
    assert found(text=text)["text-gibberish"] < found(text=text, subject=text + "x")["text-gibberish"]


@pytest.mark.parametrize(
    "word",
    [
        "Rechtsschutzversicherung",
        "strengths",
        "Szczęście",
        "JavaScript",
        "WordPress",
        "Llanfairpwll",
        "Wrzesniewska",
        "ngiyabonga",
        "Schwarzwald",
    ],
)
def test_words_of_hard_languages_are_no_gibberish(word: str) -> None:
    """German compounds, Welsh, Polish, Zulu, and names of programs."""
    assert not is_gibberish(word)


def test_a_character_or_a_strangers_name_is_hardly_a_text() -> None:
    """Programs try forms with them. A short question is one."""
    assert found(text="1") == {"text-nothing": 1.2}
    assert found(text="Paula Berg", subject="Paula Berg") == {"text-nothing": 1.2}
    assert found(text="Still open?") == {}
