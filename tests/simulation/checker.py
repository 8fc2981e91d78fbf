"""Whether a history kept the promise, in Jepsen's words (total-queue), once everything has come to rest.

lost: accepted, and neither delivered nor waiting with an operator. unexpected: delivered, and never sent so.
duplicated: delivered more than once; unexplained where SES's answer or event was there to prevent it, or the mail is
not marked. recovered: delivered, though nothing was accepted.
"""

import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import pairwise

from functions.mailer.marks import MARK
from local.ses.message import Mail
from shared.standing import NEWS
from tests.simulation import stack
from tests.simulation.facts import ACCOUNT_WIDE, PERMANENT, Facts, Send
from tests.simulation.people import Intent
from tests.simulation.world import World

HOUR = 3600
# The promise, not the code's constant.
MOST_ATTEMPTS = 13
_MARKER = re.compile(r"intent-(\d+)-end")
_RAW_MARKER = re.compile(rb"intent-(\d+)-end")


@dataclass
class Verdict:
    """Counts over a history, or over many. `breaches` are the other rules, broken, in words."""

    accepted: int = 0
    delivered: int = 0
    lost: int = 0
    unexpected: int = 0
    duplicated: int = 0
    unexplained_duplicates: int = 0
    recovered: int = 0
    parked: int = 0
    quarantined: int = 0
    parked_without_reason: int = 0
    parked_without_alert: int = 0
    breaches: list[str] = field(default_factory=list)

    @property
    def broken(self) -> dict[str, int]:
        """Each rule that does not hold, with how often."""
        must_be_zero = (
            *("lost", "unexpected", "unexplained_duplicates", "parked_without_reason", "parked_without_alert"),
        )
        counts = {name: getattr(self, name) for name in must_be_zero if getattr(self, name)}
        return counts | dict(Counter(breach.partition(" ")[0] for breach in self.breaches))

    def add(self, other: "Verdict") -> None:
        """Sum up."""
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)


def check(world: World, intents: dict[int, Intent]) -> Verdict:
    """To be called once nothing moves any more."""
    facts, mails = world.facts, _mails(world)
    waiting = {marker for queue in (stack.DEAD, stack.QUARANTINE) for marker in _markers(world, queue)}
    verdict = Verdict(breaches=list(facts.breaches))
    for number, intent in intents.items():
        got = mails.pop(number, [])
        verdict.accepted += intent.accepted
        verdict.delivered += bool(got)
        verdict.recovered += bool(got) and not intent.accepted
        verdict.lost += intent.accepted and not got and number not in waiting
        verdict.unexpected += sum(not intent.is_in(mail) for mail in got)
        verdict.duplicated += len(got) > 1
        verdict.unexplained_duplicates += sum(not _explained(facts, first, mail) for first, mail in _pairs(got))
    verdict.unexpected += sum(map(len, mails.values()))
    verdict.parked = len(world.sqs.peek(stack.DEAD))
    verdict.quarantined = len(world.sqs.peek(stack.QUARANTINE))
    verdict.parked_without_reason = _without_reason(world)
    verdict.parked_without_alert = sum(
        not _told(facts, at, reason) for at, id_, reason, _ in facts.parkings if id_ not in facts.taken_early
    )
    verdict.breaches += [*_asked_too_often(facts), *_wrong_reasons(facts), *_wrong_states(world), *_left_over(world)]
    return verdict


def _mails(world: World) -> dict[int, list[Mail]]:
    found: dict[int, list[Mail]] = {}
    for mail in world.ses.inbox:
        marker = _RAW_MARKER.search(mail.raw)
        found.setdefault(int(marker[1]) if marker else -1, []).append(mail)
    return found


def _markers(world: World, queue: str) -> set[int]:
    return {int(marker) for message in world.sqs.peek(queue) for marker in _MARKER.findall(message.body)}


def _pairs(mails: list[Mail]) -> list[tuple[Mail, Mail]]:
    return list(pairwise(mails))


def _send(facts: Facts, mail: Mail) -> Send:
    return next(send for send in facts.sends if send.mail == mail.id)


def _explained(facts: Facts, first: Mail, second: Mail) -> bool:
    """The ledger could not know of the first mail, its event had all the time it may have, and the second is marked."""
    before, after = _send(facts, first), _send(facts, second)
    hold = int(stack.environment()["HOLD_SECONDS"])
    unknown = facts.recorded.get(after.submission, after.at) >= after.claimed
    waited = after.at - before.at >= hold
    marked = second.subject.startswith(MARK) and second.headers.get("X-Mailchute-Possible-Duplicate") == "yes"
    return before.submission == after.submission and unknown and waited and marked


def _without_reason(world: World) -> int:
    needed = {"reason", "code", "attempts", "first_failed_at", "last_failed_at"}
    return sum(not needed <= message.attributes.keys() for message in world.sqs.peek(stack.DEAD))


def _told(facts: Facts, at: float, reason: str) -> bool:
    """In the hour of the parking, or after it where the first try to tell was cut off."""
    hour = at // HOUR * HOUR
    return any(told >= hour and f"Reason         {reason} (" in text for told, text in facts.alerts)


def _asked_too_often(facts: Facts) -> list[str]:
    """SES refused for good, or was asked as often as the policy has it: then an operator comes first."""
    found = []
    replays = Counter(submission for _, submission, _, _ in facts.parkings)
    for submission, count in Counter(send.submission for send in facts.sends).items():
        sends = [send for send in facts.sends if send.submission == submission] if count > 1 else []
        rounds = 1 + replays[submission]
        # Twice: whose mailer died before the refusal was written down, that counts as unknown, and is asked once more.
        if sum(send.code in PERMANENT for send in sends) > 2 * rounds:
            found.append(f"asked_again {submission} though SES refused it for good")
        if sum(bool(send.mail) for send in sends) > 2 * rounds:
            found.append(f"mailed_on_and_on {submission}")
        if sum(send.code not in ACCOUNT_WIDE for send in sends) > MOST_ATTEMPTS * rounds:
            found.append(f"asked_too_often {submission}")
    return found


def _wrong_reasons(facts: Facts) -> list[str]:
    """`refused_by_ses` is for what SES refused for good, and for nothing else."""
    refused = {send.submission for send in facts.sends if send.code in PERMANENT}
    return [
        f"wrong_reason {submission}: {reason}, but SES never refused it for good"
        for _, submission, reason, _ in facts.parkings
        if reason == "refused_by_ses" and submission not in refused
    ]


def _wrong_states(world: World) -> list[str]:
    """The heaviest news stays in the ledger, in whatever order it came."""
    weight = {str(state): position for position, state in enumerate(NEWS)}
    items, found = world.dynamo.tables["ledger"].items, []
    states = {typed["id"]["S"]: typed["state"]["S"] for typed in items.values() if "state" in typed}
    for submission, brought in world.facts.settled.items():
        heaviest = max(brought, key=lambda state: weight[state])
        if submission in states and states[submission] != heaviest:
            found.append(f"wrong_state {submission}: {states[submission]}, but {heaviest} was reported")
    return found


def _left_over(world: World) -> list[str]:
    """At rest the submission queue is empty, and nothing in the ledger is open but what is parked."""
    found = [f"left_over {message.id}" for message in world.sqs.peek(stack.MAIN)]
    found += [f"expired {message.id}" for message in world.sqs.expired(stack.MAIN)]
    return found
