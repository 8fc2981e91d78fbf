"""Email addresses, as SES takes them: bare, ASCII, one."""

MAX_ADDRESS_CHARACTERS = 254  # RFC 5321, section 4.5.3.1.3, less the angle brackets


def bare_address(value: str) -> str:
    """`value` as a bare ASCII address, its domain in punycode. Raises ValueError with a reason fit for a visitor.

    Without DNS: a form must not fail because a resolver does. Without SMTPUTF8, which SES does not speak
    (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html).
    """
    from email_validator import EmailNotValidError, validate_email

    address = value.strip()
    if len(address) > MAX_ADDRESS_CHARACTERS:
        raise ValueError("is too long for an email address")
    try:
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise ValueError("should be an email address") from None
    return str(checked.ascii_email)
