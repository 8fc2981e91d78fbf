"""The watch's settings and its wiring."""

import pytest

from functions.watch.handler import watch
from functions.watch.settings import TEXTS, Settings, read_settings
from shared.settings import InvalidSettings
from tests.simulation import stack
from tests.unit.aws import Aws
from tests.unit.watch.conftest import ENVIRONMENT


def test_settings_are_what_the_template_names() -> None:
    """With what leads the operator's command here."""
    assert read_settings(ENVIRONMENT) == Settings(
        ledger_table="ledger",
        dead_letter_queue=stack.DEAD,
        quarantine_queue=stack.QUARANTINE,
        alert_topic=stack.TOPIC,
        stack="mailchute",
        endpoint="https://api.example",
        options="--stack mailchute --region eu-central-1",
    )


def test_settings_name_all_that_is_missing() -> None:
    """At once."""
    with pytest.raises(InvalidSettings) as caught:
        read_settings({})
    assert str(caught.value) == f"not set: {', '.join(TEXTS)}"


def test_by_itself_the_watch_counts_for_its_stack(capsys: pytest.CaptureFixture[str]) -> None:
    """Whose alarms look at that dimension."""
    made = watch(
        read_settings({**ENVIRONMENT, "STACK_NAME": "ours"}),
        Aws().client,
        seconds=int,
        clock=float,
        sleep=lambda _: None,
        post=str,
    )
    made.aviary.count("CanaryDelivered", {}, 1)
    assert '"ours"' in capsys.readouterr().out
