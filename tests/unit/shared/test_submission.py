"""The wire contract: what was ever written can be read."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.ids import uuid7
from shared.submission import Field, Judgement, Submission, UndecodableSubmission
from tests.factories import NOW, submission

# Any text that UTF-8 can carry: intake lets no lone surrogate through.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)

VERSION_1 = (
    '{"version":1,"id":"0193586e-8c00-7000-8000-000000000001","form":"contact",'
    '"received_at":"2026-11-23T12:00:00Z","fields":[["fullname","Gabe N"],["emailid","gabe@example.com"],'
    '["company","Valve"]],"reply_to":"gabe@example.com","subject":null,"origin":"https://www.example.com",'
    '"user_agent":"","judgement":{"score":0.0,"reasons":[]}}'
)

FINGERPRINT = "0123456789abcdef" * 4


def test_the_first_version_is_read_for_ever() -> None:
    """A message lives up to 18 days in our queues, and longer in a backup. It had no fingerprint."""
    assert Submission.decode(VERSION_1) == submission()
    assert Submission.decode(VERSION_1).fingerprint == ""


def test_what_is_written_today_is_the_first_version_with_a_few_fields_more() -> None:
    """Change this line knowingly: older mailers, which leave aside what they don't know, may read it."""
    judged = VERSION_1.replace('"reasons":[]}', '"reasons":[],"points":[],"verdict":"accept"}')
    written = judged.replace('"judgement"', f'"fingerprint":"{FINGERPRINT}","judgement"')[:-1] + ',"recipients":[]}'
    assert submission(fingerprint=FINGERPRINT).encode() == written
    assert Submission.decode(written) == submission(fingerprint=FINGERPRINT)


@given(fields=st.lists(st.tuples(TEXT, TEXT), max_size=5), subject=st.none() | TEXT, reasons=st.lists(TEXT, max_size=3))
def test_decode_gives_back_what_encode_was_given(
    fields: list[tuple[str, str]], subject: str | None, reasons: list[str]
) -> None:
    """Order, repeats and every character."""
    judgement = Judgement(score=0.5, reasons=tuple(reasons))
    sent = submission(fields=tuple(Field(*pair) for pair in fields), subject=subject, judgement=judgement)
    assert Submission.decode(sent.encode()) == sent
    assert sent.encode().isascii()


def test_a_later_field_does_not_stop_an_earlier_reader() -> None:
    """During a deployment new intakes talk to old mailers."""
    assert Submission.decode(VERSION_1[:-1] + ',"later":1}') == submission()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "null",
        "[1]",
        "x",
        VERSION_1[:-1],
        VERSION_1.replace(":1,", ":2,", 1),
        VERSION_1.replace("contact", "a b"),
        VERSION_1.replace("0193586e", "\\u0001"),
        VERSION_1.replace('"user_agent"', '"fingerprint":"short","user_agent"'),
    ],
)
def test_what_is_no_submission_raises_without_quoting_it(body: str) -> None:
    """The exception's text and cause hold nothing of the body."""
    with pytest.raises(UndecodableSubmission) as caught:
        Submission.decode(body)
    assert str(caught.value) == "not a submission of any known version"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_ids_are_uuid7_and_sort_by_time() -> None:
    """RFC 9562: version 7, variant 10, milliseconds in front."""
    earlier, later = uuid7(NOW), uuid7(datetime(2026, 11, 23, 12, 0, 0, 1000, tzinfo=UTC))
    assert (earlier[14], earlier[19] in "89ab") == ("7", True)
    assert earlier < later
    assert int(earlier.replace("-", "")[:12], 16) == int(NOW.timestamp() * 1000)
    assert len({uuid7(NOW) for _ in range(1000)}) == 1000
