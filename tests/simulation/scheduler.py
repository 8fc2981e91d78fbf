"""Virtual time and tasks that take turns at their AWS calls: whatever is interleaved, the seed says how.

Each task is a greenlet, so the code under test is the real, synchronous code. A killed task is never resumed, as a
process is not that got `kill -9`: no `except` and no `finally` of its runs.
"""

import heapq
from collections.abc import Callable, Iterable
from typing import Any

from greenlet import GreenletExit, getcurrent, greenlet


class Task(greenlet):
    """One flow of control. `family` dies as one: a Lambda's invocation and what it runs at once."""

    def __init__(self, scheduler: "Scheduler", work: Callable[[], Any], family: "Family") -> None:
        super().__init__(self._run, scheduler.hub)
        self.scheduler, self.work, self.family = scheduler, work, family
        self.result: Any = None
        self.failure: BaseException | None = None
        self.finished = False
        self.interrupt: BaseException | None = None
        self._waiting: list[Task] = []
        family.tasks.append(self)

    def _run(self, *_: object) -> None:
        self.scheduler.begun.add(self)
        try:
            self.result = self.work()
        except GreenletExit:
            return
        except BaseException as error:  # noqa: BLE001 - whoever joins the task is told
            self.failure = error
        finally:
            self.scheduler.begun.discard(self)
        self.end()

    def end(self) -> None:
        """Finished, or killed: whoever waits goes on."""
        self.finished = True
        for task in self._waiting:
            self.scheduler.wake(task)
        self._waiting.clear()

    def join(self) -> None:
        """Wait for its end; to be called from another task."""
        if not self.finished:
            self._waiting.append(current())
            self.scheduler.sleep_until_woken()


class Family:
    """Tasks that live and die together."""

    def __init__(self, name: str) -> None:
        self.name, self.dead = name, False
        self.tasks: list[Task] = []

    @property
    def over(self) -> bool:
        """Whether nothing of it is left."""
        return self.dead or all(task.finished for task in self.tasks)

    def kill(self) -> None:
        """From now on none of them goes on. Killed by one of themselves, that one has to leave at once."""
        self.dead = True
        for task in self.tasks:
            if not task.finished:
                task.end()


def current() -> Task:
    """The task that is running."""
    task = getcurrent()
    assert isinstance(task, Task)
    return task


class Scheduler:
    """`now` is in seconds since the epoch and moves only in `run`."""

    def __init__(self, now: float) -> None:
        self.now = now
        self.hub = getcurrent()
        self._heap: list[tuple[float, int, Callable[[], Any]]] = []
        self._sequence = 0
        self.begun: set[Task] = set()

    def at(self, when: float, action: Callable[[], Any]) -> None:
        """Call `action` then; it must not pause."""
        self._sequence += 1
        heapq.heappush(self._heap, (max(when, self.now), self._sequence, action))

    def spawn(self, work: Callable[[], Any], family: Family, delay: float = 0.0) -> Task:
        """A task that begins after `delay`."""
        task = Task(self, work, family)
        self.at(self.now + delay, lambda: self._resume(task))
        return task

    def pause(self, seconds: float) -> None:
        """The running task goes on after so long."""
        task = current()
        self.at(self.now + seconds, lambda: self._resume(task))
        self.sleep_until_woken()

    def sleep_until_woken(self) -> None:
        """The running task goes on when `wake` is called. Raises what it is to be interrupted with."""
        task = current()
        self.hub.switch()
        if task.family.dead:
            raise GreenletExit
        if task.interrupt:
            interrupt, task.interrupt = task.interrupt, None
            raise interrupt

    def wake(self, task: Task) -> None:
        """Soon."""
        self.at(self.now, lambda: self._resume(task))

    def gather(self, works: Iterable[Callable[[], Any]]) -> list[Any]:
        """Run all at once in the running task's family; their results in order, or the first one's error."""
        tasks = [self.spawn(work, current().family) for work in works]
        for task in tasks:
            task.join()
        for task in tasks:
            if task.failure:
                raise task.failure
        return [task.result for task in tasks]

    def run(self, until: float) -> None:
        """Let time pass. To be called from outside all tasks."""
        while self._heap and self._heap[0][0] <= until:
            self.now, _, action = heapq.heappop(self._heap)
            action()
        self.now = max(self.now, until)

    @property
    def next_at(self) -> float | None:
        """When the next thing happens."""
        return self._heap[0][0] if self._heap else None

    def close(self) -> None:
        """End what is still suspended: the garbage collector does not see into a suspended greenlet's frames."""
        for task in list(self.begun):
            task.family.dead = True
            task.throw(GreenletExit)
        self._heap.clear()

    def _resume(self, task: Task) -> None:
        if not task.dead and not task.family.dead:
            task.switch()
