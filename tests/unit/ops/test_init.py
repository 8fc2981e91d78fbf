"""`mailchute init`: two files that work, whatever is typed, or none."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from ops import forms_check, parameters, starter
from ops.cli import setup
from ops.mailchute import app
from ops.starter import PATTERNS, Answers, quoted
from shared.forms import load_forms
from tests.unit.template import template

DONE, USAGE = 0, 2
REPO = Path(__file__).parents[3]
GIVEN = [
    *("--origin", "https://www.example.com", "--recipient", "outreach@example.com"),
    *("--sender", "forms@example.com"),
]
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`mailchute init` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, typed="": CliRunner().invoke(app, ["init", *arguments], input=typed)


def test_what_is_written_passes_the_checks_and_is_read_by_make_deploy(run: Run, tmp_path: Path) -> None:
    """With the story's fields; whoever gets the mail is told when it fails, too."""
    result = run(*GIVEN)
    assert (result.exit_code, result.stderr) == (DONE, "")
    assert forms_check.problems(tmp_path / "forms.toml") == []
    [(name, form)] = load_forms(tmp_path / "forms.toml").items()
    shipped = load_forms(REPO / "tests" / "forms.toml")["contact"]
    assert (name, form) == ("contact", shipped.model_copy(update={"thanks": None}))
    configured = parameters.configured(tmp_path / "samconfig.toml")
    assert configured == ["SenderAddress=forms@example.com", "SenderName=Website", "AlertEmail=outreach@example.com"]


def test_what_comes_next_is_told(run: Run) -> None:
    """In order, each with its command."""
    assert run(*GIVEN).stdout.splitlines() == [
        "written: forms.toml",
        "written: samconfig.toml",
        "",
        "What comes next:",
        "1. Verify the sender: aws sesv2 create-email-identity --email-identity example.com, then set the DNS records "
        "that it names.",
        "2. Ask SES to let your account out of its sandbox, in the region you deploy to.",
        "3. Deploy: make deploy",
        "4. Confirm the subscription that AWS mails to outreach@example.com.",
        "5. Get the form for your page: mailchute snippet contact",
        "6. See whether anything is amiss: mailchute doctor",
    ]


def test_the_files_look_like_the_repositorys_own(run: Run, tmp_path: Path) -> None:
    """Line by line, but for the page of thanks, which a new site may not have, and the example of a second form."""
    run(*GIVEN, "--alert-email", "")
    shipped = (REPO / "tests" / "forms.toml").read_text("utf-8").split("\n\n")[1].replace("thanks =", "# thanks =")
    ours = (tmp_path / "forms.toml").read_text("utf-8").split("\n\n", 1)[1]
    assert [" ".join(line.split()) for line in ours.splitlines()] == [
        " ".join(line.split()) for line in shipped.splitlines()
    ]
    sam = tomllib.loads((tmp_path / "samconfig.toml").read_text("utf-8"))
    assert sam["default"]["global"]["parameters"]["stack_name"] == "mailchute"
    assert sam["default"]["deploy"]["parameters"]["capabilities"] == "CAPABILITY_IAM"


def test_every_option_lands_where_it_belongs(run: Run, tmp_path: Path) -> None:
    """Those that may be repeated as lists; an origin as browsers write it."""
    folder = tmp_path / "site"
    folder.mkdir()
    result = run(
        *GIVEN,
        *("--origin", "https://Shop.Example.com/", "--recipient", "b@example.com", "--form", "enquiry"),
        *("--sender-name", "Bob's", "--alert-email", "ops@example.com", "--subject", 'Über "{company}" \\'),
        *("--folder", str(folder)),
    )
    assert result.exit_code == DONE
    form = load_forms(folder / "forms.toml")["enquiry"]
    assert form.origins == ("https://www.example.com", "https://shop.example.com")
    assert (form.recipients, form.subject) == (("outreach@example.com", "b@example.com"), 'Über "{company}" \\')
    assert parameters.configured(folder / "samconfig.toml") == [
        "SenderAddress=forms@example.com",
        "SenderName=Bob's",
        "AlertEmail=ops@example.com",
    ]


def test_nobody_need_hear_of_failed_mail(run: Run, tmp_path: Path) -> None:
    """An empty answer is one; then there is nothing to confirm."""
    result = run(*GIVEN, "--alert-email", "")
    assert "AlertEmail=" in parameters.configured(tmp_path / "samconfig.toml")
    assert (result.exit_code, "Confirm" in result.stdout) == (DONE, False)


@pytest.mark.parametrize("arguments", [[], ["--yes"], ["--sender-name", "x"]])
def test_all_that_is_missing_is_named_at_once(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    """Exit 2, and nothing is written, where nobody can be asked."""
    result = run(*arguments)
    assert (result.exit_code, list(tmp_path.iterdir())) == (USAGE, [])
    assert result.stderr == "mailchute: missing: --origin, --recipient, --sender\n"


@pytest.mark.parametrize("there", [["forms.toml"], ["samconfig.toml"], ["forms.toml", "samconfig.toml"]])
def test_a_file_that_is_there_is_not_overwritten(run: Run, tmp_path: Path, there: list[str]) -> None:
    """Exit 2, and neither is the other written, unless by force."""
    for name in there:
        (tmp_path / name).write_text("mine", "utf-8")
    result = run(*GIVEN)
    assert (result.exit_code, result.stdout) == (USAGE, "")
    are = "are" if len(there) == 2 else "is"
    assert result.stderr == f"mailchute: {' and '.join(there)} {are} there already: --force overwrites\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == there
    assert [(tmp_path / name).read_text("utf-8") for name in there] == ["mine"] * len(there)
    assert run(*GIVEN, "--force").exit_code == DONE
    assert "mine" not in [path.read_text("utf-8") for path in tmp_path.iterdir()]


def test_every_problem_is_shown_at_once_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    """Of both files: what `make check` would say, and what CloudFormation would."""
    wrong = ["--origin", "www.example.com", "--recipient", "a@", "--sender", "me", "--sender-name", "<x>"]
    result = run(*wrong, "--form", "my form", "--subject", "{nobody}", "--alert-email", "x")
    assert (result.exit_code, list(tmp_path.iterdir())) == (USAGE, [])
    told = result.stderr.splitlines()
    assert "forms.my form: 'my form' must be a name of letters, digits, _ and -" in told
    assert any(line.startswith("forms.my form.origins[0]: 'www.example.com' must look like https://") for line in told)
    assert told[-6:] == [
        "forms.my form.recipients[0]: 'a@' should be an email address",
        "forms.my form.subject: {nobody} is not a field of this form",
        "SenderAddress: 'me' must be one email address, without a name",
        "SenderName: '<x>' must be at most 60 characters, without quotes, angle brackets or @",
        "AlertEmail: 'x' must be one email address, or empty",
        "mailchute: nothing was written",
    ]


def test_on_a_terminal_what_is_not_given_is_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists with commas; a blank answer takes what is offered, and what was given is not asked."""
    monkeypatch.setattr(setup, "is_terminal", lambda: True)
    typed = "https://www.example.com, https://b.example.com\na@example.com\n\n\n\nops@example.com\n"
    result = run("--subject", "Hello", typed=typed)
    assert (result.exit_code, "subject" in result.stdout) == (DONE, False)
    form = load_forms(tmp_path / "forms.toml")["contact"]
    assert form.origins == ("https://www.example.com", "https://b.example.com")
    assert (form.recipients, form.subject) == (("a@example.com",), "Hello")
    assert parameters.configured(tmp_path / "samconfig.toml") == [
        "SenderAddress=forms@example.com",
        "SenderName=Website",
        "AlertEmail=ops@example.com",
    ]


def test_yes_asks_nothing_even_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """For scripts."""
    monkeypatch.setattr(setup, "is_terminal", lambda: True)
    assert run("--yes").exit_code == USAGE
    assert run(*GIVEN, "--yes").exit_code == DONE


def test_a_folder_that_is_not_there_is_a_usage_error(run: Run) -> None:
    """It is not made."""
    result = run(*GIVEN, "--folder", "nowhere")
    assert (result.exit_code, result.stderr) == (USAGE, "mailchute: nowhere: no such folder\n")


@given(st.text())
def test_whatever_is_typed_is_quoted_for_toml(text: str) -> None:
    """It reads back as it was typed, without breaking out of its quotes."""
    assert tomllib.loads(f"x = [{quoted(text)}, 1]") == {"x": [text, 1]}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_name_that_is_typed_forges_no_table(text: str) -> None:
    """Only the one form, under the one name."""
    data = tomllib.loads(starter.files(Answers(("o",), ("r",), "s", form=text))["forms.toml"])
    assert list(data) == ["forms"]
    assert list(data["forms"]) == [text]


def test_what_is_no_utf8_is_told(run: Run, tmp_path: Path) -> None:
    """As a shell may hand it over."""
    result = run(*GIVEN, "--subject", "\udce4")
    assert (result.exit_code, list(tmp_path.iterdir())) == (USAGE, [])
    assert "what was typed is not UTF-8" in result.stderr


def test_the_patterns_are_the_templates() -> None:
    """What would be refused after the build is refused before."""
    assert {name: template()["Parameters"][name]["AllowedPattern"] for name in PATTERNS} == PATTERNS
