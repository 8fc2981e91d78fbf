"""Options that several commands have in common."""

from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from ops.cli.ends import Exit, Stop
from ops.cli.options import Chosen, command, duration
from ops.letters.selection import Selection
from tests.unit.ops.conftest import Run, World


@dataclass
class Colour:
    """One group of options."""

    red: Annotated[int, typer.Option(help="How red.")]
    names: Annotated[list[str] | None, typer.Option("--name")] = None


def _invoke(*arguments: str) -> tuple[int, list[object], str]:
    app, heard = typer.Typer(), list[object]()

    def paint(place: str, colour: Colour, quick: bool = False) -> None:
        """Paints."""
        heard.append((place, colour, quick))

    assert command(app, "paint-it")(paint) is paint
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"})
    return result.exit_code, heard, result.output


def test_a_dataclass_among_the_parameters_becomes_options() -> None:
    """Beside the command's own arguments and options."""
    assert _invoke("here", "--red", "3", "--name", "a", "--name", "b", "--quick")[:2] == (
        0,
        [("here", Colour(3, ["a", "b"]), True)],
    )
    assert _invoke("here", "--red", "3")[:2] == (0, [("here", Colour(3), False)])


def test_a_field_without_a_default_is_wanted() -> None:
    """As any option."""
    assert _invoke("here")[:2] == (2, [])


def test_help_is_the_functions_and_the_fields() -> None:
    """Nothing of the flattening shows."""
    code, _, text = _invoke("--help")
    assert code == 0
    assert all(word in text for word in ("Paints.", "How red.", "--name", "--quick"))
    assert "colour" not in text.lower()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("15m", 900), ("2h", 7200), ("3d", 259_200), ("1.5h", 5400), (" 0s ", 0)],
)
def test_a_time_is_a_number_and_a_unit(text: str, seconds: float) -> None:
    """Spaces around it say nothing."""
    assert duration(text) == seconds


BAD_TIMES = ["", "90", "h", "-1h", "1 h", "1w", "1h30m", "1e3s", "nan", ".5h"]


@pytest.mark.parametrize("text", BAD_TIMES)
def test_what_is_no_time_is_refused(text: str) -> None:
    """With an example of one."""
    with pytest.raises(typer.BadParameter, match="is no time: write 90s, 15m, 2h or 3d"):
        duration(text)


def test_choices_are_a_selection() -> None:
    """A value may have an equals sign itself."""
    chosen = Chosen(["a", "b"], ["r"], ["f"], ["x=1", "y=2=3", "z="], 60.0, 90.0)
    assert chosen.selection() == Selection(
        frozenset("ab"), frozenset("r"), frozenset("f"), (("x", "1"), ("y", "2=3"), ("z", "")), 60.0, 90.0
    )
    assert (
        Chosen().selection() == Chosen(everything=True).selection() == Chosen(everything=True).decided() == Selection()
    )


def test_nobody_acts_on_everything_by_oversight() -> None:
    """What looks only may."""
    with pytest.raises(Stop, match="choose which") as caught:
        Chosen().decided()
    assert caught.value.code is Exit.USAGE


CHOICES = [["--id", "a"], ["--reason", "r"], ["--form", "f"], ["--field", "a=b"], ["--older-than", "1h"]]
ACTS = [("dead", "replay"), ("dead", "discard"), ("quarantine", "release"), ("quarantine", "discard")]


@pytest.mark.parametrize("act", ACTS)
def test_an_act_wants_a_choice(world: World, run: Run, act: tuple[str, str]) -> None:
    """Exit 2, and AWS is not even asked."""
    result = run(*act, "--yes")
    assert (result.exit_code, world.aws.calls) == (Exit.USAGE, [])
    assert result.stderr == (
        "mailchute: choose which: --id, --reason, --form, --field, --older-than, --newer-than or --all\n"
    )


@pytest.mark.parametrize("choice", [*CHOICES, ["--newer-than", "0s"]])
@pytest.mark.parametrize("act", [*ACTS, ("dead", "list"), ("quarantine", "export")])
def test_all_means_all(world: World, run: Run, act: tuple[str, str], choice: list[str]) -> None:
    """Beside another choice it may be a slip: exit 2."""
    result = run(*act, "--all", *choice)
    assert (result.exit_code, world.dead, world.hidden) == (Exit.USAGE, ["a", "b", "c"], 0)
    assert result.stderr == "mailchute: --all means all: leave out the other choices\n"


@pytest.mark.parametrize("act", [("dead", "replay"), ("dead", "list")])
def test_a_field_has_a_name_and_a_value(world: World, run: Run, act: tuple[str, str]) -> None:
    """Exit 2."""
    result = run(*act, "--field", "company")
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "mailchute: --field wants NAME=VALUE\n")
    assert (world.dead, world.hidden) == (["a", "b", "c"], 0)


@pytest.mark.parametrize("text", BAD_TIMES)
@pytest.mark.parametrize("options", [["dead", "list", "--older-than"], ["reconcile", "--since"]])
def test_a_bad_time_is_a_usage_error(world: World, run: Run, options: list[str], text: str) -> None:
    """Exit 2; it says how one is written."""
    result = run(*options, text)
    assert (result.exit_code, world.aws.calls) == (Exit.USAGE, [])
    assert "is no time" in result.stderr


@pytest.mark.parametrize("options", [["--limit", "0"], ["--rate", "0"], ["--limit", "x"]])
def test_a_limit_or_rate_of_nothing_is_a_usage_error(world: World, run: Run, options: list[str]) -> None:
    """Exit 2."""
    assert (run("dead", "replay", "--all", "--yes", *options).exit_code, world.aws.calls) == (Exit.USAGE, [])
