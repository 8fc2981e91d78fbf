"""Which language a text is in, as far as a form's owner can tell strangers by it. Only for forms that name theirs."""

import re
from collections import Counter
from collections.abc import Iterator

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.spam_text import fold, words

# The words that stand in any text of a language, and seldom in one of another.
_COMMON = {
    "en": "the and you your is are we for with this have that our of to would please",
    "de": "der die das und ist nicht ich sie wir mit für auf eine haben bitte zu von den",
    "fr": "le la les et est vous nous pour avec une des je votre dans bonjour merci que",
    "es": "el la los y es que para con una por su hola gracias quiero del como estoy",
    "pt": "o os e é que para com uma por não você olá obrigado do da em gostaria estou",
    "it": "il gli e è che per con una non di del della vorrei ciao grazie sono buongiorno",
    "nl": "de het en is een van voor met niet ik wij u dat graag bedankt zijn hebben",
    "pl": "i w na z że nie się jest do dla dzień dobry proszę mam czy oraz",
    "sv": "och att det är en för med inte jag vi på som hej tack har av",
    "da": "og at det er en for med ikke jeg vi på som hej tak har af til",
    "fi": "ja on ei että se mutta kun hei kiitos olen voi minä me ovat tai",
    "tr": "ve bir bu için ile de da merhaba teşekkürler var mı ne çok olarak ben",
    "cs": "a se na je že v to s dobrý den prosím děkuji jsem mám pro o",
    "hu": "a az és hogy nem egy is van meg de köszönöm szeretnék jó napot",
    "ro": "și de la cu este pentru nu un o că bună ziua mulțumesc vă sunt din",
    "id": "yang dan di untuk dengan saya ini itu tidak ada apakah kami bisa terima kasih",
    "vi": "và là của có cho không tôi với được xin chào các một trong bạn",
    "ru": "и в не на что с я как это по для вы мы здравствуйте мне у",
    "uk": "і в не на що з я як це та для ви ми добрий день мені є",
}
_SCRIPTS = {
    "zh": r"[\u4e00-\u9fff]",
    "ja": r"[\u3040-\u30ff]",
    "ko": r"[\uac00-\ud7af]",
    "ar": r"[\u0600-\u06ff]",
    "he": r"[\u0590-\u05ff]",
    "el": r"[\u0370-\u03ff]",
    "th": r"[\u0e00-\u0e7f]",
    "hi": r"[\u0900-\u097f]",
}
KNOWN = frozenset((*_COMMON, *_SCRIPTS))
# Fewer common words than that say nothing.
ENOUGH = 3


def language(seen: Sighting) -> Iterator[Signal]:
    """The text is plainly in a language that the form's visitors do not write in."""
    wanted = seen.form.spam.languages
    found = language_of(seen.message.text) if wanted else None
    # Danish and Norwegian, Czech and Slovak: who knows one of the list's neighbours may read the mail.
    if found and found not in wanted and KNOWN.issuperset(wanted):
        yield Signal("language", 1.5)


def language_of(text: str) -> str | None:
    """Its ISO 639-1 code; None where it is too short or in a language that is not known here."""
    part = text[:2000]
    scripts = Counter({code: len(re.findall(letters, part)) for code, letters in _SCRIPTS.items()})
    code, count = scripts.most_common(1)[0]
    # Japanese is written with Chinese characters, too.
    if count * 3 > len("".join(part.split())):
        return "ja" if scripts["ja"] > scripts["zh"] / 10 and code in ("zh", "ja") else code
    found = set(words(fold(part)))
    hits = Counter({code: len(found & set(common.split())) for code, common in _COMMON.items()}).most_common(2)
    (best, most), (_, second) = hits
    return best if most >= ENOUGH and most > second else None
