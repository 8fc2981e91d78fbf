"""`mailchute canary`: one submission through the whole path, timed."""

import secrets
import time
from collections.abc import Sequence
from typing import Annotated

import typer

from ops.books import Books
from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Json, Where
from ops.cli.screen import GREEN, errors, moment, out, show_json, table
from ops.status import read_hold
from shared.canary import CanaryFailed, Leg, follow, post

# What a hold does to a canary. Other ends have causes of their own.
_HELD = ("not_claimed", "not_sent")
Patience = Annotated[float, typer.Option(min=1, help="Seconds to wait for the delivery.")]


def canary(where: Where, patience: Patience = 120.0, json: Json = False) -> None:
    """Send a submission of our own through everything, to SES's mailbox simulator, and wait for its delivery."""
    with ending():
        place = where.place()
        books = Books.of(place)
        begun = time.monotonic()
        try:
            with errors.status("posting"):
                id_ = post(place.outputs["Endpoint"], secrets.token_hex(16))
            accepted = time.monotonic() - begun
            with errors.status("waiting for its delivery"):
                legs = follow(books.ledger.look, id_, time.monotonic, time.sleep, patience)
        except CanaryFailed as failure:
            raise Stop(f"the canary did not arrive: {_why(failure.code, books)}", Exit.PARTLY) from None
        _report(id_, [Leg("accepted", accepted), *(Leg(leg.name, accepted + leg.seconds) for leg in legs)], json)


def _why(code: str, books: Books) -> str:
    """The code, or the hold that is behind it."""
    hold = read_hold(books) if code.startswith(_HELD) else None
    return f"mail is on hold since {moment(hold.since)} ({hold.code}): mailchute status" if hold else code


def _report(id_: str, legs: Sequence[Leg], json: bool) -> None:
    if json:
        show_json({"id": id_, "seconds": {leg.name: round(leg.seconds, 3) for leg in legs}})
        return
    steps = zip([0.0, *(leg.seconds for leg in legs)], legs, strict=False)
    rows = [[leg.name, f"{leg.seconds - before:.1f} s", f"{leg.seconds:.1f} s"] for before, leg in steps]
    out.print(table("", ("leg", ">took", ">since the post"), rows))
    out.print(f"[{GREEN}]●[/] delivered: {id_}")
