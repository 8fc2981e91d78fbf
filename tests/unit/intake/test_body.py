"""Bodies of every kind to the same fields."""

import json

import pytest

from functions.intake.body import MAX_BODY_BYTES, read_body
from functions.intake.parsers import MAX_FIELDS
from functions.intake.refusal import Refused
from functions.intake.request import read_request
from shared.submission import Field
from tests.factories import FORM_TYPE, http_event, json_event, multipart, urlencoded

MULTIPART = "multipart/form-data; boundary=b0undary"


def _read(body: bytes | str, content_type: str = FORM_TYPE) -> tuple[Field, ...]:
    return read_body(read_request(http_event(body=body, content_type=content_type))).fields


def _code(body: bytes | str, content_type: str = FORM_TYPE) -> tuple[int, str]:
    with pytest.raises(Refused) as caught:
        _read(body, content_type)
    return caught.value.status, caught.value.problems[0].code


def test_the_three_kinds_of_body_read_alike() -> None:
    """Order and repeats are kept; base64 and text are the same."""
    expected = (Field("a", "1"), Field("b", "ü €"), Field("a", "2 & 3"))
    assert _read("a=1&b=%C3%BC+%E2%82%AC&a=2+%26+3") == expected
    assert _read(b"a=1&b=%C3%BC+%E2%82%AC&a=2+%26+3") == expected
    parts = (('name="a"', b"1"), ('name="b"', "ü €".encode()), ('name="a"', b"2 & 3"))
    assert _read(multipart(*parts), MULTIPART) == expected
    ordered = (Field("a", "1"), Field("a", "2 & 3"), Field("b", "ü €"))
    assert _read(json.dumps({"a": ["1", "2 & 3"], "b": "ü €"}), "application/json") == ordered


@pytest.mark.parametrize("charset", ["iso-8859-1", "ISO-8859-15", "windows-1252"])
def test_a_declared_charset_is_honoured(charset: str) -> None:
    """In urlencoded, multipart and JSON bodies."""
    raw = "Müller".encode(charset)
    assert _read(b"n=M%FCller", f"{FORM_TYPE}; charset={charset}") == (Field("n", "Müller"),)
    assert _read(b"n=" + raw, f"{FORM_TYPE}; charset={charset}") == (Field("n", "Müller"),)
    assert _read(multipart(('name="n"', raw)), f"{MULTIPART}; charset={charset}") == (Field("n", "Müller"),)
    assert _read(b'{"n": "' + raw + b'"}', f"application/json; charset={charset}") == (Field("n", "Müller"),)


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_latin_1_means_windows_1252_as_everywhere_on_the_web(charset: str) -> None:
    """Else a euro sign would be a control character."""
    assert _read(b"n=%80+5", f"{FORM_TYPE}; charset={charset}") == (Field("n", "€ 5"),)


def test_a_form_may_declare_its_charset_in_a_field() -> None:
    """`_charset_` is where a browser puts it; the header wins."""
    assert _read(b"n=M%FCller&_charset_=windows-1252")[0] == Field("n", "Müller")
    body = multipart(('name="n"', b"M\xfcller"), ('name="_charset_"', b"windows-1252"))
    assert _read(body, MULTIPART)[0] == Field("n", "Müller")
    assert _read(b"n=M%C3%BCller&_charset_=windows-1252", f"{FORM_TYPE}; charset=utf-8")[0] == Field("n", "Müller")
    assert _code(b"n=1&_charset_=%FF") == (415, "UNSUPPORTED_CHARSET")


@pytest.mark.parametrize("kind", [FORM_TYPE, "application/json"])
def test_a_byte_order_mark_is_passed_over(kind: str) -> None:
    """.NET and PowerShell send one."""
    body = '{"n": "1"}' if kind == "application/json" else "n=1"
    assert _read("\ufeff" + body, kind) == _read(("\ufeff" + body).encode(), kind) == (Field("n", "1"),)


def test_a_line_break_is_one_character_however_it_was_sent() -> None:
    """Browsers count it so in maxlength, and send two."""
    assert _read(b"n=a%0D%0Ab") == (Field("n", "a\nb"),)
    assert _read('{"n": "a\\r\\nb"}', "application/json") == (Field("n", "a\nb"),)


def test_a_part_may_declare_its_own_charset() -> None:
    """RFC 7578, section 4.5."""
    head = 'name="n"\r\nContent-Type: text/plain; charset=iso-8859-1'
    assert _read(multipart((head, b"M\xfcller")), MULTIPART) == (Field("n", "Müller"),)


@pytest.mark.parametrize(
    "charset",
    ["nonsense", "zip", "base64", "utf-7", "utf-16", "unicode_escape", "idna", "undefined", "a\x00b"],
)
def test_a_charset_that_no_browser_sends_is_refused(charset: str) -> None:
    """Some of Python's codecs raise, or make lone surrogates of plain bytes; in a part's own header, too."""
    assert _code(b"a=1", f"{FORM_TYPE}; charset={charset}") == (415, "UNSUPPORTED_CHARSET")
    head = f'name="n"\r\nContent-Type: text/plain; charset={charset}'
    assert _code(multipart((head, b"x")), MULTIPART)[0] in (400, 415)


def test_broken_utf8_becomes_replacement_characters() -> None:
    """A mail with a mark in it beats a mail that is lost."""
    assert _read(b"a=%FF%FE") == (Field("a", "\ufffd\ufffd"),)
    assert _read(b"a=\xff") == (Field("a", "\ufffd"),)


def test_json_scalars_read_as_a_form_would_send_them() -> None:
    """True is a checked box, false and null are nothing."""
    event = json_event({"n": 7, "f": 1.5, "yes": True, "no": False, "none": None, "many": ["a", 1]})
    fields = read_body(read_request(event)).fields
    values = [("n", "7"), ("f", "1.5"), ("yes", "on"), ("no", ""), ("none", ""), ("many", "a"), ("many", "1")]
    assert fields == tuple(Field(*pair) for pair in values)


NO_OBJECTS = {
    "nothing": "",
    "cut": "{",
    "list": "[]",
    "text": '"x"',
    "quotes": "{'a': 1}",
    "nan": '{"a": NaN}',
    "infinity": '{"a": Infinity}',
    "surrogate": '{"a": "\\ud800"}',
    "deep": '{"a":' * 25_000,
}


@pytest.mark.parametrize("text", NO_OBJECTS.values(), ids=NO_OBJECTS)
def test_what_is_no_json_object_is_a_400(text: str) -> None:
    """Never an exception of the parser's."""
    assert _code(text, "application/json") == (400, "INVALID_JSON")


def test_a_number_beyond_all_bounds_is_refused() -> None:
    """It would be mailed as "inf"."""
    assert _code('{"a": 1e999}', "application/json") == (422, "TYPE_NUMERIC")


def test_nested_json_is_refused() -> None:
    """A form has no place for it."""
    assert _code('{"a": {"b": 1}}', "application/json") == (422, "TYPE_TEXT")


@pytest.mark.parametrize(("digits", "taken"), [(4_300, True), (4_301, False)])
def test_a_number_is_taken_up_to_the_length_that_python_prints(digits: int, taken: bool) -> None:
    """One digit more and str() would raise: the JSON parser draws the same line."""
    text = '{"a": ' + "9" * digits + "}"
    if taken:
        assert _read(text, "application/json") == (Field("a", "9" * digits),)
    else:
        assert _code(text, "application/json") == (400, "INVALID_JSON")


def test_an_empty_file_input_is_not_a_file() -> None:
    """Browsers send one for every file input that was left alone."""
    request = read_request(http_event(body=multipart(('name="f"; filename=""', b"")), content_type=MULTIPART))
    sent = read_body(request)
    assert (sent.fields, sent.files) == ((), ())


def test_a_file_part_is_told_from_a_field() -> None:
    """By its filename, whatever it holds."""
    body = multipart(('name="a"', b"1"), ('name="f"; filename="cv.pdf"', b""))
    sent = read_body(read_request(http_event(body=body, content_type=MULTIPART)))
    assert (sent.fields, sent.files) == ((Field("a", "1"),), ("f",))


@pytest.mark.parametrize("body", [b"", b"--other--", b"--b0undary\r\nno header", multipart(('name="a"', b"1"))[:-9]])
def test_a_broken_multipart_body_is_a_400(body: bytes) -> None:
    """Cut off, empty or with another boundary."""
    assert _code(body, MULTIPART) == (400, "INVALID_MULTIPART")


def test_a_multipart_body_without_a_boundary_is_a_400() -> None:
    """Nothing to split it by."""
    assert _code(multipart(('name="a"', b"1")), "multipart/form-data") == (400, "INVALID_MULTIPART")


def test_broken_base64_is_a_400() -> None:
    """API Gateway never sends it; a direct invocation may."""
    event = {**http_event(body=b"a=1"), "body": "?"}
    with pytest.raises(Refused) as caught:
        read_body(read_request(event))
    assert caught.value.status == 400


def test_the_largest_body_is_read_and_one_byte_more_is_not() -> None:
    """The same in bytes and in text."""
    largest = b"a=" + b"x" * (MAX_BODY_BYTES - 2)
    assert len(_read(largest)[0].value) == MAX_BODY_BYTES - 2
    assert len(_read(largest.decode())[0].value) == MAX_BODY_BYTES - 2
    assert _code(largest + b"x") == (413, "BODY_TOO_LARGE")
    assert _code(largest.decode() + "x") == (413, "BODY_TOO_LARGE")


def test_too_many_fields_and_too_long_names_are_refused() -> None:
    """In each kind of body."""
    many = {f"f{n}": "1" for n in range(MAX_FIELDS + 1)}
    parts = [(f'name="{name}"', b"1") for name in many]
    assert _code(urlencoded(many)) == (400, "TOO_MANY_FIELDS")
    assert _code(json.dumps(many), "application/json") == (400, "TOO_MANY_FIELDS")
    assert _code(multipart(*parts), MULTIPART)[0] == 400
    assert _code(urlencoded({"n" * 129: "1"})) == (400, "TOO_MANY_FIELDS")


def test_empty_pairs_are_skipped() -> None:
    """`a=1&&b` is what some clients make."""
    assert _read(b"a=1&&b") == (Field("a", "1"), Field("b", ""))
