"""The operator's command, `mailchute`.

Exit codes: 0 all done, or all well; 1 partly, or something is wrong; 2 usage; 3 nothing matched; 4 AWS could not be
reached or refused. `spam check` has two more: 10 marked, 11 quarantine.
"""

import signal
from contextlib import suppress

import typer

from ops.cli import canary, doctor, drill, feedback, forget, history, letters, reconcile, restore, setup, spam, status
from ops.cli.desk import DEAD, QUARANTINE
from ops.cli.options import command

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Mailchute, for whoever operates it. Exit codes: 0 all done, 1 partly or something is wrong, 2 usage, "
    "3 nothing matched, 4 AWS could not be reached or refused.",
)
command(app)(status.status)
app.add_typer(letters.app_of(DEAD), name="dead")
app.add_typer(letters.app_of(QUARANTINE), name="quarantine")
app.add_typer(spam.app, name="spam")
app.add_typer(feedback.app, name="feedback")
command(app)(restore.restore)
command(app)(history.history)
command(app, "reconcile")(reconcile.reconcile_)
command(app, "forget")(forget.forget_)
command(app)(canary.canary)
command(app)(drill.drill)
command(app)(doctor.doctor)
command(app)(setup.init)
command(app)(setup.snippet)


@app.callback()
def _root() -> None:
    # Whoever ends it by a signal finds what was looked at visible again, as after Ctrl-C.
    with suppress(ValueError):  # in a thread there are no signals
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores a hangup, and means it
                signal.signal(number, signal.default_int_handler)


if __name__ == "__main__":
    app(prog_name="mailchute")
