"""Metrics as CloudWatch reads them: for the stack, with their details, and each line whole."""

import json
import sys
import time
from collections.abc import Mapping
from threading import Thread
from typing import Any

import pytest

from shared.metrics import for_stack


def _line(capsys: pytest.CaptureFixture[str], name: str, details: Mapping[str, str], *value: float) -> dict[str, Any]:
    """What CloudWatch gets of one count, without its time."""
    before = time.time()
    for_stack("mailchute")(name, details, *value)
    written = capsys.readouterr().out
    assert written.endswith("}\n")
    line: dict[str, Any] = json.loads(written)
    assert before * 1000 - 1 <= line["_aws"].pop("Timestamp") <= time.time() * 1000
    return line


def test_a_metric_counts_for_the_stack_and_for_its_details(capsys: pytest.CaptureFixture[str]) -> None:
    """Two sets of dimensions in one line: CloudWatch itself sums up nothing over forms."""
    assert _line(capsys, "Parked", {"form": "contact", "reason": "out_of_time"}) == {
        "_aws": {
            "CloudWatchMetrics": [
                {
                    "Namespace": "Mailchute",
                    "Dimensions": [["stack"], ["stack", "form", "reason"]],
                    "Metrics": [{"Name": "Parked", "Unit": "Count"}],
                }
            ]
        },
        "stack": "mailchute",
        "form": "contact",
        "reason": "out_of_time",
        "Parked": [1.0],
    }


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ({}, [["stack"]]),
        ({"form": "", "reason": ""}, [["stack"]]),
        ({"form": "contact", "reason": ""}, [["stack"], ["stack", "form"]]),
    ],
)
def test_what_is_not_known_is_no_dimension(
    capsys: pytest.CaptureFixture[str], details: dict[str, str], expected: list[list[str]]
) -> None:
    """CloudWatch takes no empty value, and no set twice."""
    assert _line(capsys, "Sent", details)["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == expected


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Sent", "Count"), ("SecondsToSend", "Seconds"), ("CanarySeconds", "Seconds"), ("OldestDeadLetterDays", "None")],
)
def test_a_metrics_name_says_its_unit(capsys: pytest.CaptureFixture[str], name: str, unit: str) -> None:
    """CloudWatch has no unit for days."""
    line = _line(capsys, name, {}, 2.5)
    assert line["_aws"]["CloudWatchMetrics"][0]["Metrics"] == [{"Name": name, "Unit": unit}]
    assert line[name] == [2.5]


def test_no_setting_of_powertools_adds_a_dimension(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An alarm on the stack's metric would look at nothing."""
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", "mailer")
    line = _line(capsys, "Sent", {"form": "contact"})
    assert line["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["stack"], ["stack", "form"]]


class _Slow:
    """A stdout at which another thread gets its turn after each write."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        time.sleep(0.0001)
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""


def test_ten_threads_write_whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line within another is two metrics lost."""
    monkeypatch.setattr(sys, "stdout", slow := _Slow())
    count = for_stack("mailchute")

    def work() -> None:
        for _ in range(20):
            count("Sent", {"form": "contact"})

    threads = [Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [json.loads(line)["Sent"] for line in slow.text.splitlines()] == [[1.0]] * 200
