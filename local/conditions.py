"""Which of a template's functions there will be, by its parameters: as much of conditions as template.yaml uses."""

from collections.abc import Mapping
from typing import Any

FUNCTION = "AWS::Serverless::Function"

Template = Mapping[str, Any]


def functions(template: Template, given: Mapping[str, str]) -> list[str]:
    """The logical ids of those whose condition is met; a parameter that is not given has its default."""
    defaults = {name: str(each.get("Default", "")) for name, each in template["Parameters"].items()}
    parameters = {**defaults, **given}
    return [
        name
        for name, resource in template["Resources"].items()
        if resource["Type"] == FUNCTION and _is_met(resource, template, parameters)
    ]


def _is_met(resource: Mapping[str, Any], template: Template, parameters: Mapping[str, str]) -> bool:
    condition = resource.get("Condition")
    return condition is None or bool(_value(template["Conditions"][condition], parameters))


def _value(expression: Any, parameters: Mapping[str, str]) -> Any:
    """Raises KeyError for what is not known here: better than half a deployment."""
    if not isinstance(expression, dict):
        return str(expression)
    [(name, arguments)] = expression.items()
    if name == "Ref":
        return parameters[arguments]
    values = [_value(each, parameters) for each in arguments]
    return {"Fn::Not": not values[0], "Fn::Equals": len(set(values)) == 1}[name]
