"""What the mailer's alerts say: ids, reasons and commands, never what a visitor typed."""

from functions.mailer.account import Hold
from shared.alerts import Alert, hourly, told_again
from shared.standing import Entry
from shared.timestamps import clock_time

# How long a dead letter is kept (template.yaml: DeadLetterQueue's MessageRetentionPeriod).
DEAD_LETTER_DAYS = 14
DAY = 86_400

_REASONS = {
    "undecodable": "The message is no submission that this version can read. Look at it in the dead-letter queue.",
    "form_not_found": "Its form is not in forms.toml. Put the form back and deploy before you replay.",
    "not_composed": "No mail could be made of it, which is a fault in Mailchute. Please report the code.",
    "refused_by_ses": "SES refused this message for what it is. A recipient in forms.toml may be at fault.",
    "attempts_used_up": "Every attempt failed, over some six hours.",
    "outcome_unknown": (
        "SES was asked twice and told neither by an answer nor by an event whether it took the mail. The owner may "
        "have it already; if it is replayed, the mail says so."
    ),
    "account_on_hold": "SES has refused every mail of the account for as long as the queue keeps messages.",
    "out_of_time": "The queue was about to delete it.",
}


def dead_letter(entry: Entry, options: str) -> Alert:
    """A submission was parked; told late, it is the same alert. `options` lead the operator's command to this stack."""
    at = entry.last_failed
    replay = f"mailchute dead replay {options}"
    lines = [
        "A submission could not be mailed. It is not lost: it waits in the dead-letter queue.",
        "",
        f"Submission     {entry.id}",
        f"Form           {entry.form}",
        f"Reason         {entry.reason} ({entry.code})",
        f"Attempts       {entry.tries}",
        f"First failure  {clock_time(entry.first_failed)}",
        f"Last failure   {clock_time(entry.last_failed)}",
        f"Kept until     {clock_time(at + DEAD_LETTER_DAYS * DAY)}",
        "",
        _REASONS.get(entry.reason, ""),
        "",
        "Once the cause is mended, send it again (what was mailed already is not mailed twice):",
        f"    {replay} --id {entry.id}",
        "or all that were parked for this reason:",
        f"    {replay} --reason {entry.reason}",
        "",
        f"Others that are parked for it before {told_again(at)} raise no alert of their own.",
    ]
    return Alert(hourly(f"parked:{entry.reason}", at), f"Mailchute: not delivered, {entry.reason}", "\n".join(lines))


def account_on_hold(hold: Hold, options: str, now: int) -> Alert:
    """SES refuses every mail: told once a hold and day."""
    lines = [
        f"SES refuses every mail of this account: {hold.code}. Nothing is lost: submissions wait in the queue, no",
        "attempt of theirs is used up, and SES is asked again every 15 minutes at the latest.",
        "",
        f"Since          {clock_time(hold.since)}",
        f"What to do     {_WHAT_TO_DO.get(hold.code, _CONFIGURATION)}",
        "",
        "Once SES takes mail again, they are sent by themselves. What has waited three and a half days is parked in",
        "the dead-letter queue, and kept there for 14 days more. How many wait, and since when:",
        f"    mailchute status {options}",
        "",
        "While the hold goes on, this is told once a day.",
    ]
    subject = f"Mailchute: no mail is being sent, {hold.code}"
    return Alert(f"account:{hold.code}:{hold.since}:{now // DAY}", subject, "\n".join(lines))


_PAUSED = "find out why SES paused the account (its reputation page), mend it, and resume sending"
_QUOTA = "wait for the quota to come back within 24 hours, or ask AWS for a higher one"
_CONFIGURATION = "check the sender's identity, the configuration set and the mailer's permissions, then deploy again"
_WHAT_TO_DO = {
    "SendingPausedException": _PAUSED,
    "AccountSendingPausedException": _PAUSED,
    "AccountSuspendedException": "AWS has shut the account down for mail: open a case with AWS Support",
    "LimitExceededException": _QUOTA,
    "ThrottlingException": _QUOTA,
    "Throttling": _QUOTA,
    "MessageRejected": "verify the sender's address or domain in SES, in this region",
    "MailFromDomainNotVerifiedException": "mend the DNS records of the custom MAIL FROM domain",
}
