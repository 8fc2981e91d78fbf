"""`mailchute doctor`: the whole screen of a healthy stack and of a sick one, JSON, and exit codes."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError
from typer.testing import CliRunner, Result

from local.ses import Breakage
from ops.cli.options import Where
from ops.mailchute import app
from tests.fakes.errors import client_error
from tests.unit.ops.clinic import FORMS, TOPIC, Clinic, alarm, api, configuration, held, source, subscription, zipped

DONE, PARTLY, USAGE, NOTHING, AWS = range(5)
Run = Callable[..., Result]

HEALTHY = """\
✓ pass  forms.toml         FILE is fine
✓ pass  clock              this machine's agrees with AWS's
✓ pass  sender             forms@mail.example.com is verified, by example.com
✓ pass  DKIM               example.com signs
✓ pass  SES account        healthy, and sends
✓ pass  hold               mail is not held
✓ pass  sandbox            the account is out of it
✓ pass  quota              0 of 17,280,000 mails in 24 hours
✓ pass  rate               SES allows 200 mails a second; SesRate is 14
✓ pass  configuration set  mailchute sends
✓ pass  events             SES publishes all six types to EventBridge
✓ pass  suppression list   no recipient is on it, of 1
✓ pass  alerts             told to email o***@example.com
✓ pass  alarms             2 are wired, and none is on
✓ pass  intake             active
✓ pass  mailer             active
✓ pass  feedback           active
✓ pass  watch              active
✓ pass  webhook            active
✓ pass  rules              3 are on
✓ pass  mailer's source    the queue feeds the mailer
✓ pass  retention          submissions 4 days, dead letters 14, quarantine 14
✓ pass  redrive            what the mailer never finishes becomes a dead letter
✓ pass  visibility         the queue hides a message for 540 s, and the mailer may take 90 s
✓ pass  origins            browsers may post from https://www.example.com, https://preview.example.com
✓ pass  intake's forms     deployed as they stand in the file
✓ pass  mailer's forms     deployed as they stand in the file
✓ pass  canary             hourly
"""
SICK = """\
✓ pass  forms.toml         FILE is fine
! warn  clock              this machine's is 90 s behind AWS's
                           → set this machine's clock, by NTP for one: timedatectl set-ntp true
✗ fail  sender             forms@elsewhere.example: SES knows neither it nor its domain
                           → aws sesv2 create-email-identity --email-identity elsewhere.example --region eu-west-1, \
then set its DNS records
✗ fail  SES account        sending is paused for the whole account
                           → look for AWS's mail about it, and answer the case in the AWS support center
! warn  hold               on hold since 2026-11-23 12:00:00 UTC: SendingPausedException; SES is asked again at \
2026-11-23 12:15:00 UTC (within a quarter of an hour)
                           → mend what `SES account`, `sender` or `quota` names; mail goes out by itself then
✓ pass  sandbox            the account is out of it
✓ pass  quota              0 of 17,280,000 mails in 24 hours
! warn  rate               SesRate is 250, and SES allows 200 mails a second: mails are thrown back
                           → "SesRate=200" in samconfig.toml, then make deploy
✗ fail  configuration set  other is gone: SES refuses every mail
                           → aws sesv2 create-configuration-set --configuration-set-name other --region eu-west-1
✗ fail  events             SES does not tell of BOUNCE, COMPLAINT, DELIVERY, DELIVERY_DELAY, REJECT, SEND: a bounce \
goes unnoticed
                           → aws sesv2 create-configuration-set-event-destination --configuration-set-name other \
--event-destination-name eventbridge --event-destination 'Enabled=true,MatchingEventTypes=BOUNCE,COMPLAINT,DELIVERY,\
DELIVERY_DELAY,REJECT,SEND,EventBridgeDestination={EventBusArn=arn:aws:events:eu-west-1:111122223333:event-bus/default}'\
 --region eu-west-1
✗ fail  suppression list   outreach@example.org is on SES's suppression list (BOUNCE): mail to it is taken and \
thrown away
                           → once the mailbox works: aws sesv2 delete-suppressed-destination --email-address \
outreach@example.org --region eu-west-1
✗ fail  alerts             email o***@example.com is PendingConfirmation: it hears nothing
                           → confirm it by the link in the mail that AWS has sent there; for a new one: aws sns \
subscribe --topic-arn TOPIC --protocol email --notification-endpoint ops@example.com --region eu-west-1
! warn  alarms             on just now: mailchute-B-2
                           → mailchute status --stack mailchute --region eu-west-1
! warn  intake             could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
! warn  mailer             could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
! warn  feedback           could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
! warn  watch              could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
! warn  webhook            could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
✗ fail  rules              FeedbackRule is DISABLED: what SES says of mails is not recorded, and a bounce goes \
unnoticed
                           → aws events enable-rule --name mailchute-FeedbackRule --region eu-west-1
✗ fail  rules              WatchRule is DISABLED: nobody looks at the queues every hour
                           → aws events enable-rule --name mailchute-WatchRule --region eu-west-1
✗ fail  mailer's source    switched off: submissions wait in the queue, for four days
                           → aws lambda update-event-source-mapping --uuid 0d4c954f-715e-424e-b5e7-57ae8db4de50 \
--enabled --region eu-west-1
✗ fail  retention          dead letters are kept for 4 days, submissions for 4: some are gone at once
                           → aws sqs set-queue-attributes --queue-url https://sqs/dead --attributes \
MessageRetentionPeriod=1209600 --region eu-west-1
✓ pass  redrive            what the mailer never finishes becomes a dead letter
! warn  visibility         could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
✗ fail  origins            browsers may not post from https://preview.example.com
                           → make deploy
! warn  intake's forms     intake runs with another forms.toml than the file
                           → make deploy
! warn  mailer's forms     mailer runs with another forms.toml than the file
                           → make deploy
! warn  captcha            could not be checked (AccessDenied)
                           → look again later, or with credentials that may read it
! warn  canary             off: a mailer that does not run is noticed by whoever waits for mail
                           → "Canary=hourly" in samconfig.toml, then make deploy
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    """Now."""
    return Clinic(tmp_path, now=time.time())


@pytest.fixture
def run(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`mailchute doctor` on the clinic's stack."""
    monkeypatch.setattr(Where, "place", lambda _: clinic.place)
    return lambda *arguments: CliRunner().invoke(app, ["doctor", "--forms", str(clinic.file), *arguments])


def test_a_healthy_stack_passes_everything(run: Run, clinic: Clinic) -> None:
    """Exit 0, with a line for each check."""
    result = run()
    assert result.stdout.replace(str(clinic.file), "FILE") == HEALTHY
    assert (result.exit_code, result.stderr) == (DONE, "")


def _make_ill(clinic: Clinic) -> None:
    clinic.parameters.update(SenderAddress="forms@elsewhere.example", SesRate="250", Canary="off")
    clinic.outputs["ConfigurationSetName"] = "other"
    clinic.ses.breakage = Breakage.PAUSE
    clinic.ses.suppressed.add("outreach@example.org")
    clinic.queues["https://sqs/dead"]["MessageRetentionPeriod"] = "345600"
    pending = subscription("ops@example.com", "PendingConfirmation")
    clinic.tell("sns.list_subscriptions_by_topic", Subscriptions=[pending])
    on = [alarm("mailchute-A-1"), alarm("mailchute-B-2", StateValue="ALARM")]
    clinic.tell("cloudwatch.describe_alarms", MetricAlarms=on)
    clinic.tell("lambda.list_event_source_mappings", EventSourceMappings=[source(State="Disabled")])
    clinic.tell("apigatewayv2.get_api", **api("https://www.example.com"))
    clinic.bundle.write_bytes(zipped("# older\n" + FORMS))
    clinic.tell("events.describe_rule", State="DISABLED")
    clinic.tell("dynamodb.get_item", Item=held("SendingPausedException", 1_795_435_200, 1_795_436_100))
    clinic.refuse("lambda.get_function_configuration")
    clinic.now += 90.5


def test_a_sick_stack_is_told_what_ails_it_and_what_helps(run: Run, clinic: Clinic) -> None:
    """Exit 1; what could not be looked at is a warning, and keeps nothing else from being looked at."""
    _make_ill(clinic)
    result = run()
    shown = result.stdout.replace(str(clinic.file), "FILE").replace(TOPIC, "TOPIC")
    assert shown == SICK.replace("90 s behind", f"{90 if '90 s' in shown else 89} s behind")
    assert (result.exit_code, result.stderr.strip()) == (PARTLY, "mailchute: 11 checks of 29 failed")


def test_json_has_the_same(run: Run, clinic: Clinic) -> None:
    """For scripts, with the same exit codes."""
    assert _json(run("--json")) == (True, {"pass"})
    _make_ill(clinic)
    result = run("--json")
    well, levels = _json(result)
    assert (well, levels, result.exit_code) == (False, {"pass", "warn", "fail"}, PARTLY)
    [sender] = [check for check in json.loads(result.stdout)["checks"] if check["name"] == "sender"]
    assert sender == {
        "name": "sender",
        "level": "fail",
        "found": "forms@elsewhere.example: SES knows neither it nor its domain",
        "fix": "aws sesv2 create-email-identity --email-identity elsewhere.example --region eu-west-1, "
        "then set its DNS records",
    }


def _json(result: Result) -> tuple[bool, set[str]]:
    data: dict[str, Any] = json.loads(result.stdout)
    return data["well"], {check["level"] for check in data["checks"]}


def test_warnings_alone_are_no_failure(run: Run, clinic: Clinic) -> None:
    """Exit 0."""
    clinic.parameters["Canary"] = "off"
    clinic.tell("lambda.get_function_configuration", **configuration(LastUpdateStatus="InProgress"))
    result = run()
    assert (result.exit_code, result.stdout.count("! warn")) == (DONE, 6)


@pytest.mark.parametrize(
    "operation",
    [
        "sns.*",
        "sesv2.*",
        "sqs.*",
        "lambda.*",
        "apigatewayv2.*",
        "cloudwatch.*",
        "cloudformation.*",
        "events.*",
        "dynamodb.*",
    ],
)
def test_a_service_that_refuses_ends_nothing(run: Run, clinic: Clinic, operation: str) -> None:
    """Its checks are warnings; all the others pass."""
    clinic.refuse(operation, code="AccessDeniedException")
    result = run()
    undone = result.stdout.count("could not be checked (AccessDeniedException)")
    assert (result.exit_code, undone > 0) == (DONE, True)
    assert result.stdout.count("! warn") == undone
    assert result.stdout.count("✓ pass") >= 13


def test_a_service_that_can_not_be_reached_ends_nothing(run: Run, clinic: Clinic) -> None:
    """Told by the error's name."""
    clinic.refused["sesv2.*"] = EndpointConnectionError(endpoint_url="https://email")
    result = run()
    assert (result.exit_code, "could not be checked (EndpointConnectionError)" in result.stdout) == (DONE, True)


@pytest.mark.parametrize("error", [EndpointConnectionError(endpoint_url="x"), client_error("ExpiredToken", "x")])
def test_aws_that_answers_nothing_at_all_has_an_exit_code_of_its_own(
    run: Run, clinic: Clinic, error: Exception
) -> None:
    """Exit 4, and no list of guesses; whether it fails at the stack or after."""
    services = {name.partition(".")[0] for name in clinic.said} | {"sesv2"}
    clinic.refused.update({f"{service}.*": error for service in services})
    result = run()
    assert (result.exit_code, result.stdout) == (AWS, "")


def test_a_stack_that_can_not_be_found_for_want_of_aws_exits_so_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is looked at."""
    monkeypatch.setattr(Where, "place", _raising(EndpointConnectionError(endpoint_url="x")))
    assert run().exit_code == AWS
    monkeypatch.setattr(Where, "place", _raising(client_error("AccessDenied", "DescribeStacks")))
    assert run().exit_code == AWS


def _raising(error: Exception) -> Callable[[Where], None]:
    def place(_: Where) -> None:
        raise error

    return place


def test_a_clock_that_is_far_off_is_found_though_aws_refuses_everything(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks like wrong credentials; the refusal's own Date tells."""
    error = client_error("SignatureDoesNotMatch", "DescribeStacks", "Signature expired")
    error.response["ResponseMetadata"]["HTTPHeaders"] = {"date": "Tue, 24 Nov 2020 12:00:00 GMT"}
    monkeypatch.setattr(Where, "place", _raising(error))
    result = run()
    assert (result.exit_code, "✗ fail  clock" in result.stdout) == (PARTLY, True)
    assert "ahead of AWS's: AWS refuses what is signed by it" in result.stdout


def test_forms_that_are_not_in_order_fail_and_the_rest_is_looked_at(run: Run, clinic: Clinic) -> None:
    """What needs them could not be checked."""
    clinic.file.write_text("[forms.contact]\n", "utf-8")
    result = run()
    assert result.exit_code == PARTLY
    assert "forms.contact.recipients: is required; forms.contact.origins: is required" in result.stdout
    assert result.stdout.count("could not be checked (forms.toml is not in order)") == 3
    assert result.stdout.count("✓ pass") == 23


def test_an_older_stack_lacks_outputs(run: Run, clinic: Clinic) -> None:
    """Each says which, and what to do."""
    del clinic.outputs["ApiId"], clinic.outputs["ConfigurationSetName"]
    result = run()
    assert result.stdout.count("could not be checked (the stack has no output ConfigurationSetName)") == 2
    assert result.stdout.count("→ the stack is older than this command: make deploy") == 3


def test_a_stack_without_a_webhook_has_none_to_look_at(run: Run, clinic: Clinic) -> None:
    """Nor a rule for a canary that is switched off."""
    clinic.resources = [each for each in clinic.resources if each["LogicalResourceId"] != "WebhookFunction"]
    clinic.parameters["Canary"] = "off"
    result = run()
    assert (result.exit_code, "pass  webhook" in result.stdout, "2 are on" in result.stdout) == (DONE, False, True)


def test_an_older_stack_lacks_resources(run: Run, clinic: Clinic) -> None:
    """As it lacks outputs."""
    clinic.resources = clinic.resources[:2]
    result = run()
    for name in ("FeedbackFunction", "WatchFunction", "FeedbackRule"):
        assert f"could not be checked (the stack has no {name})" in result.stdout
    assert result.exit_code == DONE


def test_without_an_option_the_forms_are_those_here(
    clinic: Clinic, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Else Mailchute's own."""
    monkeypatch.chdir(tmp_path)
    assert "pass  forms.toml         forms.toml is fine" in CliRunner().invoke(app, ["doctor"]).stdout
    clinic.file.unlink()
    assert "/forms.toml is fine" in CliRunner().invoke(app, ["doctor"]).stdout


def test_what_aws_says_steers_no_terminal(run: Run, clinic: Clinic) -> None:
    """A reason of Lambda's is shown with its controls escaped."""
    clinic.tell("lambda.get_function_configuration", **configuration(State="Failed", StateReason="a\x1b[2Jb"))
    assert "(a\\x1b[2Jb)" in run().stdout
