"""The operator's command, `mailchute`.

Exit codes: 0 all done, 1 partly, 2 usage, 3 nothing matched, 4 AWS could not be reached or refused.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console

from ops.dead_letters import DeadLetters, Message, Tally, attribute, name_of
from ops.stack import LOCAL, Place, StackNotFound, deployed_place, local_place


class Exit(IntEnum):
    """As above."""

    DONE = 0
    PARTLY = 1
    USAGE = 2
    NOTHING = 3
    AWS = 4


app = typer.Typer(no_args_is_help=True, add_completion=False, help="Mailchute, for whoever operates it.")
dead = typer.Typer(no_args_is_help=True, help="Dead letters: what could not be mailed.")
app.add_typer(dead, name="dead")


@app.callback()
def _root() -> None:
    """Keeps `dead` a command of its own."""


@dead.command()
def replay(  # noqa: PLR0913, PLR0917 - a command's options
    ids: Annotated[list[str] | None, typer.Option("--id", help="A submission's id; may be repeated.")] = None,
    reason: Annotated[str, typer.Option(help="All that were parked for this reason.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="All dead letters.")] = False,
    backup: Annotated[Path | None, typer.Option(help="Where each message is kept first, as a line of JSON.")] = None,
    stack: Annotated[str, typer.Option(help="The stack's name.")] = "mailchute",
    region: Annotated[str | None, typer.Option(help="The stack's region, if not your default.")] = None,
    local: Annotated[bool, typer.Option("--local", help="The stack that `make run` has started.")] = False,
) -> None:
    """Send dead letters through again. What was mailed already is not mailed twice."""
    errors = Console(stderr=True, highlight=False)
    if sum((bool(ids), bool(reason), everything)) != 1:
        errors.print("mailchute: choose one of --id, --reason and --all")
        raise typer.Exit(Exit.USAGE)
    kept = backup or Path(f"dead-letters-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.jsonl")
    try:
        place = local_place(LOCAL) if local else deployed_place(stack, region)
        tally = _replay(place, lambda message: _wanted(message, ids or [], reason, everything), kept, errors)
    except StackNotFound as error:
        errors.print(f"mailchute: {error}")
        raise typer.Exit(Exit.USAGE) from None
    except (ClientError, BotoCoreError) as error:
        errors.print(f"mailchute: {error}", markup=False)
        raise typer.Exit(Exit.AWS) from None
    _report(tally, kept)
    raise typer.Exit(_exit_code(tally))


def _wanted(message: Message, ids: list[str], reason: str, everything: bool) -> bool:
    return everything or name_of(message) in ids or (bool(reason) and attribute(message, "reason") == reason)


def _replay(place: Place, wanted: Callable[[Message], bool], backup: Path, errors: Console) -> Tally:
    letters = DeadLetters(place.client("sqs"), place.outputs["DeadLetterQueueUrl"], place.outputs["SubmissionQueueUrl"])
    with errors.status("looking at the dead letters") as status:

        def back_up(line: str) -> None:
            """Closed each time: on disk before the message is sent; and no file where there is nothing to keep."""
            with backup.open("a", encoding="utf-8") as file:
                file.write(line)

        return letters.replay(
            wanted, back_up, lambda t: status.update(f"looked at {t.seen}, sent back {len(t.replayed)}")
        )


def _report(tally: Tally, backup: Path) -> None:
    kept = f"; each is kept in {backup}" if backup.exists() else ""
    print(f"sent back {len(tally.replayed)} of {tally.seen} dead letters{kept}")
    for name, code in tally.refused.items():
        print(f"  refused: {name} ({code}); it is still a dead letter")


def _exit_code(tally: Tally) -> Exit:
    if tally.refused:
        return Exit.PARTLY
    return Exit.DONE if tally.replayed else Exit.NOTHING


if __name__ == "__main__":
    app(prog_name="mailchute")
