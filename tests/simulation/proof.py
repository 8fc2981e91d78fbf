"""The whole proof: long histories, every crash point, every seeded bug."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

from rich.progress import Progress

from tests.simulation.checker import Verdict
from tests.simulation.crash_points import LONG, SCENARIOS, Point, hurt, points, unhurt
from tests.simulation.histories import SMALL, history
from tests.simulation.mutants import MUTANTS

T = TypeVar("T")
R = TypeVar("R")

LARGE = 300
CHUNK = 40


@dataclass
class Proof:
    """What was run and what came of it. `failures` are lines for people: where, which rules, how to see it again."""

    verdict: Verdict = field(default_factory=Verdict)
    histories: int = 0
    crash_points: int = 0
    mutants: list[dict[str, Any]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def take(self, where: str, verdict: Verdict, again: str) -> None:
        """Add a run."""
        self.verdict.add(verdict)
        if verdict.broken:
            rules = ", ".join(f"{rule} {count}" for rule, count in verdict.broken.items())
            self.failures.append(f"{where}: {rules}\n    {again}")

    @property
    def holds(self) -> bool:
        """Whether the promise does, and nothing survived."""
        return not self.failures and all(mutant["killed"] for mutant in self.mutants)

    def report(self, seed: int, seconds: float) -> dict[str, Any]:
        """For scripts."""
        counts = {name: value for name, value in asdict(self.verdict).items() if name != "breaches"}
        return {
            **counts,
            "breaches": len(self.verdict.breaches),
            "histories": self.histories,
            "crash_points": self.crash_points,
            "mutants": len(self.mutants),
            "mutants_killed": sum(mutant["killed"] for mutant in self.mutants),
            "mutation_table": self.mutants,
            "holds": self.holds,
            "failures": self.failures,
            "seed": seed,
            "python": sys.version.split()[0],
            "seconds": round(seconds, 1),
        }


def plan(submissions: int, seed: int) -> Iterator[tuple[int, int]]:
    """(seed, size) of each history: one submission in ten in small ones, which may see outages of hours and days."""
    number = seed * 1_000_000
    while submissions > 0:
        size = min(submissions, SMALL - 10 if number % 2 else LARGE)
        yield number, size
        submissions -= size
        number += 1


def _history(task: tuple[int, int]) -> tuple[tuple[int, int], Verdict]:
    return task, history(*task).verdict


def _points(tasks: list[Point]) -> list[tuple[str, Verdict]]:
    return [(str(point), hurt(point).verdict) for point in tasks]


def _hunt(name: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation.hunt", name], capture_output=True, text=True, check=False
    )
    if done.returncode:
        # What the simulator itself cannot run has not been caught by a rule.
        return {"name": name, "killed": False, "by": {}, "where": done.stderr.strip()[-300:], "histories": 0}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(submissions: int, seed: int, progress: Progress, mutants: bool = True) -> Proof:
    """All of it, on every core."""
    proof, cores = Proof(), os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        bar = progress.add_task("histories", total=submissions)
        for (number, size), verdict in _as_done(pool, _history, plan(submissions, seed)):
            proof.histories += 1
            proof.take(f"history {number}:{size}", verdict, f"make proof HISTORY={number}:{size}")
            progress.advance(bar, size)
        for scenario in SCENARIOS + LONG:
            proof.take(scenario.name, unhurt(scenario, 2).verdict, "make proof SUBMISSIONS=0")
        hurts = list(points())
        proof.crash_points = len(hurts)
        bar = progress.add_task("crash points", total=len(hurts))
        for verdicts in _as_done(pool, _points, _chunks(hurts)):
            for where, verdict in verdicts:
                proof.take(f"crash point: {where}", verdict, f'make proof POINT="{where}"')
            progress.advance(bar, len(verdicts))
    if mutants:
        bar = progress.add_task("seeded bugs", total=len(MUTANTS))
        with ThreadPoolExecutor(cores) as threads:
            for found in _as_done(threads, _hunt, (mutant.name for mutant in MUTANTS)):
                proof.mutants.append(found)
                progress.advance(bar)
    return proof


def _as_done(pool: Executor, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
    """Results as they come, never more than a few tasks ahead."""
    waiting = iter(tasks)
    running: set[Future[R]] = {pool.submit(work, task) for task in islice(waiting, 8)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {pool.submit(work, task) for task in islice(waiting, len(done))}
        yield from (future.result() for future in done)


def _chunks(tasks: list[Point]) -> Iterator[list[Point]]:
    return (tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK))
