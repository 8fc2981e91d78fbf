"""Posts of the story's form, for the layers that read what was typed."""

from functions.intake.spam.judge import examine, weigh
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Layer
from shared.forms_spam import Spam
from shared.submission import Field, Judgement
from tests.factories import contact_form


def post(spam: Spam | None = None, /, **fields: str) -> Sighting:
    """With the fields given; names that no argument can have go in as `**{"a-name": …}`."""
    form = contact_form(spam=spam or Spam(), honeypot="nickname")
    return Sighting(form, tuple(Field(*pair) for pair in fields.items()))


def reasons(layer: Layer, **fields: str) -> set[str]:
    """What one layer says."""
    return {signal.reason for signal in layer(post(**fields))}


def judged(**fields: str) -> Judgement:
    """What the whole filter says, as it is shipped."""
    seen = post(**fields)
    return weigh(seen.form.spam, examine(seen))
