"""kill -9 at the mailer while it sends, ten times under 500 submissions: what is lost, and what comes twice."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sized
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest

from functions.mailer.marks import MARK
from local.ses.core import FakeSes
from local.stack import SENDER, LocalStack
from ops.stack import LOCAL as STACK
from tests.conftest import FORMS, free_port
from tests.e2e.conftest import post
from tests.places import Queue, until

pytestmark = pytest.mark.e2e

SUBMISSIONS = 500
KILLS = 10
# Mails between two kills.
APART = 30
# As in template.yaml, only shorter: a lease within the queue's visibility timeout, and a hold that SES's events keep.
VISIBILITY_SECONDS = 4
HURRY = {"LEASE_SECONDS": "3", "HOLD_SECONDS": "12", "SES_RATE": "200"}


class SlowSes(FakeSes):
    """Takes its time before and after it accepts a mail, so that there is a while to be killed in."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.callers: set[int] = set()

    def accept(self, request: Mapping[str, Any]) -> str:
        self.callers.add(get_ident())
        try:
            time.sleep(0.03)
            id_ = super().accept(request)
            time.sleep(0.03)
        finally:
            self.callers.discard(get_ident())
        return id_


class Hasty:
    """A stack of the test's own, whose mailer is killed."""

    def __init__(self, stack: LocalStack, ses: SlowSes) -> None:
        self.stack, self.ses, self.sqs = stack, ses, stack.aws.client("sqs")
        self.submissions = Queue(self.sqs, stack.info["queues"]["submissions"])
        self.dead_letters = Queue(self.sqs, stack.info["queues"]["dead_letters"])
        self.mailer = self._mailer()
        self.parked: dict[str, str] = {}

    def hurry(self) -> None:
        """Short times: MiniStack ends a function's processes when its environment changes."""
        self.sqs.set_queue_attributes(
            QueueUrl=self.submissions.url, Attributes={"VisibilityTimeout": str(VISIBILITY_SECONDS)}
        )
        functions = self.stack.aws.client("lambda")
        now = functions.get_function_configuration(FunctionName=self.mailer)["Environment"]["Variables"]
        functions.update_function_configuration(FunctionName=self.mailer, Environment={"Variables": now | HURRY})

    def kill(self) -> None:
        """The mailer's oldest process, while a mail is on its way to SES, and APART mails after the call."""
        enough = len(self.ses.inbox) + APART
        with suppress(ProcessLookupError):
            os.kill(min(until(lambda: self._busy(enough), 60)), signal.SIGKILL)

    def killed(self) -> int:
        """How many batches were cut off, as MiniStack has it."""
        return (self.stack.folder / "aws.log").read_text("utf-8").count("failed processing SQS batch")

    def mailed(self) -> Counter[str]:
        """How often each submission was."""
        return Counter(mail.tags["submission"] for mail in self.ses.inbox.copy())

    def marked(self) -> Counter[str]:
        """How many of these mails say that they may be duplicates."""
        return Counter(mail.tags["submission"] for mail in self.ses.inbox if mail.subject.startswith(MARK))

    def ended(self) -> set[str]:
        """Submissions that were mailed or parked."""
        for letter in self.dead_letters.take_all():
            told = letter["MessageAttributes"]
            self.parked[told["submission_id"]["StringValue"]] = told["reason"]["StringValue"]
        return self.mailed().keys() | self.parked.keys()

    def _busy(self, enough: int) -> list[int]:
        pids = [int(folder.name) for folder in Path("/proc").glob("[0-9]*") if self._is_mailer(folder)]
        return pids if len(self.ses.inbox) >= enough and self.ses.callers else []

    def _is_mailer(self, folder: Path) -> bool:
        """By what MiniStack gives to a function's process, and the port that is this test's own."""
        try:
            environment = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            return False
        ours = {f"GATEWAY_PORT={self.stack.aws_port}", f"AWS_LAMBDA_FUNCTION_NAME={self.mailer}"}
        return {entry.encode() for entry in ours} <= set(environment)

    def _mailer(self) -> str:
        found = self.stack.aws.client("cloudformation").describe_stack_resource(
            StackName=STACK, LogicalResourceId="MailerFunction"
        )
        return str(found["StackResourceDetail"]["PhysicalResourceId"])


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[Hasty]:
    stack = LocalStack(port=free_port(), aws_port=free_port(), folder=tmp_path, forms=FORMS)
    stack.ses = ses = SlowSes(identities=[SENDER], configuration_sets=[STACK], emit=stack.bus.put)
    with stack:
        running = Hasty(stack, ses)
        running.hurry()
        yield running


def test_kill_9_in_mid_batch_loses_nothing_and_repeats_nothing_unmarked(hasty: Hasty) -> None:
    """Of 500 submissions under ten kills, each is mailed, or parked with its reason; a second mail says what it is."""
    send = partial(post, f"{hasty.stack.endpoint}/f/contact")
    with ThreadPoolExecutor(4) as pool:
        posts = [pool.submit(send, message=f"number {n}") for n in range(SUBMISSIONS)]
        while hasty.killed() < KILLS:
            hasty.kill()
        ids = {posted.result() for posted in posts}
    assert len(ids) == SUBMISSIONS
    until(lambda: ids <= hasty.ended(), 120)
    # What is queued still will be looked at once more; were there a second mail to come, it would come then.
    until(lambda: not hasty.submissions.size(), 60)
    assert ids == hasty.ended()

    mailed, marked = hasty.mailed(), hasty.marked()
    twice = [id_ for id_, times in mailed.items() if times > 1]
    counts: dict[str, Sized] = {"mailed": mailed, "parked": hasty.parked, "marked": marked, "twice": twice}
    print(f"killed {hasty.killed()},", ", ".join(f"{name} {len(found)}" for name, found in counts.items()))  # noqa: T201
    assert set(hasty.parked.values()) <= {"outcome_unknown"}
    assert [id_ for id_ in twice if marked[id_] < mailed[id_] - 1] == []
