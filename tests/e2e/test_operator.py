"""The operator at work, over HTTP and on the real template.yaml."""

import json
import os
import pty
import re
import signal
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from local.ses.breakage import Breakage
from local.stack import LocalStack
from shared.ids import digest, uuid8
from shared.standing import State
from shared.table import Table
from tests.e2e.conftest import Alerts, Operate, http, post, words
from tests.factories import sent_message, submission
from tests.places import Ledgers, Queue, outputs, until

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("bad_day")]

FORMS = 200
LETTERS = int(os.environ.get("LETTERS", "400"))
LONG = 300.0 + LETTERS / 8


def _mailed(stack: LocalStack) -> Counter[str]:
    return Counter(mail.tags["submission"] for mail in list(stack.ses.inbox))


def _switch(stack: LocalStack, fault: str) -> None:
    """As the board does it."""
    body = json.dumps({"fault": fault}).encode()
    assert http("POST", f"{stack.site}/board/ses", body, Content_Type="application/json").status == 200


def _in_a_terminal(command: str, answer: str, operator: dict[str, Any]) -> str:
    """Runs a command as a person does, and answers what it asks."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(words(command), **operator, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(theirs)
    os.write(ours, answer.encode())
    printed, said = process.communicate(timeout=120)
    os.close(ours)
    assert process.returncode == 0, printed + said
    return str(printed)


def test_two_hundred_refused_forms_are_one_alert_whose_own_command_delivers_them_all(  # noqa: PLR0913, PLR0917 - fixtures
    stack: LocalStack,
    url: str,
    queues: dict[str, Queue],
    ledger: Ledgers,
    alerts: Alerts,
    operator: dict[str, Any],
) -> None:
    """SES refuses, 200 visitors are thanked; mended, the command is pasted as it stands, agreed to, and each is mailed
    once."""
    _switch(stack, "reject")
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda number: post(url, message=f"refused {number}"), range(FORMS)))
    until(lambda: queues["dead_letters"].size() == FORMS, LONG)
    told = alerts.first()
    assert alerts.others() == []
    assert told["Subject"] == "Mailchute: not delivered, refused_by_ses"
    [command] = [line.strip() for line in told["Message"].splitlines() if "--reason" in line]
    assert command == "mailchute dead replay --stack local --region us-east-1 --reason refused_by_ses"

    _switch(stack, "none")
    printed = _in_a_terminal(command, "y\n", operator)
    assert f"sent on {FORMS};" in printed
    until(lambda: len(_mailed(stack)) == FORMS and not queues["submissions"].size(), LONG)
    assert _mailed(stack) == Counter(ids)
    assert queues["dead_letters"].size() == 0
    assert {ledger.until(id_, State.DELIVERED).reason for id_ in ids} == {"refused_by_ses"}


def _fill(queue: Queue, number: int, reason: str) -> set[str]:
    """So many dead letters of one reason; their ids."""
    ids = [uuid8(digest(reason, str(n))) for n in range(number)]

    def send(start: int) -> None:
        entries = []
        for n, id_ in enumerate(ids[start : start + 10]):
            made = sent_message(
                url=queue.url, body=submission(id=id_).encode(), submission_id=id_, form="contact", reason=reason
            )
            entries.append({"Id": str(n), **{k: v for k, v in made.items() if k != "QueueUrl"}})
        assert not queue.client.send_message_batch(QueueUrl=queue.url, Entries=entries).get("Failed")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, range(0, number, 10)))
    return set(ids)


def test_thousands_replayed_by_reason_with_ctrl_c_and_a_second_operator(
    stack: LocalStack, url: str, queues: dict[str, Queue], operator: dict[str, Any], operate: Operate
) -> None:
    """None lost, none twice, none of another reason touched. `LETTERS=10000` for as many."""
    dead = queues["dead_letters"]
    ids = _fill(dead, LETTERS, "refused_by_ses")
    others = _fill(dead, 30, "out_of_time")
    replay = "mailchute dead replay --reason refused_by_ses --yes --json"
    # Whoever runs the tests in the background ignores Ctrl-C, and children would, too.
    first = subprocess.Popen(
        ["env", "--default-signal=INT", *words(replay)],
        **operator,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until(lambda: dead.size() < LETTERS * 0.9, LONG)
    second = subprocess.Popen(words(replay), **operator, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until(lambda: dead.size() < LETTERS * 0.6, LONG)
    os.killpg(first.pid, signal.SIGINT)
    ends = [process.communicate(timeout=LONG) for process in (first, second)]
    assert (first.returncode, second.returncode) == (1, 0), [(printed[-300:], said) for printed, said in ends]
    assert all(json.loads(printed)["sent"] for printed, _ in ends)
    if dead.size() > len(others):  # what the first one held when the second one looked last
        operate(replay)
    until(lambda: len(_mailed(stack)) >= len(ids) and not queues["submissions"].size(), LONG)
    assert _mailed(stack) == Counter(ids)
    until(lambda: not stack.bus.waiting, LONG)
    kept = [letter["MessageAttributes"]["reason"]["StringValue"] for letter in dead.take_all()]
    assert kept == ["out_of_time"] * len(others)


def test_a_real_mail_in_quarantine_is_released_and_delivered(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers, operate: Operate
) -> None:
    """By the same path as a dead letter; what was spam stays."""
    real, spam = (post(url, message=text, _gotcha="filled in") for text in ("a real mail", "spam"))
    until(lambda: queues["quarantine"].size() == 2)
    listed = json.loads(operate("mailchute quarantine list --json"))
    assert {letter["id"]: letter["reason"] for letter in listed} == {real: "honeypot", spam: "honeypot"}
    assert operate(f"mailchute quarantine release --id {real}").startswith("sent on 1; ")
    ledger.until(real, State.DELIVERED)
    assert _mailed(stack) == Counter([real])
    assert [letter["id"] for letter in json.loads(operate("mailchute quarantine list --json"))] == [spam]


def test_what_was_held_back_is_explained_released_and_learnt_from(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers, operate: Operate
) -> None:
    """In words, where people look; released, it comes as it is, and the filter's corrections have it."""
    real = post(url, message="a real mail, held back", _gotcha="autofill did it")
    until(lambda: queues["quarantine"].size() == 1)
    shown = " ".join(operate(f"mailchute quarantine show {real}").split())
    assert "the filter: quarantine, at a score of " in shown
    assert " a field that no person sees was filled in " in shown
    told = operate(f"mailchute quarantine release --id {real}").splitlines()[-1]
    assert told == "the filter was told: 1 correction, ham, in corrections/local.jsonl"
    ledger.until(real, State.DELIVERED)
    [mail] = stack.ses.inbox
    assert (mail.subject, "X-Mailchute-Spam" in mail.headers) == ("[Website] Visitor", False)
    assert _corrections(operate) == {real: "ham"}


def test_a_grey_mail_is_marked_and_its_own_command_teaches_the_filter(
    stack: LocalStack, url: str, ledger: Ledgers, operate: Operate
) -> None:
    """`[spam?]` in front of its subject, the reason in words, and a command that works though no queue holds it."""
    grey = post(url.replace("/contact", "/doubted"), message="a grey mail")
    ledger.until(grey, State.DELIVERED)
    [mail] = stack.ses.inbox
    assert mail.subject == "[spam?] [Website] Visitor"
    assert re.fullmatch(r"0\.\d\d( [a-z,-]+)?", mail.headers["X-Mailchute-Spam"])
    assert mail.text.startswith("The spam filter is not sure of this mail (its score is 0.")
    table = Table(stack.aws.client("dynamodb"), outputs(stack)["LedgerTableName"])
    until(lambda: table.get(f"features#{grey}"))
    for label in ("spam", "ham"):
        [command] = [line.strip() for line in mail.text.splitlines() if f"--{label} " in line]
        assert command == f"mailchute spam mark {grey} --{label} --stack local --region us-east-1"
        operate(command)
        assert _corrections(operate) == {grey: label}
    receipt = json.loads(operate(f"mailchute forget --id {grey} --yes --json"))
    assert receipt["items"] == [grey, f"features#{grey}"]
    operate(f"mailchute spam mark {grey} --ham", code=3)


def _corrections(operate: Operate) -> dict[str, str]:
    listed = json.loads(operate("mailchute spam corrections --json"))["corrections"]
    return {each["id"]: each["label"] for each in listed}


def test_the_sum_comes_out_and_a_lost_one_is_named(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers, operate: Operate
) -> None:
    """Intake's own log against ledger and queues: delivered, quarantined, parked; then a dead letter is gone."""
    command = f"mailchute reconcile --since {datetime.now(UTC).isoformat()} --json"
    ledger.until(post(url, message="reconciled"), State.DELIVERED)
    post(url, message="reconciled, spam", _gotcha="x")
    stack.ses.breakage = Breakage.REJECT
    parked = post(url, message="reconciled, refused")
    ledger.until(parked, State.PARKED)
    until(lambda: queues["dead_letters"].size() and queues["quarantine"].size())
    found = json.loads(operate(command))
    assert found["sums"] == {"delivered": 1, "quarantined": 1, "parked": 1}
    assert (found["accepted"], found["misfits"], found["fits"]) == (3, {}, True)
    queues["dead_letters"].take()
    found = json.loads(operate(command, code=1))
    assert (found["misfits"], found["fits"]) == ({parked: "parked, and its dead letter is gone"}, False)


def test_a_person_is_forgotten(url: str, queues: dict[str, Queue], ledger: Ledgers, operate: Operate) -> None:
    """Out of quarantine and ledger; others stay, and there is a receipt."""
    theirs = post(url, emailid="forget.me@example.com", _gotcha="x")
    other = post(url, message="stays", _gotcha="x")
    until(lambda: queues["quarantine"].size() == 2)
    receipt = json.loads(operate("mailchute forget --email Forget.Me@example.com --yes --json"))
    assert {name: ids for name, ids in receipt["messages"].items() if ids} == {"quarantine": [theirs]}
    assert [letter["id"] for letter in json.loads(operate("mailchute quarantine list --json"))] == [other]


def test_a_canary_flies_the_whole_way(stack: LocalStack, url: str, operate: Operate) -> None:
    """Each leg is timed, and nobody's inbox but the simulator's has it."""
    flown = json.loads(operate("mailchute canary --json"))
    assert list(flown["seconds"]) == ["accepted", "claimed", "sent", "delivered"]
    assert [mail.to for mail in stack.ses.inbox] == [("success@simulator.amazonses.com",)]


def test_the_watch_function_flies_its_canary_and_looks_at_the_queues(stack: LocalStack) -> None:
    """As the schedule invokes it; what it counted stands in its log."""
    functions, name = stack.aws.client("lambda"), outputs(stack)["WatchFunctionName"]
    for job, counted in (("canary", '"CanaryDelivered": [1.0]'), ("look", '"OldestDeadLetterDays": [0.0]')):
        answer = functions.invoke(FunctionName=name, Payload=json.dumps({"job": job}))
        assert "FunctionError" not in answer, answer["Payload"].read()
        until(partial(_is_logged, stack, counted))


def _is_logged(stack: LocalStack, text: str) -> bool:
    return text in (stack.folder / "aws.log").read_text("utf-8")
