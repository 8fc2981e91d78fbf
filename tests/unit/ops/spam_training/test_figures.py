"""Figures, against examples counted by hand."""

import pytest

from ops.spam.figures import Judged, auc, figures

NOTHING = {
    **dict.fromkeys(("auc", "recall_at_0.001", "recall_at_0.005", "recall_at_0.01")),
    **dict.fromkeys(("recall_at_quarantine", "fpr_at_quarantine", "recall_at_mark", "fpr_at_mark")),
}


def test_auc_is_how_often_spam_scores_above_ham() -> None:
    """Of six pairs, five are in order; whatever the order they come in."""
    assert auc([3.0, 1.0], [2.0, 0.0, -1.0]) == pytest.approx(5 / 6)
    assert auc([1.0, 3.0], [-1.0, 2.0, 0.0]) == pytest.approx(5 / 6)
    assert (auc([1.0], [0.0]), auc([0.0], [1.0])) == (1.0, 0.0)


def test_a_tie_counts_half() -> None:
    """A filter that says the same of everything knows nothing."""
    assert auc([1.0] * 3, [1.0] * 5) == 0.5
    assert auc([2.0, 1.0], [1.0, 0.0]) == pytest.approx((2 + 1.5) / 4)
    assert auc([1.0, 1.0], [1.0, 1.0, 0.0, 0.0]) == pytest.approx((1 + 0.5) / 2)


def test_recall_at_a_share_puts_the_threshold_on_this_ham() -> None:
    """Of a thousand ham with scores 0 to 999, one, five and ten lie above it; spam on the threshold is not found."""
    ham = [Judged(False, float(score), "accept") for score in range(1000)]
    spam = [Judged(True, score, "accept") for score in (1000, 998.5, 998, 994.5, 994, 989.5, 989, 0)]
    found = figures([*spam, *ham])
    assert [found[f"recall_at_{share}"] for share in (0.001, 0.005, 0.01)] == [2 / 8, 4 / 8, 6 / 8]
    assert figures([*ham, *spam]) == found


def test_with_few_ham_no_share_of_them_may_be_above() -> None:
    """Of 99, one would be more than a hundredth."""
    ham = [Judged(False, float(score), "accept") for score in range(99)]
    found = figures([*ham, Judged(True, 97.5, "accept"), Judged(True, 98.5, "accept")])
    assert [found[f"recall_at_{share}"] for share in (0.001, 0.005, 0.01)] == [0.5] * 3


def test_recall_and_false_positives_at_the_shipped_thresholds_are_counted_by_verdict() -> None:
    """What is held back counts as marked, too; scores do not matter."""
    spam = ("quarantine", "quarantine", "mark", "accept")
    ham = ("quarantine", "mark", "mark", "accept", "accept")
    judged = [Judged(True, -9.0, each) for each in spam] + [Judged(False, 9.0, each) for each in ham]
    expected = {"recall_at_quarantine": 0.5, "recall_at_mark": 0.75, "fpr_at_quarantine": 0.2, "fpr_at_mark": 0.6}
    found = figures(judged)
    assert {name: found[name] for name in expected} == expected
    assert (found["rows"], found["spam"], found["ham"]) == (9, 4, 5)


def test_what_cannot_be_said_is_none() -> None:
    """Without spam there is no recall, without ham no false positive, and without either no AUC."""
    spam, ham = Judged(True, 1.0, "quarantine"), Judged(False, 1.0, "mark")
    assert figures([ham]) == {"rows": 1, "spam": 0, "ham": 1, **NOTHING, "fpr_at_quarantine": 0.0, "fpr_at_mark": 1.0}
    assert figures([spam]) == {
        "rows": 1,
        "spam": 1,
        "ham": 0,
        **NOTHING,
        "recall_at_quarantine": 1.0,
        "recall_at_mark": 1.0,
    }
    assert figures([]) == {"rows": 0, "spam": 0, "ham": 0, **NOTHING}
