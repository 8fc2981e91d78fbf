"""An interrupt waits for a receive."""

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from ops.letters.letter import Letter
from ops.shield import SIGNALS, shielded
from tests.simulation import stack
from tests.unit.ops.conftest import World


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """Who runs the tests in the background ignores Ctrl-C."""
    kept = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, kept)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_comes_after_what_is_shielded(number: signal.Signals) -> None:
    """And what is shielded is done; afterwards everything is as before."""
    kept, done = signal.signal(number, signal.default_int_handler), list[str]()

    def work() -> None:
        with shielded():
            os.kill(os.getpid(), number)
            done.append("all of it")

    try:
        with pytest.raises(KeyboardInterrupt):
            work()
        assert done
        assert signal.getsignal(number) is signal.default_int_handler
    finally:
        signal.signal(number, kept)


def test_what_is_ignored_stays_ignored() -> None:
    """nohup means it."""
    kept = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with shielded():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, kept)


def test_nothing_else_is_changed() -> None:
    """Without an interrupt."""
    before = [signal.getsignal(number) for number in SIGNALS]
    with shielded():
        pass
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_ctrl_c_while_sqs_answers_hides_no_letter(world: World) -> None:
    """SQS has hidden them already, and the answer with their handles is still under way."""

    def press(name: str, request: dict[str, Any]) -> None:
        if name == "sqs.receive_message" and world.aws.calls.count(name) == 1:
            os.kill(os.getpid(), signal.SIGINT)

    world.aws.after = press
    with pytest.raises(KeyboardInterrupt):
        world.replay(lambda _: False)
    assert (world.dead, world.hidden) == (["a", "b", "c"], 0)
    assert world.bodies(stack.MAIN) == []


def test_a_look_that_is_interrupted_hides_none_either(world: World) -> None:
    """List, show, groups and export walk so."""
    world.aws.after = lambda name, _: os.kill(os.getpid(), signal.SIGINT) if world.hidden else None
    looked: list[Letter] = []
    with pytest.raises(KeyboardInterrupt):
        looked.extend(world.office().look())
    assert (looked, world.hidden) == ([], 0)
