"""SQS's batch calls, whose 200 may hold failures: nothing is done that the answer does not say is done."""

from collections.abc import Iterator, Sequence
from typing import Any

from ops.letters.letter import Letter

AT_ONCE = 10
# All messages of one call together, less some room for what SQS counts besides.
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
MOST_BYTES = 1_000_000

Failed = list[tuple[Letter, str]]


def send(client: Any, url: str, letters: Sequence[Letter]) -> Failed:
    """Send all of them; those that SQS did not take, with its code. Raises what the client raises."""
    failed: Failed = []
    for batch in _batches(letters):
        entries = [{"Id": str(number), **letter.outgoing()} for number, letter in enumerate(batch)]
        failed += _failures(client.send_message_batch(QueueUrl=url, Entries=entries), batch)
    return failed


def delete(client: Any, url: str, letters: Sequence[tuple[Letter, str]]) -> Failed:
    """Delete all of them, each by its receipt handle; those that are still there, with SQS's code."""
    if not letters:
        return []
    entries = [{"Id": str(number), "ReceiptHandle": handle} for number, (_, handle) in enumerate(letters)]
    return _failures(client.delete_message_batch(QueueUrl=url, Entries=entries), [letter for letter, _ in letters])


def _failures(answer: dict[str, Any], batch: Sequence[Letter]) -> Failed:
    """What the answer does not name as done is not done."""
    done = {int(each["Id"]) for each in answer.get("Successful", ())}
    codes = {int(each["Id"]): str(each["Code"]) for each in answer.get("Failed", ())}
    return [(letter, codes.get(n, "NoAnswer")) for n, letter in enumerate(batch) if n not in done]


def _batches(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    batch: list[Letter] = []
    for letter in letters:
        if batch and (len(batch) == AT_ONCE or sum(each.size for each in batch) + letter.size > MOST_BYTES):
            yield batch
            batch = []
        batch.append(letter)
    if batch:
        yield batch
