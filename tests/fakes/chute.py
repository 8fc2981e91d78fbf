"""Intake's way out."""

from dataclasses import dataclass, field

from botocore.exceptions import EndpointConnectionError

from shared.submission import Submission


@dataclass
class FakeChute:
    """Intake's way out."""

    submitted: list[Submission] = field(default_factory=list)
    quarantined: list[Submission] = field(default_factory=list)
    down: bool = False

    def submit(self, submission: Submission) -> None:
        """To the mailer."""
        self._take(self.submitted, submission)

    def quarantine(self, submission: Submission) -> None:
        """To quarantine."""
        self._take(self.quarantined, submission)

    def _take(self, pile: list[Submission], submission: Submission) -> None:
        if self.down:
            raise EndpointConnectionError(endpoint_url="sqs")
        pile.append(submission)
