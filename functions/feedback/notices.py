"""What the alerts about SES's news say: which form and whom, half hidden; never what a visitor typed."""

from functions.feedback.news import News
from shared.alerts import Alert, hourly, told_again
from shared.ids import digest
from shared.standing import State

_WHAT = {
    State.BOUNCED: "bounced",
    State.COMPLAINED: "was reported as spam by whoever received it",
    State.REJECTED: "was taken by SES and then rejected, because it found a virus",
}
_SUPPRESSED = (
    "The cause is the account's suppression list: the address bounced or complained before, and SES swallows every "
    "mail to it until it is taken off. Which of your recipients are on it, and the command that takes each off:"
)
_SUPPRESSED_EVERYWHERE = (
    "The cause is SES's own suppression list: the address bounced for other senders, and SES swallows every mail to "
    "it. Nobody but SES can take it off. Change the form's recipients in forms.toml and deploy."
)
_BOUNCED = (
    "After a permanent bounce SES puts the address on the suppression list, and every later mail to it is swallowed. "
    "Mend the mailbox, or change the form's recipients in forms.toml and deploy."
)
_COMPLAINED = "SES pauses accounts with many complaints. Ask the recipient, or take them off the form in forms.toml."
_REJECTED = "Look at the submission with care: what it holds was not delivered, and is not sent again."


def not_delivered(news: News, options: str, now: int) -> Alert:
    """SES took a mail that its recipient did not get, or did not want. `options` lead the operator's command here."""
    people = ", ".join(map(masked, news.recipients)) or "unknown"
    lines = [
        f"A mail was accepted by SES, not delivered: it {_WHAT[news.state]}.",
        "",
        f"Submission     {news.submission_id}",
        f"Form           {news.form}",
        f"Recipient      {people}",
        f"What SES says  {news.code or news.state.lower()}",
        f"SES's id       {news.ses_id}",
        "",
        *_advice(news, options),
        "",
        f"The same for the same recipient before {told_again(now)} raises no alert of its own.",
    ]
    kind = "suppressed" if news.suppressed else news.state.lower()
    whom = digest(*sorted(news.recipients))[:16]
    subject = f"Mailchute: accepted by SES, not delivered, {kind}"
    return Alert(hourly(f"{kind}:{news.form}:{whom}", now), subject, "\n".join(lines))


def masked(address: str) -> str:
    """`o***@example.com`: enough for whoever knows the form, too little for whoever does not."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}***@{domain}" if local else "***"


def _advice(news: News, options: str) -> list[str]:
    if news.code.endswith("/Suppressed"):
        return [_SUPPRESSED_EVERYWHERE]
    if news.suppressed:
        return [_SUPPRESSED, f"    mailchute doctor {options}"]
    return [{State.BOUNCED: _BOUNCED, State.COMPLAINED: _COMPLAINED, State.REJECTED: _REJECTED}[news.state]]
