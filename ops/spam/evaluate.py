"""`make spam-eval`: what the filter as it is shipped makes of labelled messages, in figures.

python -m ops.spam.evaluate DATA [--report FILE]
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from functions.intake.spam.judge import examine, log_odds, weigh
from functions.intake.spam.model import DamagedModel, read_model
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.text import FILE
from ops.spam.figures import Judged, figures
from ops.spam.rows import FORM, BadData, Row, read_rows
from shared.submission import Field

TEN_KILOBYTES = 10_000
COLUMNS = ("auc", "recall_at_0.005", "recall_at_quarantine", "fpr_at_quarantine", "recall_at_mark", "fpr_at_mark")


def judge(post: Sighting) -> tuple[float, str]:
    """Log-odds and verdict, as intake would have them."""
    signals = examine(post)
    return log_odds(signals), weigh(post.form.spam, signals).verdict


def report(rows: Sequence[Row], seen: Callable[[Iterable[Row]], Iterable[Row]] = iter) -> dict[str, Any]:
    """All figures of `rows`; times are of this process's CPU in ms."""
    judged, times = list[Judged](), list[float]()
    for row in seen(rows):
        fresh = Sighting(row.post.form, row.post.sent)
        began = process_time()
        judged.append(Judged(row.spam, *judge(fresh)))
        times.append((process_time() - began) * 1000)
    times.sort()
    found = {**figures(judged), "ms_p50": _at(times, 0.5), "ms_p99": _at(times, 0.99), "ms_10_kb": _long(rows)}
    found |= {"load_ms": _load(), "artifact_kb": round(FILE.stat().st_size / 1024, 1)}
    for name in ("source", "lang", "split"):
        keys = sorted({getattr(row, name) for row in rows})
        found[f"by_{name}"] = {
            key: figures([each for row, each in zip(rows, judged, strict=True) if getattr(row, name) == key])
            for key in keys
        }
    return found


def _at(times: Sequence[float], share: float) -> float:
    return round(times[int(share * (len(times) - 1))], 3)


def _long(rows: Sequence[Row]) -> float:
    """The 99th percentile of a hundred messages of 10 KB, made of what the rows say."""
    text = "\n".join(row.post.message.text for row in rows[:2000])
    step = max(1, (len(text) - TEN_KILOBYTES) // 100)
    times = list[float]()
    for at in range(0, step * 100, step):
        post = Sighting(FORM, (Field("message", text[at : at + TEN_KILOBYTES]),))
        began = process_time()
        judge(post)
        times.append((process_time() - began) * 1000)
    return _at(sorted(times), 0.99)


def _load() -> float:
    began = perf_counter()
    read_model(FILE)
    return round((perf_counter() - began) * 1000, 2)


def table(found: dict[str, Any]) -> Table:
    """For people: all, then by source."""
    shown = Table("", "rows", *(column.replace("_", " ") for column in COLUMNS), title="The spam filter, measured")
    for name, each in {"all": found, **found["by_source"]}.items():
        cells = ("" if each[column] is None else f"{each[column]:.3f}" for column in COLUMNS)
        shown.add_row(name, str(each["rows"]), *cells)
    return shown


def main(arguments: Sequence[str]) -> int:
    """0: measured. 1: the data can't be read."""
    parser = ArgumentParser(prog="python -m ops.spam.evaluate", description="The spam filter, measured.")
    parser.add_argument("data", type=Path, help="a .jsonl or .jsonl.gz file, or a folder of them")
    parser.add_argument("--report", type=Path, help="a file for all figures, as JSON")
    asked = parser.parse_args(arguments)
    screen = Console(stderr=True)
    try:
        rows = read_rows(asked.data)
        read_model(FILE)
    except (BadData, DamagedModel, OSError) as error:
        screen.print(str(error), markup=False, style="red")
        return 1
    found = report(rows, lambda each: track(each, "judging", console=screen, transient=True))
    if asked.report:
        asked.report.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    Console().print(table(found))
    Console().print(f"{found['ms_p50']} ms a message (p99 {found['ms_p99']}, 10 KB {found['ms_10_kb']})", markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
