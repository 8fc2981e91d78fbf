"""What came of sending letters on or throwing them away, and how the command ends."""

from ops.cli.desk import Desk
from ops.cli.ends import Exit, Stop
from ops.cli.learning import Told, show_told, told_data
from ops.cli.letter_views import show_refused
from ops.cli.options import Doing
from ops.cli.screen import count, out, show_json
from ops.letters.office import Tally


def report(desk: Desk, doing: Doing, tally: Tally, told: Told | None, json: bool) -> None:
    """What was done, where it is kept, and what the spam filter was told."""
    kept = str(doing.backup) if doing.backup and doing.backup.exists() else None
    if json:
        show_json({**vars(tally), "backup": kept, **told_data(told)})
        return
    done = {
        "sent on": len(tally.sent),
        "thrown away": len(tally.discarded),
        "mailed already, taken out": len(tally.mailed),
        "left as they were": len(tally.skipped),
    }
    said = [f"{what} {number:,}" for what, number in done.items() if number] or ["nothing was done"]
    out.print(f"{', '.join(said)}; looked at {count(tally.seen, desk.kind.noun)}")
    show_refused(tally.refused)
    if kept:
        out.print(f"each is kept in {kept}", markup=False, soft_wrap=True)
    show_told(told)


def end(desk: Desk, tally: Tally, told: Told | None, interrupted: bool) -> None:
    """Raises Stop for everything but full success."""
    if interrupted:
        raise Stop(
            "interrupted: what is not named above is where it was; run the command again for the rest", Exit.PARTLY
        )
    if tally.refused or tally.skipped:
        raise Stop(f"{count(len(tally.refused) + len(tally.skipped), desk.kind.noun)} stayed", Exit.PARTLY)
    if not tally.handled:
        raise Stop(desk.none_matches(), Exit.NOTHING)
    if told and told.failure:
        raise Stop("all is done, but the filter was not told", Exit.PARTLY)
