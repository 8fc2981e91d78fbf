"""Steps that are told one after the other, as the drill's are."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.text import Text

from ops.cli.ends import Exit, Stop
from ops.cli.screen import DIM, GREEN, errors, harmless, out


@dataclass
class Story:
    """What is told of the steps, and how long each took; `failed` says at which it ended, and why."""

    pause: bool
    silent: bool
    step: str = "check"
    failed: str = ""
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def telling(self, step: str, title: str, *lines: str) -> Iterator[None]:
        """One step. A line that begins with `$` is a command to type."""
        self.step = step
        self.say(Text(f"\n{len(self.seconds) + 1}  {title}", style="bold"))
        for line in lines:
            self.say(Text(f"   {harmless(line)}", style=DIM if line.startswith("$") else ""))
        if self.pause:
            errors.print("   Enter goes on ", end="")
            if not sys.stdin.readline():
                raise Stop("nobody is there to press Enter: leave out --pause", Exit.USAGE)
        begun = time.monotonic()
        yield
        self.seconds[step] = round(time.monotonic() - begun, 3)
        self.say(Text.assemble(("   ✓ ", GREEN), (f"{self.seconds[step]:.1f} s", DIM)))

    def say(self, text: Text) -> None:
        """Unless a script reads."""
        if not self.silent:
            out.print(text, soft_wrap=True)
