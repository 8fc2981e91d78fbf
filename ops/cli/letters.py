"""`mailchute dead …` and `mailchute quarantine …`: the same commands on two queues."""

import sys
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ops.cli import letter_acts, letter_views
from ops.cli.desk import QUARANTINE, Desk, Kind
from ops.cli.ends import Exit, Stop, ending
from ops.cli.learning import Teaching
from ops.cli.looking import looked
from ops.cli.options import Chosen, Doing, Json, Where, command
from ops.cli.screen import count, errors, harmless, show_json
from ops.letters import backup, export
from ops.letters.groups import groups

Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]
Rate = Annotated[float | None, typer.Option(min=0.1, help="At most so many a second.")]
Force = Annotated[bool, typer.Option("--force", help="Even what SES has taken already; the mail is then marked.")]
Edit = Annotated[bool, typer.Option("--edit", help="Correct each in $EDITOR first.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="The file to write; stdout without it.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV for a spreadsheet, instead of lines that `restore` reads.")]


def app_of(kind: Kind) -> typer.Typer:
    """The commands on one queue."""
    app, commands = typer.Typer(no_args_is_help=True, help=kind.help), Commands(kind)
    command(app, "list")(commands.list_)
    command(app)(commands.show)
    command(app)(commands.groups)
    command(app, kind.verb)(commands.release if kind is QUARANTINE else commands.send_on)
    command(app)(commands.export)
    command(app, "discard")(commands.throw_away if kind is QUARANTINE else commands.discard)
    return app


@dataclass(frozen=True)
class Commands:
    """Each method is a command."""

    kind: Kind

    def list_(self, where: Where, chosen: Chosen, limit: Limit = None, json: Json = False) -> None:
        """What is there, the one that came first on top."""
        with ending():
            desk = Desk.at(where, self.kind)
            letters = looked(desk, chosen.selection())[:limit]
            if json:
                show_json([letter_views.summary(letter) for letter in letters])
            else:
                letter_views.show(letters, self.kind)
            _refuse_nothing(desk, bool(letters))

    def show(self, id: str, where: Where, json: Json = False) -> None:
        """All of one: what was typed, why it is here, and its story."""
        with ending():
            desk = Desk.at(where, self.kind)
            with closing(desk.office.look()) as walk:
                letters = [letter for letter in walk if letter.id == id]
            _refuse_nothing(desk, bool(letters))
            story = desk.story(id)
            if json:
                show_json([letter_views.whole(letter, story) for letter in letters])
            for letter in letters if not json else ():
                letter_views.show_whole(letter, story)

    def groups(self, where: Where, chosen: Chosen, json: Json = False) -> None:
        """How many there are of each cause, and the command for each."""
        with ending():
            desk = Desk.at(where, self.kind)
            found = groups(looked(desk, chosen.selection()))
            if json:
                show_json([letter_views.group_data(group) for group in found])
            else:
                letter_views.show_groups(found, desk.place, self.kind)
            _refuse_nothing(desk, bool(found))

    def send_on(
        self,
        where: Where,
        chosen: Chosen,
        doing: Doing,
        rate: Rate = None,
        force: Force = False,
        edit: Edit = False,
        json: Json = False,
    ) -> None:
        """Send them through to the mailer. What was mailed already is not mailed twice."""
        with ending():
            selection, how = chosen.decided(), letter_acts.How(rate, force, edit)
            letter_acts.send_on(Desk.at(where, self.kind), selection, doing, how, json)

    def release(
        self,
        where: Where,
        chosen: Chosen,
        doing: Doing,
        teaching: Teaching,
        rate: Rate = None,
        force: Force = False,
        edit: Edit = False,
        json: Json = False,
    ) -> None:
        """Send them through to the mailer, and note for the spam filter that they are real mail."""
        with ending():
            selection, how = chosen.decided(), letter_acts.How(rate, force, edit)
            lesson = teaching.lesson(where.name, "ham")
            letter_acts.send_on(Desk.at(where, self.kind), selection, doing, how, json, lesson)

    def discard(self, where: Where, chosen: Chosen, doing: Doing, json: Json = False) -> None:
        """Throw them away. The backup is all that is left, and `mailchute restore` brings it back."""
        with ending():
            selection = chosen.decided()
            letter_acts.discard(Desk.at(where, self.kind), selection, doing, json)

    def throw_away(self, where: Where, chosen: Chosen, doing: Doing, teaching: Teaching, json: Json = False) -> None:
        """Throw them away, and note for the spam filter that they are spam. `mailchute restore` brings them back."""
        with ending():
            selection = chosen.decided()
            lesson = teaching.lesson(where.name, "spam")
            letter_acts.discard(Desk.at(where, self.kind), selection, doing, json, lesson)

    def export(self, where: Where, chosen: Chosen, out: Out = None, csv: AsCsv = False) -> None:
        """Write them to a file; they stay where they are."""
        with ending():
            desk = Desk.at(where, self.kind)
            letters = looked(desk, chosen.selection())
            if out is None and csv:
                export.write_csv(letters, sys.stdout, shown=partial(harmless, lines=True))
            elif out is None:
                sys.stdout.writelines(letter.backup() for letter in letters)
            elif csv:
                with open(out, "w", encoding="utf-8", newline="", opener=backup.private) as file:
                    export.write_csv(letters, file)
            else:
                backup.writer(out)(letters)
            errors.print(f"exported {count(len(letters), self.kind.noun)}")
            _refuse_nothing(desk, bool(letters))


def _refuse_nothing(desk: Desk, something: bool) -> None:
    if not something:
        raise Stop(desk.none_matches(), Exit.NOTHING)
