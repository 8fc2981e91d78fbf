"""The wire contract between intake and mailer: what a message on our queues holds."""

from itertools import zip_longest
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError


class UndecodableSubmission(Exception):
    """A message body that is no submission. Carries a code only, never the body."""


class Field(NamedTuple):
    """One name and value as the visitor sent them; a repeated name is a repeated Field."""

    name: str
    value: str


Verdict = Literal["accept", "mark", "quarantine"]


class Judgement(BaseModel):
    """What the spam filter thought. `score` is how likely spam is, 0 to 1; each reason is a stable, content-free word,
    the weightiest first, and `points` say what each of them weighed, in log-odds: below 0 speaks for the visitor.
    """

    model_config = ConfigDict(frozen=True)

    score: float = 0.0
    reasons: tuple[str, ...] = ()
    points: tuple[float, ...] = ()
    verdict: Verdict = "accept"

    @property
    def against(self) -> tuple[str, ...]:
        """The reasons that do not speak for the visitor; all of them, where an older version kept no points."""
        pairs = zip_longest(self.reasons, self.points[: len(self.reasons)], fillvalue=0.0)
        return tuple(str(reason) for reason, points in pairs if float(points) >= 0)


class Submission(BaseModel):
    """An accepted form post. Messages live for weeks: add fields with defaults, never rename one.

    `reply_to` is a bare ASCII address. `subject` is what the page asked for (`_subject`), uncleaned. `fingerprint` is
    what the same form from the same client has too; it is empty where a retry token made the id. `recipients` are an
    operator's correction, in place of the form's; nothing that a browser sends gets in there.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    version: Literal[1] = 1
    # Both stand in tags and attributes, where AWS takes no other characters.
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
    form: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    received_at: AwareDatetime
    fields: tuple[Field, ...]
    reply_to: str | None = None
    subject: str | None = None
    origin: str | None = None
    user_agent: str = ""
    fingerprint: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    judgement: Judgement = Judgement()
    recipients: tuple[str, ...] = ()

    def encode(self) -> str:
        """The JSON that travels; `decode` gives back an equal submission.

        ASCII, because SQS takes only some characters (not U+FFFE, for one) and a visitor may type any.
        https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
        """
        return self.model_dump_json(ensure_ascii=True)

    @classmethod
    def decode(cls, body: str) -> "Submission":
        """Read any version ever written. Raises UndecodableSubmission."""
        try:
            return cls.model_validate_json(body)
        except (ValidationError, ValueError):
            # The original error quotes the visitor; it must not travel up in a traceback.
            raise UndecodableSubmission("not a submission of any known version") from None

    def values(self, name: str) -> list[str]:
        """All values of `name`, in the order sent."""
        return [field.value for field in self.fields if field.name == name]
