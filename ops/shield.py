"""What must not be cut off half way: a receive whose answer is lost hides messages, and nobody has a handle of them."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def shielded() -> Iterator[None]:
    """An interrupt that comes meanwhile is raised afterwards. Other threads than the main one get none anyway."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    noted: list[int] = []
    before = {number: signal.getsignal(number) for number in SIGNALS}
    heeded = [number for number, handler in before.items() if callable(handler)]
    for number in heeded:
        signal.signal(number, lambda got, _: noted.append(got))
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])
    if noted:
        raise KeyboardInterrupt
