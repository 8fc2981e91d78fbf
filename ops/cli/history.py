"""`mailchute history`: all that the ledger knows of one submission."""

from ops.books import Books, story
from ops.cli.ends import Exit, Stop, ending
from ops.cli.letter_views import show_story
from ops.cli.options import Json, Where
from ops.cli.screen import iso, out, show_json
from shared.ledger import read_entry
from shared.standing import Entry, State

_MEANS = {
    State.SENDING: "the mailer is at it",
    State.RETRY: "SES did not take it; it is tried again by itself",
    State.UNKNOWN: "SES may have it; its event is waited for",
    State.PARKED: "given up: it is a dead letter",
    State.DUPLICATE: "the same form twice: another submission carries it",
    State.SENT: "SES has it",
    State.DELAYED: "SES has it, and the recipient's server keeps it waiting",
    State.DELIVERED: "the recipient's server has it",
    State.BOUNCED: "SES had it, and it was not delivered: it bounced",
    State.REJECTED: "SES had it, and it was not delivered: a virus",
    State.COMPLAINED: "delivered, and reported as spam",
}


def history(id: str, where: Where, json: Json = False) -> None:
    """What became of a submission, as a timeline."""
    with ending():
        place = where.place()
        item = Books.of(place).item(id)
        if "state" not in item:
            raise Stop(
                "the ledger does not know this id: not claimed yet, in quarantine, or 40 days past", Exit.NOTHING
            )
        entry, steps = read_entry(item), story(item)
        if json:
            show_json(
                {
                    "id": entry.id,
                    "form": entry.form,
                    "state": entry.state,
                    "reason": entry.reason,
                    "code": entry.code,
                    "attempts": entry.attempts,
                    "ses_id": entry.ses_id,
                    "twin": entry.twin,
                    "story": [{"at": iso(step.at), "what": step.what, "code": step.code} for step in steps],
                }
            )
            return
        out.print(f"{entry.id}  form {entry.form}", markup=False)
        out.print(f"{entry.state}: {meaning(entry)}", markup=False)
        reason = entry.reason if entry.state is State.PARKED else ""
        for label, value in (
            ("SES's id", entry.ses_id),
            ("carried by", entry.twin),
            ("reason", reason),
        ):
            if value:
                out.print(f"{label} {value}", markup=False)
        show_story(steps)


def meaning(entry: Entry) -> str:
    """A state in words."""
    if entry.discarded:
        return "thrown away by an operator"
    return "sent again by an operator" if entry.requested else _MEANS[entry.state]
