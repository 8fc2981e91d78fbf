"""How much is in a queue, by SQS's own count."""

from typing import Any, NamedTuple

_WAITING = "ApproximateNumberOfMessages"
_IN_HAND = ("ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")


class Depth(NamedTuple):
    """`waiting` may be received now, `in_hand` is worked at or not due yet. SQS's servers agree within a minute."""

    waiting: int
    in_hand: int

    @property
    def all(self) -> int:
        """Every message."""
        return self.waiting + self.in_hand


def depth(client: Any, url: str) -> Depth:
    """Raises what the client raises."""
    said = client.get_queue_attributes(QueueUrl=url, AttributeNames=[_WAITING, *_IN_HAND])["Attributes"]
    return Depth(int(said[_WAITING]), sum(int(said[name]) for name in _IN_HAND))
