"""A mail that the filter is not sure of says so, why, and what to type; every other mail is as it always was."""

import pytest

from functions.mailer.compose import compose
from local.ses.core import FakeSes
from local.ses.message import Mail
from shared.submission import Judgement, Submission
from tests.factories import contact_form, submission
from tests.unit.mailer.conftest import ID, SENDER, Setup

OPTIONS = "--stack mailchute --region eu-central-1"
GREY = Judgement(score=0.7132, reasons=("honeypot", "text-failed", "known"), points=(4.4, 0.0, -1.2), verdict="mark")
NOTE = (
    "The spam filter is not sure of this mail (its score is 0.71; 1 is certainly spam): a field that no person sees "
    "was filled in; the filter's layer “text” could not look at it. Whoever operates Mailchute can tell it what this "
    "is, ham or spam:"
)
COMMANDS = [f"mailchute spam mark {submission().id} --{label} {OPTIONS}" for label in ("ham", "spam")]


def _mail(judgement: Judgement, *, maybe_mailed: bool = False) -> Mail:
    ses = FakeSes(identities=["forms@example.com"], configuration_sets=["mailchute"])
    sent = submission(judgement=judgement)
    ses.send_email(**compose(sent, contact_form(), SENDER, maybe_mailed=maybe_mailed, options=OPTIONS))
    return ses.inbox[0]


def test_a_grey_mail_is_marked_where_people_and_programs_look() -> None:
    """Subject, header, and the first lines of both texts, with the commands; all else is as in a mail that is clean."""
    clean, grey = _mail(Judgement()), _mail(GREY)
    assert grey.subject == f"[spam?] {clean.subject}"
    assert grey.text == "\n".join([NOTE, *(f"  {command}" for command in COMMANDS), "", clean.text])
    [note] = [line for line in grey.html.splitlines() if line not in clean.html.splitlines()]
    said = NOTE.replace("'", "&#39;") + "".join(f"<br><code>{command}</code>" for command in COMMANDS)
    assert note == f'<tr><td class="note">{said}</td></tr>'
    new = set(grey.headers) - set(clean.headers)
    assert {name: grey.headers[name] for name in new} == {"X-Mailchute-Spam": "0.71 honeypot,text-failed,known"}
    assert (grey.tags, grey.to, grey.reply_to) == (clean.tags, clean.to, clean.reply_to)


def test_a_possible_duplicate_that_is_grey_says_both() -> None:
    """The duplicate first; each with its own header."""
    clean, both = _mail(Judgement()), _mail(GREY, maybe_mailed=True)
    assert both.subject == f"[possible duplicate] [spam?] {clean.subject}"
    assert both.text.index("This mail may be a duplicate") < both.text.index(NOTE)
    assert both.headers["X-Mailchute-Possible-Duplicate"] == "yes"
    assert both.headers["X-Mailchute-Spam"] == "0.71 honeypot,text-failed,known"


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(score=0.4, reasons=("links",), points=(1.0,), verdict="accept"),
        Judgement(score=0.99, reasons=("honeypot",), points=(6.0,), verdict="quarantine"),
    ],
)
def test_what_was_accepted_or_released_is_as_it_always_was(judgement: Judgement) -> None:
    """Who releases a mail has decided what it is."""
    clean, other = _mail(Judgement()), _mail(judgement)
    assert (other.subject, other.text, other.html) == (clean.subject, clean.text, clean.html)
    assert list(other.headers) == list(clean.headers)


def test_reasons_without_points_are_all_told() -> None:
    """Of an older version, whose messages live for weeks."""
    mail = _mail(Judgement(score=0.5, reasons=("honeypot", "one-of-tomorrow"), verdict="mark"))
    assert ": a field that no person sees was filled in; one-of-tomorrow. Whoever" in mail.text


def test_a_score_alone_is_a_mark_without_reasons() -> None:
    """No colon without anything after it, no blank in the header."""
    mail = _mail(Judgement(score=0.5, verdict="mark"))
    assert mail.text.startswith(
        "The spam filter is not sure of this mail (its score is 0.50; 1 is certainly spam). Who"
    )
    assert mail.headers["X-Mailchute-Spam"] == "0.50"


def test_whatever_reasons_come_ses_takes_the_header() -> None:
    """Refused, the mail would be parked."""
    reasons = tuple(f"reason-{number}" for number in range(200))
    assert len(_mail(Judgement(score=0.6, reasons=reasons, verdict="mark")).headers["X-Mailchute-Spam"]) == 500
    odd = _mail(Judgement(score=0.6, reasons=("=?utf-8?q?=0D=0A?=", "ä\r\nBcc: x"), verdict="mark"))
    assert odd.headers["X-Mailchute-Spam"] == "0.60 ??utf-8?q??0D?0A??,???Bcc??x"
    assert "Bcc" not in odd.headers


def test_the_commands_lead_to_the_stack_that_sent_it(setup: Setup) -> None:
    """As the mail room has them from its environment."""
    setup.queue(Submission.model_validate(submission(id=ID).model_dump() | {"judgement": GREY}))
    setup.poll()
    [mail] = setup.mails
    options = setup.room.parker.options
    assert options
    assert f"  mailchute spam mark {ID} --ham {options}\n" in mail.text
