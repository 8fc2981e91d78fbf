"""`make run`: the whole stack in the foreground, until Ctrl-C."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from local.stack import LocalStack

SUMMARY = """
  \033[1msite\033[0m      {site}
  \033[1mendpoint\033[0m  {endpoint}
  \033[1minbox\033[0m     {inbox}
  \033[1mboard\033[0m     {board}

  try it:   {hint}
            (the very same again within ten minutes is a double click: one mail)
  stop it:  Ctrl-C
"""


class BadPort(ValueError):
    """Says which variable."""


class Stopped(BaseException):
    """Ctrl-C, SIGTERM, or a terminal that was closed."""


def main() -> int:
    """0 after a signal; 1 where it could not start or the local AWS ended; 2 for a bad port."""
    interrupt = _Interrupt()
    # Imported with signals only noted: an exception out of nowhere is swallowed by half of what is imported here.
    from local.aws import AwsFailed
    from local.bundle import BuildFailed
    from local.deploy import DeployFailed
    from local.stack import PortTaken

    try:
        with interrupt:
            return _run()
    except BadPort as error:
        return _fail(str(error), 2)
    except (PortTaken, AwsFailed, BuildFailed, DeployFailed) as error:
        return _fail(str(error), 1)
    except Stopped:
        _say("stopped")
        return 0


def _run() -> int:
    from local.bundle import REPO
    from local.stack import LocalStack
    from ops.forms_check import problems

    forms = Path(os.environ.get("FORMS") or REPO / "forms.toml").resolve()
    found = problems(forms)
    if found:
        return _fail("\n".join(f"{forms.name}: {problem}" for problem in found), 1)
    folder = Path(os.environ.get("MAILCHUTE_LOCAL") or REPO / ".local")
    port, aws_port = _port("PORT", 8000), _port("AWS_PORT", 4566)
    with LocalStack(port=port, aws_port=aws_port, folder=folder, forms=forms, say=_say) as stack:
        _show(stack)
        while stack.aws.alive():
            time.sleep(0.5)
    return _fail(f"the local AWS ended by itself; its log is {folder / 'aws.log'}", 1)


class _Interrupt:
    """The first signal stops; those after it don't disturb the stopping."""

    def __init__(self) -> None:
        self._noted = self._heeding = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def __enter__(self) -> None:
        """From here on, a signal raises Stopped; so does one that came before."""
        self._heeding = True
        if self._noted:
            raise Stopped

    def __exit__(self, *_: object) -> None:
        self._heeding = False

    def _on_signal(self, *_: object) -> None:
        first, self._noted = not self._noted, True
        if first and self._heeding:
            raise Stopped


def _port(variable: str, default: int) -> int:
    value = os.environ.get(variable) or str(default)
    if not value.isdigit() or not 1 <= int(value) <= 65535:
        raise BadPort(f"{variable} must be a port from 1 to 65535")
    return int(value)


def _show(stack: "LocalStack") -> None:
    text = SUMMARY.format(**stack.info, hint=stack.hint)
    print(text if sys.stdout.isatty() else text.replace("\033[1m", "").replace("\033[0m", ""), flush=True)


def _say(text: str) -> None:
    print(f"· {text}", flush=True)


def _fail(text: str, code: int) -> int:
    for line in text.splitlines():
        print(f"mailchute: {line}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
