"""What SES refuses of one address entry.

SES answers in the words of JavaMail's InternetAddress, so those are the words here. Seen in public reports:
openstax/accounts#253, boto/botocore#1774, magfest/ubersystem#3010, rdunlop/unicycling-registration#749; the others are
from memory. Where SES is said to be laxer (odd display names), we stay strict: the programs that read mail are not.
"""

import re
from email import policy
from email.headerregistry import AddressHeader
from typing import NamedTuple

from local.ses.encoded_words import hides_controls
from local.ses.faults import Fault, bad_request

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_MAILBOX = re.compile(rf' *(?:(?P<name>{_QUOTED} *|[^"<>]*)<(?P<angle>[^<>]*)>|(?P<bare>[^<>]*)) *', re.DOTALL)
_LONGEST = 320

# What email's parsers of structured fields are known to raise instead of noting a defect.
PARSER_ERRORS = (AttributeError, IndexError, TypeError, ValueError)

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _dots(what: str) -> _Rules:
    return (
        (re.compile(r"\A\."), f"{what} starts with dot"),
        (re.compile(r"\.\Z"), f"{what} ends with dot"),
        (re.compile(r"\.\."), f"{what} contains dot-dot"),
    )


_NAME_RULES: _Rules = (
    (re.compile(r"[^ -~]"), "Local address contains control or whitespace"),
    (re.compile(r":"), "Local address contains illegal character"),
    (re.compile(r"[(),;@\\\[\]]"), "Illegal address"),
)
_LOCAL_RULES: _Rules = (
    (re.compile(r"\A\Z"), "Missing local name"),
    (re.compile(r"[^!-~]"), "Local address contains control or whitespace"),
    *_dots("Local address"),
    (re.compile(r'[()<>,;:\\"\[\]@]'), "Local address contains illegal character"),
)
_DOMAIN_RULES: _Rules = (
    (re.compile(r"\A\Z"), "Missing domain"),
    (re.compile(r"[^!-~]"), "Domain contains control or whitespace"),
    *_dots("Domain"),
    (re.compile(r"[^A-Za-z0-9.-]"), "Domain contains illegal character"),
)


class Mailbox(NamedTuple):
    """An address entry in parts; `name` still has its quotes."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        return f"{self.local}@{self.domain}"


def mailbox(entry: str) -> Mailbox | None:
    """`Name <local@domain>` or `local@domain` taken apart, or None when it is neither."""
    found = _MAILBOX.fullmatch(entry)
    if found is None:
        return None
    address = found["bare"] if found["angle"] is None else found["angle"]
    local, at, domain = address.strip(" ").rpartition("@")
    return Mailbox((found["name"] or "").strip(" "), local, domain) if at else Mailbox("", domain, "")


def listed(value: str) -> list[str]:
    """The bare addresses in an address field, as Python's parser, the mail program at hand, reads them.

    That parser raises on some names (`.a <b@example.org>` on 3.11); such a value counts as one entry.
    """
    try:
        header = policy.default.header_factory("to", value)
        return [address.addr_spec for address in header.addresses] if isinstance(header, AddressHeader) else [value]
    except PARSER_ERRORS:
        box = mailbox(value)
        return [box.address if box else value]


def address_fault(entry: str) -> Fault | None:
    """Why SES refuses `entry`, if it does.

    7-bit local part and punycode domain: API reference, Destination. 320 characters: probed against AWS by
    floci-io/floci (SesAddressLength). Lists and unquoted commas ("Illegal address"): openstax/accounts#253 and
    awsdocs/aws-doc-sdk-examples#5191. Display names in ASCII or encoded words: API reference v1, SendEmail, Source.
    """
    if len(entry) > _LONGEST:
        return bad_request(f"Address length is more than {_LONGEST} characters long: '{entry}'.")
    text = _text_fault(entry)
    return bad_request(text) if text else None


def _text_fault(entry: str) -> str | None:
    box = mailbox(entry)
    if box is None or _is_list(entry):
        return "Illegal address"
    if "@" not in re.sub(_QUOTED, "", entry):
        return "Missing final '@domain'"
    return _name_fault(box.name) or _local_fault(box.local) or _broken(_DOMAIN_RULES, box.domain)


def _is_list(entry: str) -> bool:
    """A comma or semicolon outside quotes always separates addresses, whatever else it was meant for."""
    return re.search("[,;]", re.sub(_QUOTED, "", entry, flags=re.DOTALL)) is not None


def _name_fault(name: str) -> str | None:
    quoted = name.startswith('"')
    if hides_controls(name):
        return "Local address contains control or whitespace"
    return _broken(_NAME_RULES[:1] if quoted else _NAME_RULES, name)


def _local_fault(local: str) -> str | None:
    quoted = re.fullmatch(_QUOTED, local, re.DOTALL)
    return _broken(_NAME_RULES[:1] if quoted else _LOCAL_RULES, local)


def _broken(rules: _Rules, text: str) -> str | None:
    return next((message for pattern, message in rules if pattern.search(text)), None)
