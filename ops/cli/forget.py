"""`mailchute forget`: a person asks to be erased."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from ops.cli.agree import confirm
from ops.cli.ends import Exit, Stop, ending
from ops.cli.options import Json, Where, Yes
from ops.cli.screen import count, errors, out, show_json
from ops.forget import NOT_REACHED, Person, Receipt, find, forget

Email = Annotated[str, typer.Option(help="Everything in which this address stands.")]
Id = Annotated[str, typer.Option("--id", help="One submission.")]


def forget_(where: Where, email: Email = "", id: Id = "", yes: Yes = False, json: Json = False) -> None:
    """Erase a person from queues and ledger, and print a receipt. There is no backup, and no way back."""
    with ending():
        person = Person(email.strip(), id.strip())
        if bool(person.email) == bool(person.id):
            raise Stop("choose one of --email and --id", Exit.USAGE)
        place = where.place()
        with errors.status("looking through the queues"):
            found = find(place, person)
        places = ", ".join(f"{len(ids):,} in {name}" for name, ids in found.items())
        errors.print(f"found {places}")
        confirm("erase them, for good, and what the ledger knows of them?", yes)
        receipt = Receipt()
        try:
            forget(place, person, receipt)
        finally:
            show_json(_data(receipt)) if json else _show(receipt)
        if receipt.left:
            raise Stop(f"{count(len(receipt.left), 'message')} could not be deleted: run it again", Exit.PARTLY)
        if receipt.is_empty:
            raise Stop("nothing of them was found", Exit.NOTHING)


def _data(receipt: Receipt) -> dict[str, object]:
    return {"erased_at": datetime.now(UTC).isoformat(timespec="seconds"), **vars(receipt), "not_reached": NOT_REACHED}


def _show(receipt: Receipt) -> None:
    if receipt.is_empty:
        return
    out.print(f"erased at {datetime.now(UTC):%Y-%m-%d %H:%M:%S UTC}")
    for name, ids in receipt.messages.items():
        for id_ in ids:
            out.print(f"  {name}: {id_}", markup=False)
    for key in receipt.items:
        out.print(f"  ledger: {key}", markup=False)
    out.print("not reached:")
    for text in NOT_REACHED:
        out.print(f"  {text}", markup=False, soft_wrap=True)
