"""`python -m tests.simulation.hunt NAME`: runs the proof against one seeded bug until it is caught.

Prints one JSON object: `killed`, by which rules, where, and after how many histories. Exit code 0 either way.
"""

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

from tests.simulation.mutants import MUTANTS, Mutant

HISTORIES = 60


def hunt(mutant: Mutant) -> dict[str, Any]:
    """Crash points in a fixed shuffled order, then random histories, then what is left."""
    mutant.install()
    tried = 0
    for where, broken in _trials(mutant.near):
        tried += 1
        if broken:
            return {"name": mutant.name, "killed": True, "by": broken, "where": where, "histories": tried}
    return {"name": mutant.name, "killed": False, "by": {}, "where": "", "histories": tried}


def _trials(near: str) -> Iterator[tuple[str, dict[str, int]]]:
    # Imported only now: the mutant must be there first.
    from tests.simulation.crash_points import LONG, SCENARIOS, hurt, points, unhurt
    from tests.simulation.histories import history

    for scenario in SCENARIOS + LONG:
        yield f"{scenario.name}, unhurt", unhurt(scenario, 2).verdict.broken
    shuffled = list(points())
    random.Random(1).shuffle(shuffled)
    shuffled.sort(key=lambda point: (point.scenario.name != near, point.messages))
    yield from ((str(point), hurt(point).verdict.broken) for point in shuffled[:400])
    yield from ((f"history {seed}", history(seed, 40).verdict.broken) for seed in range(HISTORIES))
    yield from ((str(point), hurt(point).verdict.broken) for point in shuffled[400:])


def main(name: str) -> int:
    """The mutant of that name."""
    found = hunt(next(mutant for mutant in MUTANTS if mutant.name == name))
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
