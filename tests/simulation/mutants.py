"""Seeded bugs, one at a time, as changes of the source text: the proof must catch every one of them.

Each is what somebody wrote in earnest somewhere, or what a careless change of ours might make.
"""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

REPO = Path(__file__).parents[2]


@dataclass(frozen=True)
class Mutant:
    """In `module`, `before` is replaced by `after`. `near` names the scenario in whose crash points to look first."""

    name: str
    module: str
    before: str
    after: str
    near: str = ""

    def source(self) -> str:
        """The changed text. Raises LookupError where `before` does not stand there exactly once."""
        text = (REPO / self.module.replace(".", "/")).with_suffix(".py").read_text("utf-8")
        if text.count(self.before) != 1:
            raise LookupError(f"mutant {self.name!r} does not fit {self.module}")
        return text.replace(self.before, self.after)

    def install(self) -> None:
        """From now on an import of `module` gets the changed text. To be called before it is imported."""
        assert self.module not in sys.modules
        sys.meta_path.insert(0, _Finder(self.module, self.source()))


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, module: str, source: str) -> None:
        self._module, self._source = module, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._module:
            return None
        file = (REPO / fullname.replace(".", "/")).with_suffix(".py")
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(file))

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str((REPO / self._module.replace(".", "/")).with_suffix(".py"))
        exec(compile(self._source, module.__file__, "exec"), module.__dict__)


MAILER, SHARED = "functions.mailer.", "shared."
MUTANTS = (
    Mutant(
        "thank the visitor whatever the queue says",
        "functions.intake.serve",
        "return respond.refused(request, _unavailable(), post)",
        'return respond.accepted(request, post, "x")',
        near="plain",
    ),
    Mutant("delete before send", MAILER + "batch", "    return result.outcome is not Outcome.RETRY", "    return True"),
    Mutant(
        "swallow a record's error",
        MAILER + "batch",
        """logger.error("failed", extra={"message_id": raw["messageId"], "code": code_of(error), "at": where(error)})
        return False""",
        "return True",
    ),
    Mutant(
        "answer null",
        MAILER + "batch",
        'return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failures]}',
        "return None",
    ),
    Mutant(
        "name only the first failure",
        MAILER + "batch",
        "for message_id in failures]}",
        "for message_id in failures[:1]]}",
    ),
    Mutant(
        "let one record fail the batch",
        MAILER + "batch",
        """logger.error("failed", extra={"message_id": raw["messageId"], "code": code_of(error), "at": where(error)})
        return False""",
        "raise",
    ),
    Mutant(
        "ignore the ledger",
        SHARED + "standing",
        "    if entry.state not in OPEN:\n        return Turn(Verdict.DONE, entry)",
        "    if entry.state not in OPEN:\n        return Turn(Verdict.SEND, claimed(entry, who, timing))",
    ),
    Mutant(
        "key the ledger by SQS's messageId",
        MAILER + "deliver",
        "_claim(room, record, submission.id, submission.form)",
        "_claim(room, record, record.message_id, submission.form)",
    ),
    Mutant(
        "default SDK retries for SES",
        SHARED + "clients",
        '"read_timeout": 10, "retries": {"total_max_attempts": 1}',
        '"read_timeout": 10',
    ),
    Mutant("forget after one hour", SHARED + "standing", "KEEP = 40 * 86_400", "KEEP = 3600"),
    Mutant(
        "treat a terminal error as transient",
        MAILER + "setback",
        "if error.permanent:",
        "if False:",
        near="SES refuses for an hour",
    ),
    Mutant("treat a transient error as terminal", MAILER + "setback", "if error.permanent:", "if not error.ambiguous:"),
    Mutant(
        "release the claim when the answer is lost",
        MAILER + "setback",
        "return _later(room, unknown(entry, error.code, now, room.timing), entry, now)",
        "return _later(room, failed(entry, error.code, 1, now), entry, now)",
    ),
    Mutant(
        "read a lost answer as refused",
        MAILER + "ses",
        "raise SendError(type(error).__name__, ambiguous=True) from None",
        "raise SendError(type(error).__name__) from None",
    ),
    Mutant(
        "send again without waiting for the event",
        SHARED + "standing",
        "due, unsettled = now + timing.hold",
        "due, unsettled = now + 1",
    ),
    Mutant("send again without the mark", MAILER + "deliver", "maybe_mailed=entry.maybe_mailed", "maybe_mailed=False"),
    Mutant("send again and again", SHARED + "standing", "entry.unsettled > 1", "entry.unsettled > 99"),
    Mutant(
        "a lease that never ends", SHARED + "standing", "entry.state is State.SENDING and entry.due <= who.now", "False"
    ),
    Mutant(
        "a lease that ran out is free again",
        SHARED + "standing",
        'entry = unknown(entry, "LeaseRanOut", entry.due, timing)',
        "pass",
    ),
    Mutant(
        "a late writer wins",
        SHARED + "ledger",
        '"#state = :state AND #attempts = :attempts",',
        '"attribute_exists(#id) OR #state = :state OR #attempts = :attempts",',
    ),
    Mutant("ignore SES's SEND event", "functions.feedback.news", '    "Send": State.SENT,\n', ""),
    Mutant(
        "the latest event wins",
        SHARED + "ledger",
        "lighter = [*OPEN, *NEWS[: NEWS.index(state)]]",
        "lighter = [*OPEN, *NEWS]",
    ),
    Mutant(
        "alert before parking",
        MAILER + "park",
        "        if entry is not seen and not self.ledger.save(entry, seen):",
        "        self.alerts.tell(dead_letter(entry, self.options), now)\n"
        "        if entry is not seen and not self.ledger.save(entry, seen):",
    ),
    Mutant(
        "park without a dead letter when SQS fails",
        MAILER + "park",
        "            self._send(record, entry)\n",
        "            try:\n                self._send(record, entry)\n"
        "            except Exception:\n                pass\n",
        near="SES refuses, an operator replays",
    ),
    Mutant("park without a reason", MAILER + "park", '            "reason": entry.reason,\n', ""),
    Mutant("count no parkings on the envelope", MAILER + "park", '            "parkings": str(entry.parkings),\n', ""),
    Mutant(
        "park silently when SNS fails",
        MAILER + "park",
        "        return self.alerts.tell(dead_letter(entry, self.options), now)\n",
        "        try:\n            self.alerts.tell(dead_letter(entry, self.options), now)\n"
        "        except Exception:\n            pass\n        return True",
        near="SES refuses, an operator replays",
    ),
    Mutant(
        "note the alert before it is published",
        SHARED + "alerts",
        '"told": 0,',
        '"told": now,',
        near="SES refuses, an operator replays",
    ),
    Mutant(
        "leave the alert to whoever has begun it",
        SHARED + "alerts",
        'return bool(conflict.item.get("told"))',
        "return True",
        near="SES refuses, an operator replays",
    ),
    Mutant(
        "take one's own repeated write for another's",
        SHARED + "table",
        "if conflict.item != item:",
        "if True:",
        near="SES refuses, an operator replays",
    ),
    Mutant("wait until the queue forgets", MAILER + "record", "RETENTION = 4 * 86_400", "RETENTION = 40 * 86_400"),
    Mutant("mail a double click twice", MAILER + "twins", "if not submission.fingerprint:", "if True:"),
    Mutant(
        "take all of a form for the same",
        "functions.intake.identity",
        'digest("client", request.form, *client, *_content(valid))',
        'digest("client", request.form, *client)',
    ),
    Mutant(
        "a token alone makes the id",
        "functions.intake.identity",
        'digest("token", request.form, token, *_content(valid))',
        'digest("token", request.form, "always")',
    ),
    Mutant(
        "replay: delete before send",
        "ops.letters.office",
        "        refused = send(self.client, self.destination, ready)\n",
        "        delete(self.client, self.url, [(letter, peek.handle(letter.message)) for letter in ready])\n"
        "        refused = send(self.client, self.destination, ready)\n",
        near="SES refuses, an operator replays",
    ),
    Mutant(
        "replay: ignore the failures in an answer",
        "ops.letters.office",
        "unsent = [letter for letter, _ in refused]",
        "unsent = []",
        near="SES refuses, an operator replays",
    ),
    Mutant(
        "replay: lose the attributes",
        "ops.letters.letter",
        '"MessageAttributes": attributes}\n\n    def backup',
        '"MessageAttributes": {}}\n\n    def backup',
    ),
)
