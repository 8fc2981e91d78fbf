"""The way of a post: validate → judge → enqueue."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from functions.intake.identity import identify
from functions.intake.post import Desk, Post
from functions.intake.refusal import Refused, refuse
from functions.intake.request import Request
from functions.intake.spam import proof, token
from functions.intake.spam.judge import examine, weigh
from functions.intake.spam.second_look import Around
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from functions.intake.validate import validate
from shared.directives import PROOF, TOKEN, first_value
from shared.submission import Field, Judgement, Submission


@dataclass(frozen=True)
class Accepted:
    """SQS has it. Whether it went to quarantine never shows outside."""

    submission: Submission

    @property
    def quarantined(self) -> bool:
        """Whether an operator has to release it."""
        return self.submission.judgement.verdict == "quarantine"


def accept(desk: Desk, request: Request, post: Post) -> Accepted:
    """Raises Refused (422); anything else that it raises comes from the chute, and then nothing was accepted."""
    if post.files:
        raise refuse(422, "FILES_NOT_ACCEPTED", "This form does not take files.")
    valid = validate(post.form, post.fields)
    now = desk.now()
    identity = identify(request, post, valid, lambda: desk.new_id(now))
    submission = Submission(
        id=identity.id,
        form=request.form,
        received_at=now,
        fields=valid.fields,
        reply_to=valid.reply_to,
        subject=valid.subject,
        origin=post.site,
        user_agent=request.header("user-agent")[:300],
        fingerprint=identity.fingerprint,
        judgement=judge(desk, request, post, now),
    )
    accepted = Accepted(submission)
    (desk.chute.quarantine if accepted.quarantined else desk.chute.submit)(submission)
    return accepted


def judge(desk: Desk, request: Request, post: Post, now: datetime) -> Judgement:
    """What the spam filter thinks of it. Only what is grey at the first look gets a second, which asks a table: the
    common way stays one write to SQS. Raises Refused (422) with a challenge, where a proof of work may lift the doubt.
    """
    form, sent, form_token = post.form, post.fields, first_value(post.fields, TOKEN)
    seen = Sighting(form, sent, token.age(desk.key("token"), request.form, form_token, now))
    signals = (*examine(seen), *desk.evidence.proof(seen, request.form, now))
    around = Around(request.form, request.client, form_token, _proof_of(signals, sent), now)
    if desk.second_look:
        signals = (*signals, *desk.second_look.at_proof(seen, around))
    judged = weigh(form.spam, signals)
    if proof.required(form, sent, request.wants_json, judged):
        raise _challenged(desk, request.form, now)
    if captcha := desk.evidence.captcha(seen):
        signals = (*signals, *captcha)
        judged = weigh(form.spam, signals)
    if judged.verdict != "mark" or desk.second_look is None:
        return judged
    return weigh(form.spam, (*signals, *desk.second_look.examine(seen, around)))


def _proof_of(signals: Iterable[Signal], sent: tuple[Field, ...]) -> str | None:
    """What tells the proof from others, where it was a good one."""
    good = any(signal.reason == "proof" for signal in signals)
    return proof.solution_key(first_value(sent, PROOF)) if good else None


def _challenged(desk: Desk, form: str, now: datetime) -> Refused:
    """The page's script solves it and posts again; the visitor sees nothing of it."""
    text = "Please confirm that this is no automatic message: send it again from a page with JavaScript."
    return replace(
        refuse(422, "PROOF_REQUIRED", text), more={"challenge": proof.challenge(desk.evidence.key, form, now)}
    )
