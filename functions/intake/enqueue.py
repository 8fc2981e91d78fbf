"""The edge to SQS: an accepted submission is one that SQS has acknowledged."""

from dataclasses import dataclass
from typing import Protocol

from shared.queues import SqsClient, put
from shared.submission import Submission


class Chute(Protocol):
    """Where accepted submissions go."""

    def submit(self, submission: Submission) -> None:
        """To the mailer. Raises what the client raises; then nothing was accepted."""

    def quarantine(self, submission: Submission) -> None:
        """To the quarantine queue, with the reasons on the message."""


@dataclass(frozen=True)
class SqsChute:
    """The Chute in AWS."""

    client: SqsClient
    submissions: str
    quarantined: str

    def submit(self, submission: Submission) -> None:
        put(self.client, self.submissions, submission.encode(), self._attributes(submission))

    def quarantine(self, submission: Submission) -> None:
        reasons = ",".join(submission.judgement.against)
        attributes = {**self._attributes(submission), "reason": reasons}
        put(self.client, self.quarantined, submission.encode(), attributes)

    @staticmethod
    def _attributes(submission: Submission) -> dict[str, str]:
        return {"submission_id": submission.id, "form": submission.form}
