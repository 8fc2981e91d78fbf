"""A message of one of the two queues, in an operator's words."""

from dataclasses import replace
from typing import Any

import pytest

from ops.letters.letter import KEPT, Letter, numbered, with_submission
from shared.submission import Submission
from tests.factories import NOW, submission
from tests.fakes.clock import NOON
from tests.simulation import stack
from tests.unit.ops.conftest import letter

AT = NOON.timestamp()
BODY = submission().encode()
BYTES = {"DataType": "Binary", "BinaryValue": b"\x00\xff"}


def text(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value}


def with_attributes(made: Letter, **typed: Any) -> Letter:
    return Letter({**made.message, "MessageAttributes": typed}, made.queue)


def test_the_envelope_says_what_a_letter_is() -> None:
    """Also where the body can be read."""
    made = letter(
        BODY, submission_id="s-1", form="other", reason="refused_by_ses", code="MessageRejected", parkings="2"
    )
    assert (made.id, made.form, made.reason, made.code, made.parkings) == (
        "s-1",
        "other",
        "refused_by_ses",
        "MessageRejected",
        2,
    )


def test_without_an_envelope_the_body_says_it() -> None:
    """What SQS's own redrive policy has moved to the dead letters."""
    made = letter(BODY)
    assert (made.id, made.form, made.reason, made.code, made.parkings) == (
        submission().id,
        "contact",
        "not_judged",
        "",
        0,
    )


def test_what_neither_says_is_sqs_own() -> None:
    """A message that is no submission, on either queue."""
    made = letter("no submission")
    assert (made.submission, made.id, made.form, made.reason) == (None, "m-1", "unknown", "not_judged")
    assert letter("no submission", "quarantine").reason == "unknown"


@pytest.mark.parametrize("count", ["", "-1", "many", "1.5", "²"])
def test_a_count_that_is_none_is_zero(count: str) -> None:
    """An attribute may hold anything."""
    assert letter(parkings=count).parkings == 0


def test_a_letter_expires_when_its_queue_says() -> None:
    """By SQS's own stamp."""
    made = letter(age=60)
    assert (made.came_at, made.expires_at) == (AT - 60, AT - 60 + KEPT)
    for queue in ("DeadLetterQueue", "QuarantineQueue"):
        assert stack.queue_attributes(queue)["MessageRetentionPeriod"] == str(KEPT)


def test_when_the_visitor_sent_it_stands_in_the_body_or_on_the_envelope() -> None:
    """Else it is when the letter came."""
    earlier = "2026-11-01T12:00:00+00:00"
    assert letter(BODY, age=-60, received_at=earlier).received_at == NOW.timestamp()
    assert letter(received_at=earlier).received_at == AT - 22 * 86_400
    assert letter(age=60).received_at == AT - 60


def test_a_time_on_the_envelope_that_is_none_is_left_aside() -> None:
    """One odd message must not keep the others from being listed."""
    assert letter(received_at="yesterday").received_at == AT


def test_what_goes_out_is_what_came_in() -> None:
    """Body and attributes, binary ones too; what SQS adds to an attribute is SQS's."""
    odd = {**text("x"), "StringListValues": [], "BinaryListValues": []}
    made = with_attributes(letter(BODY), form=odd, raw=dict(BYTES))
    assert made.outgoing() == {"MessageBody": BODY, "MessageAttributes": {"form": text("x"), "raw": BYTES}}


def test_what_can_not_be_read_carries_its_time() -> None:
    """The first one, though it goes round several times."""
    assert letter("bare").outgoing()["MessageAttributes"] == {"received_at": text("2026-11-23T12:00:00+00:00")}
    earlier = "2026-11-01T12:00:00+00:00"
    assert letter("bare", received_at=earlier).outgoing()["MessageAttributes"] == {"received_at": text(earlier)}


def test_no_more_than_ten_attributes_go_out() -> None:
    """SQS takes no more: a letter that has ten goes without its time."""
    for number in (9, 10):
        attributes: dict[str, Any] = {f"a{n}": "x" for n in range(number)}
        made = letter("bare", **attributes)
        assert len(made.outgoing()["MessageAttributes"]) == 10


def test_a_number_and_another_content_change_nothing_else() -> None:
    """The envelope stays as it is."""
    made = letter(BODY, form="contact", parkings="1")
    assert numbered(made, 3).outgoing() == {
        "MessageBody": BODY,
        "MessageAttributes": {"form": text("contact"), "parkings": text("3")},
    }
    other = submission(subject="Other")
    assert with_submission(made, other) == replace(made, message={**made.message, "Body": other.encode()})
    assert Submission.decode(with_submission(made, other).message["Body"]) == other


def test_size_counts_body_names_types_and_values_in_bytes() -> None:
    """As SQS does: a text of two bytes a letter is twice as large."""
    made = letter("é" * 10, received_at="2026-11-01T12:00:00+00:00")
    assert made.size == 20 + len("received_at") + len("String") + 25
