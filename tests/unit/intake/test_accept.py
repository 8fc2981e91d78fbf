"""What ends up on which queue."""

import json

import pytest

from functions.intake.enqueue import SqsChute
from functions.intake.settings import TEXTS, Settings, read_settings
from shared.settings import InvalidSettings
from shared.submission import Field, Judgement, Submission
from tests.factories import GABE, NOW, SITE, json_event, submission
from tests.fakes import FakeChute, FakeSqs
from tests.unit.intake.conftest import ID, Serve


def test_a_submission_holds_what_was_sent(post: Serve, chute: FakeChute) -> None:
    """Fields in order with repeats, who may be answered, where it came from, and no IP address."""
    event = json_event({**GABE, "tag": ["a", "b"], "_subject": "Hi"}, headers={"origin": SITE, "user-agent": "x" * 999})
    post(event)
    fields = (*(Field(n, v) for n, v in GABE.items()), Field("tag", "a"), Field("tag", "b"))
    assert chute.submitted == [
        Submission(
            id=ID,
            form="contact",
            received_at=NOW,
            fields=fields,
            reply_to="gabe@example.com",
            subject="Hi",
            origin=SITE,
            user_agent="x" * 300,
            fingerprint=chute.submitted[0].fingerprint,
            judgement=chute.submitted[0].judgement,
        )
    ]
    assert "192.0.2.1" not in chute.submitted[0].encode()


def test_a_second_post_from_our_error_page_names_no_site(post: Serve, chute: FakeChute) -> None:
    """The endpoint is not where the visitor was."""
    post(json_event(GABE, headers={"origin": "https://api.example"}))
    assert chute.submitted[0].origin is None


def test_each_queue_gets_its_submissions_with_their_ids_outside() -> None:
    """An operator reads form, id and reason without opening the letter."""
    sqs = FakeSqs()
    chute = SqsChute(sqs, "main", "quarantine")
    clean, spam = submission(), submission(judgement=Judgement(score=1, reasons=("honeypot", "links")))
    chute.submit(clean)
    chute.quarantine(spam)
    ids = {"submission_id": clean.id, "form": "contact"}
    assert sqs.messages == {
        "main": [{"body": clean.encode(), "attributes": ids}],
        "quarantine": [{"body": spam.encode(), "attributes": {**ids, "reason": "honeypot,links"}}],
    }


def test_settings_come_from_the_environment() -> None:
    """And all that are missing are named at once."""
    with pytest.raises(InvalidSettings, match=", ".join([*TEXTS[:1], *TEXTS[2:]])):
        read_settings({"QUARANTINE_QUEUE_URL": "q"})
    environment = dict(zip(TEXTS, ("s", "q", "mailchute", "k3y", "counts"), strict=True))
    expected = Settings("s", "q", frozenset({"http://a.example"}), "mailchute", "k3y", "counts", "")
    assert read_settings({**environment, "PREVIEW_ORIGINS": "HTTP://a.example, ,"}) == expected
    assert read_settings({**environment, "CAPTCHA_SECRET": "s3cret"}).captcha_secret == "s3cret"


def test_what_travels_is_ascii() -> None:
    """SQS refuses or replaces characters that a visitor may type."""
    odd = submission(fields=(Field("a", "\ufffe\u0000😀"),))
    assert odd.encode().isascii()
    assert json.loads(odd.encode())["fields"] == [["a", "\ufffe\u0000😀"]]
    assert Submission.decode(odd.encode()) == odd
