"""Whether SES takes the mail, passes it on, and tells what became of it. Pure."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from ops.doctor.check import Check, Commands, failed, passed, warned
from ops.doctor.facts import Account, ConfigurationSet, Events, Sandbox
from ops.status import Hold

# What the ledger lives on.
EVENT_TYPES = frozenset({"SEND", "DELIVERY", "DELIVERY_DELAY", "BOUNCE", "COMPLAINT", "REJECT"})
NEARLY = 0.8


def account(fact: Account) -> Iterator[Check]:
    """Whether SES lets the account send at all."""
    case = "look for AWS's mail about it, and answer the case in the AWS support center"
    if fact.enforcement == "SHUTDOWN":
        yield failed("SES account", "AWS has shut the account's sending down", case)
    elif not fact.sending:
        yield failed("SES account", "sending is paused for the whole account", case)
    elif fact.enforcement == "PROBATION":
        yield warned("SES account", "under review by AWS, for its bounces or complaints", case)
    elif fact.enforcement != "HEALTHY":
        yield warned("SES account", f"in a state that is not known here: {fact.enforcement or 'none'}", case)
    else:
        yield passed("SES account", "healthy, and sends")


def hold(fact: Hold | None) -> Iterator[Check]:
    """While it is on, the mailer sends nothing, and asks SES now and then."""
    if fact is None:
        yield passed("hold", "mail is not held")
        return
    found = f"on hold since {_moment(fact.since)}: {fact.code}; SES is asked again at {_moment(fact.due)}"
    fix = "mend what `SES account`, `sender` or `quota` names; mail goes out by itself then"
    yield warned("hold", f"{found} (within a quarter of an hour)", fix)


def quota(fact: Account) -> Iterator[Check]:
    """Of mails in 24 hours, over all that the account sends."""
    fix = "wait, or ask for more: Service Quotas, Amazon SES, 'Sending quota'"
    if fact.per_day < 0:
        yield passed("quota", "unlimited")
        return
    found = f"{fact.sent:,.0f} of {fact.per_day:,.0f} mails in 24 hours"
    if fact.sent >= fact.per_day:
        yield failed("quota", f"{found}: SES takes no more", fix)
    elif fact.sent >= NEARLY * fact.per_day:
        yield warned("quota", found, fix)
    else:
        yield passed("quota", found)


def rate(fact: Account, configured: str, commands: Commands) -> Iterator[Check]:
    """`configured` is the parameter SesRate, "" where it is not told."""
    allowed = f"SES allows {fact.per_second:g} mails a second"
    if configured and float(configured) > fact.per_second:
        fix = f'"SesRate={max(1, int(fact.per_second))}" in samconfig.toml, then {commands.deploy}'
        yield warned("rate", f"SesRate is {configured}, and {allowed}: mails are thrown back", fix)
    else:
        yield passed("rate", f"{allowed}; SesRate is {configured}" if configured else allowed)


def sandbox(fact: Sandbox, commands: Commands) -> Iterator[Check]:
    """In it, SES mails to verified addresses only, 200 a day."""
    words = ("--production-access-enabled", "--mail-type", "TRANSACTIONAL", "--website-url", "YOUR-SITE")
    fix = f"ask AWS to let the account out: {commands.aws('sesv2', 'put-account-details', *words)}"
    if not fact.closed:
        yield passed("sandbox", "the account is out of it")
    elif fact.unverified:
        yield failed("sandbox", f"SES mails to no unverified address, such as {', '.join(fact.unverified)}", fix)
    else:
        yield warned("sandbox", "every recipient is verified, but no more than 200 mails go out a day", fix)


def configuration_set(fact: ConfigurationSet, commands: Commands) -> Iterator[Check]:
    """Without it, SES refuses every mail."""
    words = ("--configuration-set-name", fact.name)
    if not fact.exists:
        fix = commands.aws("sesv2", "create-configuration-set", *words)
        yield failed("configuration set", f"{fact.name} is gone: SES refuses every mail", fix)
    elif not fact.sending:
        fix = commands.aws("sesv2", "put-configuration-set-sending-options", *words, "--sending-enabled")
        yield failed("configuration set", f"sending is switched off for {fact.name}", fix)
    else:
        yield passed("configuration set", f"{fact.name} sends")


def events(fact: Events, commands: Commands) -> Iterator[Check]:
    """By them the ledger knows what was sent, delivered and bounced."""
    there = [each for each in fact.destinations if each.to_eventbridge]
    told = frozenset[str]().union(*(each.types for each in there if each.enabled))
    missing = sorted(EVENT_TYPES - told)
    if not missing:
        yield passed("events", "SES publishes all six types to EventBridge")
        return
    verb, called = ("update", there[0].name) if there else ("create", "eventbridge")
    wanted = f"Enabled=true,MatchingEventTypes={','.join(sorted(EVENT_TYPES))}"
    destination = f"{wanted},EventBridgeDestination={{EventBusArn={fact.bus}}}"
    words = ["--configuration-set-name", fact.configuration_set, "--event-destination-name", called]
    words += ["--event-destination", destination]
    fix = commands.aws("sesv2", f"{verb}-configuration-set-event-destination", *words)
    yield failed("events", f"SES does not tell of {', '.join(missing)}: a bounce goes unnoticed", fix)


def suppressed(fact: Mapping[str, str], recipients: int, commands: Commands) -> Iterator[Check]:
    """SES takes mail to such an address, and throws it away."""
    for address, reason in fact.items():
        fix = commands.aws("sesv2", "delete-suppressed-destination", "--email-address", address)
        found = f"{address} is on SES's suppression list ({reason}): mail to it is taken and thrown away"
        yield failed("suppression list", found, f"once the mailbox works: {fix}")
    if not fact:
        yield passed("suppression list", f"no recipient is on it, of {recipients}")


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
