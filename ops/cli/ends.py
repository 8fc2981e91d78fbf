"""How a command ends: exit codes, and exceptions as one line for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer
from botocore.exceptions import BotoCoreError, ClientError, NoRegionError

from ops.cli.screen import errors, harmless
from ops.letters.backup import BadBackup
from ops.spam.corrections import BadCorrections
from ops.spam.posts import BadPost
from ops.stack import StackNotFound


class Exit(IntEnum):
    """0 all done, or all well. 1 partly, or something is wrong. 2 usage. 3 nothing matched. 4 AWS could not be reached
    or refused. 10 and 11 are verdicts of `spam check`; accept is 0.
    """

    DONE = 0
    PARTLY = 1
    USAGE = 2
    NOTHING = 3
    AWS = 4
    MARK = 10
    QUARANTINE = 11


class Stop(Exception):
    """Ends the command with a text and a code."""

    def __init__(self, text: str, code: Exit) -> None:
        super().__init__(text)
        self.code = code


@contextmanager
def ending() -> Iterator[None]:
    """Around a command: what it raises becomes a line on stderr and an exit code."""
    try:
        yield
    except Stop as stop:
        _end(str(stop), stop.code)
    except (StackNotFound, BadBackup, BadCorrections, BadPost) as error:
        _end(str(error), Exit.USAGE)
    # AWS first: some of botocore's errors, a read timeout for one, are OSErrors, too.
    except NoRegionError:
        _end("no region: say --region, set AWS_REGION, or say --local", Exit.AWS)
    except (ClientError, BotoCoreError) as error:
        _end(str(error), Exit.AWS)
    except OSError as error:
        _end(f"{error.filename or 'file'}: {error.strerror}", Exit.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        _end("interrupted", Exit.PARTLY)


def _end(text: str, code: Exit) -> None:
    errors.print(f"mailchute: {harmless(text)}", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(code) from None
