"""All checks, one after the other; what one can't find out keeps no other from it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from zipfile import BadZipFile

from botocore.exceptions import BotoCoreError, ClientError

from ops import forms_check
from ops.doctor import checks_files, checks_mail, checks_queues, checks_sender, checks_stack, look_mail, look_stack
from ops.doctor.check import Check, Commands, warned
from ops.doctor.patient import NoOutput, Patient
from shared.forms import InvalidForms
from shared.log import code_of


class Examination(NamedTuple):
    """Its checks, and the name under which it is told that it could not be done."""

    name: str
    look: Callable[[Patient], Iterable[Check]]


def _webhook(patient: Patient) -> Iterable[Check]:
    """Not every stack has one."""
    if "WebhookFunction" not in patient.resources:
        return ()
    return checks_stack.function(look_stack.function(patient, "webhook"), patient.commands)


EXAMINATIONS = (
    Examination("clock", lambda p: checks_files.clock(look_stack.ahead(p))),
    Examination("sender", lambda p: checks_sender.sender(look_mail.sender(p), p.commands)),
    Examination("DKIM", lambda p: checks_sender.dkim(look_mail.sender(p), p.commands)),
    Examination("MAIL FROM", lambda p: checks_sender.mail_from(look_mail.sender(p), p.commands)),
    Examination("SES account", lambda p: checks_mail.account(look_mail.account(p))),
    Examination("hold", lambda p: checks_mail.hold(look_stack.hold(p))),
    Examination("sandbox", lambda p: checks_mail.sandbox(look_mail.sandbox(p), p.commands)),
    Examination("quota", lambda p: checks_mail.quota(look_mail.account(p))),
    Examination("rate", lambda p: checks_mail.rate(look_mail.account(p), p.parameter("SesRate"), p.commands)),
    Examination(
        "configuration set", lambda p: checks_mail.configuration_set(look_mail.configuration_set(p), p.commands)
    ),
    Examination("events", lambda p: checks_mail.events(look_mail.events(p), p.commands)),
    Examination(
        "suppression list", lambda p: checks_mail.suppressed(look_mail.suppressed(p), len(p.recipients), p.commands)
    ),
    Examination("alerts", lambda p: checks_stack.alerts(look_stack.alerts(p), p.commands)),
    Examination("alarms", lambda p: checks_stack.alarms(look_stack.alarms(p), p.commands)),
    Examination("intake", lambda p: checks_stack.function(look_stack.function(p, "intake"), p.commands)),
    Examination("mailer", lambda p: checks_stack.function(look_stack.function(p, "mailer"), p.commands)),
    Examination("feedback", lambda p: checks_stack.function(look_stack.function(p, "feedback"), p.commands)),
    Examination("watch", lambda p: checks_stack.function(look_stack.function(p, "watch"), p.commands)),
    Examination("webhook", _webhook),
    Examination("rules", lambda p: checks_stack.rules(look_stack.rules(p), p.commands)),
    Examination("mailer's source", lambda p: checks_queues.sources(look_stack.sources(p), p.commands)),
    Examination("retention", lambda p: checks_queues.retention(look_stack.queues(p), p.commands)),
    Examination("redrive", lambda p: checks_queues.redrive(look_stack.queues(p), p.commands)),
    Examination("visibility", lambda p: checks_queues.visibility(look_stack.visibility(p), p.commands)),
    Examination("origins", lambda p: checks_files.origins(look_stack.origins(p), p.commands)),
    Examination("intake's forms", lambda p: checks_files.bundle(look_stack.bundle(p, "intake"), p.commands)),
    Examination("mailer's forms", lambda p: checks_files.bundle(look_stack.bundle(p, "mailer"), p.commands)),
    Examination("captcha", lambda p: checks_files.captcha(look_stack.captcha(p), p.commands)),
)


def examine(patient: Patient) -> list[Check]:
    """Raises what boto3 raised first, where AWS answered nothing at all."""
    checks = list(checks_files.forms(str(patient.file), forms_check.problems(patient.file)))
    errors, done = list[ClientError | BotoCoreError](), 0
    for each in EXAMINATIONS:
        try:
            checks += each.look(patient)
            done += 1
        except (ClientError, BotoCoreError) as error:
            errors.append(error)
            checks.append(_undone(each.name, error, patient.commands))
        except (NoOutput, InvalidForms, OSError, BadZipFile, KeyError) as error:
            checks.append(_undone(each.name, error, patient.commands))
    if errors and not done:
        raise errors[0]
    return [*checks, *checks_files.canary(patient.parameter("Canary"), patient.commands)]


def _undone(name: str, error: Exception, commands: Commands) -> Check:
    if isinstance(error, InvalidForms):
        why, fix = "forms.toml is not in order", "mend forms.toml first"
    elif isinstance(error, NoOutput):
        why, fix = str(error), f"the stack is older than this command: {commands.deploy}"
    else:
        why, fix = code_of(error), "look again later, or with credentials that may read it"
    return warned(name, f"could not be checked ({why})", fix)
