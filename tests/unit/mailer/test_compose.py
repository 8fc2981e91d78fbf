"""The mail, as it comes out of SES: composed, sent through the strict fake, parsed back from its bytes."""

import pytest

from functions.mailer.compose import Sender, compose
from functions.mailer.marks import MARK, MAYBE_MAILED
from local.ses.core import FakeSes
from local.ses.message import Mail
from shared.forms import FieldSpec, Form
from shared.submission import Field, Submission
from tests.factories import contact_form, submission
from tests.unit.mailer.conftest import SENDER

HOSTILE = "a\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>"


def _mail(sent: Submission, form: Form | None = None, sender: Sender = SENDER, *, maybe_mailed: bool = False) -> Mail:
    ses = FakeSes(identities=["forms@example.com"], configuration_sets=["mailchute"])
    ses.send_email(**compose(sent, form or contact_form(), sender, maybe_mailed=maybe_mailed))
    return ses.inbox[0]


def test_the_storys_mail() -> None:
    """From the site, to the outreach team, answered to the visitor, with the id in header and tag."""
    mail = _mail(submission())
    assert mail.from_ == "Website <forms@example.com>"
    assert list(mail.to) == ["outreach@example.com"]
    assert mail.reply_to == "gabe@example.com"
    assert mail.subject == "[Website] Visitor"
    assert mail.headers["X-Mailchute-Id"] == submission().id
    assert mail.headers["Auto-Submitted"] == "auto-generated"
    assert mail.tags == {"submission": submission().id, "form": "contact"}
    assert mail.text == (
        "Full name: Gabe N\n"
        "Email: gabe@example.com\n"
        "Company: Valve\n"
        "\n"
        "-- \n"
        'Form "contact" on https://www.example.com\n'
        "2026-11-23 12:00:00 UTC\n"
        "Submission 0193586e-8c00-7000-8000-000000000001\n"
        "Answer this mail to write to gabe@example.com.\n"
    )


def test_fields_stand_in_the_forms_order_then_extras_as_they_came() -> None:
    """Labels from the form; repeats and several lines are indented; blank fields are left out."""
    fields = (
        Field("zeta", "1"),
        Field("company", "Valve"),
        Field("message", "one\r\ntwo"),
        Field("fullname", "Gabe N"),
        Field("alpha", "a"),
        Field("zeta", "2"),
        Field("emailid", " "),
    )
    text = _mail(submission(fields=fields)).text
    body = text.split("\n\n-- \n")[0]
    assert body == "Full name: Gabe N\nCompany: Valve\nMessage:\n  one\n  two\nzeta:\n  1\n  2\nalpha: a"


def test_the_html_part_escapes_everything() -> None:
    """Names, values and labels; line breaks are kept by the style."""
    nasty = '<img src=x onerror="alert(1)">&'
    form = contact_form(fields=(FieldSpec(name="fullname", label=nasty),), subject=nasty)
    html = _mail(submission(fields=(Field("fullname", nasty), Field("<b>", "a\nb"))), form).html
    assert "<img" not in html
    assert "<b>" not in html
    escaped = "&lt;img src=x onerror=&#34;alert(1)&#34;&gt;&amp;"
    assert f"<td>{escaped}</td>" in html
    assert f'<th scope="row">{escaped}</th>' in html
    assert "<td>a\nb</td>" in html


def test_several_recipients_get_the_mail_and_nobody_else() -> None:
    """Recipients come from forms.toml only."""
    form = contact_form(recipients=("a@example.com", "b@example.com"))
    mail = _mail(submission(fields=(Field("to", "c@example.com"), Field("cc", "c@example.com"))), form)
    assert list(mail.to) == ["a@example.com", "b@example.com"]
    assert "Cc" not in mail.headers


@pytest.mark.parametrize(
    ("template", "asked", "expected"),
    [
        ("[Website] {fullname} of {company}", None, "[Website] Gabe N of Valve"),
        ("[Website] {nobody}", None, "[Website]"),
        ("[Website] Visitor", "Question", "Question"),
        ("[Website] Visitor", " \r\n", "[Website] Visitor"),
        ("{nobody}", None, "(no subject)"),
        ("{fullname.__class__} {0} {}", None, "{}"),
    ],
)
def test_the_subject_is_the_pages_or_the_forms(template: str, asked: str | None, expected: str) -> None:
    """Braces name fields and reach nothing else."""
    assert _mail(submission(subject=asked), contact_form(subject=template)).subject == expected


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        (HOSTILE, "a Bcc: victim@example.org <script>alert(1)</script>"),
        ("=?utf-8?q?foo=0D=0ABcc=3A_x=40y.example?=", "= ?utf-8?q?foo=0D=0ABcc=3A_x=40y.example?="),
        ("evil\u202etxt\u200b\x00\u2028", "evil txt"),
        ("Grüße 😀", "Grüße 😀"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_visitor_text_in_the_subject_stays_text(typed: str, subject: str) -> None:
    """One line, no control, bidi or zero-width characters, no encoded word to decode, at most 200 characters."""
    mail = _mail(submission(fields=(Field("fullname", typed),)), contact_form(subject="{fullname}"))
    assert mail.subject == subject
    assert "Bcc" not in mail.headers


def test_hostile_text_everywhere_adds_no_header_and_no_recipient() -> None:
    """The headers of a hostile mail are those of a plain one."""
    fields = (Field("fullname", HOSTILE), Field("emailid", HOSTILE), Field(HOSTILE, HOSTILE))
    hostile = _mail(submission(fields=fields, subject=HOSTILE, origin="https://www.example.com"))
    plain = _mail(submission())
    assert list(hostile.headers) == list(plain.headers)
    assert hostile.to == plain.to


def test_control_characters_and_lone_surrogates_are_shown_as_marks() -> None:
    """No mail body may hold them; the rest of the text arrives."""
    mail = _mail(submission(fields=(Field("fullname", "a\x00b\ud800c\td"),)))
    assert "Full name: a\ufffdb\ufffdc\td\n" in mail.text


def test_without_an_address_there_is_no_reply_to() -> None:
    """Delivered without, rather than lost."""
    mail = _mail(submission(reply_to=None))
    assert mail.reply_to == ""
    assert "Reply-To" not in mail.headers
    assert "Answer this mail" not in mail.text


def test_a_sender_without_a_name_is_a_bare_address() -> None:
    """SENDER_NAME may be empty; one with other than ASCII letters is encoded."""
    assert _mail(submission(), sender=Sender("forms@example.com", "", "mailchute")).from_ == "forms@example.com"
    named = _mail(submission(), sender=Sender("forms@example.com", "Müller, Bau", "mailchute"))
    assert named.from_ == '"Müller, Bau" <forms@example.com>'


def test_a_possible_duplicate_says_so_where_people_and_programs_look() -> None:
    """Subject, header, and the first lines of both texts; all else is as in the first mail."""
    first, second = _mail(submission()), _mail(submission(), maybe_mailed=True)
    assert second.subject == MARK + first.subject == "[possible duplicate] [Website] Visitor"
    assert second.text == f"{MAYBE_MAILED}\n\n{first.text}"
    [note] = [line for line in second.html.splitlines() if line not in first.html.splitlines()]
    assert note.startswith('<tr><td class="note">This mail may be a duplicate: Amazon SES was asked to send it before')
    new = set(second.headers) - set(first.headers)
    assert {name: second.headers[name] for name in new} == {"X-Mailchute-Possible-Duplicate": "yes"}
    assert (second.tags, second.to, second.reply_to) == (first.tags, first.to, first.reply_to)


def test_the_mark_stays_in_front_of_the_longest_subject() -> None:
    """Visitor text is cut, the mark is not, and SES takes it."""
    asked = submission(subject="x" * 500)
    assert _mail(asked, maybe_mailed=True).subject == f"{MARK}{'x' * 199}…"
