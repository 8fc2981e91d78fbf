"""The feature numbers of single submissions: in the ledger once they are mailed, else of the letters that wait."""

from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path

from ops.books import Books
from ops.letters.letter import Letter
from ops.letters.walk import walk
from ops.stack import Place
from shared.forms import Form, InvalidForms, load_forms
from shared.spam_memory import Memory, key_of, read_memory, remembered

QUEUES = {"quarantine": "QuarantineQueueUrl", "dead": "DeadLetterQueueUrl"}
# For a letter whose form is gone: parts are then found by the names that fields usually have.
PLAIN = Form(recipients=("nobody@example.com",), origins=("https://www.example.com",))


def find_memories(place: Place, ids: Collection[str], forms: Mapping[str, Form]) -> dict[str, Memory]:
    """By id, of those that are known. Raises what boto3 raises."""
    found = in_ledger(Books.of(place), ids)
    for queue in QUEUES:
        missing = frozenset(ids) - found.keys()
        found |= _in_queue(place, queue, missing, forms) if missing else {}
    return found


def in_ledger(books: Books, ids: Collection[str]) -> dict[str, Memory]:
    """Of what was mailed in the last 40 days."""
    read = {id_: read_memory(books.item(key_of(id_))) for id_ in ids}
    return {id_: memory for id_, memory in read.items() if memory}


def of_letter(letter: Letter, forms: Mapping[str, Form]) -> Memory | None:
    """None of what is no submission."""
    submission = letter.submission
    return remembered(submission, forms.get(submission.form, PLAIN)) if submission else None


def known_forms(file: Path) -> dict[str, Form]:
    """Those of a forms.toml; without one, or with a damaged one, letters are read as those of unknown forms."""
    try:
        return load_forms(file)
    except InvalidForms:
        return {}


def _in_queue(place: Place, queue: str, ids: Collection[str], forms: Mapping[str, Form]) -> dict[str, Memory]:
    found = dict[str, Memory]()
    with closing(walk(place.client("sqs"), place.outputs[QUEUES[queue]], queue)) as letters:
        for letter in letters:
            memory = of_letter(letter, forms) if letter.id in ids else None
            found |= {letter.id: memory} if memory else {}
            if len(found) == len(ids):
                break
    return found
