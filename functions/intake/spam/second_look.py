"""The second look, for posts that are grey after the first: what other posts say of this one.

It costs a write or three to a table, which a post that is clear never waits for. Windows are fixed, so that one key is
one window and nothing has to be deleted: who sends around a window's end gets away with twice as much.
"""

import hmac
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from ipaddress import IPv6Address, ip_address, ip_network

from functions.intake.spam.counts import Counts
from functions.intake.spam.judge import weighted
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from functions.intake.spam.token import LIFETIME_SECONDS
from shared.forms_spam import LayerName
from shared.spam_text import fold

Told = Callable[[Exception], None]
_Look = Callable[[Sighting, "Around"], Iterator[Signal]]

DAY_SECONDS = 86_400
# A campaign comes from many clients; two may be one person at home and at work.
CLIENTS = 3
# Below this many bytes of UTF-8 (some 13 Chinese characters), people write the same without copying it.
COPIED_BYTES = 40
# In characters; what comes after them makes no other text.
LONGEST = 10_000
# A page that is left open, and sent again after mistakes.
TOKEN_USES = 5


@dataclass
class Fuse:
    """After one call that failed no other is tried: each may take seconds, and the visitor waits."""

    blown: bool = False

    def call(self, count: Callable[[], int], tell: Told) -> int:
        """What `count` says. Raises what it raises, of which `tell` hears."""
        if self.blown:
            raise ConnectionError("not tried again")
        try:
            return count()
        except Exception as error:
            self.blown = True
            tell(error)
            raise


@dataclass(frozen=True)
class Around:
    """What a second look needs besides the post: the form's name, the client's address, the token, what tells its
    proof of work from others (None where it has no good one), and the time.
    """

    form: str
    client: str
    token: str
    proof: str | None
    now: datetime
    fuse: Fuse = field(default_factory=Fuse)


@dataclass(frozen=True)
class SecondLook:
    """`key` hides what is counted: the table's keys can't be traced back to an address or a text without it. `tell`
    hears of a table that does not answer; the post is marked then.
    """

    counts: Counts
    key: bytes
    tell: Told

    def examine(self, seen: Sighting, around: Around) -> tuple[Signal, ...]:
        """What the counters say of a grey post, weighted as the form's owner wants it."""
        return self._looks(seen, around, {"rate": self._rate, "repeats": self._repeats, "timing": self._reuse})

    def at_proof(self, seen: Sighting, around: Around) -> tuple[Signal, ...]:
        """The same of a proof of work, which would be worth nothing if one were good for a thousand posts."""
        return self._looks(seen, around, {"proof": self._proof})

    def _looks(self, seen: Sighting, around: Around, looks: Mapping[LayerName, _Look]) -> tuple[Signal, ...]:
        found = (weighted(seen.form.spam, name, partial(look, seen, around)) for name, look in looks.items())
        return tuple(signal for signals in found for signal in signals)

    def _rate(self, seen: Sighting, around: Around) -> Iterator[Signal]:
        """More from one client than is usual."""
        rate = seen.form.spam.rate
        window, until = _window(around.now, rate.minutes * 60)
        key, member = self._hidden("rate", around.form, network(around.client), window), self._member(*seen.message)
        # Who sends the same once more, because no answer came, has not sent more.
        if self._count(around, lambda: self.counts.members(key, member, until)) > rate.posts:
            yield Signal("rate", 3.0, "quarantine")

    def _repeats(self, seen: Sighting, around: Around) -> Iterator[Signal]:
        """The same text from many clients, on any form of the stack.

        A client is kept as one of 256, which bounds the set and names nobody. Two that are the same one are counted as
        one, to the visitor's advantage.
        """
        text = plain(seen.message.text)
        if len(text.encode("utf-8", "replace")) < COPIED_BYTES:
            return
        window, until = _window(around.now, DAY_SECONDS)
        key, member = self._hidden("text", text, window), self._member(network(around.client), window)
        if self._count(around, lambda: self.counts.members(key, member, until)) >= CLIENTS:
            yield Signal("same-text", 1.2)

    def _reuse(self, seen: Sighting, around: Around) -> Iterator[Signal]:
        """One page's token, sent again and again. One that is not ours, or too old, has been told of already."""
        if seen.age is None or seen.age < 0:
            return
        key, until = self._hidden("token", around.token), int(around.now.timestamp()) + LIFETIME_SECONDS
        if self._count(around, lambda: self.counts.times(key, until)) > TOKEN_USES:
            yield Signal("token-reused", 2.0)

    def _proof(self, seen: Sighting, around: Around) -> Iterator[Signal]:
        """One proof for two messages. The same message again is a retry."""
        if around.proof is None:
            return
        key, member = self._hidden("proof", around.proof), self._member(*seen.message)
        until = int(around.now.timestamp()) + DAY_SECONDS
        if self._count(around, lambda: self.counts.members(key, member, until)) > 1:
            yield Signal("proof-used", 3.0, "mark")

    def _count(self, around: Around, count: Callable[[], int]) -> int:
        return around.fuse.call(count, self.tell)

    def _member(self, *parts: str) -> str:
        return self._hidden("member", *parts)[-2:]

    def _hidden(self, kind: str, *parts: str) -> str:
        text = "\0".join((kind, *parts)).encode("utf-8", "replace")
        return f"{kind}#{hmac.digest(self.key, text, 'sha256').hex()}"


def plain(text: str) -> str:
    """As it is compared: in lower case, without differences in space and in numbers."""
    return " ".join(re.sub(r"\d+", "0", fold(text[:LONGEST])).split())


def network(client: str) -> str:
    """Whom an address belongs to: of IPv6, the 64 bits that a household has."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, 64), strict=False).network_address)
    return str(address)


def _window(now: datetime, seconds: int) -> tuple[str, int]:
    """Which window it is, and when it ends."""
    number = int(now.timestamp()) // seconds
    return f"{seconds}.{number}", (number + 1) * seconds
