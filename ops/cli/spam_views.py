"""The filter's judgements on the screen: what each reason says, and how much it weighed."""

from collections.abc import Sequence

from rich.text import Text

from ops.cli.screen import DIM, GREEN, NONE, RED, YELLOW, out, table
from ops.spam.whys import Why, whys
from ops.spam.words import Word
from shared.submission import Judgement, Verdict

COLOURS: dict[Verdict, str] = {"accept": GREEN, "mark": YELLOW, "quarantine": RED}
# A bar's length for one point, and at the most.
BAR, LONGEST = 2, 16


def verdict_told(judgement: Judgement) -> Text:
    """`quarantine, at a score of 0.98`."""
    return Text.assemble((judgement.verdict, COLOURS[judgement.verdict]), f", at a score of {judgement.score:.2f}")


def show_judgement(judgement: Judgement) -> None:
    """A letter's: the verdict, and each reason with its points."""
    out.print(Text.assemble(("\nthe filter: ", "bold"), verdict_told(judgement)))
    show_whys(whys(judgement))


def show_whys(found: Sequence[Why], at_first: float | None = None) -> None:
    """A table; `at_first` is what a post has before anything is known of it."""
    if not found and at_first is None:
        return
    rows = [[why.reason, _points(why.points), _bar(why.points), why.says] for why in found]
    start = [["", _points(at_first), _bar(at_first), Text("what any post has at first", style=DIM)]]
    rows += start if at_first is not None else []
    out.print(table("", ("reason", ">points", "for spam, or against it", "what it says"), rows))


def show_words(words: Sequence[Word]) -> None:
    """What the text model weighed most."""
    if words:
        out.print(Text("\nthe words that weighed most", style="bold"))
        rows = [[word.word, _points(word.points), _bar(word.points)] for word in words]
        out.print(table("", ("word", ">points", ""), rows))


def _points(points: float | None) -> Text:
    return Text(NONE if points is None else f"{points:+.2f}")


def _bar(points: float | None) -> Text:
    """Red speaks for spam, green for the visitor."""
    length = min(LONGEST, round(abs(points or 0) * BAR))
    return Text("█" * length, style=RED if (points or 0) > 0 else GREEN)
