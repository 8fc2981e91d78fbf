"""The canary's form beside the owner's. Apart from canary.py: who only needs its name does not load pydantic."""

from collections.abc import Mapping

from shared.canary import FORM, NAME
from shared.forms import Form, InvalidForms


def with_canary(forms: Mapping[str, Form]) -> dict[str, Form]:
    """`forms` and the canary's. Raises InvalidForms where an owner has taken its name: that mail would reach nobody."""
    if NAME in forms:
        raise InvalidForms([f"forms.{NAME}: this name is Mailchute's own"])
    return {**forms, NAME: Form.model_validate(FORM)}
