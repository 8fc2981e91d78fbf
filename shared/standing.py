"""How a submission stands, and what may come next: the ledger's state machine, as pure functions.

    (none) → SENDING → SENT → DELAYED → DELIVERED → BOUNCED | REJECTED | COMPLAINED
                ├→ RETRY      SES certainly has no mail; after a while the next attempt
                ├→ UNKNOWN    SES may have it, and no answer came, or a lease ran out: its SEND event settles it
                ├→ PARKED     given up, with the reason; a replay from the dead-letter queue starts anew
                └→ DUPLICATE  the same form twice: another submission carries it

All times are whole seconds since the epoch.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

# Claims before a submission is parked; backoff.py spreads them over some six hours.
MAX_ATTEMPTS = 13
# The reason of what an operator had mailed once more.
FORCED = "forced"
# Steps of a story that are kept; what fails for longer than that repeats itself.
STEPS = 60
# Longer than a submission can live in our queues: 4 days, then 14 as a dead letter, and a replay after that.
KEEP = 40 * 86_400


@dataclass(frozen=True)
class Timing:
    """Seconds. `lease` is longer than an invocation can live and shorter than the queue's visibility timeout: a crash's
    lease has run out by the time the message is seen again. `hold` is what SES's SEND event may take.
    """

    lease: int
    hold: int


class State(StrEnum):
    """The states of the picture above."""

    SENDING = "SENDING"
    RETRY = "RETRY"
    UNKNOWN = "UNKNOWN"
    PARKED = "PARKED"
    DUPLICATE = "DUPLICATE"
    SENT = "SENT"
    DELAYED = "DELAYED"
    DELIVERED = "DELIVERED"
    BOUNCED = "BOUNCED"
    REJECTED = "REJECTED"
    COMPLAINED = "COMPLAINED"


OPEN = (State.SENDING, State.RETRY, State.UNKNOWN, State.PARKED)
# SES's news in the order of their weight: events come late, twice and out of order, and the heaviest stays. With
# several recipients one may bounce where another was reached.
NEWS = (State.SENT, State.DELAYED, State.DELIVERED, State.BOUNCED, State.REJECTED, State.COMPLAINED)


@dataclass(frozen=True)
class Entry:
    """One submission in the ledger.

    `attempts` counts every claim ever made and never falls, so that it fences off a late writer; `allowed` is how far
    it may go. `claim` is the present claim's own mark. `due` ends a lease, a wait or a hold. `parkings` counts the
    times it went to the dead-letter queue, and `filed` says that the queue has the last one. `unsettled` counts the
    sends since the last replay whose outcome is not known, and `maybe_mailed` says that there ever was one.
    `first_failed` and `last_failed` are 0 before a failure; `twin` is the submission that carries a duplicate.
    `requested` and `discarded` say since when an operator has its dead letter sent again, or thrown away. `story` has a
    line for each step: when, what, and the code.
    """

    id: str
    form: str
    state: State
    expires_at: int
    attempts: int = 0
    claim: str = ""
    allowed: int = MAX_ATTEMPTS
    due: int = 0
    parkings: int = 0
    filed: bool = False
    unsettled: int = 0
    maybe_mailed: bool = False
    reason: str = ""
    code: str = ""
    first_failed: int = 0
    last_failed: int = 0
    ses_id: str = ""
    twin: str = ""
    requested: int = 0
    discarded: int = 0
    story: str = field(default="", compare=False)

    @property
    def tries(self) -> int:
        """Claims since the submission came, or came back: holds and what was before a replay don't count."""
        return self.attempts - self.allowed + MAX_ATTEMPTS


class Verdict(StrEnum):
    """What a record's turn is. DONE: acknowledge it, nothing is left to do for it."""

    SEND = "send"
    DONE = "done"
    WAIT = "wait"
    PARK = "park"


@dataclass(frozen=True)
class Turn:
    """What is to be done with a record, and the entry as it stands from now on. `reason` says why to park."""

    verdict: Verdict
    entry: Entry
    reason: str = ""


@dataclass(frozen=True)
class Claimant:
    """Who asks for a submission's turn: its record's own count of parkings, and a mark that no other claim has."""

    parkings: int
    mark: str
    now: int


def newcomer(submission_id: str, form: str, who: Claimant, timing: Timing) -> Entry:
    """The entry of a submission that is seen for the first time, claimed."""
    blank = Entry(submission_id, form, State.RETRY, 0, parkings=who.parkings)
    return claimed(blank, who, timing)


def turn(entry: Entry, who: Claimant, timing: Timing) -> Turn:
    """What a record's turn is. A message from the dead-letter queue carries the count of its parkings.

    A record with fewer parkings than the entry has been parked already: the mailer did not live to finish, or SQS has
    delivered it once more. Whichever it is, what is missing of the parking is done.
    """
    if entry.state not in OPEN:
        return Turn(Verdict.DONE, entry)
    if entry.parkings > who.parkings:
        again = entry.state is State.PARKED and entry.parkings == who.parkings + 1
        return Turn(Verdict.PARK if again else Verdict.DONE, entry, entry.reason)
    if entry.state is State.PARKED:
        return Turn(Verdict.SEND, claimed(replayed(entry), who, timing))
    return _next_attempt(entry, who, timing)


def _next_attempt(entry: Entry, who: Claimant, timing: Timing) -> Turn:
    if entry.state is State.SENDING and entry.due <= who.now:
        entry = unknown(entry, "LeaseRanOut", entry.due, timing)
    if entry.due > who.now:
        return Turn(Verdict.WAIT, entry)
    if entry.state is State.UNKNOWN and entry.unsettled > 1:
        return Turn(Verdict.PARK, entry, "outcome_unknown")
    if entry.attempts >= entry.allowed:
        return Turn(Verdict.PARK, entry, "attempts_used_up")
    return Turn(Verdict.SEND, claimed(entry, who, timing))


def claimed(entry: Entry, who: Claimant, timing: Timing) -> Entry:
    """The attempt is counted before the send, so that a loop of crashes ends too."""
    return replace(
        told(entry, who.now, State.SENDING),
        state=State.SENDING,
        attempts=entry.attempts + 1,
        claim=who.mark,
        due=who.now + timing.lease,
        expires_at=who.now + KEEP,
    )


def failed(entry: Entry, code: str, delay: int, now: int) -> Entry:
    """SES certainly has no mail; the next attempt is due after `delay` seconds."""
    return _failure(replace(entry, state=State.RETRY, due=now + delay), code, now)


def held(entry: Entry, code: str, delay: int, now: int) -> Entry:
    """The same, where the fault is the account's: the attempt is given back."""
    return failed(replace(entry, allowed=entry.allowed + 1), code, delay, now)


def unknown(entry: Entry, code: str, now: int, timing: Timing) -> Entry:
    """SES may have the mail: hold, until its event has had time to come."""
    due, unsettled = now + timing.hold, entry.unsettled + 1
    return _failure(replace(entry, state=State.UNKNOWN, due=due, unsettled=unsettled, maybe_mailed=True), code, now)


def parked(entry: Entry, reason: str, code: str, now: int) -> Entry:
    """Given up. The dead letter comes after this is written, `filed` after that, and then the alert."""
    gone = replace(entry, state=State.PARKED, reason=reason, due=0, parkings=entry.parkings + 1, filed=False)
    return _failure(replace(gone, expires_at=now + KEEP), code, now)


def replayed(entry: Entry) -> Entry:
    """A dead letter that came back has all its attempts again, and a mail that may have gone out is still marked."""
    fresh = replace(entry, allowed=entry.attempts + MAX_ATTEMPTS, unsettled=0, filed=False, first_failed=0)
    return replace(fresh, requested=0, discarded=0)


def duplicate(entry: Entry, twin: str, now: int) -> Entry:
    """Another submission carries it."""
    return told(replace(entry, state=State.DUPLICATE, twin=twin), now, State.DUPLICATE)


def requested(entry: Entry, now: int) -> Entry:
    """An operator sends its dead letter again."""
    return told(replace(entry, requested=now, discarded=0), now, "REPLAYED")


def discarded(entry: Entry, now: int) -> Entry:
    """An operator throws its letter away. From a backup it can be sent all the same."""
    return told(replace(entry, discarded=now, requested=0, expires_at=now + KEEP), now, "DISCARDED")


def reopened(entry: Entry, parkings: int, now: int) -> Entry:
    """What SES took already, to be mailed once more because an operator says so, and marked."""
    again = replace(entry, state=State.PARKED, reason=FORCED, filed=True, maybe_mailed=True, expires_at=now + KEEP)
    return told(replace(again, parkings=max(entry.parkings, parkings), requested=now), now, "FORCED")


def told(entry: Entry, at: int, what: str, code: str = "") -> Entry:
    """One more line in the story."""
    lines = [*entry.story.splitlines(), f"{at} {what} {code}".rstrip()]
    return replace(entry, story="\n".join(lines[-STEPS:]))


def _failure(entry: Entry, code: str, now: int) -> Entry:
    step = told(entry, now, entry.state, f"{entry.reason} {code}" if entry.state is State.PARKED else code)
    return replace(step, code=code, first_failed=entry.first_failed or now, last_failed=now)
