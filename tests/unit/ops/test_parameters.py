"""`make deploy`'s parameters."""

import shlex
from pathlib import Path

from ops.parameters import allowed_origins, command_line, configured, overrides
from tests.factories import SITE, contact_form

FORMS = {"a": contact_form(), "b": contact_form(origins=("https://b.example", SITE))}


def test_allowed_origins_are_those_of_all_forms() -> None:
    """Each once, preview origins behind them."""
    assert allowed_origins(FORMS, "http://p.example") == [SITE, "https://b.example", "http://p.example"]


def test_the_derived_origins_replace_configured_ones_and_empty_values_are_passed_on() -> None:
    """forms.toml is the one source of truth; SAM would keep the deployed value of a parameter that it is not given."""
    given = ["SenderAddress=a@example.com", "AllowedOrigins=*", "AlertEmail=", "PreviewOrigins=http://p.example"]
    assert overrides(given, FORMS) == [
        "SenderAddress=a@example.com",
        f"AllowedOrigins={SITE},https://b.example,http://p.example",
        "AlertEmail=",
        "PreviewOrigins=http://p.example",
    ]


def test_samconfig_may_hold_a_list_or_a_line(tmp_path: Path) -> None:
    """SAM writes a line itself."""
    path = tmp_path / "samconfig.toml"
    table = "[default.deploy.parameters]\nparameter_overrides = "
    path.write_text(table + '["A=1", "B=two words"]', "utf-8")
    as_list = configured(path)
    path.write_text(table + '\'A="1" B="two words"\'', "utf-8")
    assert configured(path) == as_list == ["A=1", "B=two words"]
    path.write_text("[prod.deploy.parameters]\nparameter_overrides = ['A=2']", "utf-8")
    assert (configured(path), configured(path, "prod")) == ([], ["A=2"])


def test_values_with_spaces_reach_sam_through_a_shell() -> None:
    """Quoted twice: the shell takes one pair, SAM the other."""
    line = command_line(["SenderName=My Site", "AlertEmail=", "AllowedOrigins=https://a.example,https://b.example"])
    words = ['SenderName="My Site"', 'AlertEmail=""', "AllowedOrigins=https://a.example,https://b.example"]
    assert shlex.split(line) == words
