# ruff: noqa: RUF001 - many alphabets
"""The layers that read what is offered to whom, and the price bot's sentence."""

import pytest

from functions.intake.spam.pitch import pitch
from functions.intake.spam.pitch_lexicon import build, count
from functions.intake.spam.pitch_price import prices
from functions.intake.spam.sighting import Sighting
from shared.forms import Form
from shared.spam_reasons import REASONS
from shared.spam_text import words
from shared.submission import Field

FORM = Form(recipients=("owner@example.com",), origins=("https://example.com",))

SOLD = {
    "seo": "I checked your website, it is not ranking. We can put you on the first page of Google. Interested?",
    "links": "Do you accept guest posts? I would like to publish an article on your site with one dofollow link.",
    "web": "Your website looks outdated. Our developers redesign your website from $299. Reply here.",
    "leads": "Would you be interested in verified contacts of dentists? Our database has business emails, $99 only.",
    "social": "We run an Instagram growth service: 400-800 real followers per month for $50 per month, no bots.",
    "money": "We offer business loans with bad credit, up to 90,000, low interest rate. Contact us on WhatsApp.",
    "supply": "Dear purchasing manager, we are a manufacturer of gloves, OEM/ODM welcome, free samples, best price.",
    "scare": "Your site uses stolen images! You could be sued. Download it now, evidence of my copyrights is there.",
    "miracle": "Dr Obi the spell caster brought back my ex with a love spell. He helps you, reply on WhatsApp.",
}
ABROAD = [
    "Guten Tag, wir bieten Suchmaschinenoptimierung und bringen Ihre Website auf Seite 1. Darf ich Sie anrufen?",
    "Bonjour, notre agence vous propose un audit gratuit de votre site et la première page de Google. Contactez-nous.",
    "Hola, he visto su página web. Ofrecemos posicionamiento web, más clientes garantizados. Escríbenos por WhatsApp.",
    "Здравствуйте! Предлагаем продвижение сайта в топ 10, больше клиентов на ваш сайт. Пишите в телеграм.",
    "您好，我司专业做谷歌优化，为您的网站提高排名，价格优惠，请联系微信。",
    "突然のご連絡失礼いたします。弊社では貴社サイトの検索順位を上位表示いたします。ぜひ一度お問い合わせください。",
]
GENUINE = [
    "Hi, our website is slow and we lost traffic since the move. Do you offer SEO, and what would it cost per month?",
    "We need a new website for our riding school, about ten pages. Could you send a quote by Friday?",
    "Guten Tag, wir suchen eine Agentur für unsere Website. Was kostet das bei Ihnen ungefähr?",
    "Bonjour, je voudrais un devis pour repeindre ma cuisine. Pouvez-vous passer samedi ?",
    "Нам нужен сайт для школы танцев. Сколько это стоит и какие сроки?",
    "My order 7712 arrived broken. I paid by card and I would like a refund or a replacement, please.",
    "Hi, I wanted to know your price for a birthday cake for 30 people on 12 June.",
    "The letter says that my domain will expire. Is that letter real or do you take care of it for me?",
]
BOT = [
    "Hi, I wanted to know your price.",
    "Hallo, ich wollte Ihren Preis wissen.",
    "Sawubona, bengifuna ukwazi intengo yakho.",
    "Здравейте, исках да знам цената ви.",
    "你好，我想知道你的价格",
    "Ciao, volevo sapere il tuo prezzo.",
]


def points(text: str, subject: str = "") -> float:
    """Of both layers together."""
    seen = Sighting(FORM, (Field("subject", subject), Field("message", text)))
    return sum(signal.points for layer in (pitch, prices) for signal in layer(seen))


def reasons(text: str) -> list[str]:
    """The reasons that the pitch layer gives."""
    return [signal.reason for signal in pitch(Sighting(FORM, (Field("message", text),)))]


@pytest.mark.parametrize(("kind", "text"), SOLD.items())
def test_a_pitch_is_enough_to_be_marked_by_itself_and_says_what_is_sold(kind: str, text: str) -> None:
    """Without a link, a name or an address, and though its words may look genuine to the model."""
    assert reasons(text) == [f"pitch-{kind}"]
    assert points(text) >= 3.5


@pytest.mark.parametrize("text", ABROAD)
def test_pitches_in_other_languages_are_found(text: str) -> None:
    """Those with spaces between words, and those without."""
    assert points(text) >= 3


@pytest.mark.parametrize("text", GENUINE)
def test_customers_who_write_of_the_same_things_pass(text: str) -> None:
    """They ask, they have something of their own, or something happened to them."""
    assert points(text) < 1.8


@pytest.mark.parametrize("text", BOT)
def test_the_price_bots_sentence_is_known_in_every_language(text: str) -> None:
    """And gets enough for a mark, but never for the quarantine by itself."""
    assert 3 <= points(text) < 5.5


@pytest.mark.parametrize(
    "text", ["price for 20 chairs?", "Hola, quería saber el precio del sofá azul", "Was kostet ein Haarschnitt?"]
)
def test_who_asks_for_the_price_of_something_is_no_bot(text: str) -> None:
    """The bot names nothing."""
    assert points(text) <= 1


def test_the_same_topic_counts_for_more_from_a_seller_than_from_a_buyer() -> None:
    """Only the direction differs."""
    seller = "We offer explainer videos for your business. Would you be interested?"
    buyer = "We need explainer videos for our museum. Do you offer that, and could you send a quote?"
    assert points(seller) - points(buyer) > 3


def test_an_empty_text_gives_nothing() -> None:
    """Nor does one of blanks and signs."""
    assert points("") == points(" \n ?!") == 0


def test_a_pitch_is_found_at_the_end_of_a_very_long_text() -> None:
    """Both ends are read; what lies between costs nothing."""
    middle = "lorem ipsum dolor sit amet " * 4000
    assert points(middle + SOLD["seo"]) > 0


def test_overlapping_phrases_of_a_slot_count_once() -> None:
    """The longest is taken; another slot may use the same words; stars and slashes stand for several forms."""
    lexicon = build({"a": "free audit, free, audit\nfoto*, we/i sell", "b": "audit, 价格"})
    said = list(words("free audit and fotowoltaika we sell i sell 价格"))
    assert count(lexicon, said) == {"a": 4, "b": 2}


def test_every_kind_is_explained() -> None:
    """In the words that mails and the board show."""
    assert {f"pitch-{kind}" for kind in (*SOLD, "other", "price", "flattery")} <= REASONS.keys()
