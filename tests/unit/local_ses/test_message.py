"""The mail that the fake SES writes for a Simple request, read back from its bytes."""

import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local.ses import Mail
from tests.unit.local_ses.samples import sent, simple

QUICK = settings(max_examples=150, deadline=None, database=None)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300)
BODIES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=2000)


def test_a_simple_request_becomes_this_mail() -> None:
    """Every field of Mail, from the bytes."""
    request = simple(
        subject="Grüße — from the form",
        text="Name: Ada\nSaid: ünïcode\n",
        html="<p>ünïcode</p>",
        headers={"X-Form": "contact"},
        FromEmailAddress="Contact form <forms@example.com>",
        ReplyToAddresses=["ada@example.org"],
        Destination={"ToAddresses": ["owner@example.org", '"O, Two" <two@example.org>'], "CcAddresses": ["c@x.org"]},
        EmailTags=[{"Name": "form", "Value": "contact"}],
    )
    mail = sent(request)
    assert mail.as_json() == {
        "id": mail.id,
        "from": "Contact form <forms@example.com>",
        "to": ["owner@example.org", "two@example.org"],
        "reply_to": "ada@example.org",
        "subject": "Grüße — from the form",
        "text": "Name: Ada\nSaid: ünïcode\n",
        "html": "<p>ünïcode</p>",
        "headers": {
            "Message-ID": f"<{mail.id}@email.amazonses.com>",
            "Date": "Wed, 04 Mar 2026 12:00:00 +0000",
            "From": "Contact form <forms@example.com>",
            "To": 'owner@example.org, "O, Two" <two@example.org>',
            "Cc": "c@x.org",
            "Reply-To": "ada@example.org",
            "Subject": "Grüße — from the form",
            "X-Form": "contact",
            "Content-Type": mail.headers["Content-Type"],
            "MIME-Version": "1.0",
        },
        "tags": {"form": "contact"},
        "at": "2026-03-04T12:00:00Z",
    }
    assert mail.headers["Content-Type"].startswith("multipart/alternative")


def test_a_mail_can_be_written_as_json() -> None:
    """Nothing in it but strings, lists and objects."""
    mail = sent(simple())
    assert json.loads(json.dumps(mail.as_json())) == mail.as_json()


def test_the_bytes_are_ascii_with_crlf_line_ends() -> None:
    """As SMTP wants them, whatever the text."""
    request = simple(subject="ü" * 200, text="ü\nü" * 500, html="x" * 3000)
    del request["Content"]["Simple"]["Body"]["Html"]["Charset"]
    raw = sent(request).raw
    assert raw.isascii()
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_text_only_and_html_only_mails_have_one_part() -> None:
    """And the other one reads as empty."""
    assert (sent(simple()).html, sent(simple(text=None, html="<p>x</p>")).text) == ("", "")


def test_a_name_that_needs_quotes_is_shown_with_them() -> None:
    """Decoded, a comma in an encoded word must not read as two addresses."""
    mail = sent(simple(FromEmailAddress="=?utf-8?q?M=C3=BCller=2C_Bau?= <forms@example.com>"))
    assert mail.from_ == '"Müller, Bau" <forms@example.com>'


def test_a_mail_without_reply_to_says_so_with_an_empty_string() -> None:
    """And has no such field."""
    mail = sent(simple())
    assert mail.reply_to == ""
    assert "Reply-To" not in mail.headers


def test_several_reply_addresses_all_show() -> None:
    """So that a smuggled one could not hide."""
    assert sent(simple(ReplyToAddresses=["a@x.org", "B <b@x.org>"])).reply_to == "a@x.org, b@x.org"


def test_blind_copies_do_not_show() -> None:
    """Not in the bytes at all."""
    mail = sent(simple(Destination={"BccAddresses": ["secret@example.org"]}))
    assert mail.to == ()
    assert b"secret" not in mail.raw


def test_text_without_a_charset_is_7_bit_ascii() -> None:
    """A forgotten Charset shows as question marks, in the subject as in the body."""
    request = simple(subject="Grüße", text="ünï")
    del request["Content"]["Simple"]["Subject"]["Charset"]
    del request["Content"]["Simple"]["Body"]["Text"]["Charset"]
    mail = sent(request)
    assert (mail.subject, mail.text) == ("Gr??e", "?n?")


def test_another_charset_is_honoured() -> None:
    """What it can write arrives, what it cannot is a question mark."""
    request = simple(text="ü€")
    request["Content"]["Simple"]["Body"]["Text"]["Charset"] = "ISO-8859-1"
    assert sent(request).text == "ü?"


@pytest.mark.parametrize("charset", ["UTF-16", "utf-7", "ISO-2022-JP"])
def test_a_charset_that_is_not_like_ascii_is_honoured_too(charset: str) -> None:
    """Line ends and all."""
    request = simple(text="a\n日本\n\n b \n")
    request["Content"]["Simple"]["Body"]["Text"]["Charset"] = charset
    assert sent(request).text == "a\n日本\n\n b \n"


def test_a_text_that_looks_like_a_part_stays_a_text() -> None:
    """No body can hold what separates the parts."""
    boundary = sent(simple(html="x")).headers["Content-Type"].partition("boundary=")[2].strip('"')
    forged = f"\n--{boundary}--\n\n--{boundary}\nContent-Type: text/html\n\n<b>forged</b>"
    mail = sent(simple(text=forged, html="<p>real</p>"))
    assert (mail.text, mail.html) == (forged, "<p>real</p>")


def test_any_line_end_is_one() -> None:
    """Bare CR, which SMTP forbids, is not sent."""
    mail = sent(simple(text="a\r\nb\rc\nd"))
    assert mail.text == "a\nb\nc\nd"
    assert b"\r" not in mail.raw.replace(b"\r\n", b"")


@QUICK
@given(subject=LINES)
def test_any_line_survives_as_a_subject(subject: str) -> None:
    """But for white space at its ends, which header fields do not keep, and encoded words, which are decoded."""
    shown = sent(simple(subject=subject.replace("=?", "="))).subject
    assert shown.strip() == subject.replace("=?", "=").strip()


@QUICK
@given(text=BODIES, html=BODIES)
def test_any_text_survives_as_a_body(text: str, html: str) -> None:
    """Character for character, control characters and missing final line ends included."""
    mail = sent(simple(text=text, html=html))
    assert (mail.text, mail.html) == (text, html)


@QUICK
@given(name=st.sampled_from(["X-A", "Sender", "Resent-Date", "List-Id", "Resent-To", "Errors-To", "x"]), value=LINES)
def test_any_accepted_header_can_be_read_back(name: str, value: str) -> None:
    """Structured fields with nonsense in them do not stop the inbox."""
    printable = "".join(c for c in value if " " <= c <= "~") or "="
    assert name in sent(simple(headers={name: printable.replace("=?", "=")})).headers


@pytest.mark.parametrize("name", [".a", "=?utf-8?b??="])
def test_names_that_break_pythons_parser_do_not_break_the_inbox(name: str) -> None:
    """SES takes them, so they arrive."""
    entry = f"{name} <a@example.com>"
    mail = sent(simple(FromEmailAddress=entry, ReplyToAddresses=[entry], Destination={"ToAddresses": [entry]}))
    assert (mail.to, mail.reply_to) == (("a@example.com",), "a@example.com")
    assert "a@example.com" in mail.from_


def test_a_mail_is_frozen_and_hides_its_bytes_in_test_output() -> None:
    """A failing assertion prints the mail once, decoded."""
    mail = sent(simple())
    assert isinstance(mail, Mail)
    with pytest.raises(FrozenInstanceError):
        mail.subject = "x"
    assert "raw=" not in repr(mail)
