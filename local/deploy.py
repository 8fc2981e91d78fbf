"""Deploys template.yaml, unchanged, on the local AWS, the way `sam deploy` does on the real one."""

import json
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from local import conditions, mends
from local.aws import LocalAws
from local.bundle import REPO, bundle
from ops.stack import LOCAL as STACK

Say = Callable[[str], None]

BUCKET = "mailchute-bundles"
# An event for each function that leaves no trace: a GET, an empty batch, news of no mail, and so on.
NOTHING_TO_DO: dict[str, dict[str, Any]] = {
    "IntakeFunction": {"requestContext": {"http": {"method": "GET"}}},
    "MailerFunction": {"Records": []},
    "FeedbackFunction": {"source": "mailchute.warm", "detail": {}},
    "WatchFunction": {"job": "none"},
    "WebhookFunction": {"Records": []},
}


class DeployFailed(RuntimeError):
    """CloudFormation's own reasons."""


def deploy(aws: LocalAws, forms: Path, parameters: Mapping[str, str], say: Say) -> dict[str, str]:
    """The stack's outputs, with `ApiId` added. Raises DeployFailed and BuildFailed."""
    template = yaml_parse((REPO / "template.yaml").read_text("utf-8"))
    functions = conditions.functions(template, parameters)
    _package(aws, template, functions, forms, say)
    cloudformation = aws.client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK,
        TemplateBody=json.dumps(template),
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
    )
    stack = _wait(cloudformation)
    ids = _physical_ids(cloudformation)
    mends.cors(aws, ids["Api"], template, parameters)
    mends.concurrency(aws, ids["MailerSource"])
    mends.endpoint(aws, ids["WatchFunction"], endpoint_of(aws, ids["Api"]))
    mends.alarms(aws)
    _warm(aws, {ids[name]: NOTHING_TO_DO[name] for name in functions})
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]} | {"ApiId": ids["Api"]}


def endpoint_of(aws: LocalAws, api_id: str) -> str:
    """Where forms are posted. MiniStack's other address, API_ID.execute-api.localhost, not every client can resolve."""
    return f"{aws.endpoint}/_aws/execute-api/{api_id}"


def log_groups(aws: LocalAws) -> list[str]:
    """The names of those that the stack made."""
    resources = aws.client("cloudformation").describe_stack_resources(StackName=STACK)["StackResources"]
    return [each["PhysicalResourceId"] for each in resources if each["ResourceType"] == "AWS::Logs::LogGroup"]


def _package(aws: LocalAws, template: dict[str, Any], there: Collection[str], forms: Path, say: Say) -> None:
    """Each function's bundle to S3, and its place into the template: what `sam package` does. Of a function that will
    not be `there` only the place is wanted.
    """
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    say(f"bundling {' and '.join(there)}")
    with ThreadPoolExecutor() as pool:
        bundles = list(pool.map(partial(bundle, forms=forms), there))
    for name, body in zip(there, bundles, strict=True):
        s3.put_object(Bucket=BUCKET, Key=f"{name}.zip", Body=body)
    for name, resource in template["Resources"].items():
        if resource["Type"] == conditions.FUNCTION:
            resource["Properties"]["CodeUri"] = f"s3://{BUCKET}/{name}.zip"
            mends.environment(resource["Properties"])


def _wait(cloudformation: Any) -> dict[str, Any]:
    from botocore.exceptions import WaiterError

    try:
        cloudformation.get_waiter("stack_create_complete").wait(
            StackName=STACK, WaiterConfig={"Delay": 0.1, "MaxAttempts": 200}
        )
    except WaiterError:
        events = cloudformation.describe_stack_events(StackName=STACK)["StackEvents"]
        reasons = [event["ResourceStatusReason"] for event in events if event.get("ResourceStatusReason")]
        raise DeployFailed("; ".join(reasons) or "the stack was not created") from None
    stack: dict[str, Any] = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    return stack


def _physical_ids(cloudformation: Any) -> dict[str, str]:
    resources = cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
    return {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in resources}


def _warm(aws: LocalAws, events: Mapping[str, Mapping[str, Any]]) -> None:
    """Starts the functions' processes, so that the first form is mailed as soon as any. Raises DeployFailed."""
    functions = aws.client("lambda")

    def invoke(name: str) -> None:
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(events[name]))
        if "FunctionError" in answer:
            raise DeployFailed(f"{name} does not run: {answer['Payload'].read().decode()}")

    with ThreadPoolExecutor() as pool:
        list(pool.map(invoke, events))
