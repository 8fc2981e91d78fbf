"""What intake's log says was accepted."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple


class Accepted(NamedTuple):
    """What the log says of a submission: when it was accepted (seconds), and whether it went to quarantine."""

    at: float
    quarantined: bool


def accepted(logs: Any, group: str, since: float) -> Iterator[tuple[str, Accepted]]:
    """By id; a retry is the same submission, told of again."""
    pages = logs.get_paginator("filter_log_events").paginate(
        logGroupName=group, startTime=int(since * 1000), filterPattern='"submission_id"'
    )
    for page in pages:
        for event in page["events"]:
            line = _line(event["message"])
            if line.get("message") in ("accepted", "quarantined") and "submission_id" in line:
                yield str(line["submission_id"]), Accepted(event["timestamp"] / 1000, line["message"] == "quarantined")


def _line(text: str) -> dict[str, Any]:
    try:
        line = json.loads(text)
    except ValueError:
        return {}
    return line if isinstance(line, dict) else {}
