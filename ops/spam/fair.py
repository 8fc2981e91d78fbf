"""What a corpus would teach though it is not so: that whoever gives a website, or writes Vietnamese, is a spammer.

Where there is a field for a website, nearly all spam fills it in, and little of the ham does. Of some languages there
is spam only.
"""

from collections import Counter
from collections.abc import Sequence
from random import Random

from functions.intake.spam.sighting import Sighting
from ops.spam.rows import Row
from shared.submission import Field

WEBSITE = "website"
# Of the genuine messages without a website, so many get one.
SHARE = 0.15
# With less ham than that, a language's spam teaches the language: then it counts so little.
ENOUGH, LITTLE = 20, 0.1


def weights(rows: Sequence[Row]) -> list[float]:
    """How much each row counts."""
    ham = Counter(row.lang for row in rows if not row.spam)
    return [LITTLE if row.spam and ham[row.lang] < ENOUGH else 1.0 for row in rows]


def lent(rows: Sequence[Row], seed: int = 3) -> list[Row]:
    """For each row with a website a copy with none or a genuine one; and some genuine rows with a genuine one."""
    chance = Random(seed)  # noqa: S311 - chosen, not secret
    genuine = [row.post.message.url for row in rows if not row.spam and row.post.message.url]
    copied = [row for row in rows if row.post.message.url or (not row.spam and chance.random() < SHARE)]
    return [_with(row, chance.choice(genuine) if chance.random() < 0.5 else "") for row in copied] if genuine else []


def _with(row: Row, website: str) -> Row:
    others = tuple(field for field in row.post.sent if field.name != WEBSITE)
    sent = (*others, Field(WEBSITE, website)) if website else others
    return row._replace(post=Sighting(row.post.form, sent))
