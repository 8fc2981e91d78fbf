"""What SES refuses of header fields: those of a Simple message, and names and repeats in general."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from local.ses.encoded_words import hides_controls
from local.ses.faults import Fault, bad_request

_MOST_HEADERS = 15
_LONGEST_HEADER = 996
_NAME = re.compile(r"[!-9;-~]{1,126}")
_VALUE = re.compile(r"[ -~]{1,995}")

# Set by SES itself. Developer guide, "Amazon SES header fields", last consideration.
_RESERVED = """
    bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to
"""

# Developer guide, "Amazon SES header fields": "can't appear more than once in the header section". To and Cc are ours.
_ONCE = """
    accept-language acceptlanguage archived-at auto-submitted bounces-to comments content-alternative content-base
    content-class content-description content-disposition content-duration content-id content-language content-length
    content-location content-md5 content-transfer-encoding content-type date delivered-to
    disposition-notification-options disposition-notification-to dkim-signature domainkey-signature errors-to from
    importance in-reply-to keywords list-archive list-help list-id list-owner list-post list-subscribe
    list-unsubscribe list-unsubscribe-post message-context message-id mime-version organization original-from
    original-message-id original-recipient original-subject precedence priority references reply-to return-path
    return-receipt-to sender solicitation sensitivity subject thread-index thread-topic user-agent vbr-info to cc
"""

# Line breaks and controls, lone surrogates, and the two Unicode separators that some programs break lines at.
_UNFIT_FOR_SUBJECT = {"Cc", "Cs", "Zl", "Zp"}


def simple_header_faults(headers: Iterable[Mapping[str, str]]) -> Iterator[Fault]:
    """What SES refuses of Content.Simple.Headers.

    At most 15, names of 1 to 126 characters of 33 to 126 without colon, values of 1 to 995 printable ASCII characters,
    both together at most 996: botocore's model (MessageHeader, MessageHeaderList). Texts from memory.
    """
    named = [(header["Name"], header["Value"]) for header in headers]
    if len(named) > _MOST_HEADERS:
        yield bad_request(f"A message can have no more than {_MOST_HEADERS} headers.")
    for name, value in named:
        yield from _name_faults(name)
        yield from _value_faults(name, value)
    yield from repeat_faults(name for name, _ in named)


def _name_faults(name: str) -> Iterator[Fault]:
    """Content-* beyond the two documented names is ours: SES writes those fields too."""
    if not _NAME.fullmatch(name):
        yield bad_request(f"Invalid header name <{name}>.")
    if name.lower() in _RESERVED.split() or name.lower().startswith("content-"):
        yield bad_request(f"Header <{name}> is not allowed as a custom header.")
    yield from instruction_faults(name)


def _value_faults(name: str, value: str) -> Iterator[Fault]:
    if not _VALUE.fullmatch(value) or len(name) + len(value) > _LONGEST_HEADER or hides_controls(value):
        yield bad_request(f"Invalid value for header <{name}>.")


def instruction_faults(name: str) -> Iterator[Fault]:
    """X-SES-* fields steer SES (configuration set, tags, ARNs). Ignoring one silently would be worse than refusing."""
    if name.lower().startswith("x-ses-"):
        yield bad_request(f"The local SES does not implement the header <{name}>.")


def repeat_faults(names: Iterable[str]) -> Iterator[Fault]:
    """Fields that may stand only once. Text: WPManageNinja/fluent-smtp#64 (v1; v2 says BadRequestException)."""
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1 and name in _ONCE.split():
            yield bad_request(f"Duplicate header '{name.title()}'.")


def subject_faults(subject: str) -> Iterator[Fault]:
    """A subject that is more than one line, once written or once decoded. From memory, and stricter than SES."""
    if any(unicodedata.category(character) in _UNFIT_FOR_SUBJECT for character in subject):
        yield bad_request("The subject contains a line break or another control character.")
    if hides_controls(subject):
        yield bad_request("The subject holds an encoded word that decodes to a control character.")
