"""forms.toml: everything that is wrong, at once, by its key."""

from pathlib import Path

import pytest

from ops.forms_check import main, problems
from shared.forms import InvalidForms, load_forms
from tests.factories import contact_form

REPO = Path(__file__).parents[3]
GOOD = """
[forms.contact]
recipients = ["outreach@example.com"]
origins = ["https://www.example.com"]
fields = [{ name = "fullname" }, { name = "topic", type = "choice", choices = ["a", "b"] }]
"""


def _check(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "forms.toml"
    path.write_text(text, "utf-8")
    return problems(path)


def test_the_storys_form() -> None:
    """Full name, email and company are required; the message is not."""
    form = load_forms(REPO / "tests" / "forms.toml")["contact"]
    assert [(f.name, f.type, f.required) for f in form.fields] == [
        ("fullname", "text", True),
        ("emailid", "email", True),
        ("company", "text", True),
        ("message", "text", False),
    ]
    assert form.subject == contact_form().subject == "[Website] Visitor"
    assert problems(REPO / "forms.toml") == problems(REPO / "tests" / "forms.toml") == []


def test_a_small_file_is_enough(tmp_path: Path) -> None:
    """Recipients and origins are all that a form needs."""
    text = '[forms.x]\nrecipients = ["a@example.com"]\norigins = ["https://a.example"]'
    assert _check(tmp_path, text) == []


def test_everything_wrong_is_reported_at_once(tmp_path: Path) -> None:
    """Structure and meaning together: one wrong type hides nothing else."""
    text = """
[forms.contact]
recipients = ["outreach@", "a@example.com", "A@example.com", 7]
subject = "{nobody}"
origins = ["https://a.example", "https://a.example", "https://a.example/path", "HTTPS://B.example"]
thanks = "https://elsewhere.example/"
honeypot = "phone"
colour = "red"
fields = [
  { name = "_next" },
  { name = "a", type = "colour" },
  { name = "a", max_length = 0 },
  { name = "b", type = "choice" },
  { name = "c", choices = ["x"] },
]
[forms."no spaces"]
recipients = []
"""
    found = "\n".join(_check(tmp_path, text))
    for expected in (
        "forms.contact.recipients[0]: 'outreach@' should be an email address",
        "forms.contact.recipients[3]: must be text",
        "forms.contact.recipients: 'a@example.com' stands here 2 times",
        "forms.contact.subject: {nobody} is not a field of this form",
        "forms.contact.origins: 'https://a.example' stands here 2 times",
        "forms.contact.origins[2]: 'https://a.example/path' must look like https://www.example.com",
        "forms.contact.origins[3]: 'HTTPS://B.example' must look like",
        "forms.contact.thanks: must be a path such as /thanks.html, or a URL on one of this form's origins",
        "forms.contact.honeypot: browsers fill in 'phone' unasked",
        "forms.contact.colour: is not a key that is known here",
        "forms.contact.fields[0].name: '_next' must be a name of letters",
        "forms.contact.fields[1].type: Input should be 'text', 'email',",
        "forms.contact.fields[2].max_length: Input should be greater than or equal to 1",
        "forms.contact.fields: 'a' stands here 2 times",
        'forms.contact.fields[3]: choices belong to type "choice", and it needs some',
        'forms.contact.fields[4]: choices belong to type "choice", and it needs some',
        "forms.no spaces: 'no spaces' must be a name of letters",
        "forms.no spaces.recipients: must not be empty",
        "forms.no spaces.origins: is required",
    ):
        assert expected in found


@pytest.mark.parametrize(
    "thanks", ["//evil.example", "/\\\\evil.example", "thanks.html", "javascript:x", "https://[", "/\u200b"]
)
def test_a_thank_you_page_stays_on_the_site(tmp_path: Path, thanks: str) -> None:
    """A path with one slash, or one of the form's own origins."""
    assert (
        len(
            _check(
                tmp_path,
                GOOD + f'[forms.x]\nrecipients=["a@b.example"]\norigins=["https://a.example"]\nthanks="{thanks}"',
            )
        )
        == 1
    )


@pytest.mark.parametrize("name", ["topic", "_next"])
def test_a_honeypot_must_not_be_a_field_or_a_directive(tmp_path: Path, name: str) -> None:
    """Every submission with it would be quarantined."""
    text = GOOD.replace("fields =", f'honeypot = "{name}"\nfields =')
    assert _check(tmp_path, text) == [f"forms.contact.honeypot: '{name}' is also a field or directive"]


@pytest.mark.parametrize("address", ["info@exämple.com", " a@example.com"])
def test_a_recipient_is_written_as_ses_takes_it(tmp_path: Path, address: str) -> None:
    """Else every mail of the form would be refused."""
    found = _check(tmp_path, GOOD.replace("outreach@example.com", address))
    assert len(found) == 1
    assert "must be written" in found[0]


def test_choices_can_all_be_chosen(tmp_path: Path) -> None:
    """What is sent is compared without the spaces around it."""
    found = _check(tmp_path, GOOD.replace('["a", "b"]', '["a", "A", " b"]'))
    assert found == [
        "forms.contact.fields[1].choices: 'a' stands here 2 times",
        "forms.contact.fields[1].choices: ' b' has spaces around it",
    ]


@pytest.mark.parametrize("setting", ['extra_fields = "yes"', "extra_fields = 1"])
def test_a_switch_is_true_or_false(tmp_path: Path, setting: str) -> None:
    """Nothing that merely looks like it."""
    found = _check(tmp_path, GOOD.replace("fields =", f"{setting}\nfields ="))
    assert found == ["forms.contact.extra_fields: must be true or false"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = x", "(at line 1, column 5)"),
        ("", "forms: is required"),
        ("forms = 3", "forms: must be a table"),
    ],
)
def test_a_file_that_is_no_forms_file_says_where(tmp_path: Path, text: str, problem: str) -> None:
    """TOML's own errors name the line."""
    found = _check(tmp_path, text)
    assert len(found) == 1
    assert problem in found[0]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    """By the system's words."""
    assert problems(tmp_path / "forms.toml") == ["can't be read: No such file or directory"]


def test_the_command_answers_with_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 fine, 1 problems, 2 usage."""
    path = tmp_path / "forms.toml"
    path.write_text(GOOD, "utf-8")
    assert main([str(path)]) == 0
    assert main(["--quiet", str(path)]) == 0
    path.write_text("a = x", "utf-8")
    assert main([str(path)]) == 1
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == f"{path}: fine\n"
    assert err.startswith(f"{path}: Invalid value (at line 1, column 5)")


def test_loading_raises_with_all_problems(tmp_path: Path) -> None:
    """What the functions do with a file that no build has seen."""
    path = tmp_path / "forms.toml"
    path.write_text("[forms.x]", "utf-8")
    with pytest.raises(InvalidForms) as caught:
        load_forms(path)
    assert caught.value.problems == ["forms.x.recipients: is required", "forms.x.origins: is required"]


@pytest.mark.parametrize("subject", ["{topic", "topic}", "{topic from {fullname}", "{}"])
def test_a_brace_without_its_partner_is_told(tmp_path: Path, subject: str) -> None:
    """It would stand in every subject."""
    found = _check(tmp_path, GOOD.replace("fields =", f'subject = "{subject}"\nfields ='))
    assert "forms.contact.subject: has a brace without its partner" in found


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    """TOML is UTF-8."""
    path = tmp_path / "forms.toml"
    path.write_bytes("# Müller".encode("latin-1"))
    assert problems(path) == ["is not UTF-8"]


SPAM = """
[forms.contact.spam]
mark = 0.95
proof = "sometimes"
languages = ["english"]
weights = { hony = 1, links = "1", text = 11 }
rate = { posts = 0, minutes = 1.5 }
[forms.contact.spam.allow]
addresses = ["example.com", "a@", "a@b@c.d", " ", "fine@example.com"]
domains = ["a@example.com", "https://example.com", "example.com/x", "*.example.com", ".", "example.com"]
words = ["", "  ", "fine"]
"""
OF_SPAM = """
weights.hony: is not a key that is known here; there are 'honeypot', 'timing',
weights.links: must be a number
weights.text: Input should be less than or equal to 10
languages[0]: 'english' must be a language's code of two letters, such as en
rate.posts: Input should be greater than or equal to 1
rate.minutes: must be a whole number
proof: Input should be 'off', 'grey' or 'always'
mark: 0.95 must not be above quarantine, which is 0.9
allow.addresses[0]: 'example.com' is no address: it has no @; a domain belongs under domains
allow.addresses[1]: 'a@' should be an email address, such as someone@example.com
allow.addresses[2]: 'a@b@c.d' should be an email address, such as someone@example.com
allow.addresses[3]: ' ' must be an address, such as someone@example.com
allow.domains[0]: 'a@example.com' is no domain: an address belongs under addresses, and a domain stands without @
allow.domains[1]: 'https://example.com' must be a domain alone, such as example.com, without https:// and without a path
allow.domains[2]: 'example.com/x' must be a domain alone, such as example.com, without https:// and without a path
allow.domains[3]: '*.example.com' must be a domain such as example.com; its subdomains are meant, too
allow.domains[4]: '.' must be a domain such as example.com; its subdomains are meant, too
allow.words[0]: '' must be a word or a phrase, on one line
allow.words[1]: '  ' must be a word or a phrase, on one line
"""


def test_everything_wrong_with_a_spam_table_is_said_in_the_owners_words(tmp_path: Path) -> None:
    """Each once, and nothing of what is right."""
    found = sorted(_check(tmp_path, GOOD + SPAM))
    expected = sorted(f"forms.contact.spam.{line}" for line in OF_SPAM.strip().splitlines())
    assert [said[: len(start)] for said, start in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    "table", ["spam = 3", "spam = { weights = 3 }", "spam = { allow = [], block = { words = 7 } }"]
)
def test_a_spam_table_that_is_none_is_told_and_breaks_nothing(tmp_path: Path, table: str) -> None:
    """By its key."""
    found = _check(tmp_path, GOOD + table)
    assert found
    assert all(said.startswith("forms.contact.spam") and said.endswith(("a table", "a list")) for said in found)


def test_a_language_that_the_filter_can_not_tell_is_named(tmp_path: Path) -> None:
    """With it, the layer would say nothing of any text."""
    [said] = _check(tmp_path, GOOD + 'spam = { languages = ["en", "no"] }')
    assert said.startswith(
        "forms.contact.spam.languages[1]: 'no' is no language that the filter can tell; those are ar,"
    )


def test_what_is_both_allowed_and_blocked_is_allowed_and_no_problem(tmp_path: Path) -> None:
    """A partner at a provider that is blocked, for one; equal thresholds leave nothing to mark, which may be wanted."""
    table = """spam = { mark = 0.9, quarantine = 0.9, allow = { addresses = ["a@b.example"], words = ["x"] },
block = { domains = ["b.example"], words = ["x"] } }"""
    assert _check(tmp_path, GOOD + table.replace(chr(10), " ")) == []
