"""Whether the functions run, and whether anybody hears of it where something goes wrong. Pure."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ops.doctor.check import Check, Commands, failed, passed, warned
from ops.doctor.facts import Alarms, Alerts, Function, Rule, Subscription

# What stops with a rule of EventBridge's.
_STOPS = {
    "FeedbackRule": "what SES says of mails is not recorded, and a bounce goes unnoticed",
    "WatchRule": "nobody looks at the queues every hour",
    "CanaryRule": "no canary flies",
}


def alerts(fact: Alerts, commands: Commands) -> Iterator[Check]:
    """An alert that nobody gets is none."""
    if not fact.subscriptions:
        yield _nobody(fact, commands)
        return
    unconfirmed = [each for each in fact.subscriptions if each.state]
    for each in unconfirmed:
        fix = "confirm it by the link in the mail that AWS has sent there; for a new one: "
        fix += _subscribe(fact.topic, each.protocol, each.endpoint, commands)
        yield failed("alerts", f"{_shown(each)} is {each.state}: it hears nothing", fix)
    addresses = {each.endpoint.lower() for each in fact.subscriptions}
    if fact.email and fact.email.lower() not in addresses:
        fix = _subscribe(fact.topic, "email", fact.email, commands)
        yield warned("alerts", f"AlertEmail ({masked(fact.email)}) is not subscribed any more", fix)
    elif not unconfirmed:
        yield passed("alerts", f"told to {', '.join(map(_shown, fact.subscriptions))}")


def _nobody(fact: Alerts, commands: Commands) -> Check:
    if commands.local:
        return warned("alerts", "nobody is told", "nothing: on this machine they are on the page of `make run`")
    if fact.email:
        fix = _subscribe(fact.topic, "email", fact.email, commands)
        return failed("alerts", f"nobody is told: AlertEmail ({masked(fact.email)}) is not subscribed any more", fix)
    fix = f"AlertEmail or AlertWebhook in samconfig.toml, then {commands.deploy}"
    return failed("alerts", "nobody is told when mail can't be delivered", fix)


def _subscribe(topic: str, protocol: str, endpoint: str, commands: Commands) -> str:
    words = ("--topic-arn", topic, "--protocol", protocol, "--notification-endpoint", endpoint)
    return commands.aws("sns", "subscribe", *words)


def _shown(subscription: Subscription) -> str:
    return f"{subscription.protocol} {masked(subscription.endpoint)}"


def masked(endpoint: str) -> str:
    """`o***@example.com`, a function's or queue's name, a web server's, and nothing but the end of a phone number."""
    if endpoint.startswith("arn:"):
        return endpoint.rpartition(":")[2]
    if endpoint.startswith(("http://", "https://")):
        return f"{urlsplit(endpoint).hostname}/***"
    local, at, domain = endpoint.rpartition("@")
    return f"{local[:1]}***@{domain}" if at else f"***{endpoint[-3:]}"


def alarms(fact: Alarms, commands: Commands) -> Iterator[Check]:
    """Each there, switched on, and wired to the topic; and which are on."""
    missing = [name for name in fact.wanted if name not in fact.found]
    wired = [fact.found[name] for name in fact.wanted if name in fact.found]
    silent = [alarm.name for alarm in wired if not alarm.enabled]
    unwired = [alarm.name for alarm in wired if fact.topic not in alarm.actions]
    on = [alarm.name for alarm in wired if alarm.state == "ALARM"]
    if not fact.wanted:
        yield failed("alarms", "the stack has none", commands.deploy)
    if missing and not commands.local:  # the local AWS can't do those on Lambda, and does without
        fix = f"change their descriptions in template.yaml, so that CloudFormation makes them again; {commands.deploy}"
        yield failed("alarms", f"deleted: {', '.join(missing)}", fix)
    if silent:
        fix = commands.aws("cloudwatch", "enable-alarm-actions", "--alarm-names", *silent)
        yield failed("alarms", f"switched off: {', '.join(silent)}", fix)
    if unwired:
        fix = f"change their descriptions in template.yaml, so that CloudFormation sets them anew; {commands.deploy}"
        yield failed("alarms", f"tell nobody: {', '.join(unwired)}", fix)
    if on:
        yield warned("alarms", f"on just now: {', '.join(on)}", commands.mailchute("status"))
    elif wired and not ((missing and not commands.local) or silent or unwired):
        yield passed("alarms", f"{len(wired)} are wired, and none is on")


def function(fact: Function, commands: Commands) -> Iterator[Check]:
    """Whether it can run, and with the code that was deployed last."""
    why = f" ({fact.reason})" if fact.reason else ""
    found = f"{fact.state}, its latest update {fact.update}{why}"
    if "Failed" in (fact.state, fact.update):
        yield failed(fact.name, found, commands.deploy)
    elif (fact.state, fact.update) == ("Active", "Successful"):
        yield passed(fact.name, "active")
    else:
        yield warned(fact.name, found, "look again in a minute; where that goes on, run it once: mailchute canary")


def rules(facts: Sequence[Rule], commands: Commands) -> Iterator[Check]:
    """Each there and switched on: nothing else starts what they start."""
    off = [rule for rule in facts if rule.state != "ENABLED"]
    for rule in off:
        state, fix = f"is {rule.state}", commands.aws("events", "enable-rule", "--name", rule.name)
        if not rule.state:
            state = "is gone"
            fix = f"change its description in template.yaml, so that CloudFormation makes it again; {commands.deploy}"
        yield failed("rules", f"{rule.logical} {state}: {_STOPS[rule.logical]}", fix)
    if not off:
        yield passed("rules", f"{len(facts)} are on")
