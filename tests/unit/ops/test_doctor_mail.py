"""The doctor on SES: every check at every level, from facts alone."""

import shlex
from collections.abc import Iterable
from dataclasses import replace

import pytest

from ops.doctor import checks_mail as checks
from ops.doctor import checks_sender
from ops.doctor.check import Check, Commands, Level
from ops.doctor.facts import Account, ConfigurationSet, Destination, Events, Identity, Sandbox, Sender
from ops.status import Hold

HERE = Commands("mailchute", "eu-west-1")
PASS, WARN, FAIL = Level
DOMAIN = Identity("example.com", verified=True, dkim="SUCCESS", signs=True)
ADDRESS = Identity("forms@example.com", verified=True, dkim="NOT_STARTED")
BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/default"
SIX = frozenset({"SEND", "DELIVERY", "DELIVERY_DELAY", "BOUNCE", "COMPLAINT", "REJECT"})


def one(found: Iterable[Check]) -> Check:
    """The only check; whatever does not pass says what to do."""
    [check] = found
    assert bool(check.fix) == (check.level is not PASS)
    return check


def sender(*identities: Identity) -> Sender:
    return Sender("forms@example.com", identities)


@pytest.mark.parametrize(
    ("identities", "level", "found"),
    [
        ([ADDRESS], PASS, "forms@example.com is verified"),
        ([DOMAIN], PASS, "forms@example.com is verified, by example.com"),
        ([replace(ADDRESS, verified=False), DOMAIN], PASS, "forms@example.com is verified, by example.com"),
        ([replace(DOMAIN, verified=False)], FAIL, "forms@example.com: example.com is not verified yet"),
        ([], FAIL, "forms@example.com: SES knows neither it nor its domain"),
    ],
)
def test_the_sender_is_verified_by_one_of_its_identities(identities: list[Identity], level: Level, found: str) -> None:
    """Its own, or its domain's."""
    check = one(checks_sender.sender(sender(*identities), HERE))
    assert (check.level, check.found) == (level, found)


def test_an_unknown_sender_is_created_by_a_command() -> None:
    """In the stack's region."""
    expected = "aws sesv2 create-email-identity --email-identity example.com --region eu-west-1"
    assert one(checks_sender.sender(sender(), HERE)).fix.startswith(expected)


@pytest.mark.parametrize(
    ("identities", "level", "found"),
    [
        ([DOMAIN], PASS, "example.com signs"),
        ([ADDRESS, DOMAIN], PASS, "example.com signs"),
        ([replace(DOMAIN, dkim="PENDING")], WARN, "mail is not signed; example.com: PENDING"),
        ([replace(DOMAIN, signs=False)], WARN, "mail is not signed; example.com: SUCCESS"),
        ([ADDRESS], WARN, "mail is not signed; example.com is no identity of its own"),
    ],
)
def test_unsigned_mail_is_warned_of(identities: list[Identity], level: Level, found: str) -> None:
    """One identity that signs is enough."""
    check = one(checks_sender.dkim(sender(*identities), HERE))
    assert (check.level, check.found) == (level, found)


def test_where_there_is_no_identity_dkim_says_nothing() -> None:
    """The sender's check says it all; and so for a MAIL FROM domain that is not set."""
    assert list(checks_sender.dkim(sender(), HERE)) == []
    assert list(checks_sender.mail_from(sender(DOMAIN), HERE)) == []


@pytest.mark.parametrize(("status", "level"), [("SUCCESS", PASS), ("PENDING", WARN), ("FAILED", WARN), ("", WARN)])
def test_a_mail_from_domain_is_set_up_or_warned_of(status: str, level: Level) -> None:
    """Where it fails, SES falls back on its own, or refuses."""
    fact = replace(DOMAIN, mail_from="bounce.example.com", mail_from_status=status)
    check = one(checks_sender.mail_from(sender(fact), HERE))
    assert check.level is level
    assert "bounce.example.com" in check.found


@pytest.mark.parametrize(
    ("fact", "level", "found"),
    [
        (Account(), PASS, "healthy, and sends"),
        (Account(enforcement="PROBATION"), WARN, "under review by AWS, for its bounces or complaints"),
        (Account(enforcement="SHUTDOWN", sending=False), FAIL, "AWS has shut the account's sending down"),
        (Account(sending=False), FAIL, "sending is paused for the whole account"),
        (Account(sending=False, enforcement="PROBATION"), FAIL, "sending is paused for the whole account"),
        (Account(enforcement="ODD"), WARN, "in a state that is not known here: ODD"),
    ],
)
def test_the_account_may_send(fact: Account, level: Level, found: str) -> None:
    """By its enforcement status, and by the switch."""
    check = one(checks.account(fact))
    assert (check.level, check.found) == (level, found)


def test_a_hold_is_warned_of_with_its_times() -> None:
    """It ends by itself, once SES takes mail again."""
    check = one(checks.hold(Hold("SendingPausedException", 1_795_435_200, 1_795_436_100)))
    assert (check.level, check.found) == (
        WARN,
        "on hold since 2026-11-23 12:00:00 UTC: SendingPausedException; SES is asked again at 2026-11-23 12:15:00 UTC "
        "(within a quarter of an hour)",
    )
    check = one(checks.hold(None))
    assert (check.level, check.found) == (PASS, "mail is not held")


@pytest.mark.parametrize(
    ("sent", "per_day", "level"),
    [(0, 200, PASS), (159, 200, PASS), (160, 200, WARN), (199, 200, WARN), (200, 200, FAIL), (9, -1, PASS)],
)
def test_the_quota_is_warned_of_at_four_fifths(sent: float, per_day: float, level: Level) -> None:
    """And at its end nothing goes out; below 0, there is none."""
    assert one(checks.quota(Account(sent=sent, per_day=per_day))).level is level


@pytest.mark.parametrize(("configured", "level"), [("14", PASS), ("1", PASS), ("15", WARN), ("14.5", WARN), ("", PASS)])
def test_a_rate_above_what_ses_allows_is_warned_of(configured: str, level: Level) -> None:
    """SesRate is the mailer's pace."""
    check = one(checks.rate(Account(per_second=14), configured, HERE))
    assert (check.level, "SesRate=14" in check.fix) == (level, level is WARN)


@pytest.mark.parametrize(
    ("fact", "level"),
    [
        (Sandbox(), PASS),
        (Sandbox(closed=True), WARN),
        (Sandbox(closed=True, unverified=("a@example.org", "b@example.org")), FAIL),
    ],
)
def test_in_the_sandbox_only_verified_recipients_get_mail(fact: Sandbox, level: Level) -> None:
    """The others are named."""
    check = one(checks.sandbox(fact, HERE))
    assert (check.level, "a@example.org, b@example.org" in check.found) == (level, level is FAIL)


@pytest.mark.parametrize(
    ("fact", "fix"),
    [
        (ConfigurationSet("m"), ""),
        (ConfigurationSet("m", exists=False), "create-configuration-set --configuration-set-name m"),
        (ConfigurationSet("m", sending=False), "put-configuration-set-sending-options --configuration-set-name m"),
    ],
)
def test_the_configuration_set_is_there_and_sends(fact: ConfigurationSet, fix: str) -> None:
    """Without it, SES refuses every mail."""
    check = one(checks.configuration_set(fact, HERE))
    assert check.level is (FAIL if fix else PASS)
    assert fix in check.fix


def _to(types: frozenset[str] = SIX, *, enabled: bool = True, to_eventbridge: bool = True) -> Destination:
    return Destination("d", enabled, types, to_eventbridge)


@pytest.mark.parametrize(
    ("destinations", "missing"),
    [
        ([_to()], []),
        ([_to(SIX | {"OPEN"})], []),
        ([_to(SIX - {"SEND"}), _to(frozenset({"SEND"}))], []),
        ([_to(SIX - {"SEND", "BOUNCE"})], ["BOUNCE", "SEND"]),
        ([_to(enabled=False)], sorted(SIX)),
        ([_to(to_eventbridge=False)], sorted(SIX)),
        ([], sorted(SIX)),
    ],
)
def test_all_six_events_go_to_eventbridge(destinations: list[Destination], missing: list[str]) -> None:
    """From destinations that are switched on; the fix makes one, or changes the one that is there."""
    check = one(checks.events(Events("m", BUS, tuple(destinations)), HERE))
    assert check.level is (FAIL if missing else PASS)
    if missing:
        assert f"tell of {', '.join(missing)}:" in check.found
        verb = "update" if destinations and destinations[0].to_eventbridge else "create"
        assert f"{verb}-configuration-set-event-destination" in check.fix
        wanted = f"Enabled=true,MatchingEventTypes={','.join(sorted(SIX))},EventBridgeDestination={{EventBusArn={BUS}}}"
        assert wanted in shlex.split(check.fix)


def test_a_suppressed_recipient_is_named_with_the_command_that_frees_it() -> None:
    """Quoted for a shell, each in a line of its own."""
    found = list(checks.suppressed({"o'neil@example.org": "BOUNCE", "b@example.org": "COMPLAINT"}, 3, HERE))
    assert [check.level for check in found] == [FAIL, FAIL]
    assert "o'neil@example.org" in found[0].found
    assert "(BOUNCE)" in found[0].found
    words = shlex.split(found[0].fix.partition(": ")[2])
    command = ["aws", "sesv2", "delete-suppressed-destination", "--email-address", "o'neil@example.org"]
    assert words == [*command, "--region", "eu-west-1"]
    assert one(checks.suppressed({}, 3, HERE)).level is PASS


def test_commands_for_the_local_stack_lead_to_it() -> None:
    """SES answers elsewhere than the rest; and nothing is deployed by make."""
    local = Commands("local", "us-east-1", local=True, endpoint="http://a", endpoints={"sesv2": "http://s"})
    assert local.aws("sesv2", "get-account") == "aws sesv2 get-account --region us-east-1 --endpoint-url http://s"
    assert local.aws("sqs", "list-queues") == "aws sqs list-queues --region us-east-1 --endpoint-url http://a"
    assert "make run" in local.deploy
    assert (HERE.deploy, HERE.mailchute("status")) == (
        "make deploy",
        "mailchute status --stack mailchute --region eu-west-1",
    )
