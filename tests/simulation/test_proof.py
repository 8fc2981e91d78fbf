"""A short proof, a part of every test run. `make proof` is the whole one."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from tests.simulation.checker import check
from tests.simulation.crash_points import LONG, SCENARIOS, Point, Scenario, hurt, points, unhurt
from tests.simulation.histories import history
from tests.simulation.mutants import MUTANTS, Mutant
from tests.simulation.people import Intent
from tests.simulation.proof import Proof, plan
from tests.simulation.show import show_timeline


@pytest.mark.parametrize("seed", range(30))
def test_a_long_history_keeps_the_promise(seed: int) -> None:
    """Forty submissions, whatever the seed brings; on failure, `make proof HISTORY=SEED:40` shows every step."""
    assert history(seed, 40).verdict.broken == {}


@pytest.mark.parametrize("scenario", SCENARIOS + LONG, ids=lambda scenario: scenario.name)
def test_a_short_history_keeps_the_promise(scenario: Scenario) -> None:
    """By itself, with two messages: each is accepted, and mailed."""
    verdict = unhurt(scenario, 2).verdict
    assert verdict.broken == {}
    assert (verdict.accepted, verdict.delivered) == (2, 2)


@pytest.mark.parametrize(
    "point", [point for number, point in enumerate(points(messages=(1,))) if number % 13 == 0], ids=str
)
def test_a_crash_point_keeps_the_promise(point: Point) -> None:
    """One in thirteen of those with one message, spread over all scenarios, calls and troubles."""
    assert hurt(point).verdict.broken == {}


def test_the_same_seed_gives_the_same_history() -> None:
    """Or else nothing that is found could be looked at again."""
    first, second = history(6, 40).world.facts, history(6, 40).world.facts
    assert len(first.steps) > 200
    assert [(at, _shape(line)) for at, line in first.timeline] == [(at, _shape(line)) for at, line in second.timeline]


def _shape(line: str) -> str:
    """Without SES's message ids, which are random."""
    return line.partition("→ 0100")[0]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_seeded_bug_still_fits_the_code(mutant: Mutant) -> None:
    """A mutant that changes nothing would count as caught for ever, or never."""
    compile(mutant.source(), mutant.module, "exec")


@pytest.mark.parametrize(
    "name", ["ignore the ledger", "delete before send", "release the claim when the answer is lost"]
)
def test_a_seeded_bug_is_caught(name: str) -> None:
    """Three of them here, in processes of their own; `make proof` hunts them all."""
    command = [sys.executable, "-m", "tests.simulation.hunt", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    found = json.loads(done.stdout)
    assert (found["name"], found["killed"]) == (name, True)
    assert found["by"]


def test_the_report_has_what_scripts_look_for() -> None:
    """By these names."""
    proof = Proof()
    proof.take("somewhere", history(1, 5).verdict, "again")
    wanted = {
        *("accepted", "delivered", "lost", "unexpected", "duplicated", "unexplained_duplicates", "recovered", "parked"),
        *("parked_without_reason", "parked_without_alert", "crash_points", "mutants", "mutants_killed", "seconds"),
    }
    report = proof.report(seed=1, seconds=2.0)
    assert wanted <= report.keys()
    assert (report["accepted"], report["holds"]) == (5, True)


def test_a_broken_rule_is_told_with_the_command_that_shows_it() -> None:
    """And the proof does not hold."""
    proof, verdict = Proof(), history(1, 5).verdict
    verdict.lost = 1
    proof.take("history 7:40", verdict, "make proof HISTORY=7:40")
    assert proof.failures == ["history 7:40: lost 1\n    make proof HISTORY=7:40"]
    assert not proof.holds


def test_the_plan_has_as_many_submissions_as_were_asked_for() -> None:
    """In large and small histories, no two the same, and other ones for another seed."""
    planned = list(plan(10_000, 1))
    assert sum(size for _, size in planned) == 10_000
    assert len({number for number, _ in planned}) == len(planned)
    assert not {number for number, _ in planned} & {number for number, _ in plan(10_000, 2)}


def test_a_timeline_shows_every_call_and_nothing_that_was_typed() -> None:
    """For people: times, processes, calls, ids and states."""
    console = Console(file=StringIO(), record=True, width=200)
    assert show_timeline(unhurt(SCENARIOS[0], 1), console) == 0
    text = console.export_text()
    for step in ("sqs.send_message main", "SENDING", "sesv2.send_email", "SENT", "DELIVERED", "nothing is broken"):
        assert step in text
    assert "ann@example.com" not in text


def test_the_checker_tells_what_is_lost_and_what_is_not_as_it_was_sent() -> None:
    """A form that was accepted and is nowhere; a mail that went to other people; a mail that nobody had sent."""
    world = unhurt(SCENARIOS[0], 2).world
    intents = {0: Intent(0, form="support", accepted=True), 7: Intent(7, accepted=True)}
    assert check(world, intents).broken == {"lost": 1, "unexpected": 2}
