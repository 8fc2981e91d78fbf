"""What the filter gets to see of a post."""

from dataclasses import dataclass
from functools import cached_property

from shared.forms import Form
from shared.spam_features import folded
from shared.spam_message import Message, read_message
from shared.spam_text import words
from shared.submission import Field


@dataclass(frozen=True)
class Sighting:
    """`sent` includes directives and the honeypot. `age` is how many seconds ago the page was given its token; None
    where it has none, and below 0 where the token is not one of ours or has run out.
    """

    form: Form
    sent: tuple[Field, ...]
    age: float | None = None

    @cached_property
    def message(self) -> Message:
        """The parts that the text layers read."""
        return read_message(self.form, self.sent)

    @cached_property
    def text(self) -> str:
        """Subject and text, folded; of a long text both ends."""
        return folded(self.message)

    @cached_property
    def said(self) -> list[str]:
        """The words of `text`."""
        return words(self.text)
