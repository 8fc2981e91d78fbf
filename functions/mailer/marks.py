"""What a mail says of itself in front of its subject, in a header and in its first lines: a possible duplicate, or
perhaps spam.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from shared.spam_reasons import in_words
from shared.submission import Judgement, Submission

MARK, SPAM_MARK = "[possible duplicate] ", "[spam?] "
MAYBE_MAILED = (
    "This mail may be a duplicate: Amazon SES was asked to send it before and did not tell whether it did. "
    "The submission's number below is the same in both."
)
# SES takes 995 printable ASCII characters in a header, and refuses the whole mail for one more.
_MOST_HEADER = 500
_NO_REASON = re.compile(r"[^A-Za-z0-9_-]")


class Mark(NamedTuple):
    """`prefix` comes before the subject; `note` stands above the fields, with the commands below it, a line each."""

    prefix: str
    header: str
    value: str
    note: str
    commands: tuple[str, ...] = ()


def marks(submission: Submission, maybe_mailed: bool, options: str) -> Iterator[Mark]:
    """In the order in which they stand. `options` lead the operator's commands to this stack."""
    if maybe_mailed:
        yield Mark(MARK, "X-Mailchute-Possible-Duplicate", "yes", MAYBE_MAILED)
    if submission.judgement.verdict == "mark":
        yield _perhaps_spam(submission, options)


def _perhaps_spam(submission: Submission, options: str) -> Mark:
    judgement = submission.judgement
    because = "; ".join(in_words(reason) for reason in judgement.against)
    return Mark(
        SPAM_MARK,
        "X-Mailchute-Spam",
        _header(judgement),
        f"The spam filter is not sure of this mail (its score is {judgement.score:.2f}; 1 is certainly spam)"
        f"{': ' if because else ''}{because}. Whoever operates Mailchute can tell it what this is, ham or spam:",
        tuple(f"mailchute spam mark {submission.id} --{label} {options}".rstrip() for label in ("ham", "spam")),
    )


def _header(judgement: Judgement) -> str:
    """`0.71 links,text`, whatever a queue's message says."""
    reasons = ",".join(_NO_REASON.sub("?", reason) for reason in judgement.reasons)
    return f"{judgement.score:.2f} {reasons}".rstrip()[:_MOST_HEADER]
