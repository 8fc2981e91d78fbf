"""What the doctor looks at, as plain values; the checks see nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Identity:
    """An address or domain that SES knows; `dkim` and `mail_from_status` in SES's words."""

    name: str
    verified: bool
    dkim: str = ""
    signs: bool = False
    mail_from: str = ""
    mail_from_status: str = ""


@dataclass(frozen=True)
class Sender:
    """SenderAddress, and the identities that cover it, the nearest first."""

    address: str
    identities: tuple[Identity, ...] = ()


@dataclass(frozen=True)
class Account:
    """SES's view of its customer. `per_day` is below 0 where there is no quota."""

    sending: bool = True
    enforcement: str = "HEALTHY"
    sent: float = 0
    per_day: float = 50_000
    per_second: float = 14


@dataclass(frozen=True)
class Sandbox:
    """Whether the account is still in it, and which recipients it may then not write to."""

    closed: bool = False
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True)
class Destination:
    """Where a configuration set publishes its events."""

    name: str
    enabled: bool
    types: frozenset[str]
    to_eventbridge: bool


@dataclass(frozen=True)
class Events:
    """A configuration set's destinations, and the ARN of the event bus that one should have."""

    configuration_set: str
    bus: str
    destinations: tuple[Destination, ...] = ()


@dataclass(frozen=True)
class ConfigurationSet:
    name: str
    exists: bool = True
    sending: bool = True


@dataclass(frozen=True)
class Subscription:
    """Who hears of alerts; `state` is SNS's word where it is not confirmed."""

    protocol: str
    endpoint: str
    state: str = ""


@dataclass(frozen=True)
class Alerts:
    """The topic, its subscriptions, and the parameter AlertEmail."""

    topic: str
    subscriptions: tuple[Subscription, ...] = ()
    email: str = ""


@dataclass(frozen=True)
class Source:
    """An event source mapping from the submission queue to the mailer; `partial`: one bad message fails alone."""

    id: str
    state: str = "Enabled"
    partial: bool = True


@dataclass(frozen=True)
class Alarm:
    name: str
    state: str = "OK"
    enabled: bool = True
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alarms:
    """The topic, the names that the stack has given its alarms, and those that CloudWatch knows."""

    topic: str
    wanted: tuple[str, ...] = ()
    found: Mapping[str, Alarm] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One of EventBridge's: its name in template.yaml and in AWS, and AWS's word for its state, "" where it is gone."""

    logical: str
    name: str
    state: str = "ENABLED"


@dataclass(frozen=True)
class Queue:
    """In seconds. `dead` is the ARN that the redrive policy names."""

    url: str
    arn: str
    keeps: int
    hides: int = 30
    dead: str = ""


@dataclass(frozen=True)
class Queues:
    main: Queue
    dead: Queue
    quarantine: Queue


@dataclass(frozen=True)
class Visibility:
    """How long the submission queue hides a message, and how long the mailer may take."""

    url: str
    hides: int
    timeout: int


@dataclass(frozen=True)
class Origins:
    """Those that API Gateway lets browsers post from, and those that the forms and PreviewOrigins name."""

    allowed: tuple[str, ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Bundle:
    """Whether a function runs with the forms.toml that is looked at."""

    function: str
    same: bool = True


@dataclass(frozen=True)
class Function:
    """Lambda's words for its state and its latest update, and its reason where that is not well."""

    name: str
    state: str = "Active"
    update: str = "Successful"
    reason: str = ""
    timeout: int = 0


@dataclass(frozen=True)
class Captcha:
    """The forms that ask for one, by forms.toml, and whether the stack has the secret to check it with."""

    forms: tuple[str, ...] = ()
    secret: bool = False
