"""A rehearsal on the local stack: SES refuses, mail is parked, somebody is told, it is mended, and all of it is mailed.

Everything goes the way that a bad day goes: forms by HTTP, the alert by SNS, the replay through the letters' office.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ops.letters.groups import Group, groups
from ops.letters.letter import Letter
from ops.letters.office import Job, Office, Tally
from ops.local_web import NotInTime, Web
from shared.standing import Entry, State

FAULT, REASON = "reject", "refused_by_ses"
POLL_SECONDS = 0.3
# For a step, and for each form besides: the mailer keeps to SES's rate.
STEP_SECONDS, FORM_SECONDS = 30.0, 0.5
# For the alert, once the last letter is parked. One of the same hour is settled for sooner: it is told once an hour.
ALERT_SECONDS, OURS_SECONDS = 10.0, 2.0

Told = Callable[[int], object]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Drill:
    """`mark` tells this drill's forms from another's. `ids` are the submissions that came of them.

    Each step raises NotInTime, and what boto3's clients raise.
    """

    web: Web
    office: Office
    forms: int
    mark: str
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], datetime] = _now
    ids: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Nothing of an earlier bad day must be in the way."""
        hold = self.web.look("board")["ses"]["hold"]
        if hold:
            raise NotInTime(
                f"SES refuses the whole account since {hold['since']} ({hold['code']}): wait until it is over"
            )

    def post(self, told: Told) -> None:
        """Each form with words of its own, as far as one of its fields takes any, and a retry token of its own."""
        text = self.web.info["text"]
        for number in range(1, self.forms + 1):
            words = {text: f"Drill {self.mark}, {number} of {self.forms}"} if text else {}
            self.ids.append(
                self.web.post({**self.web.info["sample"], **words, "_id": f"drill-{self.mark}-{number:06}"})
            )
            told(number)

    def parked(self, told: Told) -> None:
        """Until all are dead letters, and in the queue, too."""
        self._until("parked", told, lambda entry: entry.state is State.PARKED and entry.filed)

    def alert(self) -> tuple[dict[str, str], bool]:
        """The hour's alert for this reason, and whether it was sent for this drill or for an earlier letter."""
        begun = self.clock()
        while True:
            alerts = [each for each in self.web.look("board")["alerts"] if each["subject"].endswith(REASON)]
            ours = [each for each in alerts if any(id_ in each["text"] for id_ in self.ids)]
            told = [each for each in alerts if each["at"][:13] == self.now().isoformat()[:13]]
            waited = self.clock() - begun
            if ours or (told and waited >= OURS_SECONDS):
                return (ours or told)[0], bool(ours)
            if waited >= ALERT_SECONDS:
                raise NotInTime("no alert was sent")
            self.sleep(POLL_SECONDS)

    def groups(self) -> list[Group]:
        """The drill's own letters by cause."""
        return groups(letter for letter in self.office.look() if letter.id in self.ids)

    def replay(self, back_up: Callable[[Iterable[Letter]], object], told: Told) -> Tally:
        """As `mailchute dead replay --reason` does it, for the drill's own letters only."""
        tally = Tally()
        wanted = frozenset(self.ids)
        job = Job(
            wanted=lambda letter: letter.id in wanted and letter.reason == REASON,
            back_up=back_up,
            told=lambda so_far: told(so_far.handled),
        )
        self.office.replay(job, tally)
        if sorted(tally.sent) != sorted(self.ids):
            raise NotInTime(f"{len(tally.sent)} of {self.forms} dead letters were sent on")
        return tally

    def delivered(self, told: Told) -> None:
        """Until SES has told of the delivery of each, and the inbox has each exactly once."""
        self._until("delivered", told, lambda entry: entry.state is State.DELIVERED)
        mailed = Counter(str(mail["tags"].get("submission")) for mail in self.web.look("inbox"))
        wrong = [f"{id_} {mailed[id_]} times" for id_ in self.ids if mailed[id_] != 1]
        if wrong:
            raise NotInTime(f"not mailed exactly once: {', '.join(wrong[:3])}")

    def _until(self, what: str, told: Told, is_there: Callable[[Entry], bool]) -> None:
        deadline = self.clock() + STEP_SECONDS + FORM_SECONDS * self.forms
        while (there := sum(map(is_there, self._entries()))) < self.forms:
            told(there)
            if self.clock() >= deadline:
                raise NotInTime(f"{there} of {self.forms} were {what} in time")
            self.sleep(POLL_SECONDS)
        told(there)

    def _entries(self) -> Iterator[Entry]:
        yield from self.office.books.entries(self.ids).values()
