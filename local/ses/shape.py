"""Whether a request has the shape that its operation wants, by the service model that boto3 itself carries."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, StructureShape
from botocore.validate import ParamValidator


def problems(request: Mapping[str, Any], operation: str = "SendEmail") -> str:
    """What is missing, unknown or of a wrong type in `request`, one per line; "" when nothing is.

    Source: botocore's sesv2 model, which boto3 checks before it sends anything. AWS ignores members that it does
    not know; we refuse them, because they are misspelled names of ones it does.
    """
    report = ParamValidator().validate(request, _input(operation))
    return str(report.generate_report())


def model(operation: str) -> OperationModel:
    """All that botocore knows of an operation of SES v2. Raises OperationNotFoundError."""
    return _service().operation_model(operation)


@cache
def _input(operation: str) -> StructureShape:
    shape = model(operation).input_shape
    if shape is None:
        raise LookupError(f"botocore's sesv2 model has no input for {operation}")
    return shape


@cache
def _service() -> ServiceModel:
    return ServiceModel(Loader().load_service_model("sesv2", "service-2"))
