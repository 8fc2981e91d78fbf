"""Deploys template.yaml, unchanged, on the local AWS, the way `sam deploy` does on the real one."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from local.aws import LocalAws
from local.bundle import REPO, bundle

STACK = "mailchute"
BUCKET = "mailchute-bundles"
# An event for each function that leaves no trace: a GET, an empty batch, and news of no mail.
NOTHING_TO_DO: dict[str, dict[str, Any]] = {
    "IntakeFunction": {"requestContext": {"http": {"method": "GET"}}},
    "MailerFunction": {"Records": []},
    "FeedbackFunction": {"source": "mailchute.warm", "detail": {}},
}


class DeployFailed(RuntimeError):
    """CloudFormation's own reasons."""


def deploy(aws: LocalAws, forms: Path, parameters: Mapping[str, str], say: Callable[[str], None]) -> dict[str, str]:
    """The stack's outputs, with `ApiId` added. Raises DeployFailed and BuildFailed."""
    template = yaml_parse((REPO / "template.yaml").read_text("utf-8"))
    _package(aws, template, forms, say)
    cloudformation = aws.client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK,
        TemplateBody=json.dumps(template),
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
    )
    stack = _wait(cloudformation)
    api_id = _physical_id(cloudformation, "Api")
    _mend_cors(aws, api_id, template, parameters)
    _mend_concurrency(aws, _physical_id(cloudformation, "MailerSource"))
    _warm(aws, {_physical_id(cloudformation, name): event for name, event in NOTHING_TO_DO.items()})
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]} | {"ApiId": api_id}


def _package(aws: LocalAws, template: dict[str, Any], forms: Path, say: Callable[[str], None]) -> None:
    """Each function's bundle to S3, and its place into the template: what `sam package` does."""
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    functions = {n: r for n, r in template["Resources"].items() if r["Type"] == "AWS::Serverless::Function"}
    say(f"bundling {' and '.join(functions)}")
    with ThreadPoolExecutor() as pool:
        bundles = list(pool.map(partial(bundle, forms=forms), functions))
    for (name, resource), body in zip(functions.items(), bundles, strict=True):
        s3.put_object(Bucket=BUCKET, Key=f"{name}.zip", Body=body)
        resource["Properties"]["CodeUri"] = f"s3://{BUCKET}/{name}.zip"
        _mend_environment(resource["Properties"])


def _mend_environment(properties: dict[str, Any]) -> None:
    """CloudFormation makes text of a number; MiniStack hands it on, and the function's process does not start."""
    variables = properties.get("Environment", {}).get("Variables", {})
    variables.update({name: json.dumps(value) for name, value in variables.items() if isinstance(value, int)})


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


def _physical_id(cloudformation: Any, logical_id: str) -> str:
    found = cloudformation.describe_stack_resource(StackName=STACK, LogicalResourceId=logical_id)
    return str(found["StackResourceDetail"]["PhysicalResourceId"])


def _mend_cors(aws: LocalAws, api_id: str, template: dict[str, Any], parameters: Mapping[str, str]) -> None:
    """MiniStack keeps CORS from CloudFormation under names that it does not read; its own API does better."""
    cors = template["Resources"]["Api"]["Properties"]["CorsConfiguration"]
    origins = parameters["AllowedOrigins"].split(",")
    aws.client("apigatewayv2").update_api(ApiId=api_id, CorsConfiguration={**cors, "AllowOrigins": origins})


def _mend_concurrency(aws: LocalAws, mapping: str) -> None:
    """A parameter of type Number reaches MiniStack's mapping as text, which its poller can't compare."""
    functions = aws.client("lambda")
    scaling = functions.get_event_source_mapping(UUID=mapping)["ScalingConfig"]
    limit = int(scaling["MaximumConcurrency"])
    functions.update_event_source_mapping(UUID=mapping, ScalingConfig={"MaximumConcurrency": limit})


def _warm(aws: LocalAws, events: Mapping[str, Mapping[str, Any]]) -> None:
    """Starts the functions' processes, so that the first form is mailed as soon as any. Raises DeployFailed."""
    functions = aws.client("lambda")

    def invoke(name: str) -> None:
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(events[name]))
        if "FunctionError" in answer:
            raise DeployFailed(f"{name} does not run: {answer['Payload'].read().decode()}")

    with ThreadPoolExecutor() as pool:
        list(pool.map(invoke, events))
