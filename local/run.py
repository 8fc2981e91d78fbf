"""`make run`: the whole stack in the foreground, until Ctrl-C."""

import os
import signal
import sys
import threading

from local.aws import AwsFailed
from local.bundle import BuildFailed
from local.deploy import DeployFailed
from local.stack import LocalStack, PortTaken

SUMMARY = """
  \033[1msite\033[0m      {site}
  \033[1mendpoint\033[0m  {endpoint}/f/contact
  \033[1minbox\033[0m     {inbox}

  try it:   curl {endpoint}/f/contact -d fullname='Gabe N' -d emailid=gabe@example.com -d company=Valve
  stop it:  Ctrl-C
"""


def main() -> int:
    """0 after Ctrl-C or SIGTERM; 1 where it could not start or the local AWS ended; 2 for a bad port."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: _interrupt(ended))
    try:
        stack = LocalStack(port=_port("PORT", 8000), aws_port=_port("AWS_PORT", 4566), say=_say)
    except ValueError as error:
        return _fail(str(error), 2)
    try:
        with stack:
            _show(stack)
            while not ended.wait(0.5):
                if not stack.aws.alive():
                    return _fail(f"the local AWS ended by itself; its log is {stack.folder / 'aws.log'}", 1)
    except (PortTaken, AwsFailed, BuildFailed, DeployFailed) as error:
        return _fail(str(error), 1)
    except KeyboardInterrupt:
        pass
    _say("stopped")
    return 0


def _interrupt(ended: threading.Event) -> None:
    """The first signal ends the waiting, or, while starting, whatever runs."""
    if ended.is_set():
        return
    ended.set()
    raise KeyboardInterrupt


def _port(variable: str, default: int) -> int:
    value = os.environ.get(variable) or str(default)
    if not value.isdigit() or not 1 <= int(value) <= 65535:
        raise ValueError(f"{variable} must be a port from 1 to 65535")
    return int(value)


def _show(stack: LocalStack) -> None:
    text = SUMMARY.format_map(stack.info)
    print(text if sys.stdout.isatty() else text.replace("\033[1m", "").replace("\033[0m", ""), flush=True)


def _say(text: str) -> None:
    print(f"· {text}", flush=True)


def _fail(text: str, code: int) -> int:
    print(f"mailchute: {text}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
