"""Whether the sender may send, and signs what it sends. Pure."""

from collections.abc import Iterator

from ops.doctor.check import Check, Commands, failed, passed, warned
from ops.doctor.facts import Sender

_IDENTITIES = "https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html"


def sender(fact: Sender, commands: Commands) -> Iterator[Check]:
    """SES sends from an address if the address itself, its domain, or a domain above is verified."""
    verified = next((each for each in fact.identities if each.verified), None)
    domain = fact.address.rpartition("@")[2]
    if verified:
        by = f", by {verified.name}" if verified.name != fact.address else ""
        yield passed("sender", f"{fact.address} is verified{by}")
    elif fact.identities:
        found = fact.identities[0].name
        fix = f"do what SES asks for {found} (DNS records for a domain, a link in a mail for an address): {_IDENTITIES}"
        yield failed("sender", f"{fact.address}: {found} is not verified yet", fix)
    else:
        fix = commands.aws("sesv2", "create-email-identity", "--email-identity", domain)
        yield failed(
            "sender", f"{fact.address}: SES knows neither it nor its domain", f"{fix}, then set its DNS records"
        )


def dkim(fact: Sender, commands: Commands) -> Iterator[Check]:
    """Unsigned mail ends in spam folders. Of an address or its domains, one that signs is enough."""
    signing = next((each for each in fact.identities if each.signs and each.dkim == "SUCCESS"), None)
    if signing:
        yield passed("DKIM", f"{signing.name} signs")
    elif fact.identities:
        domain = next((each for each in fact.identities if "@" not in each.name), None)
        asked = domain.name if domain else fact.address.rpartition("@")[2]
        said = f"{domain.name}: {domain.dkim or 'not set up'}" if domain else f"{asked} is no identity of its own"
        read = commands.aws("sesv2", "get-email-identity", "--email-identity", asked)
        create = commands.aws("sesv2", "create-email-identity", "--email-identity", asked)
        fix = f"{read if domain else create} names three tokens: publish each as a CNAME record"
        yield warned("DKIM", f"mail is not signed; {said}", fix)


def mail_from(fact: Sender, commands: Commands) -> Iterator[Check]:
    """Nothing to say where none is set: SES then uses its own."""
    for each in fact.identities:
        if each.mail_from and each.mail_from_status == "SUCCESS":
            yield passed("MAIL FROM", f"{each.mail_from} is set up")
        elif each.mail_from:
            fix = commands.aws("sesv2", "put-email-identity-mail-from-attributes", "--email-identity", each.name)
            found = f"{each.mail_from} is {each.mail_from_status or 'not checked'}: its MX record is missing or wrong"
            yield warned("MAIL FROM", found, f"set its MX and SPF records, or do without: {fix}")
