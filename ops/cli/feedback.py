"""`mailchute feedback …`: SES's events that could not be recorded."""

import sys
import time
from contextlib import closing
from typing import Annotated, Any

import typer

from ops.cli.agree import confirm
from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Json, Where, Yes, command
from ops.cli.screen import NONE, count, errors, iso, moment, out, progress, show_json, span, table
from ops.depth import depth
from ops.feedback import Missed, Missing, Tally

Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]

app = typer.Typer(no_args_is_help=True, help="What SES said of mails, and could not be recorded.")


def list_(where: Where, json: Json = False) -> None:
    """What is there, the one that came first on top: its kind, and whose mail it is about."""
    with ending():
        missing = _missing(where)
        with progress("looking at the events", depth(missing.sqs, missing.url).all) as told:
            found = list[Missed]()
            with closing(missing.look()) as walk:
                for seen, missed in enumerate(walk, 1):
                    told(seen)
                    found.append(missed)
        found.sort(key=lambda missed: missed.came_at)
        show_json(_data(found)) if json else _show(found)
        if not found:
            raise Stop("no event waits", Exit.NOTHING)


def replay(where: Where, yes: Yes = False, limit: Limit = None, json: Json = False) -> None:
    """Record them now. What was recorded already changes nothing; what fails again stays."""
    with ending():
        missing = _missing(where)
        number = min(depth(missing.sqs, missing.url).all, limit or sys.maxsize)
        if not number:
            raise Stop("no event waits", Exit.NOTHING)
        confirm(f"record about {count(number, 'event')}?", yes)
        _replay(missing, number, limit, json)


command(app, "list")(list_)
command(app)(replay)


def _missing(where: Where) -> Missing:
    """Raises Stop, StackNotFound, and what boto3 raises."""
    try:
        return Missing.of(where.place())
    except KeyError as output:
        raise Stop(f"the stack has no output {output}: it is older than this command, deploy it", Exit.USAGE) from None


def _replay(missing: Missing, number: int, limit: int | None, json: bool) -> None:
    tally, interrupted = Tally(), False
    try:
        with progress("recording", number) as told:
            missing.replay(tally, limit, told)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        _report(tally, json)
    if interrupted:
        raise Stop("interrupted: run the command again for the rest", Exit.PARTLY)
    if tally.stayed:
        raise Stop(f"{count(len(tally.stayed), 'event')} stayed: feedback's log says why", Exit.PARTLY)
    if not tally.handled:
        raise Stop("no event waits, or somebody else is at work on them", Exit.NOTHING)


def _report(tally: Tally, json: bool) -> None:
    if json:
        stayed = [{"id": id_, "code": code} for id_, code in tally.stayed]
        show_json({"recorded": tally.recorded, "stayed": stayed})
        return
    out.print(f"recorded {count(len(tally.recorded), 'event')}")
    if tally.stayed:
        out.print(table("", ("stayed", "code"), tally.stayed))


def _data(found: list[Missed]) -> dict[str, Any]:
    events = [
        {
            "id": each.id,
            "kind": each.kind,
            "submission_id": each.submission_id,
            "why": each.why,
            "at": iso(each.came_at),
        }
        for each in found
    ]
    return {"count": len(found), "oldest": events[0]["at"] if events else None, "events": events}


def _show(found: list[Missed]) -> None:
    if not found:
        return
    rows = [[each.kind or NONE, each.id, each.why or NONE, moment(each.came_at)] for each in found]
    out.print(table("", ("event", "submission", "why", "here since"), rows))
    errors.print(f"{count(len(found), 'event')}, the oldest for {span(time.time() - found[0].came_at)}", markup=False)
