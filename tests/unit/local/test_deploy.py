"""What is done to template.yaml on its way to the local AWS."""

from samtranslator.yaml_helper import yaml_parse

from local import mends
from local.bundle import REPO
from local.deploy import NOTHING_TO_DO


def test_every_function_is_started_before_the_first_form() -> None:
    """A new one can't be forgotten."""
    resources = yaml_parse((REPO / "template.yaml").read_text("utf-8"))["Resources"]
    functions = {name for name, resource in resources.items() if resource["Type"] == "AWS::Serverless::Function"}
    assert NOTHING_TO_DO.keys() == functions


def test_numbers_in_an_environment_become_text() -> None:
    """As CloudFormation does it; text and references stay, and a function may have no environment."""
    properties = {"Environment": {"Variables": {"A": 120, "B": True, "C": "x", "D": {"Ref": "Queue"}}}}
    mends.environment(properties)
    assert properties["Environment"]["Variables"] == {"A": "120", "B": "true", "C": "x", "D": {"Ref": "Queue"}}
    mends.environment({})
