"""Fields that steer instead of being mailed: `_next`, `_subject` and so on, the honeypot, and what proves a person."""

from shared.forms import Form
from shared.submission import Field

TOKEN = "_token"  # noqa: S105 - the field's name
PROOF = "altcha"
# The widgets call their fields so, whether the form asks for them or not; hCaptcha's sends Google's name, too.
CAPTCHAS = ("cf-turnstile-response", "h-captcha-response", "g-recaptcha-response")


def is_directive(form: Form, name: str) -> bool:
    """Names with "_" steer, but on many pages `_replyto` is the input that an address is typed into."""
    return name != "_replyto" and (name.startswith("_") or name in (form.honeypot, PROOF, *CAPTCHAS))


def first_value(fields: tuple[Field, ...], name: str) -> str:
    """The first value of `name`, stripped; an empty string where there is none."""
    return next((field.value.strip() for field in fields if field.name == name), "")
