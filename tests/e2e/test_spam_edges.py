"""The filter's edges on the deployed stack: tokens over HTTP, counters in the table, and how little stands in it."""

import json
from typing import Any
from uuid import UUID

import pytest

from local.stack import LocalStack
from tests.e2e.conftest import http, post
from tests.places import Queue, outputs, until

pytestmark = pytest.mark.e2e

TEXT = "A message of more than forty characters, number"


@pytest.fixture
def grey(stack: LocalStack) -> str:
    """What the form posts to whose every post is grey; the inbox is empty at first."""
    stack.ses.inbox.clear()
    return f"{stack.endpoint}/f/grey"


def _token(form: str, origin: str) -> str:
    reply = http("GET", f"{form}/token", None, Origin=origin, Accept="application/json")
    assert (reply.status, reply.headers["cache-control"]) == (200, "no-store")
    assert reply.headers["access-control-allow-origin"] == origin
    body = json.loads(reply.body)
    assert set(body) == {"token"}
    return str(body["token"])


def _reasons(message: dict[str, Any]) -> list[str]:
    return str(message["MessageAttributes"]["reason"]["StringValue"]).split(",")


def test_a_page_of_ours_gets_a_token_and_no_other_page_may_read_one(stack: LocalStack, grey: str) -> None:
    """Each is another; where a form asks all for a proof of work, its challenge comes along."""
    assert _token(grey, stack.site) != _token(grey, stack.site)
    theirs = http("GET", f"{grey}/token", None, Origin="https://evil.example")
    assert "access-control-allow-origin" not in theirs.headers
    proved = json.loads(http("GET", f"{stack.endpoint}/f/proved/token").body)
    assert set(proved) == {"token", "challenge"}
    nowhere = http("GET", f"{stack.endpoint}/f/nobody/token", None, Accept="application/json")
    assert (nowhere.status, json.loads(nowhere.body)["errors"][0]["code"]) == (404, "FORM_NOT_FOUND")


def test_a_token_that_is_sent_at_once_is_a_robots(stack: LocalStack, grey: str, queues: dict[str, Queue]) -> None:
    """The sender sees success, and an operator why it waits."""
    id_ = post(grey, _token=_token(grey, stack.site), message="faster than anybody types")
    message = queues["quarantine"].take(lambda each: id_ in each["Body"])
    assert _reasons(message) == ["too-fast"]
    assert "_token" not in message["Body"]


def test_who_sends_more_than_is_usual_is_held_back_and_the_table_does_not_know_who(
    stack: LocalStack, grey: str, queues: dict[str, Queue]
) -> None:
    """After five at the earliest (a window may end in between); nothing in the table leads back to them."""
    ids: list[str] = []
    while not [each for each in queues["quarantine"].look() if ids and ids[-1] in each["Body"]]:
        assert len(ids) < 11
        ids.append(post(grey, message=f"{TEXT} {len(ids)}"))
    assert len(ids) > 5
    assert _reasons(queues["quarantine"].take(lambda each: ids[-1] in each["Body"])) == ["rate"]
    until(lambda: {mail.tags["submission"] for mail in stack.ses.inbox} == set(ids[:-1]))
    table = _physical(stack, "SpamCountsTable")
    items = stack.aws.client("dynamodb").scan(TableName=table)["Items"]
    assert {item["id"]["S"].partition("#")[0] for item in items} >= {"rate", "text"}
    assert all("expires_at" in item for item in items)
    for typed in ("127.0.0.1", "message of more", "gabe"):
        assert typed not in str(items).lower()


def _physical(stack: LocalStack, name: str) -> str:
    client = stack.aws.client("cloudformation")
    resources = client.describe_stack_resources(StackName=stack.info["stack"])["StackResources"]
    return str(next(each["PhysicalResourceId"] for each in resources if each["LogicalResourceId"] == name))


def test_the_key_is_the_stacks_own_uuid(stack: LocalStack) -> None:
    """And no part of anything that the stack puts out."""
    found = stack.aws.client("lambda").get_function_configuration(FunctionName=outputs(stack)["IntakeFunctionName"])
    key = found["Environment"]["Variables"]["FORM_KEY"]
    assert str(UUID(key)) == key
    assert key not in json.dumps([outputs(stack), stack.info])
