"""The way of a post: validate → judge → enqueue."""

from dataclasses import dataclass

from functions.intake.identity import identify
from functions.intake.post import Desk, Post
from functions.intake.refusal import refuse
from functions.intake.request import Request
from functions.intake.spam.judge import is_spam, judge
from functions.intake.validate import validate
from shared.submission import Submission


@dataclass(frozen=True)
class Accepted:
    """SQS has it. Whether it went to quarantine never shows outside."""

    submission: Submission
    quarantined: bool


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
        judgement=judge(post.form, post.fields),
    )
    quarantined = is_spam(submission.judgement)
    (desk.chute.quarantine if quarantined else desk.chute.submit)(submission)
    return Accepted(submission, quarantined)
