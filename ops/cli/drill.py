"""`mailchute drill`: a bad day on the local stack, walked through step by step."""

import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from ops.cli.agree import confirm
from ops.cli.desk import DEAD, Desk
from ops.cli.ends import Exit, Stop, ending
from ops.cli.letter_views import group_data, show_groups
from ops.cli.options import Json, Where, Yes
from ops.cli.screen import GREEN, count, errors, harmless, progress, show_json
from ops.cli.storyline import Story
from ops.drill import FAULT, REASON, Drill
from ops.letters import backup
from ops.local_web import NotInTime, Web
from ops.stack import LOCAL, Place

Forms = Annotated[int, typer.Option(min=1, max=1000, help="How many forms are posted.")]
Pause = Annotated[bool, typer.Option("--pause", help="Wait for Enter before each step.")]
# Who presses Ctrl-C so often while SES is being mended means it.
PRESSES = 3


def drill(where: Where, forms_count: Forms = 20, yes: Yes = False, pause: Pause = False, json: Json = False) -> None:
    """Rehearse a bad day on the local stack: mail fails, somebody is told, it is mended, and all of it is mailed."""
    with ending():
        if not where.local and where.stack != LOCAL:
            raise Stop("a drill breaks SES: it is for the stack of `make run` only, with --local", Exit.USAGE)
        place = where.place()
        confirm(f"break the SES of the local stack, and post {count(forms_count, 'form')}?", yes)
        desk, web = Desk.of(place, DEAD), Web(place.info)
        walk = Walk(Drill(web, desk.office, forms_count, secrets.token_hex(4)), place, Story(pause, json))
        try:
            walk.through()
        except NotInTime as error:
            walk.story.failed = f"{walk.story.step}: {error}"
        finally:
            walk.mend()
            walk.leave()
            if json:
                show_json(walk.data())
        if walk.story.failed:
            raise Stop(f"the drill failed at the step {walk.story.failed}", Exit.PARTLY)


@dataclass
class Walk:
    """The steps in order. Each raises NotInTime, and what boto3 raises."""

    drill: Drill
    place: Place
    story: Story
    broken: bool = False
    found: dict[str, Any] = field(default_factory=dict)

    def through(self) -> None:
        """From a whole SES to a whole SES."""
        board = self.place.info["board"]
        self.story.say(Text.assemble(f"Drill {self.drill.mark} on the local stack. Watch it at ", (board, "bold")))
        self.drill.check()
        self._fail()
        self._look()
        with self.story.telling("mend", "SES is mended", 'On the board: "takes mail".'):
            self.mend()
        self._replay()
        number = count(self.drill.forms, "form")
        self.story.say(Text.assemble(("\n● ", GREEN), f"{number} refused, and in the end each was mailed exactly once"))

    def mend(self) -> None:
        """If it is broken. Though Ctrl-C is pressed meanwhile."""
        for _ in range(PRESSES):
            try:
                if self.broken:
                    self.drill.web.break_ses("none")
            except KeyboardInterrupt:
                continue
            except NotInTime as error:
                errors.print(f"mailchute: SES may still be broken: {error}", markup=False)
            self.broken = False
            return

    def leave(self) -> None:
        """Where what it posted is, if it did not come to its end."""
        if self.drill.ids and len(self.story.seconds) < len(STEPS):
            errors.print("what it posted is mailed, or a dead letter: mailchute dead groups --local", markup=False)

    def data(self) -> dict[str, Any]:
        """For scripts."""
        steps = [{"step": step, "seconds": seconds} for step, seconds in self.story.seconds.items()]
        head = {"drill": self.drill.mark, "forms": self.drill.forms, "ok": len(steps) == len(STEPS)}
        return {**head, "failed": self.story.failed or None, "steps": steps, "ids": self.drill.ids, **self.found}

    def _fail(self) -> None:
        story, board = self.story, self.place.info["board"]
        by_hand = f"""$ curl {board}/ses -H 'Content-Type: application/json' -d '{{"fault": "{FAULT}"}}'"""
        with story.telling("break", "SES refuses every mail", 'On the board: "rejects". By hand:', by_hand):
            self.broken = True
            self.drill.web.break_ses(FAULT)
        number, forms = self.drill.forms, count(self.drill.forms, "form")
        line = "Each visitor is thanked: the queue has the submission."
        with story.telling("post", f"{forms} come in", line), progress("posting", number) as told:
            self.drill.post(told)
        line = "The mailer gives up on each and parks it, with the reason; nothing is lost."
        command = f"$ mailchute status {self.place.options}"
        with story.telling("park", "They become dead letters", line, command), progress("parked", number) as told:
            self.drill.parked(told)

    def _look(self) -> None:
        line = (
            "The first of each reason and hour raises an alert, by mail or in a chat room. Here it is, as it was sent."
        )
        with self.story.telling("alert", "Somebody is told, once", line):
            alert, ours = self.drill.alert()
            self.found |= {"alert": alert, "alert_is_of_this_drill": ours}
            if not ours:
                self.story.say(Text("   (Sent for an earlier letter: this hour's was told already.)"))
            text = "\n".join(f"   │ {harmless(row)}" for row in [alert["subject"], "", *alert["text"].splitlines()])
            self.story.say(Text(text))
        command = f"$ mailchute dead groups {self.place.options}"
        with self.story.telling("groups", "What a person decides about is a cause, not a message", command):
            groups = self.drill.groups()
            self.found["groups"] = [group_data(group) for group in groups]
            if not self.story.silent:
                show_groups(groups)

    def _replay(self) -> None:
        kept = Path(tempfile.gettempdir()) / f"mailchute-drill-{self.drill.mark}.jsonl"
        command = f"$ mailchute dead replay --reason {REASON} {self.place.options}"
        with self.story.telling("replay", "They are sent again", "Each is kept in a file first.", command):
            with progress("sent on", self.drill.forms) as told:
                tally = self.drill.replay(backup.writer(kept), told)
            self.found |= {"replayed": len(tally.sent), "backup": str(kept)}
            self.story.say(Text(f"   sent on {len(tally.sent)}; each is kept in {kept}"))
        line = f"In the inbox, {self.place.info['inbox']}, each is there exactly once."
        telling = self.story.telling("deliver", "All of them are delivered", line)
        with telling, progress("delivered", self.drill.forms) as told:
            self.drill.delivered(told)


STEPS = ("break", "post", "park", "alert", "groups", "mend", "replay", "deliver")
