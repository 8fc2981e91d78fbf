"""The whole way, over HTTP: the real template.yaml on the local AWS."""

import json
from urllib.request import urlopen

import pytest

from local.ses.message import Mail
from local.stack import LocalStack
from shared.standing import State
from tests.e2e.conftest import Reply, http
from tests.factories import FORM_TYPE, GABE, multipart, submission, urlencoded
from tests.places import Ledgers, Queue, until

pytestmark = pytest.mark.e2e

PARTS = [(f'name="{name}"', value.encode()) for name, value in GABE.items()]
BODIES = {
    "json": (json.dumps(GABE).encode(), "application/json"),
    "urlencoded": (urlencoded(), FORM_TYPE),
    "multipart": (multipart(*PARTS), "multipart/form-data; boundary=b0undary"),
}


def _mail(stack: LocalStack, text: str = "Gabe N") -> Mail:
    return until(lambda: next((mail for mail in stack.ses.inbox if text in mail.text), None))


@pytest.mark.parametrize(("body", "kind"), BODIES.values(), ids=BODIES)
def test_each_kind_of_body_becomes_the_same_mail(stack: LocalStack, url: str, body: bytes, kind: str) -> None:
    """From the site, with the answer of its kind, to the outreach team."""
    # Three browsers: the same from one of them would be the same mail.
    reply = http("POST", url, body, Content_Type=kind, Origin=stack.site, User_Agent=kind)
    if kind == "application/json":
        answer = json.loads(reply.body)
        assert (reply.status, answer.keys()) == (200, {"ok", "next", "id"})
        assert answer["next"] == f"{stack.site}/thanks.html"
    else:
        assert (reply.status, reply.headers["location"]) == (303, f"{stack.site}/thanks.html")
    assert reply.headers["access-control-allow-origin"] == stack.site
    mail = _mail(stack)
    assert (list(mail.to), mail.reply_to, mail.subject) == (
        ["outreach@example.com"],
        "gabe@example.com",
        "[Website] Visitor",
    )
    assert "Full name: Gabe N\nEmail: gabe@example.com\nCompany: Valve\n" in mail.text
    assert mail.tags["submission"] == mail.headers["X-Mailchute-Id"]


def test_the_inbox_shows_the_mail_as_json(stack: LocalStack, url: str) -> None:
    """With exactly the promised keys."""
    http("POST", url, urlencoded(fullname="Ada Lovelace"), Content_Type=FORM_TYPE)
    sent = _mail(stack, "Ada Lovelace")
    with urlopen(f"{stack.info['inbox']}.json", timeout=5) as reply:
        assert json.load(reply) == [sent.as_json()]
    keys = {"id", "from", "to", "reply_to", "subject", "text", "html", "headers", "tags", "at"}
    assert set(sent.as_json()) == keys


def test_a_preflight_from_the_site_passes_and_another_gets_no_allow_header(stack: LocalStack, url: str) -> None:
    """API Gateway answers it; no code of ours runs."""
    ours = _preflight(url, stack.site)
    assert ours.status == 204
    assert ours.headers["access-control-allow-origin"] == stack.site
    assert "POST" in ours.headers["access-control-allow-methods"]
    assert "content-type" in ours.headers["access-control-allow-headers"]
    theirs = _preflight(url, "https://evil.example")
    assert not [name for name in theirs.headers if name.startswith("access-control-allow")]


def _preflight(url: str, origin: str) -> Reply:
    asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    return http("OPTIONS", url, None, Origin=origin, **asked)


def test_a_post_from_a_foreign_page_is_blocked(stack: LocalStack, url: str) -> None:
    """403, and its script may not even read that."""
    reply = http("POST", url, BODIES["json"][0], Content_Type="application/json", Origin="https://evil.example")
    assert (reply.status, json.loads(reply.body)["errors"][0]["code"]) == (403, "BLOCKED")
    assert "access-control-allow-origin" not in reply.headers


REFUSALS = {
    405: ("GET", "contact", None, ""),
    404: ("POST", "nobody", urlencoded(), FORM_TYPE),
    413: ("POST", "contact", b"m=" + b"x" * 131_072, FORM_TYPE),
    415: ("POST", "contact", b"<x/>", "application/xml"),
    400: ("POST", "contact", b"{", "application/json"),
    422: ("POST", "contact", b"fullname=x", FORM_TYPE),
}


@pytest.mark.parametrize("status", REFUSALS)
def test_each_refusal_has_its_status(stack: LocalStack, status: int) -> None:
    """As the contract says."""
    method, path, body, kind = REFUSALS[status]
    assert http(method, f"{stack.endpoint}/f/{path}", body, Content_Type=kind).status == status


def test_our_own_thank_you_page_is_there(stack: LocalStack) -> None:
    """For forms that name none."""
    assert "Thank you" in http("GET", f"{stack.endpoint}/f/contact/thanks").body


def test_a_honeypot_hit_is_quarantined_and_not_mailed(stack: LocalStack, url: str, queues: dict[str, Queue]) -> None:
    """The sender sees success; the reason stands on the message."""
    reply = http("POST", url, urlencoded(fullname="Bot 7", _gotcha="x"), Content_Type=FORM_TYPE)
    assert reply.status == 303
    message = queues["quarantine"].take(lambda m: "Bot 7" in m["Body"])
    assert message["MessageAttributes"]["reason"]["StringValue"] == "honeypot"
    http("POST", url, urlencoded(fullname="After the bot"), Content_Type=FORM_TYPE)
    _mail(stack, "After the bot")
    assert not [mail for mail in stack.ses.inbox if "Bot 7" in mail.text]


def test_a_poison_body_beside_nine_good_ones(stack: LocalStack, url: str, queues: dict[str, Queue]) -> None:
    """Nine mails, one dead letter with its body intact."""
    ids = [f"0193586e-8c00-7000-8000-00000000090{n}" for n in range(9)]
    poison = '{"poison": "\u00e9\\n"} '
    good = [submission(id=id_).encode() for id_ in ids]
    queues["submissions"].put(*good[:4], poison, *good[4:])
    until(lambda: len(stack.ses.inbox) == 9)
    assert sorted(mail.tags["submission"] for mail in stack.ses.inbox) == ids
    letter = queues["dead_letters"].take(lambda m: "poison" in m["Body"])
    assert letter["Body"] == poison
    assert letter["MessageAttributes"]["reason"]["StringValue"] == "undecodable"


def test_a_submission_that_the_queue_repeats_is_mailed_once(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers
) -> None:
    """At the same time, or once it is mailed: the ledger holds its id."""
    queue, id_ = queues["submissions"], "0193586e-8c00-7000-8000-000000000777"
    queue.put(*[submission(id=id_).encode()] * 2)
    ledger.until(id_, State.DELIVERED)
    # Whichever came while the other was being sent waits out of sight until that one's lease has run out.
    until(lambda: queue.size() <= 1)
    waiting = queue.size()
    queue.put(submission(id=id_).encode())
    until(lambda: queue.size() == waiting)
    assert [mail.tags["submission"] for mail in stack.ses.inbox] == [id_]
    queue.purge()
