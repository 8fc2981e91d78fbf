"""`mailchute status`: one screen, green or red."""

from typing import Any

from rich.text import Text

from ops.cli.ends import Exit, Stop, ending
from ops.cli.letter_views import group_data, show_groups
from ops.cli.options import Json, Where
from ops.cli.screen import DIM, GREEN, NONE, RED, YELLOW, errors, harmless, iso, moment, out, show_json, span, table
from ops.stack import Place
from ops.status import Hold, Status, read_status
from ops.telemetry import FILTER_FAILED, JUDGED


def status(where: Where, json: Json = False) -> None:
    """How it stands: queues, dead letters, alarms, the latest delivery. Exit code 1 where it is red."""
    with ending():
        place = where.place()
        with errors.status("looking"):
            read = read_status(place)
        show_json(as_data(read)) if json else _show(read, place)
        if read.problems:
            raise Stop("not all is well", Exit.PARTLY)


def as_data(status: Status) -> dict[str, Any]:
    """For scripts, and for the board of the local stack."""
    return {
        "stack": status.stack,
        "green": not status.problems,
        "problems": status.problems,
        "queues": {name: vars(queue) for name, queue in status.queues.items()},
        "dead": [group_data(group) for group in status.dead],
        "quarantined": [group_data(group) for group in status.quarantined],
        "alarms": [{"name": name, "state": state} for name, state in status.alarms],
        "hold": _hold_data(status.hold) if status.hold else None,
        "last_delivery": {"id": status.delivered[0], "at": iso(status.delivered[1])} if status.delivered else None,
        "week": {name: number for name, number in status.counts.items() if name != JUDGED},
        "spam_share": status.spam_share,
    }


def _hold_data(hold: Hold) -> dict[str, str]:
    return {"code": hold.code, "since": iso(hold.since), "due": iso(hold.due)}


def _show(status: Status, place: Place) -> None:
    light = Text("● red", style=RED) if status.problems else Text("● green", style=GREEN)
    out.print(Text.assemble(light, f"  {status.stack}", (f"  {place.region}", DIM)))
    for problem in status.problems:
        out.print(Text(f"  {harmless(problem)}", style=RED))
    out.print()
    rows = [
        [name, queue.waiting, queue.in_hand, span(queue.age) if queue.age is not None else NONE]
        for name, queue in status.queues.items()
    ]
    out.print(table("", ("queue", ">waiting", ">in hand", "oldest"), rows))
    out.print()
    if status.dead:
        show_groups(status.dead, place)
        out.print()
    _facts(status)


def _facts(status: Status) -> None:
    states = [state for _, state in status.alarms]
    own = (JUDGED, FILTER_FAILED)
    week = ", ".join(f"{name.lower()} {number:,.0f}" for name, number in status.counts.items() if name not in own)
    share, failed = status.spam_share, status.counts.get(FILTER_FAILED, 0)
    facts = {
        "last delivery": f"{moment(status.delivered[1])}  {status.delivered[0]}" if status.delivered else "none yet",
        "SES": _hold_told(status.hold) if status.hold else "takes mail",
        "last 7 days": week or "no metrics",
        "spam share": f"{share:.0%}" if share is not None else NONE,
        **({"spam filter": _filter_told(failed)} if failed else {}),
        "alarms": f"{states.count('ALARM')} of {len(states)} on, {states.count('INSUFFICIENT_DATA')} without data yet",
    }
    out.print(table("", ("", ""), list(facts.items())))


def _filter_told(failed: float) -> Text:
    """In the last week: whether it still does is for the metric to say."""
    return Text(
        f"could not look {failed:,.0f} times; such mail is marked. The metric FilterFailed names the layer", YELLOW
    )


def _hold_told(hold: Hold) -> str:
    return f"refuses every mail since {moment(hold.since)}: {hold.code}; is asked again at {moment(hold.due)}"
