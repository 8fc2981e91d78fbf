"""The second look: what other posts say of one that is grey."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from functions.intake.spam.counts import DynamoCounts
from functions.intake.spam.second_look import Around, Fuse, SecondLook, network, plain
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.forms_spam import Rate, Spam
from shared.submission import Field
from tests.factories import NOW, contact_form
from tests.fakes import FakeDynamo

AROUND = Around("contact", "192.0.2.1", "t0ken", None, NOW)
COPIED = "We rank your site at the top of every search, this week only"
CLIENTS = [f"192.0.2.{number}" for number in range(1, 20)]
RATE = Signal("rate", 3.0, "quarantine")
Look = Callable[..., tuple[Signal, ...]]


@pytest.fixture
def told() -> list[Exception]:
    return []


@pytest.fixture
def look(dynamo: FakeDynamo, told: list[Exception]) -> Look:
    """One more post; `message`, `age`, `spam` and what is around it may be said."""
    second = SecondLook(DynamoCounts(dynamo, "counts"), b"k3y", told.append)

    def examine(message: str = "short", age: float | None = None, spam: Spam | None = None, **around: Any) -> Any:
        form = contact_form(spam=spam or Spam())
        sighting = Sighting(form, (Field("message", message),), age)
        each = replace(AROUND, fuse=Fuse(), **around)
        return (*second.at_proof(sighting, each), *second.examine(sighting, each))

    return examine


def test_more_than_five_in_ten_minutes_are_too_many(look: Look) -> None:
    """The sixth is held back, for the owner's numbers are not given."""
    assert [look(f"message {at}") for at in "abcdefg"] == [()] * 5 + [(RATE,)] * 2


def test_the_same_message_again_is_no_more_than_one(look: Look) -> None:
    """Who got no answer tries again."""
    assert [look("a message") for _ in range(9)] == [()] * 9


def test_the_owner_says_how_many_are_usual(look: Look) -> None:
    """And in how many minutes."""
    spam = Spam(rate=Rate(posts=1, minutes=60))
    assert [look(text, spam=spam) for text in ("one", "two")] == [(), (RATE,)]
    assert look("three", spam=spam, now=NOW + timedelta(minutes=59)) == (RATE,)
    assert look("four", spam=spam, now=NOW + timedelta(minutes=60)) == ()


def test_clients_and_forms_are_counted_apart(look: Look) -> None:
    """One that is busy costs no other."""
    spam = Spam(rate=Rate(posts=1))
    assert [look(spam=spam, client=client) for client in CLIENTS] == [()] * len(CLIENTS)
    assert look("another", spam=spam, form="support") == ()
    assert look("another", spam=spam) == (RATE,)


def test_a_household_is_one_client(look: Look) -> None:
    """It has 64 bits of IPv6 to choose from."""
    spam = Spam(rate=Rate(posts=1))
    clients = ("2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1")
    found = [look(f"by {client}", spam=spam, client=client) for client in clients]
    assert found == [(), (RATE,), ()]


@pytest.mark.parametrize(
    ("client", "whom"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", ""),
        ("no address", "no address"),
    ],
)
def test_an_address_is_whom_it_belongs_to(client: str, whom: str) -> None:
    """What is none is taken as it is."""
    assert network(client) == whom


def test_the_same_text_from_three_clients_is_a_campaign(look: Look) -> None:
    """On whatever form, in whatever case, space and numbers."""
    spam = Spam(weights={"rate": 0})
    told = [
        look(COPIED, spam=spam),
        look(COPIED, spam=spam),
        look(COPIED.upper(), spam=spam, client=CLIENTS[1], form="support"),
        look(f"  {COPIED}\n".replace(" ", "  "), spam=spam, client=CLIENTS[2]),
        look(COPIED + "!", spam=spam, client=CLIENTS[3]),
    ]
    assert told == [(), (), (), (Signal("same-text", 1.2),), ()]


def test_numbers_make_no_other_text() -> None:
    """They are what a campaign changes."""
    assert plain("Order 1234 for\t€ 5") == plain("order 7 FOR € 99,".rstrip(","))


def test_what_people_write_without_copying_it_is_no_campaign(look: Look) -> None:
    """A dozen of them ask to be called back."""
    assert [look("Please call me back", client=client) for client in CLIENTS] == [()] * len(CLIENTS)


def test_a_campaign_of_yesterday_is_over(look: Look) -> None:
    """By the day."""
    found = [look(COPIED, client=CLIENTS[n], now=NOW + timedelta(days=n)) for n in range(4)]
    assert found == [()] * 4


def test_a_token_may_be_sent_five_times(look: Look) -> None:
    """After mistakes; then it is a robot's."""
    found = [look(age=60.0, client=client) for client in CLIENTS[:7]]
    assert found == [()] * 5 + [(Signal("token-reused", 2.0),)] * 2
    assert look(age=60.0, token="another") == ()


@pytest.mark.parametrize("age", [None, -1.0])
def test_what_is_no_token_of_ours_is_not_counted(look: Look, age: float | None) -> None:
    """There is none, or it has been told of already."""
    assert [look(age=age, client=client) for client in CLIENTS] == [()] * len(CLIENTS)


def test_a_proof_of_work_is_good_for_one_message(look: Look) -> None:
    """However often that one is sent."""
    used = Signal("proof-used", 3.0, "mark")
    found = [look(message, proof="s0lved") for message in ("one", "one", "another", "one")]
    assert found == [(), (), (used,), (used,)]
    assert look("another", proof="another") == ()


def test_a_layer_that_is_off_writes_nothing(look: Look, dynamo: FakeDynamo) -> None:
    """The owner's weights go for the second look, too."""
    assert look(COPIED, age=60.0, spam=Spam(weights={"rate": 0, "repeats": 0, "timing": 0})) == ()
    assert dynamo.tables["counts"].items == {}
    heavy = Spam(rate=Rate(posts=1), weights={"rate": 2})
    assert [look(text, spam=heavy) for text in ("one", "two")][1] == (Signal("rate", 6.0, "quarantine"),)


def test_the_table_holds_nothing_of_what_was_sent(look: Look, dynamo: FakeDynamo) -> None:
    """Neither text nor address nor token, but keys that only the stack can make; a client is one of 256."""
    for client in CLIENTS:
        look(COPIED, age=60.0, client=client, proof="s0lved")
    items = list(dynamo.tables["counts"].items.values())
    kinds = sorted({item["id"]["S"].partition("#")[0] for item in items})
    assert kinds == ["proof", "rate", "text", "token"]
    assert all(len(item["id"]["S"].partition("#")[2]) == 64 for item in items)
    members = [member for item in items if "members" in item for member in item["members"]["SS"]]
    assert len(members) > 2
    assert all(len(member) == 2 for member in members)
    for typed in ("rank", "192.0.2", "t0ken", "s0lved"):
        assert typed not in str(items)


def test_all_of_it_is_forgotten(look: Look, dynamo: FakeDynamo) -> None:
    """A day after the first at the latest."""
    look(COPIED, age=60.0, proof="s0lved")
    assert len(dynamo.tables["counts"].items) == 4
    assert dynamo.expire(NOW + timedelta(days=1)) == 4


def test_a_table_that_does_not_answer_marks_the_mail_and_is_asked_once(
    look: Look, dynamo: FakeDynamo, told: list[Exception]
) -> None:
    """Each try may take seconds, and the visitor waits; all that was not looked at is named."""
    dynamo.down = True
    found = look(COPIED, age=60.0, proof="s0lved")
    assert found == tuple(Signal(f"{name}-failed", 0.0, "mark") for name in ("proof", "rate", "repeats", "timing"))
    assert [type(error) for error in told] == [EndpointConnectionError]
    assert look() == (Signal("rate-failed", 0.0, "mark"),)
