"""What is deployed: each bundle holds its function's slice, runs by itself, and carries nothing it does not import."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from local.bundle import REPO, bundle
from tests.conftest import FORMS

pytestmark = pytest.mark.e2e

SERVICES = {
    "Intake": {"dynamodb", "sqs"},
    "Mailer": {"dynamodb", "sesv2", "sns", "sqs"},
    "Feedback": {"dynamodb", "sns"},
    "Watch": {"dynamodb", "sns", "sqs"},
    "Webhook": set[str](),
}
# The others are all Python.
COMPILED = {"Intake", "Mailer"}
# Calls the function as far as it goes without AWS, then tells what came from where.
PROBE = """
import json, os, sys
class Context:
    get_remaining_time_in_millis = staticmethod(lambda: 60000)
sys.path.insert(0, sys.argv[1])
os.environ.update(json.loads(sys.argv[3]))
from importlib import import_module
handler = import_module(sys.argv[2])
out, sys.stdout = sys.stdout, sys.stderr
for event in json.loads(sys.argv[4]):
    try:
        handler.handler(event, Context)
    except Exception as error:
        assert type(error).__name__ in ("EndpointConnectionError", "QueueNotRead", "NotPosted"), error
json.dump(sorted(sys.modules), out)
"""


@pytest.fixture(scope="module", params=SERVICES)
def unpacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    name: str = request.param
    folder = tmp_path_factory.mktemp(name)
    zipfile.ZipFile(io.BytesIO(bundle(f"{name}Function", FORMS))).extractall(folder)
    return name, folder


def test_a_bundle_holds_its_own_slice_only(unpacked: tuple[str, Path]) -> None:
    """Its function, shared/ and forms.toml; of botocore's services those it calls."""
    name, folder = unpacked
    assert sorted(p.name for p in (folder / "functions").iterdir()) == ["__init__.py", name.lower()]
    assert (folder / "forms.toml").read_bytes() == FORMS.read_bytes()
    for absent in ("ops", "local", "tests", "site", "template.yaml", "dns", "moto", "ministack", "bin"):
        assert not (folder / absent).exists(), absent
    assert {p.name for p in folder.glob("botocore/data/*") if p.is_dir()} == SERVICES[name]


def test_a_bundle_runs_by_itself_and_imports_all_it_carries(unpacked: tuple[str, Path]) -> None:
    """With no site-packages but its own; each package in it is used by the time a request is answered."""
    name, folder = unpacked
    modules = _run(name, folder)
    carried = {p.name.removesuffix(".py") for p in folder.iterdir() if not p.name.endswith((".dist-info", ".toml"))}
    assert carried - modules == set()


@pytest.mark.parametrize("name", SERVICES)
def test_the_bundle_for_lambda_is_for_its_python_and_its_processor(name: str, tmp_path: Path) -> None:
    """As `sam build` calls for it, on whatever Python is at hand: CPython 3.13 on 64-bit ARM."""
    command = ["make", "--silent", f"build-{name}Function", f"ARTIFACTS_DIR={tmp_path}", f"VENV={sys.prefix}"]
    subprocess.run(command, cwd=REPO, check=True, capture_output=True)
    compiled = [path.name for path in tmp_path.rglob("*.so")]
    assert bool(compiled) == (name in COMPILED), "pydantic, and Jinja2's MarkupSafe"
    assert all(file.endswith(".cpython-313-aarch64-linux-gnu.so") for file in compiled)
    assert sorted(p.name for p in (tmp_path / "functions").iterdir()) == ["__init__.py", name.lower()]


def _run(name: str, folder: Path) -> set[str]:
    queue = "http://127.0.0.1:9/000000000000/q"
    environment = {
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        # Nobody listens there: calls fail at once.
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_MAX_ATTEMPTS": "1",
        "SUBMISSION_QUEUE_URL": queue,
        "QUARANTINE_QUEUE_URL": queue,
        "DEAD_LETTER_QUEUE_URL": queue,
        "LEDGER_TABLE": "t",
        "ALERT_TOPIC_ARN": "arn:aws:sns:us-east-1:000000000000:t",
        "STACK_NAME": "s",
        "SES_RATE": "14",
        "MAILER_CONCURRENCY": "2",
        "LEASE_SECONDS": "120",
        "HOLD_SECONDS": "900",
        "SENDER_ADDRESS": "forms@example.com",
        "CONFIGURATION_SET": "c",
        "FORM_KEY": "k",
        "SPAM_TABLE": "t",
        "ENDPOINT": "http://127.0.0.1:9",
        "WEBHOOK_URL": "https://127.0.0.1:9/hook",
    }
    command = [sys.executable, "-I", "-S", "-B", "-c", PROBE, str(folder), f"functions.{name.lower()}.handler"]
    done = subprocess.run(
        [*command, json.dumps(environment), json.dumps(_events(name))], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def _events(name: str) -> list[object]:
    from tests.factories import GABE, http_event, json_event, multipart, sqs_record, submission

    if name == "Feedback":
        mail = {"messageId": "m-1", "tags": {"submission": [submission().id], "form": ["contact"]}}
        return [{"source": "aws.ses", "detail": {"eventType": "Send", "mail": mail}}]
    if name == "Watch":
        return [{"job": "canary"}, {"job": "look"}]
    if name == "Webhook":
        return [{"Records": [{"Sns": {"MessageId": "i", "Subject": "s", "Message": "m"}}]}]
    if name == "Mailer":
        return [{"Records": [sqs_record(body=submission().encode())]}]
    form = multipart(('name="a"', b"1"))
    posted = http_event(body=form, content_type="multipart/form-data; boundary=b0undary")
    return [json_event(GABE), posted, http_event(method="GET", form="proved", route="GET /f/{form}/token")]
