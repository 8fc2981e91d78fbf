"""Whether what intake takes comes to the mailer, and is kept where it does not. Pure."""

from collections.abc import Iterator, Sequence

from ops.doctor.check import Check, Commands, failed, passed, warned
from ops.doctor.facts import Queues, Source, Visibility

# Lambda asks it of a queue that feeds a function.
TIMES_TIMEOUT = 6


def sources(fact: Sequence[Source], commands: Commands) -> Iterator[Check]:
    """What carries submissions from the queue to the mailer."""
    if not fact:
        yield failed("mailer's source", "nothing carries submissions from the queue to the mailer", commands.deploy)
    for each in fact:
        words = ["--uuid", each.id]
        if each.state == "Disabled":
            fix = commands.aws("lambda", "update-event-source-mapping", *words, "--enabled")
            yield failed("mailer's source", "switched off: submissions wait in the queue, for four days", fix)
        elif not each.partial:
            words += ["--function-response-types", "ReportBatchItemFailures"]
            fix = commands.aws("lambda", "update-event-source-mapping", *words)
            yield failed("mailer's source", "does not report single failures: mail that is to be retried is lost", fix)
        elif each.state == "Enabled":
            yield passed("mailer's source", "the queue feeds the mailer")
        else:
            yield warned("mailer's source", f"just now {each.state}", "look again in a minute")


def retention(fact: Queues, commands: Commands) -> Iterator[Check]:
    """A message keeps its first enqueue time when it moves: the other queues must keep longer."""
    days = {name: queue.keeps / 86_400 for name, queue in vars(fact).items()}
    short = {"dead": ("dead letters", fact.dead.url), "quarantine": ("quarantine", fact.quarantine.url)}
    for name, (called, url) in short.items():
        if days[name] <= days["main"]:
            words = ("--queue-url", url, "--attributes", "MessageRetentionPeriod=1209600")
            found = (
                f"{called} are kept for {days[name]:g} days, submissions for {days['main']:g}: some are gone at once"
            )
            yield failed("retention", found, commands.aws("sqs", "set-queue-attributes", *words))
    if min(days["dead"], days["quarantine"]) > days["main"]:
        found = f"submissions {days['main']:g} days, dead letters {days['dead']:g}, quarantine {days['quarantine']:g}"
        yield passed("retention", found)


def redrive(fact: Queues, commands: Commands) -> Iterator[Check]:
    """The backstop for what the mailer never gets to judge."""
    if fact.main.dead == fact.dead.arn:
        yield passed("redrive", "what the mailer never finishes becomes a dead letter")
        return
    found = f"goes to {fact.main.dead.rpartition(':')[2]}" if fact.main.dead else "is deleted when its time is over"
    policy = f'{{"RedrivePolicy":"{{\\"deadLetterTargetArn\\":\\"{fact.dead.arn}\\",\\"maxReceiveCount\\":480}}"}}'
    words = ("--queue-url", fact.main.url, "--attributes", policy)
    fix = commands.aws("sqs", "set-queue-attributes", *words)
    yield failed("redrive", f"what the mailer never finishes {found}, not to the dead letters", fix)


def visibility(fact: Visibility, commands: Commands) -> Iterator[Check]:
    """Shorter, and a second mailer gets what the first one is still sending."""
    found = f"the queue hides a message for {fact.hides} s, and the mailer may take {fact.timeout} s"
    if fact.hides >= TIMES_TIMEOUT * fact.timeout:
        yield passed("visibility", found)
    else:
        words = ("--queue-url", fact.url, "--attributes", f"VisibilityTimeout={TIMES_TIMEOUT * fact.timeout}")
        fix = commands.aws("sqs", "set-queue-attributes", *words)
        yield failed("visibility", f"{found}: less than six times as long", fix)
