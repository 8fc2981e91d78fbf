"""A form's `spam` table in forms.toml: how its posts are judged."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Constraint
from pydantic import StrictInt, StringConstraints

from shared.strict import Strict

# The layers of the filter; each may be weighted, and 0 switches it off.
LayerName = Literal[
    "honeypot",
    "timing",
    "links",
    "markup",
    "names",
    "script",
    "repeats",
    "language",
    "disposable",
    "pitch",
    "text",
    "lists",
    "rate",
    "proof",
    "captcha",
]
Share = Annotated[float, Constraint(ge=0, le=1, strict=True)]
Weight = Annotated[float, Constraint(ge=0, le=10, strict=True)]
Entry = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=200, strip_whitespace=True)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Owners(Strict):
    """The owner's list: `addresses` and `domains` of who writes (a domain is its subdomains, too), and `words`, which
    are whole words or phrases of the text, in any case.
    """

    addresses: tuple[Entry, ...] = ()
    domains: tuple[Entry, ...] = ()
    words: tuple[Entry, ...] = ()


class Rate(Strict):
    """How many posts of one client in how many minutes are still usual."""

    posts: Annotated[StrictInt, Constraint(ge=1, le=100)] = 5
    minutes: Annotated[StrictInt, Constraint(ge=1, le=1440)] = 10


class Spam(Strict):
    """`mark` and `quarantine` are the scores, 0 to 1, from which a mail is marked `[spam?]` or held back.

    `languages` are those that the form's visitors write in, as ISO 639-1 codes; none, and any will do.
    """

    mark: Share = 0.6
    quarantine: Share = 0.9
    weights: Mapping[LayerName, Weight] = Constraint(default_factory=dict)
    allow: Owners = Owners()
    block: Owners = Owners()
    languages: tuple[Language, ...] = ()
    rate: Rate = Rate()
    proof: Literal["off", "grey", "always"] = "off"
    captcha: Literal["off", "turnstile", "hcaptcha", "recaptcha"] = "off"
