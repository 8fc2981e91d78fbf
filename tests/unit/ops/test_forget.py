"""A person asks to be erased: from queues and ledger, with a receipt, and nobody else with them."""

import json
import re
from typing import Any

import pytest

from ops.cli.ends import Exit
from ops.forget import NOT_REACHED, QUEUES, Person, Receipt
from shared.ledger import TWIN
from shared.spam_memory import Memory, keep
from shared.standing import State
from shared.submission import Field
from shared.table import Table
from tests.factories import submission
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import Answer, Run, World, id_of, letter

ANN = "ann@example.com"
OTHER = "joann@example.com"


def speaks_of_ann(**changes: Any) -> bool:
    """Whether a submission that is all Gabe's but for this is one of hers."""
    return Person(email=ANN).is_in(letter(submission(**changes).encode()))


PLACES: dict[str, dict[str, Any]] = {
    "field": {"fields": (Field("emailid", ANN),)},
    "any field": {"fields": (Field("message", f"Write to\n<{ANN}>, please."),)},
    "another case": {"fields": (Field("emailid", "Ann@EXAMPLE.com"),)},
    "reply_to": {"reply_to": ANN},
    "subject": {"subject": f"from {ANN}."},
    "quotes": {"subject": f"'{ANN}'"},
    "link": {"subject": f"mailto:{ANN}?x"},
    "no space around it": {"subject": f"メール{ANN}です"},
}
OTHERS: dict[str, dict[str, Any]] = {
    "all of it": {},
    "one that ends as hers": {"reply_to": OTHER},
    "one that ends as hers after a dot": {"reply_to": f"mary.{ANN}"},
    "one that ends as hers after an apostrophe": {"subject": f"o'{ANN}"},
    "one with her name as a tag": {"reply_to": f"x+{ANN}"},
    "one that begins as hers": {"reply_to": f"{ANN}.au"},
    "one whose domain goes on": {"reply_to": f"{ANN}munity.org"},
    "one whose domain has a hyphen": {"reply_to": f"{ANN}-x.org"},
    "one that has a letter for the dot": {"reply_to": "ann@exampleXcom"},
    "her name": {"subject": "ann"},
}


@pytest.mark.parametrize("place", PLACES)
def test_a_person_is_found_wherever_the_address_stands(place: str) -> None:
    """In what a visitor typed."""
    assert speaks_of_ann(**PLACES[place])


@pytest.mark.parametrize("case", OTHERS)
def test_nobody_else_is_found_with_them(case: str) -> None:
    """What is erased never comes back: an address is meant as a whole."""
    assert not speaks_of_ann(**OTHERS[case])


def test_what_can_not_be_read_is_searched_as_it_is() -> None:
    """JSON of a version to come, or no JSON at all."""
    for body in (f'{{"mail": "\\n{ANN}\\n"}}', f'"\\u003c{ANN}\\u003e"', f"mail={ANN}&x=1"):
        assert Person(email=ANN).is_in(letter(body))
    assert not Person(email=ANN).is_in(letter(f'{{"mail": "{OTHER}"}}'))


def test_an_id_means_one_submission() -> None:
    """Whatever is typed in others."""
    person = Person(id=id_of(1))
    assert person.is_in(letter(submission(id=id_of(1)).encode()))
    assert person.is_in(letter("bare", submission_id=id_of(1)))
    assert not person.is_in(letter(submission(id=id_of(2), subject=id_of(1)).encode()))


def test_nobody_is_nobody() -> None:
    """Not everybody."""
    assert not Person().is_in(letter(submission().encode()))


def test_a_receipt_without_anything_is_empty() -> None:
    """What could not be erased is something, too."""
    assert Receipt({"quarantine": []}).is_empty
    assert not Receipt({"quarantine": ["a"]}).is_empty
    assert not Receipt(items=["a"]).is_empty
    assert not Receipt(left={"a": "InternalError"}).is_empty


# -- `mailchute forget`

TWIN_OF_1, TWIN_OF_5 = f"{TWIN}{'1' * 64}", f"{TWIN}{'5' * 64}"


@pytest.fixture
def filled(empty: World) -> World:
    """Ann's in each of the three queues and in the ledger; Joann's beside it."""
    ann: dict[str, Any] = {"reply_to": None, "fields": (Field("emailid", ANN),)}
    other: dict[str, Any] = {"reply_to": OTHER, "fields": (Field("emailid", OTHER),)}
    empty.put(stack.MAIN, id=id_of(1), fingerprint="1" * 64, **ann)
    empty.put(stack.DEAD, id=id_of(2), at="out_of_time", **ann)
    empty.put(stack.QUARANTINE, id=id_of(3), at="links", **ann)
    empty.put(stack.QUARANTINE, id=id_of(4), at="links", **other)
    empty.put(stack.MAIN, id=id_of(5), fingerprint="5" * 64, **other)
    for key in (TWIN_OF_1, TWIN_OF_5):
        Table(empty.aws.dynamo, "ledger").put({"id": key, "first": "x", "at": 5}, "attribute_not_exists(#id)")
    for number in (2, 5, 9):
        keep(Table(empty.aws.dynamo, "ledger"), id_of(number), Memory(1, "BQ=="), empty.aws.now)
    empty.enter(id_of(1), State.RETRY)
    empty.enter(id_of(2), State.PARKED)
    empty.enter(id_of(5), State.RETRY)
    empty.enter(id_of(9), State.DELIVERED)
    return empty


def _there(world: World) -> list[str]:
    """Ids in the queues, all visible, and keys in the ledger."""
    urls = (stack.MAIN, stack.DEAD, stack.QUARANTINE)
    assert [world.aws.sqs.depth(url)[1] for url in urls] == [0, 0, 0]
    queued = [str(message.attributes["submission_id"]) for url in urls for message in world.aws.sqs.peek(url)]
    return queued + sorted(str(key) for (key,) in world.aws.dynamo.tables["ledger"].items)


NUMBERS_OF_2, NUMBERS_OF_5, NUMBERS_OF_9 = (f"features#{id_of(n)}" for n in (2, 5, 9))
BEFORE = [
    *(id_of(n) for n in (1, 5, 2, 3, 4)),
    *(id_of(n) for n in (1, 2, 5, 9)),
    *(NUMBERS_OF_2, NUMBERS_OF_5, NUMBERS_OF_9, TWIN_OF_1, TWIN_OF_5),
]
AFTER = [id_of(5), id_of(4), id_of(5), id_of(9), NUMBERS_OF_5, NUMBERS_OF_9, TWIN_OF_5]


def test_a_person_is_erased_and_nobody_else(filled: World, run: Run) -> None:
    """From the three queues, from the ledger, and from what is known of double clicks; with a receipt."""
    assert _there(filled) == BEFORE
    result = run("forget", "--email", f" {ANN} ", "--yes")
    assert (result.exit_code, _there(filled)) == (Exit.DONE, AFTER)
    assert result.stderr == "found 1 in submissions, 1 in dead letters, 1 in quarantine\n"
    head, *lines = result.stdout.splitlines()
    assert re.fullmatch(r"erased at 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC", head)
    assert lines == [
        f"  submissions: {id_of(1)}",
        f"  dead letters: {id_of(2)}",
        f"  quarantine: {id_of(3)}",
        f"  ledger: {id_of(1)}",
        f"  ledger: {TWIN_OF_1}",
        f"  ledger: {id_of(2)}",
        f"  ledger: {NUMBERS_OF_2}",
        "not reached:",
        *(f"  {text}" for text in NOT_REACHED),
    ]


def test_a_second_run_finds_nothing(filled: World, run: Run) -> None:
    """Exit 3, with an empty receipt."""
    run("forget", "--email", ANN, "--yes")
    result = run("forget", "--email", ANN, "--yes", "--json")
    assert (result.exit_code, _there(filled)) == (Exit.NOTHING, AFTER)
    assert result.stderr.splitlines()[-1] == "mailchute: nothing of them was found"
    receipt = json.loads(result.stdout)
    assert (set(receipt["messages"]) | {"feedback failures"}, receipt["items"]) == (set(QUEUES), [])
    assert not any(receipt["messages"].values())


def test_a_receipt_for_scripts(filled: World, run: Run) -> None:
    """What was erased, and what such a command can't reach."""
    receipt = json.loads(run("forget", "--email", ANN, "--yes", "--json").stdout)
    assert receipt.pop("erased_at").endswith("+00:00")
    assert receipt == {
        "messages": {"submissions": [id_of(1)], "dead letters": [id_of(2)], "quarantine": [id_of(3)]},
        "items": [id_of(1), TWIN_OF_1, id_of(2), NUMBERS_OF_2],
        "left": {},
        "not_reached": list(NOT_REACHED),
    }


def test_one_submission_is_erased_by_its_id(filled: World, run: Run) -> None:
    """In a queue or in the ledger only."""
    receipt = json.loads(run("forget", "--id", id_of(1), "--yes", "--json").stdout)
    assert receipt["messages"] == {"submissions": [id_of(1)], "dead letters": [], "quarantine": []}
    assert receipt["items"] == [id_of(1), TWIN_OF_1]
    result = run("forget", "--id", id_of(9), "--yes", "--json")
    assert (result.exit_code, json.loads(result.stdout)["items"]) == (Exit.DONE, [id_of(9), NUMBERS_OF_9])
    assert [key for key in BEFORE if key not in (id_of(1), id_of(9), NUMBERS_OF_9, TWIN_OF_1)] == _there(filled)


def test_what_could_not_be_deleted_is_named_and_stays_known(
    filled: World, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, and the second run completes it."""
    delete = filled.aws.sqs.delete

    def refuse(queue: Any, operation: str, handle: str) -> None:
        if queue.name == "dead":
            raise client_error("InternalError", operation)
        delete(queue, operation, handle)

    monkeypatch.setattr(filled.aws.sqs, "delete", refuse)
    result = run("forget", "--email", ANN, "--yes", "--json")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        Exit.PARTLY,
        "mailchute: 1 message could not be deleted: run it again",
    )
    receipt = json.loads(result.stdout)
    assert (receipt["left"], receipt["messages"]["dead letters"]) == ({id_of(2): "InternalError"}, [])
    assert [key for key in _there(filled) if key not in AFTER] == [id_of(2), id_of(2), NUMBERS_OF_2]
    monkeypatch.setattr(filled.aws.sqs, "delete", delete)
    assert run("forget", "--email", ANN, "--yes").exit_code == Exit.DONE
    assert _there(filled) == AFTER


def test_without_a_yes_nothing_is_erased(filled: World, run: Run, answer: Answer) -> None:
    """Where nobody is there, exit 2; where somebody says no, exit 3. What was found is told first."""
    result = run("forget", "--email", ANN)
    assert (result.exit_code, _there(filled)) == (Exit.USAGE, BEFORE)
    assert result.stderr.splitlines() == [
        "found 1 in submissions, 1 in dead letters, 1 in quarantine",
        "mailchute: nobody is there to be asked: say --yes",
    ]
    asked = answer(False)
    assert (run("forget", "--id", id_of(1)).exit_code, _there(filled)) == (Exit.NOTHING, BEFORE)
    assert asked == ["erase them, for good, and what the ledger knows of them?"]
    answer(True)
    assert (run("forget", "--email", ANN).exit_code, _there(filled)) == (Exit.DONE, AFTER)


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--email", ANN, "--id", "a"],
        ["--email", ""],
        ["--email", " "],
        ["--id", "\t"],
        ["--email", " ", "--id", ""],
    ],
)
def test_one_person_is_named(filled: World, run: Run, options: list[str]) -> None:
    """Exit 2: a blank is nobody's address, and stands in everything."""
    result = run("forget", "--yes", *options)
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: choose one of --email and --id\n")
    assert (_there(filled), filled.aws.calls) == (BEFORE, [])


def test_the_mailer_does_not_wait_long_for_what_was_looked_at(filled: World, run: Run) -> None:
    """Half a minute, should this be killed; what is let go of at once is told by all the others."""
    heard: list[int] = []

    def hear(name: str, request: dict[str, Any]) -> None:
        if name == "sqs.receive_message":
            heard.append(request["VisibilityTimeout"])

    filled.aws.before = hear
    run("forget", "--email", ANN, "--yes")
    assert set(heard) == {30}


def test_more_than_a_batch_is_erased(empty: World, run: Run) -> None:
    """All of them."""
    for number in range(25):
        empty.put(stack.DEAD, id=id_of(number), reply_to=ANN if number % 2 else OTHER, fields=())
    receipt = json.loads(run("forget", "--email", ANN, "--yes", "--json").stdout)
    assert receipt["messages"]["dead letters"] == [id_of(number) for number in range(25) if number % 2]
    assert _there(empty) == [id_of(number) for number in range(25) if not number % 2]


CUTS = {"an interrupt": (KeyboardInterrupt(), Exit.PARTLY), "AWS": (client_error("Broken", "Delete"), Exit.AWS)}


@pytest.mark.parametrize("cut", CUTS)
def test_whatever_cuts_it_off_the_receipt_says_what_was_erased(filled: World, run: Run, cut: str) -> None:
    """And nothing of that is left in the ledger, where no address would lead to it; the rest is visible."""
    error, exit_code = CUTS[cut]
    filled.aws.before = failing("sqs.delete_message_batch", error, at=2, times=1)
    result = run("forget", "--email", ANN, "--yes", "--json")
    receipt = json.loads(result.stdout)
    assert (result.exit_code, receipt["items"]) == (exit_code, [id_of(1), TWIN_OF_1])
    assert receipt["messages"] == {"submissions": [id_of(1)], "dead letters": []}
    assert _there(filled) == [key for key in BEFORE if key not in (id_of(1), TWIN_OF_1)]
    assert run("forget", "--email", ANN, "--yes").exit_code == Exit.DONE
    assert _there(filled) == AFTER


def test_what_ses_said_of_them_is_erased_too(filled: World, run: Run) -> None:
    """An event that could not be recorded holds the mail's headers: Reply-To and subject."""
    url = filled.aws.sqs.create_queue(QueueName="feedback-failures")["QueueUrl"]
    filled.outputs["FeedbackFailureQueueUrl"] = url

    def put(email: str, id_: str) -> None:
        mail = {"headers": [{"name": "Reply-To", "value": email}], "tags": {"submission": [id_]}}
        filled.aws.sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"detail": {"mail": mail}}))

    def erased(*options: str) -> int:
        receipt = json.loads(run("forget", *options, "--yes", "--json").stdout)
        return len(receipt["messages"]["feedback failures"])

    put(ANN, id_of(9))
    put(ANN, id_of(9))
    put(OTHER, id_of(8))
    assert erased("--email", ANN) == 2
    assert erased("--id", id_of(8)) == 1
    assert filled.bodies(url) == []


@pytest.mark.parametrize("key", ["account", "latest#delivery", "alert#x"])
def test_only_a_submission_is_forgotten(filled: World, run: Run, key: str) -> None:
    """Not what the mailer keeps beside them."""
    Table(filled.aws.dynamo, "ledger").put({"id": key, "code": "x", "due": 5}, "attribute_not_exists(#id)")
    assert run("forget", "--id", key, "--yes").exit_code == Exit.NOTHING
    assert filled.books.item(key)
