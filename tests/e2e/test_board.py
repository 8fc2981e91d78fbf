"""The board over HTTP: SES is broken by it, what comes of that is seen on it, and the drill goes all the way."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from local.bundle import REPO
from local.stack import LocalStack
from shared.standing import State
from tests.e2e.conftest import Alerts, Reply, http, post
from tests.places import Ledgers, Queue, until

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("bad_day")]


def board(stack: LocalStack) -> dict[str, Any]:
    """What it shows."""
    return dict(json.loads(http("GET", f"{stack.info['board']}.json").body))


def break_ses(stack: LocalStack, fault: str, **headers: str) -> Reply:
    """The switch."""
    body = json.dumps({"fault": fault}).encode()
    return http("POST", f"{stack.info['board']}/ses", body, **{"Content_Type": "application/json", **headers})


def test_a_refused_form_is_seen_from_the_slot_to_the_dead_letter_office(
    stack: LocalStack, url: str, ledger: Ledgers, alerts: Alerts, queues: dict[str, Queue]
) -> None:
    """With its alert, as it was sent, and its cause; mended, the next one is delivered."""
    before = board(stack)["chute"]
    assert break_ses(stack, "reject").status == 200
    id_ = post(url, message="seen on the board")
    ledger.until(id_, State.PARKED)

    def parked() -> dict[str, Any] | None:
        seen = board(stack)
        letters = [letter["id"] for letter in seen["dead_letters"]["latest"]]
        return seen if id_ in letters and any(id_ in alert["text"] for alert in seen["alerts"]) else None

    seen = until(parked)
    assert (seen["ses"]["fault"], seen["ses"]["rate"]) == ("reject", 1.0)
    assert seen["chute"]["parked"] == before["parked"] + 1
    assert seen["chute"]["accepted"] == before["accepted"] + 1
    causes = {(group["reason"], group["code"]): group["count"] for group in seen["dead_letters"]["groups"]}
    assert causes["refused_by_ses", "MessageRejected"] >= 1
    alert = alerts.first()
    told = next(each for each in seen["alerts"] if id_ in each["text"])
    assert told == {"at": alert["Timestamp"], "subject": alert["Subject"], "text": alert["Message"]}
    assert "seen on the board" not in json.dumps(seen)
    # Looking has hidden it from nobody.
    assert len(queues["dead_letters"].look()) == 1

    break_ses(stack, "none")
    ledger.until(post(url, message="and after it"), State.DELIVERED)
    until(lambda: board(stack)["chute"]["delivered"] > before["delivered"])
    assert board(stack)["ses"]["inbox"] == len(stack.ses.inbox)


def test_a_website_that_is_open_besides_can_not_break_ses(stack: LocalStack) -> None:
    """Neither as its own origin nor as a plain form, and it hears of no alert that it made up."""
    assert break_ses(stack, "reject", Origin="https://evil.example").status == 403
    assert break_ses(stack, "reject", Content_Type="text/plain").status == 415
    made_up = json.dumps({"Type": "Notification", "TopicArn": "arn:aws:sns:us-east-1:000000000000:x", "Message": "m"})
    before = len(board(stack)["alerts"])
    assert http("POST", f"{stack.info['board']}/alerts", made_up.encode()).status == 403
    seen = board(stack)
    assert (seen["ses"]["fault"], len(seen["alerts"])) == ("none", before)


def test_the_board_has_its_page(stack: LocalStack) -> None:
    """And the inbox leads to it."""
    page = http("GET", stack.info["board"])
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert 'href="/board"' in http("GET", stack.info["inbox"]).body


def drill(stack: LocalStack, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As an operator types it."""
    words = [sys.executable, "-m", "ops.mailchute", "drill", "--local", "--yes", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(REPO), "MAILCHUTE_LOCAL": str(stack.folder)}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.usefixtures("alerts")
def test_the_drill_runs_to_its_green_line(stack: LocalStack, ledger: Ledgers) -> None:
    """Every form refused, told, sent again and mailed once; SES is whole afterwards."""
    done = drill(stack, "--forms-count", "3", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["ok"], told["replayed"], told["alert_is_of_this_drill"]) == (True, 3, True)
    for id_ in told["ids"]:
        entry = ledger.until(id_, State.DELIVERED)
        assert (entry.attempts, entry.parkings) == (2, 1)
    mailed = [mail.tags["submission"] for mail in stack.ses.inbox]
    assert [mailed.count(id_) for id_ in told["ids"]] == [1, 1, 1]
    assert str(stack.ses.breakage) == "none"


def test_the_counts_of_the_functions_reach_the_local_cloudwatch(stack: LocalStack, url: str, ledger: Ledgers) -> None:
    """Within seconds, so that `mailchute status` has its week."""
    cloudwatch = stack.aws.client("cloudwatch")

    def delivered() -> float:
        points = cloudwatch.get_metric_statistics(
            Namespace="Mailchute",
            MetricName="Delivered",
            Dimensions=[{"Name": "stack", "Value": stack.info["stack"]}],
            StartTime="2020-01-01T00:00:00Z",
            EndTime="2100-01-01T00:00:00Z",
            Period=86_400,
            Statistics=["Sum"],
        )["Datapoints"]
        return sum(float(point["Sum"]) for point in points)

    before = delivered()
    ledger.until(post(url, message="counted"), State.DELIVERED)
    until(lambda: delivered() >= before + 1)


def test_the_watch_is_told_an_address_that_it_can_resolve(stack: LocalStack) -> None:
    """And keeps its other variables."""
    functions = stack.aws.client("lambda")
    [name] = [
        f["FunctionName"] for f in functions.list_functions()["Functions"] if "WatchFunction" in f["FunctionName"]
    ]
    variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    assert variables["ENDPOINT"] == stack.endpoint
    assert {"LEDGER_TABLE", "DEAD_LETTER_QUEUE_URL", "ALERT_TOPIC_ARN"} <= set(variables)


def test_no_alarm_speaks_of_another_functions_numbers(stack: LocalStack) -> None:
    """The local AWS can't tell them apart; and none announces only that it has data now."""
    alarms = stack.aws.client("cloudwatch").describe_alarms()["MetricAlarms"]
    assert "Mailchute" in {alarm["Namespace"] for alarm in alarms}
    assert "AWS/Lambda" not in {alarm["Namespace"] for alarm in alarms}
    assert "INSUFFICIENT_DATA" not in {alarm["StateValue"] for alarm in alarms}
