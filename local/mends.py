"""What MiniStack makes of template.yaml, mended where it is not what AWS makes of it."""

import json
from collections.abc import Mapping
from typing import Any

from local.aws import LocalAws
from ops.stack import LOCAL as STACK

# MiniStack looks at an alarm's numbers without its dimensions, so that one function's trouble is every function's.
MIXED_UP = "AWS/Lambda"


def environment(properties: dict[str, Any]) -> None:
    """CloudFormation makes text of a number; MiniStack hands it on, and the function's process does not start."""
    variables = properties.get("Environment", {}).get("Variables", {})
    variables.update({name: json.dumps(value) for name, value in variables.items() if isinstance(value, int)})


def cors(aws: LocalAws, api_id: str, template: dict[str, Any], parameters: Mapping[str, str]) -> None:
    """MiniStack keeps CORS from CloudFormation under names that it does not read; its own API does better."""
    wanted = template["Resources"]["Api"]["Properties"]["CorsConfiguration"]
    origins = parameters["AllowedOrigins"].split(",")
    aws.client("apigatewayv2").update_api(ApiId=api_id, CorsConfiguration={**wanted, "AllowOrigins": origins})


def concurrency(aws: LocalAws, mapping: str) -> None:
    """A parameter of type Number reaches MiniStack's mapping as text, which its poller can't compare."""
    functions = aws.client("lambda")
    scaling = functions.get_event_source_mapping(UUID=mapping)["ScalingConfig"]
    limit = int(scaling["MaximumConcurrency"])
    functions.update_event_source_mapping(UUID=mapping, ScalingConfig={"MaximumConcurrency": limit})


def endpoint(aws: LocalAws, function: str, address: str) -> None:
    """The watch posts to the endpoint, whose address from CloudFormation its process can't resolve."""
    functions = aws.client("lambda")
    variables = functions.get_function_configuration(FunctionName=function)["Environment"]["Variables"]
    functions.update_function_configuration(
        FunctionName=function, Environment={"Variables": {**variables, "ENDPOINT": address}}
    )


def alarms(aws: LocalAws) -> None:
    """Those that would speak of another function's numbers go; the others begin as on a stack that has run for a while.

    Else each would announce, to whoever hears alerts, that it has data now.
    """
    cloudwatch = aws.client("cloudwatch")
    found = cloudwatch.describe_alarms(AlarmNamePrefix=f"{STACK}-", MaxRecords=100)["MetricAlarms"]
    mixed = [alarm["AlarmName"] for alarm in found if alarm["Namespace"] == MIXED_UP]
    cloudwatch.delete_alarms(AlarmNames=mixed)
    for alarm in found:
        if alarm["AlarmName"] not in mixed:
            cloudwatch.set_alarm_state(AlarmName=alarm["AlarmName"], StateValue="OK", StateReason="just deployed")
