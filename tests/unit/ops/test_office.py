"""What an operator does with letters: nothing is lost, wherever it is cut off."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from ops.letters.letter import Letter
from ops.letters.office import Job, Tally, server_time
from shared.peek import HELD_SECONDS
from shared.standing import State
from tests.factories import submission
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import LETTERS, World


def test_every_letter_is_backed_up_then_sent_then_deleted(world: World) -> None:
    """In that order; body and attributes are as they were."""
    heard: list[str] = []
    world.aws.before = lambda name, request: heard.append(name)
    tally = Tally()
    world.office().replay(world.job(), tally)
    acts = [name for name in heard if name not in ("sqs.receive_message", "dynamodb.batch_get_item")]
    assert acts == ["sqs.send_message_batch", "sqs.delete_message_batch"]
    assert (tally.sent, tally.refused, tally.seen) == (["a", "b", "c"], {}, 3)
    assert world.dead == []
    assert _kept(world, stack.MAIN) == LETTERS


def test_nothing_is_sent_that_is_not_backed_up(world: World) -> None:
    """A full disk: all letters stay, and are visible."""

    def full(_: object) -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it has no text
        world.office().replay(Job(lambda _: True, full), Tally())
    assert (world.dead, world.back, world.hidden) == (list(LETTERS), [], 0)


def test_a_backup_is_the_whole_message_as_a_line_of_json(world: World) -> None:
    """From which it could be sent by hand."""
    world.replay()
    assert all(line.endswith("\n") and line.isascii() and line.count("\n") == 1 for line in world.backup)
    kept = [json.loads(line) for line in world.backup]
    assert [(line["Queue"], line["Body"]) for line in kept] == [("dead", "a"), ("dead", "b"), ("dead", "c")]
    assert kept[0]["MessageAttributes"]["reason"] == {"DataType": "String", "StringValue": "refused_by_ses"}
    assert {"SentTimestamp", "ApproximateReceiveCount"} <= set(kept[0]["Attributes"])


def test_only_what_is_wanted_goes_and_the_rest_is_visible_at_once(world: World) -> None:
    """Progress is told of each batch."""
    tally = world.replay(lambda letter: letter.reason == "refused_by_ses")
    assert (tally.sent, tally.seen, world.back) == (["a", "c"], 3, ["a", "c"])
    assert (world.dead, world.hidden, world.told) == (["b"], 0, [(3, 2)])
    assert [json.loads(line)["Body"] for line in world.backup] == ["a", "c"]


def test_a_letter_without_attributes_goes_by_sqs_own_id_and_keeps_its_time(empty: World) -> None:
    """What the queue's own redrive policy has put there: when it was first received stands nowhere else."""
    sent = empty.aws.sqs.send_message(QueueUrl=stack.DEAD, MessageBody="bare")
    came = empty.aws.clock()
    assert empty.replay().sent == [sent["MessageId"]]
    [back] = empty.aws.sqs.messages[stack.MAIN]
    assert back == {"body": "bare", "attributes": {"received_at": came.isoformat()}}


class OddSqs:
    """Answers one batch call otherwise than it should."""

    def __init__(self, world: World, call: str, answer: Callable[[Any, dict[str, Any]], dict[str, Any]]) -> None:
        self._sqs, self._call, self._answer = world.aws.sqs, call, answer

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._sqs, name)
        return (lambda **request: self._answer(real, request)) if name == self._call else real


def _first_fails(real: Any, request: dict[str, Any]) -> dict[str, Any]:
    first, *others = request["Entries"]
    failed = [{"Id": first["Id"], "Code": "InternalError", "SenderFault": False}]
    return {**real(**{**request, "Entries": others}), "Failed": failed}


def _first_unnamed(real: Any, request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = real(**{**request, "Entries": request["Entries"][1:]})
    return answer


def test_a_letter_that_sqs_refuses_stays_and_the_others_go(world: World) -> None:
    """SendMessageBatch says so with HTTP 200: whoever does not look there loses mail."""
    tally = Tally()
    world.office(client=OddSqs(world, "send_message_batch", _first_fails)).replay(world.job(), tally)
    assert (tally.sent, tally.refused) == (["b", "c"], {"a": "InternalError"})
    assert (world.back, world.dead, world.hidden) == (["b", "c"], ["a"], 0)


def test_an_answer_that_does_not_name_a_message_has_not_taken_it(world: World) -> None:
    """Neither done nor failed: it stays."""
    tally = Tally()
    world.office(client=OddSqs(world, "send_message_batch", _first_unnamed)).replay(world.job(), tally)
    assert (tally.sent, tally.refused) == (["b", "c"], {"a": "NoAnswer"})
    assert (world.dead, world.hidden) == (["a"], 0)


def test_a_letter_that_could_not_be_deleted_is_named_and_in_both_queues(world: World) -> None:
    """It is mailed once all the same."""
    tally = Tally()
    world.office(client=OddSqs(world, "delete_message_batch", _first_fails)).replay(world.job(), tally)
    assert (tally.sent, tally.refused) == (["b", "c"], {"a": "InternalError"})
    assert (world.dead, world.back, world.hidden) == (["a"], ["a", "b", "c"], 0)


def test_what_dies_again_meanwhile_is_left_for_the_next_time(world: World) -> None:
    """While its cause is there, it would be sent round for ever."""

    def die_again(name: str, request: dict[str, object]) -> None:
        if name == "sqs.send_message_batch" and world.aws.calls.count(name) < 10:
            world.aws.later(seconds=2)
            world.die(submission_id="again")

    world.aws.after = die_again
    tally = world.replay()
    assert (tally.sent, world.back) == (["a", "b", "c"], ["a", "b", "c"])
    assert (world.dead, world.hidden) == (["again"], 0)


def test_nothing_there_is_nothing_done(empty: World) -> None:
    """Asked several times: one empty answer may be one server's."""
    assert empty.replay().seen == 0
    assert (empty.aws.calls, empty.backup) == (["sqs.receive_message"] * 3, [])


def test_more_than_one_batch_goes_and_each_once(world: World) -> None:
    """Though SQS may give out a letter twice."""
    for number in range(40):
        world.die(submission_id=str(number))

    def twice(name: str, request: dict[str, object]) -> None:
        if name == "sqs.receive_message":
            for message in world.aws.sqs.peek(stack.DEAD):
                world.aws.sqs.duplicate(stack.DEAD, message.id)

    world.aws.after = twice
    tally = world.replay(lambda letter: letter.id != "7")
    assert sorted(world.back) == sorted([*LETTERS, *(str(n) for n in range(40) if n != 7)])
    assert (len(tally.sent), tally.seen) == (42, 43)
    assert (world.dead, world.hidden) == (["7"], 0)


def test_letters_too_large_for_one_call_go_in_several(empty: World) -> None:
    """SQS takes a megabyte at once, and refuses the whole batch above."""
    for number in range(4):
        empty.aws.sqs.send_message(QueueUrl=stack.DEAD, MessageBody=f"{number}" * 400_000)
    assert len(empty.replay().sent) == 4
    assert empty.aws.calls.count("sqs.send_message_batch") == 2


def test_no_more_than_the_limit_goes(world: World) -> None:
    """And the walk ends there."""
    tally = world.replay(limit=2)
    assert (tally.sent, world.dead, world.hidden) == (["a", "b"], ["c"], 0)


def test_the_pace_is_asked_before_letters_go(world: World) -> None:
    """With how many there are."""
    asked: list[tuple[int, int]] = []
    world.replay(pace=lambda number: asked.append((number, len(world.back))))
    assert asked == [(3, 0)]


def test_what_ses_has_already_is_taken_out_and_not_sent(world: World) -> None:
    """SENT, delayed, delivered, or carried by its twin: the backup has it, the mailer hears nothing."""
    for number, state in enumerate((State.SENT, State.DELAYED, State.DELIVERED, State.DUPLICATE)):
        world.die(submission_id=str(number))
        world.enter(str(number), state)
    tally = world.replay()
    assert (tally.mailed, tally.sent) == (["0", "1", "2", "3"], ["a", "b", "c"])
    assert (world.back, world.dead, len(world.backup)) == (["a", "b", "c"], [], 7)


@pytest.mark.parametrize("state", [State.BOUNCED, State.REJECTED, State.COMPLAINED])
def test_what_ses_took_and_did_not_deliver_is_the_operators_to_decide(world: World, state: State) -> None:
    """It stays, and its state is named."""
    world.enter("a", state)
    tally = world.replay()
    assert (tally.refused, world.dead, world.hidden) == ({"a": str(state)}, ["a"], 0)


@pytest.mark.parametrize("state", [State.SENT, State.DELIVERED, State.BOUNCED])
def test_by_force_it_is_mailed_once_more_and_marked(world: World, state: State) -> None:
    """The ledger opens it again, keeps what SES told of it, and the letter carries the count that the ledger has."""
    world.enter("a", State.RETRY, parkings=3)
    world.books.ledger.settle("a", state, "ses-1", world.aws.now - 60)
    tally = world.replay(lambda letter: letter.id == "a", force=True)
    assert (tally.sent, world.back) == (["a"], ["a"])
    assert world.aws.sqs.messages[stack.MAIN][0]["attributes"]["parkings"] == "3"
    entry = world.books.ledger.look("a")
    assert entry is not None
    assert (entry.state, entry.maybe_mailed, entry.parkings) == (State.PARKED, True, 3)
    assert entry.story.splitlines() == [f"{world.aws.now - 60} {state}", f"{world.aws.now} FORCED"]


def test_force_that_meets_a_newer_entry_leaves_the_letter(world: World) -> None:
    """Somebody else was at it: look again."""
    world.enter("a", State.SENT)

    def settle(name: str, request: dict[str, object]) -> None:
        if name == "dynamodb.batch_get_item":
            world.books.ledger.settle("a", State.DELIVERED, "ses", world.aws.now)

    world.aws.after = settle
    tally = world.replay(lambda letter: letter.id == "a", force=True)
    assert (tally.refused, world.back) == ({"a": "Contended"}, [])
    assert "a" in world.dead


def test_the_ledger_is_told_of_a_replay(world: World) -> None:
    """So that its story says so, and whoever looks for the letter knows where it is."""
    world.enter("a", State.PARKED)
    world.replay()
    entry = world.books.ledger.look("a")
    assert entry is not None
    assert (entry.requested, entry.state, entry.story) == (
        world.aws.now,
        State.PARKED,
        f"{world.aws.now} REPLAYED",
    )


def test_a_letter_may_be_corrected_or_left(world: World) -> None:
    """What the edit gives goes; where it gives none, the letter stays."""

    def edit(letter: Letter) -> Letter | None:
        if letter.id == "b":
            return None
        return Letter({**letter.message, "Body": letter.id.upper()}, letter.queue)

    tally = world.replay(edit=edit)
    assert (tally.sent, tally.skipped) == (["a", "c"], ["b"])
    assert (world.back, world.dead, world.hidden) == (["A", "C"], ["b"], 0)


def test_what_is_thrown_away_is_backed_up_and_the_ledger_told(world: World) -> None:
    """Parked or never claimed; nothing is sent."""
    world.enter("a", State.PARKED)
    tally = Tally()
    world.office().discard(world.job(lambda letter: letter.id != "b"), tally)
    assert (tally.discarded, world.dead, world.back, len(world.backup)) == (["a", "c"], ["b"], [], 2)
    for id_ in ("a", "c"):
        entry = world.books.ledger.look(id_)
        assert entry is not None
        assert (entry.state, entry.discarded, entry.parkings) == (State.PARKED, world.aws.now, 1)


def test_quarantine_is_released_to_the_mailer_as_it_is(empty: World) -> None:
    """By the same machinery."""
    id_ = empty.put(stack.QUARANTINE, at="honeypot")
    tally = Tally()
    empty.office("quarantine").replay(empty.job(), tally)
    assert (tally.sent, empty.back) == ([id_], [submission().encode()])
    assert empty.bodies(stack.QUARANTINE) == []


def _kept(world: World, *urls: str) -> dict[str, dict[str, str]]:
    """Bodies and envelopes, but for the time that a letter gets on its way."""
    there = [message for url in urls for message in world.aws.sqs.messages[url]]
    return {m["body"]: {n: v for n, v in m["attributes"].items() if n != "received_at"} for m in there}


def _safe(world: World) -> bool:
    """Whether each letter is in one of the queues at least, with what was on its envelope."""
    return _kept(world, stack.DEAD, stack.MAIN) == LETTERS


def _only_b(letter: Letter) -> bool:
    return letter.id == "b"


CALLS = [
    "sqs.receive_message",
    "dynamodb.batch_get_item",
    "dynamodb.update_item",
    "sqs.send_message_batch",
    "sqs.delete_message_batch",
    "sqs.change_message_visibility_batch",
]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EndpointConnectionError(endpoint_url="sqs")])
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("call", CALLS)
def test_whatever_cuts_it_off_loses_nothing_and_a_second_run_completes_it(
    world: World, call: str, at: int, side: str, error: BaseException
) -> None:
    """Ctrl-C or a broken line, before or after AWS has done what it was asked; at the latest when the hold ends."""
    for id_ in LETTERS:
        world.enter(id_, State.PARKED, parkings=int(LETTERS[id_]["parkings"]))
    setattr(world.aws, side, failing(call, error, at=at, times=1))
    with suppress(KeyboardInterrupt, EndpointConnectionError):
        world.replay(_only_b if call == CALLS[-1] else lambda _: True)
    assert _safe(world)
    world.aws.mend()
    world.aws.later(seconds=HELD_SECONDS)
    assert world.hidden == 0
    world.replay()
    assert (world.dead, set(world.back)) == ([], set(LETTERS))


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("call", CALLS)
def test_an_interrupt_lets_go_at_once_of_what_was_held(world: World, call: str, side: str) -> None:
    """Another operator need not wait for the hold to end; an interrupt while letting go lets go all the same."""
    world.enter("b", State.PARKED, parkings=2)
    at = 2 if call == CALLS[0] else 1
    setattr(world.aws, side, failing(call, KeyboardInterrupt(), at=at, times=1))
    with pytest.raises(KeyboardInterrupt):
        world.replay(_only_b if call == CALLS[-1] else lambda _: True)
    assert (_safe(world), world.hidden) == (True, 0)


def test_two_operators_at_once_send_each_letter_once(world: World) -> None:
    """What the first one holds, the second does not see."""
    second: list[int] = []

    def join(name: str, request: dict[str, object]) -> None:
        if name == "sqs.send_message_batch" and not second:
            tally = Tally()
            world.office(client=world.aws.sqs).replay(world.job(), tally)
            second.append(tally.seen)

    world.aws.before = join
    assert world.replay().sent == ["a", "b", "c"]
    assert (second, world.back, world.dead) == ([0], ["a", "b", "c"], [])


def test_a_look_leaves_everything_as_it_is(world: World) -> None:
    """Also one that is broken off."""
    assert [letter.id for letter in world.office().look()] == ["a", "b", "c"]
    walk = world.office().look()
    assert next(walk).id == "a"
    assert world.hidden == 3
    walk.close()
    assert (world.dead, world.hidden) == (["a", "b", "c"], 0)


def test_the_clock_is_sqs_own_and_not_the_operators() -> None:
    """A slow clock would leave out the newest letters, a fast one send what died again meanwhile."""

    class Sqs:
        def __init__(self, date: str) -> None:
            self.date = date

        def get_queue_attributes(self, **_: Any) -> dict[str, Any]:
            return {"ResponseMetadata": {"HTTPHeaders": {"date": self.date}}}

    now = server_time(Sqs("Tue, 24 Nov 2026 12:00:00 GMT"), "url", lambda: 5.0)
    assert now() == 1795521600.0
    assert server_time(Sqs("no date"), "url", lambda: 5.0)() == 5.0


def test_a_refusal_of_the_whole_call_ends_the_run(world: World) -> None:
    """AWS's own error; nothing is lost."""
    world.aws.before = failing("sqs.send_message_batch", client_error("AccessDenied", "SendMessageBatch"))
    with pytest.raises(Exception, match="AccessDenied"):
        world.replay()
    assert (_safe(world), world.hidden) == (True, 0)


def test_an_old_backup_of_what_died_again_is_mailed_and_not_dropped_as_a_copy(world: World) -> None:
    """Replayed, dead again, thrown away, and its first backup put back: that has a lower count than the ledger."""
    world.enter("a", State.PARKED, parkings=3, discarded=world.aws.now)
    world.replay(lambda letter: letter.id == "a")
    [back] = world.aws.sqs.messages[stack.MAIN]
    assert back["attributes"]["parkings"] == "3"


def test_a_force_that_was_cut_off_is_completed_by_the_next_run(world: World) -> None:
    """The ledger has opened the entry, and the letter has not left: it leaves with the ledger's count."""
    world.enter("a", State.SENT, parkings=2)
    world.aws.before = failing("sqs.send_message_batch", KeyboardInterrupt(), times=1)
    with pytest.raises(KeyboardInterrupt):
        world.replay(lambda letter: letter.id == "a", force=True)
    world.aws.mend()
    assert world.replay(lambda letter: letter.id == "a").sent == ["a"]
    assert world.aws.sqs.messages[stack.MAIN][0]["attributes"]["parkings"] == "2"


def test_a_twin_that_is_forced_stands_for_itself(empty: World) -> None:
    """Else the mailer would find the one that was mailed, and leave it at that."""
    id_ = empty.put(stack.DEAD, fingerprint="f" * 64)
    empty.enter(id_, State.DUPLICATE)
    empty.replay(force=True)
    assert '"fingerprint":""' in empty.back[0]


def test_the_ledger_is_told_of_what_leaves_and_of_nothing_else(world: World) -> None:
    """Whoever gives up in the second letter's editor has sent neither."""
    for id_ in ("a", "b"):
        world.enter(id_, State.PARKED, parkings=int(LETTERS[id_]["parkings"]))

    def edit(letter: Letter) -> Letter:
        if letter.id == "b":
            raise KeyboardInterrupt
        return letter

    with pytest.raises(KeyboardInterrupt):
        world.replay(edit=edit)
    assert [world.books.entries(["a", "b"])[id_].requested for id_ in ("a", "b")] == [0, 0]


@pytest.mark.parametrize("state", [State.RETRY, State.UNKNOWN, State.SENDING])
def test_what_is_thrown_away_before_the_mailer_was_done_is_noted_too(world: World, state: State) -> None:
    """SQS's own redrive policy moves letters that are not parked."""
    world.enter("a", state)
    world.office().discard(world.job(lambda letter: letter.id == "a"), Tally())
    entry = world.books.ledger.look("a")
    assert entry
    assert (entry.state, entry.discarded) == (state, world.aws.now)
