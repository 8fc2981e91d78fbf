"""Which functions a deployment has."""

from typing import Any

import pytest
from samtranslator.yaml_helper import yaml_parse

from local import conditions
from local.bundle import REPO

TEMPLATE: dict[str, Any] = {
    "Parameters": {"Hook": {"Default": ""}, "Size": {"Default": 7}, "Name": {}},
    "Conditions": {
        "HasHook": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Hook"}, ""]}]},
        "IsSeven": {"Fn::Equals": [{"Ref": "Size"}, "7"]},
        "IsStrange": {"Fn::Or": [{"Ref": "Hook"}]},
    },
    "Resources": {"Queue": {"Type": "AWS::SQS::Queue"}, "A": {"Type": "AWS::Serverless::Function"}},
}


def _with(condition: str) -> dict[str, Any]:
    b = {"Type": "AWS::Serverless::Function", "Condition": condition}
    return {**TEMPLATE, "Resources": {**TEMPLATE["Resources"], "B": b}}


@pytest.mark.parametrize(
    ("condition", "given", "there"),
    [
        ("HasHook", {}, ["A"]),
        ("HasHook", {"Hook": ""}, ["A"]),
        ("HasHook", {"Hook": "https://x"}, ["A", "B"]),
        ("IsSeven", {}, ["A", "B"]),
        ("IsSeven", {"Size": "8"}, ["A"]),
    ],
)
def test_a_function_is_there_where_its_condition_is_met(
    condition: str, given: dict[str, str], there: list[str]
) -> None:
    """By what is given, and else by the default; without a condition it is there."""
    assert conditions.functions(_with(condition), given) == there


def test_a_condition_that_is_not_understood_is_no_guess() -> None:
    """The deployment ends here."""
    with pytest.raises(KeyError):
        conditions.functions(_with("IsStrange"), {})


@pytest.mark.parametrize("hook", ["", "https://hooks.example"])
def test_the_template_is_understood(hook: str) -> None:
    """The webhook's function is there only where there is a webhook."""
    template = yaml_parse((REPO / "template.yaml").read_text("utf-8"))
    there = conditions.functions(template, {"AlertWebhook": hook})
    assert {"IntakeFunction", "MailerFunction", "FeedbackFunction", "WatchFunction"} <= set(there)
    assert ("WebhookFunction" in there) is bool(hook)
