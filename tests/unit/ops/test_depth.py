"""How much is in a queue, by SQS's own count."""

from ops.depth import Depth, depth
from tests.simulation import stack
from tests.unit.ops.conftest import World


def test_what_waits_and_what_is_in_hand_are_told_apart(world: World) -> None:
    """Somebody works at one, another is not due yet."""
    sqs = world.aws.sqs
    sqs.send_message(QueueUrl=stack.DEAD, MessageBody="late", DelaySeconds=60)
    sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=1)
    found = depth(world.aws.client("sqs"), stack.DEAD)
    assert (found, found.all) == (Depth(2, 2), 4)


def test_an_empty_queue_has_nothing(empty: World) -> None:
    """One call is enough for it."""
    assert depth(empty.aws.client("sqs"), stack.DEAD) == Depth(0, 0)
    assert empty.aws.calls == ["sqs.get_queue_attributes"]
