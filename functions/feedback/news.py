"""An event of SES's, as EventBridge hands it over, in our words.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-eventbridge-examples.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shared.standing import State

_STATES = {
    "Send": State.SENT,
    "DeliveryDelay": State.DELAYED,
    "Delivery": State.DELIVERED,
    "Bounce": State.BOUNCED,
    "Reject": State.REJECTED,
    "Complaint": State.COMPLAINED,
}
# Where an event of each kind names whom it is about.
_PLACES = {
    State.BOUNCED: ("bounce", "bouncedRecipients"),
    State.COMPLAINED: ("complaint", "complainedRecipients"),
}
# https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-bounce-object
_SUPPRESSED = {"Suppressed", "OnAccountSuppressionList"}
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class News:
    """What SES says of one mail. `recipients` are those it is about; `code` is content-free: `Permanent/General`."""

    submission_id: str
    form: str
    ses_id: str
    state: State
    recipients: tuple[str, ...]
    code: str
    suppressed: bool


def read_news(event: Mapping[str, Any]) -> News | None:
    """None for what is no news of a submission: another kind of event, or a mail without our tag."""
    detail = event.get("detail") or {}
    state, mail = _STATES.get(detail.get("eventType", "")), detail.get("mail") or {}
    submission_id = _tag(mail, "submission")
    if state is None or not submission_id:
        return None
    part, listed = _PLACES.get(state, ("", ""))
    about = detail.get(part) or {}
    named = tuple(str(one.get("emailAddress", "")) for one in about.get(listed) or ())
    kind = str(about.get("bounceType") or about.get("complaintFeedbackType") or "")
    subkind = str(about.get("bounceSubType") or about.get("complaintSubType") or "")
    return News(
        submission_id=submission_id,
        form=_tag(mail, "form"),
        ses_id=str(mail.get("messageId", "")),
        state=state,
        recipients=named or tuple(map(str, mail.get("destination") or ())),
        code="/".join(word for word in (kind, subkind) if _CODE.fullmatch(word)),
        suppressed=subkind in _SUPPRESSED,
    )


def _tag(mail: Mapping[str, Any], name: str) -> str:
    """EventBridge gives each tag as a list."""
    values = (mail.get("tags") or {}).get(name) or [""]
    return str(values[0])
