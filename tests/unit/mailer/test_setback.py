"""After a send that SES did not say yes to: what the ledger notes, when the queue shows the record, who is told."""

from dataclasses import replace

import pytest

from functions.mailer.backoff import backoff
from functions.mailer.record import MARGIN, RETENTION
from local.ses import Breakage
from shared.standing import MAX_ATTEMPTS, State
from shared.submission import Field
from tests.factories import contact_form, submission
from tests.simulation import stack
from tests.unit.aws import Aws
from tests.unit.mailer.conftest import DONE, ID, Setup


@pytest.mark.parametrize(
    ("breakage", "state_and_code", "delay"),
    [
        (Breakage.THROTTLE, (State.RETRY, "TooManyRequestsException"), 30),
        (Breakage.REFUSE_CONNECTION, (State.RETRY, "EndpointConnectionError"), 30),
        (Breakage.QUOTA, (State.RETRY, "LimitExceededException"), 90),
        (Breakage.PAUSE, (State.RETRY, "SendingPausedException"), 90),
        (Breakage.SUSPEND, (State.RETRY, "AccountSuspendedException"), 90),
        (Breakage.UNVERIFIED, (State.RETRY, "MailFromDomainNotVerifiedException"), 90),
        (Breakage.ERROR, (State.UNKNOWN, "InternalServiceErrorException"), 900),
        (Breakage.STALL, (State.UNKNOWN, "ReadTimeoutError"), 900),
    ],
)
def test_what_passes_waits_in_ledger_and_queue_alike_and_is_mailed_then(
    setup: Setup, aws: Aws, breakage: Breakage, state_and_code: tuple[State, str], delay: int
) -> None:
    """Not a second before it is due, and once."""
    aws.ses.breakage = breakage
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    entry = setup.entry()
    assert ((entry.state, entry.code), entry.due - aws.now) == (state_and_code, delay)
    assert (entry.first_failed, entry.last_failed) == (aws.now, aws.now)
    assert setup.seen_again_in == delay
    assert setup.counted == [("Retry", {"form": "contact", "reason": entry.code})]
    aws.ses.breakage = Breakage.NONE
    aws.later(seconds=delay - 1)
    assert (setup.receive(), setup.mails) == ([], [])
    aws.later(seconds=1)
    assert setup.poll() == DONE
    assert ([mail.tags["submission"] for mail in setup.mails], aws.dead) == ([ID], [])
    assert setup.state() is State.SENT


@pytest.mark.parametrize("breakage", [Breakage.THROTTLE, Breakage.REFUSE_CONNECTION, Breakage.ERROR, Breakage.STALL])
def test_what_is_one_messages_own_trouble_alerts_nobody(setup: Setup, aws: Aws, breakage: Breakage) -> None:
    """It may pass; if it does not, its parking tells."""
    aws.ses.breakage = breakage
    setup.queue()
    setup.poll()
    assert aws.alerts == []


@pytest.mark.parametrize("breakage", [Breakage.QUOTA, Breakage.PAUSE, Breakage.SUSPEND, Breakage.UNVERIFIED])
def test_an_account_wide_fault_alerts_and_gives_the_attempt_back(setup: Setup, aws: Aws, breakage: Breakage) -> None:
    """It costs no message its life."""
    aws.ses.breakage = breakage
    setup.queue()
    setup.poll()
    entry = setup.entry()
    assert (entry.attempts, entry.tries) == (1, 0)
    [text] = aws.alerts
    assert f"SES refuses every mail of this account: {entry.code}." in text


def test_what_ses_will_never_take_is_parked_at_once(setup: Setup, aws: Aws) -> None:
    """The same message will be refused again."""
    aws.ses.breakage = Breakage.REJECT
    setup.queue()
    assert setup.poll() == DONE
    entry = setup.entry()
    assert (entry.state, entry.reason, entry.code) == (State.PARKED, "refused_by_ses", "MessageRejected")
    assert setup.counted == [("Parked", {"form": "contact", "reason": "refused_by_ses"})]
    assert len(aws.alerts) == len(aws.dead) == 1


def test_each_failure_waits_longer_until_the_attempts_are_used_up(setup: Setup, aws: Aws) -> None:
    """Twelve claims, eleven waits, then a dead letter; SES is not called a thirteenth time."""
    aws.ses.breakage = Breakage.THROTTLE
    setup.queue()
    waits = []
    while setup.waiting:
        setup.poll()
        if setup.waiting:
            waits.append(setup.seen_again_in)
            aws.later(seconds=waits[-1])
    assert waits == [backoff(tries, 0.5) for tries in range(1, MAX_ATTEMPTS)]
    assert aws.calls.count("sesv2.send_email") == MAX_ATTEMPTS
    [letter] = aws.dead
    assert (letter["attributes"]["reason"], letter["attributes"]["attempts"]) == ("attempts_used_up", str(MAX_ATTEMPTS))
    assert (setup.entry().code, setup.entry().tries) == ("TooManyRequestsException", MAX_ATTEMPTS)


def test_a_loop_of_crashes_ends_too(setup: Setup, aws: Aws) -> None:
    """The claim counts before the send: attempts that nobody lived to record are used up as well."""
    setup.queue()
    entry = setup.ledger.claim(ID, "contact", 0, aws.now, setup.room.timing).entry
    assert setup.ledger.save(replace(entry, state=State.RETRY, allowed=1, due=aws.now), entry)
    assert setup.poll() == DONE
    assert (setup.entry().reason, setup.mails) == ("attempts_used_up", [])


@pytest.mark.parametrize(("age", "state"), [(0, State.RETRY), (1, State.PARKED)])
def test_before_the_queue_would_delete_it_it_is_parked(setup: Setup, aws: Aws, age: int, state: State) -> None:
    """To the second: a wait that ends in the last twelve hours is none."""
    setup.queue()
    aws.later(seconds=RETENTION - MARGIN - 30 + age)
    aws.ses.breakage = Breakage.THROTTLE
    setup.poll()
    assert setup.state() is state
    assert [letter["attributes"]["reason"] for letter in aws.dead] == (["out_of_time"] if age else [])


@pytest.mark.parametrize("breakage", [Breakage.THROTTLE, Breakage.PAUSE, Breakage.STALL])
@pytest.mark.parametrize("days", [0, 1, 2, 3, 3.49, 3.6, 3.9])
def test_nothing_expires_on_the_queue_however_late_it_begins(
    setup: Setup, aws: Aws, breakage: Breakage, days: float
) -> None:
    """Whatever SES does and whenever the mailer comes to it: it ends as a dead letter with a reason."""
    setup.queue()
    aws.later(days=days)
    aws.ses.breakage = breakage
    setup.drain()
    assert aws.sqs.expired(stack.MAIN) == []
    [letter] = aws.dead
    assert letter["attributes"]["reason"] in {"attempts_used_up", "out_of_time", "account_on_hold", "outcome_unknown"}


@pytest.mark.parametrize("form", ["gone", "contact"])
def test_a_form_that_is_gone_or_makes_no_mail_parks_with_its_reason(setup: Setup, aws: Aws, form: str) -> None:
    """A fault of ours must not look as if SES might have the mail: it is not called."""
    setup.forms["contact"] = contact_form(recipients=None)
    setup.queue(submission(id=ID, form=form))
    assert setup.poll() == DONE
    [letter] = aws.dead
    reason, code = ("form_not_found", "FormNotFound") if form == "gone" else ("not_composed", "TypeError")
    assert (letter["attributes"]["reason"], letter["attributes"]["code"]) == (reason, code)
    assert (setup.entry().maybe_mailed, aws.calls.count("sesv2.send_email")) == (False, 0)


def test_a_form_that_is_put_back_takes_the_replay(setup: Setup, aws: Aws) -> None:
    """After the deployment that mends it."""
    setup.queue(submission(id=ID, form="gone"))
    setup.poll()
    setup.forms["gone"] = contact_form()
    setup.replay()
    assert setup.poll() == DONE
    assert (len(setup.mails), setup.state()) == (1, State.SENT)


def test_a_failure_that_ses_news_overtook_is_seen_again_and_acknowledged(setup: Setup, aws: Aws) -> None:
    """A writer that comes too late changes nothing, and nothing is parked for it."""

    def overtake(name: str, _: object) -> None:
        if name == "sesv2.send_email":
            setup.ledger.settle(ID, State.SENT, "ses-1", aws.now)

    aws.before = overtake
    aws.ses.breakage = Breakage.REJECT
    setup.queue(submission(id=ID, fields=(Field("fullname", "x"),)))
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert (setup.state(), aws.dead, aws.alerts, setup.seen_again_in) == (State.SENT, [], [], 5)
    aws.later(seconds=5)
    assert setup.poll() == DONE
