"""The spam filter: layers that each give points and a reason. It judges; it never drops."""

from collections.abc import Callable

from functions.intake.spam.traps import honeypot
from shared.forms import Form
from shared.submission import Field, Judgement

Layer = Callable[[Form, tuple[Field, ...]], tuple[float, str] | None]

LAYERS: tuple[Layer, ...] = (honeypot,)
QUARANTINE_AT = 1.0


def judge(form: Form, sent: tuple[Field, ...]) -> Judgement:
    """Points and reasons of all layers together; `sent` includes directives and the honeypot."""
    hits = [hit for layer in LAYERS if (hit := layer(form, sent))]
    return Judgement(score=sum(points for points, _ in hits), reasons=tuple(reason for _, reason in hits))


def is_spam(judgement: Judgement) -> bool:
    """Whether the submission goes to quarantine."""
    return judgement.score >= QUARANTINE_AT
