"""`mailchute reconcile`: accepted = delivered + in flight + quarantined + parked + expired, or which ids don't fit."""

import time
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Json, Where, duration
from ops.cli.screen import GREEN, RED, count, errors, harmless, moment, out, show_json, table
from ops.reconcile import EXPIRED, KINDS, UNSEEN, Account, reconcile

DAY = 86_400


def since_when(text: str) -> float:
    """`2h` or `2026-11-24T12:00Z`, in seconds since the epoch. Raises BadParameter."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return time.time() - duration(text)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


Since = Annotated[
    float | None,
    typer.Option(
        "--since",
        help="How far back: 90s, 2h, 3d; or a time, such as 2026-11-24T12:00Z.",
        parser=since_when,
        metavar="TIME",
        show_default="24h",
    ),
]
SHOWN = 20


def reconcile_(where: Where, since: Since = None, json: Json = False) -> None:
    """Is every accepted submission somewhere? Exit code 1 where one is not."""
    with ending():
        place, since = where.place(), since or time.time() - DAY
        with errors.status("reading intake's log, the queues and the ledger"):
            account = reconcile(place, since)
        if json:
            show_json({**vars(account), "sums": dict(account.sums), "fits": account.fits})
        else:
            _show(account, since)
        if not account.fits:
            raise Stop("it does not fit", Exit.PARTLY)


def _show(account: Account, since: float) -> None:
    rows = [[kind, f"{account.sums[kind]:,}"] for kind in KINDS if account.sums[kind]]
    lost = len(account.misfits) - account.sums[EXPIRED]
    rows += [["not to be found", f"{lost:,}"]] if lost else []
    rows.append(["accepted", f"{account.accepted:,}"])
    out.print(Text(f"since {moment(since)}", style="bold"))
    out.print(table("", ("", ">"), rows))
    if account.fits:
        out.print(Text("● it fits: every accepted submission is somewhere", style=GREEN))
    for id_, what in list(account.misfits.items())[:SHOWN]:
        out.print(Text(harmless(f"  {id_}  {what}"), style=RED))
    if len(account.misfits) > SHOWN:
        out.print(f"  … and {len(account.misfits) - SHOWN:,} more: --json names all")
    if UNSEEN in account.misfits.values():
        out.print(f"  the submission queue holds {account.waiting:,}: the others are lost, erased, or just sent")
    if account.misfits and account.in_hand:
        out.print(f"  somebody has {count(account.in_hand, 'letter')} in hand: look again within ten minutes")
