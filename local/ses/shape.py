"""Whether a request has the shape of SendEmail, by the service model that boto3 itself carries."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import ServiceModel, Shape
from botocore.validate import ParamValidator


def problems(request: Mapping[str, Any]) -> str:
    """What is missing, unknown or of a wrong type in `request`, one per line; "" when nothing is.

    Source: botocore's sesv2 model, which boto3 checks before it sends anything. AWS ignores members that it does
    not know; we refuse them, because they are misspelled names of ones it does.
    """
    report = ParamValidator().validate(request, _send_email_input())
    return str(report.generate_report())


@cache
def _send_email_input() -> Shape:
    model = ServiceModel(Loader().load_service_model("sesv2", "service-2"))
    shape = model.operation_model("SendEmail").input_shape
    if shape is None:
        raise LookupError("botocore's sesv2 model has no input for SendEmail")
    return shape
