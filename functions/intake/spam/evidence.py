"""What a browser brings to show that somebody sits before it, where the form asks for it: proof of work, a captcha."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from functions.intake.spam.judge import weighted
from functions.intake.spam.proof import check
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal

Ask = Callable[[str, Mapping[str, str], float], Mapping[str, Any]]


def ask_vendor(url: str, form: Mapping[str, str], seconds: float) -> Mapping[str, Any]:
    """See siteverify.ask, which few stacks ever import."""
    from functions.intake.spam.siteverify import ask

    return ask(url, form, seconds)


@dataclass(frozen=True)
class Evidence:
    """`key` is the form key for this purpose, `secret` the captcha's, empty where the owner gave none."""

    key: bytes
    secret: str = ""
    ask: Ask = ask_vendor

    def proof(self, seen: Sighting, form: str, now: datetime) -> tuple[Signal, ...]:
        """Weighted as the form's owner wants it."""
        look = partial(check, self.key, seen.form, form, seen.sent, now)
        return tuple(weighted(seen.form.spam, "proof", look))

    def captcha(self, seen: Sighting) -> tuple[Signal, ...]:
        """The same of a captcha; nothing is imported where the form asks for none.

        Its answer counts once, so ask last: only of a post that will be taken.
        """
        if seen.form.spam.captcha == "off":
            return ()
        return tuple(weighted(seen.form.spam, "captcha", partial(self._captcha, seen)))

    def _captcha(self, seen: Sighting) -> Iterator[Signal]:
        from functions.intake.spam import captcha

        return captcha.check(captcha.VERIFIERS[seen.form.spam.captcha], self.secret, self.ask, seen.sent)
