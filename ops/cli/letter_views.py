"""Letters on the screen and as JSON."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.text import Text

from ops.books import Step
from ops.cli.desk import DEAD, QUARANTINE, Kind
from ops.cli.screen import DIM, NARROW, NONE, RED, YELLOW, harmless, iso, moment, out, span, table
from ops.cli.spam_views import show_judgement
from ops.letters.groups import Group
from ops.letters.letter import Letter
from ops.spam.whys import briefly, judgement_data
from ops.stack import Place
from shared.spam_reasons import codes_in_words

SOON = 4 * 86_400
# What a refusal means where the code is a state of the ledger's.
_STATES = {
    "BOUNCED": "SES took it, and it bounced: --force sends it once more",
    "REJECTED": "SES took it and found a virus: --force sends it once more",
    "Forgotten": "older than the ledger remembers: it may have been mailed; --force puts it back",
    "COMPLAINED": "whoever received it reported it as spam: --force sends it once more",
}


def summary(letter: Letter) -> dict[str, Any]:
    """What a list shows, for scripts."""
    return {
        "id": letter.id,
        "form": letter.form,
        "reason": letter.reason,
        "code": letter.code,
        "parkings": letter.parkings,
        "reply_to": letter.submission.reply_to if letter.submission else None,
        "judgement": judgement_data(letter.judgement) if letter.judgement else None,
        "received_at": iso(letter.received_at),
        "came_at": iso(letter.came_at),
        "expires_at": iso(letter.expires_at),
    }


def whole(letter: Letter, story: Sequence[Step]) -> dict[str, Any]:
    """Everything, for scripts."""
    attributes = {n: v.get("StringValue", "") for n, v in letter.message.get("MessageAttributes", {}).items()}
    submission = letter.submission.model_dump(mode="json") if letter.submission else None
    steps = [{"at": iso(step.at), "what": step.what, "code": step.code} for step in story]
    return {**summary(letter), "attributes": attributes, "submission": submission, "story": steps}


def show(letters: Sequence[Letter], kind: Kind) -> None:
    """A table, the one that expires first on top. On a narrow screen only what tells one from another."""
    if not letters:
        return
    rows = [_cells(letter, kind) for letter in letters]
    always = ("id", "form", "reason", "why", "expires in")
    columns = [name for name in rows[0] if out.width >= NARROW or name in always]
    out.print(table("", columns, [[row[name] for name in columns] for row in rows]))


def _cells(letter: Letter, kind: Kind) -> dict[str, object]:
    attempts = letter.message.get("MessageAttributes", {}).get("attempts", {}).get("StringValue", NONE)
    dead = {"reason": letter.reason, "code": letter.code or NONE, ">tries": attempts}
    return {
        "id": letter.id,
        "form": letter.form,
        **(dead if kind is DEAD else _judged(letter)),
        "from": (letter.submission.reply_to if letter.submission else None) or NONE,
        "received": moment(letter.received_at),
        "expires in": left_of(letter.expires_at),
    }


def _judged(letter: Letter) -> dict[str, object]:
    """Of what can't be read, only the envelope tells why it is here."""
    if letter.judgement is None:
        return {">score": NONE, "why": codes_in_words(letter.reason)}
    return {">score": f"{letter.judgement.score:.2f}", "why": briefly(letter.judgement)}


def left_of(expires: float) -> Text:
    """How long until then; red when it is soon."""
    left = expires - time.time()
    return Text(span(left), style=RED if left < SOON else "")


def group_data(group: Group) -> dict[str, Any]:
    """A cause, for scripts."""
    times = {name: iso(getattr(group, name)) for name in ("oldest", "newest", "expires")}
    return {**vars(group), **times}


def show_groups(found: Sequence[Group], place: Place | None = None, kind: Kind = DEAD) -> None:
    """A table, the largest first; with a place, what to type there for each."""
    if not found:
        return
    rows = [_group_row(group, kind, again=any(each.again for each in found)) for group in found]
    out.print(table("", list(rows[0]), [list(row.values()) for row in rows]))
    if place:
        out.print()
        for reason in dict.fromkeys(group.reason for group in found):
            line = f"  mailchute {kind.queue} {kind.verb} --reason {reason} {place.options}"
            out.print(Text(harmless(line), style=DIM), soft_wrap=True)


def _group_row(group: Group, kind: Kind, *, again: bool) -> dict[str, object]:
    """By column. On a narrow screen times are left out."""
    codes = "reason" if kind is DEAD else "reasons"
    row: dict[str, object] = {">count": f"{group.count:,}", codes: group.reason}
    row |= {"what it says": codes_in_words(group.reason)} if kind is QUARANTINE else {"code": group.code or NONE}
    row |= {"form": group.form} | ({">died again": f"{group.again:,}"} if again else {})
    if out.width >= NARROW:
        row |= {"oldest": moment(group.oldest), "newest": moment(group.newest)}
    return row | {"first expires in": left_of(group.expires)}


def show_whole(letter: Letter, story: Sequence[Step]) -> None:
    """One letter, for people."""
    head = {"id": letter.id, "form": letter.form, "reason": f"{letter.reason} {letter.code}".strip()}
    head |= {"received": moment(letter.received_at), "here since": moment(letter.came_at)}
    head |= {"expires": moment(letter.expires_at)}
    submission = letter.submission
    if submission:
        head |= {"reply to": submission.reply_to or NONE, "from page": submission.origin or NONE}
        head |= {"subject": submission.subject} if submission.subject else {}
    _pairs([*head.items()])
    if letter.judgement:
        show_judgement(letter.judgement)
    if submission:
        out.print(Text("\nfields", style="bold"))
        _pairs([(field.name, field.value) for field in submission.fields])
    else:
        out.print(Text("\nnot a submission that this version can read", style=YELLOW))
    show_story(story)


def show_story(story: Sequence[Step]) -> None:
    """A timeline."""
    if story:
        out.print(Text("\nstory", style="bold"))
        _pairs([(moment(step.at), f"{step.what} {step.code}".rstrip()) for step in story])


def show_refused(refused: dict[str, str]) -> None:
    """By code, with some of the ids."""
    for code, number in Counter(refused.values()).items():
        ids = [id_ for id_, why in refused.items() if why == code]
        more = " …" if number > 3 else ""
        text = f"  {number:,} stayed: {_STATES.get(code, code)} ({', '.join(ids[:3])}{more})"
        out.print(Text(harmless(text), style=YELLOW), soft_wrap=True)


def _pairs(pairs: Sequence[tuple[str, str]]) -> None:
    grid = table("", ("", ""), [])
    for name, value in pairs:
        grid.add_row(Text(harmless(name), style=DIM), Text(harmless(value, lines=True)))
    out.print(grid)
