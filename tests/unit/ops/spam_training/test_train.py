"""Training, and how corrections move a model."""

from math import exp

import numpy as np
import pytest

from functions.intake.spam.text import log_odds, shipped
from ops.spam.learn import WEIGHT
from ops.spam.train import Example, Weights, adapt, calibrated, margin, packed, train, unpacked
from shared.spam_features import BUCKETS, features
from shared.spam_message import Message
from tests.unit.ops.spam_training.corpus import rows
from tests.unit.spam.letters import GENUINE, SPAM
from tests.unit.spam.posts import post

LETTERS = {**GENUINE, **SPAM}


def examples() -> list[Example]:
    """The made-up corpus."""
    return [Example(features(Message(text=row["message"])), row["label"] == "spam") for row in rows()]


def margins(weights: Weights) -> dict[str, float]:
    """What a model says of each of the tests' letters."""
    return {name: margin(weights, features(Message(text=text))) for name, text in LETTERS.items()}


def test_training_tells_apart_what_can_be_told_apart() -> None:
    """Each row on its own side."""
    weights = train(examples())
    assert all((margin(weights, each.features) > 0) == each.spam for each in examples())


def test_training_that_is_told_to_be_sure_puts_every_row_at_the_margin() -> None:
    """1 is surely spam and -1 surely ham: the nearest rows stand there, and none before."""
    weights = train([each._replace(weight=1000.0) for each in examples()])
    nearest = min(margin(weights, each.features) * (1 if each.spam else -1) for each in examples())
    assert nearest == pytest.approx(1, abs=0.1)


def test_training_twice_gives_the_same_model() -> None:
    """Chance has a seed, and no set decides."""
    one, two = train(examples()), train(examples())
    assert one.bias == two.bias
    assert np.array_equal(one.of, two.of)


def test_what_was_never_seen_weighs_nothing() -> None:
    """So that a letter in a language that training lacks is judged by the bias alone."""
    learnt = {bucket for each in examples() for bucket in each.features}
    weights = train(examples())
    assert not weights.of[[bucket for bucket in range(BUCKETS) if bucket not in learnt]].any()


def test_what_stands_in_every_message_weighs_nothing() -> None:
    """The rarer, the more it may weigh: a form's own words say nothing of who filled it in."""
    everywhere, once = 7, 8
    told = [each._replace(features=[everywhere, *each.features]) for each in examples()]
    told[0] = told[0]._replace(features=[once, *told[0].features])
    weights = train(told)
    assert weights.of[everywhere] == 0 != weights.of[once]


def test_training_learns_what_the_other_layers_leave_open() -> None:
    """What they are sure of teaches nothing; what they are wrong about, all the more."""
    plain, sure, wrong = (
        train([each._replace(given=given * (1 if each.spam else -1)) for each in examples()]) for given in (0, 2, -1)
    )
    assert not sure.of.any()
    assert np.abs(plain.of).max() < np.abs(wrong.of).max()


def test_training_tells_how_far_it_is() -> None:
    """Round by round, from one."""
    told = list[int]()
    train(examples(), told.append)
    assert told == list(range(1, len(told) + 1))
    assert told


def test_a_margin_is_the_mean_of_weights_and_nothing_of_nothing() -> None:
    """By the square root of their number."""
    of = np.zeros(BUCKETS)
    of[[2, 3, 5, 7]] = (1.0, 2.0, 3.0, 4.0)
    assert margin(Weights(of, 0.5), [2, 3, 5, 7]) == 10 / 2 + 0.5
    assert margin(Weights(of, 0.5), []) == 0.0


def test_packing_moves_no_weight_by_more_than_half_a_step() -> None:
    """And the heaviest not at all."""
    weights = train(examples())
    model = packed(weights, 2.0, -1.0)
    again = unpacked(model)
    assert (model.slope, model.shift, again.bias) == (2.0, -1.0, weights.bias)
    assert np.abs(again.of - weights.of).max() <= model.unit / 2 + 1e-12
    assert max(map(abs, model.weights)) == 127
    assert packed(again, 2.0, -1.0) == model


def test_a_model_of_nothing_can_be_packed() -> None:
    """Without a division by nought."""
    model = packed(Weights(np.zeros(BUCKETS), 0.0), 1.0, 0.0)
    assert (any(model.weights), model.unit) == (False, 1.0)


def test_the_model_at_work_says_what_training_says() -> None:
    """numpy's margin and pure Python's, but for the bytes that weights are put into."""
    for text in LETTERS.values():
        found = margin(unpacked(shipped()), features(Message(text=text)))
        assert log_odds(shipped(), post(message=text)) == pytest.approx(shipped().slope * found + shipped().shift)


def test_calibration_keeps_the_order_and_centres_it() -> None:
    """More margin is more likely spam; where both kinds lie alike, evens are in the middle."""
    slope, shift = calibrated([-2.0, -1.0, 0.5, -0.5, 1.0, 2.0], [False, False, False, True, True, True])
    assert slope > 0
    assert shift == pytest.approx(0, abs=1e-6)
    slope, shift = calibrated([-1.0, 0.0, 1.5, 0.5, 2.0, 3.0], [False, False, False, True, True, True])
    assert -shift / slope == pytest.approx(1)


def test_calibrated_scores_are_how_often_it_is_spam() -> None:
    """Of margins at which three in four are spam, the score is three quarters."""
    pairs = [(1.0, True)] * 3 + [(1.0, False)] + [(-1.0, True)] + [(-1.0, False)] * 3
    slope, shift = calibrated([each for each, _ in pairs], [spam for _, spam in pairs])
    assert 1 / (1 + exp(-(slope + shift))) == pytest.approx(0.75, abs=0.01)
    assert 1 / (1 + exp(-(-slope + shift))) == pytest.approx(0.25, abs=0.01)


def test_calibration_is_for_as_much_spam_as_ham() -> None:
    """Ten times the ham moves nothing: how much spam there is, the filter knows from elsewhere."""
    spam, ham = [(1.0, True), (0.5, True), (-0.5, True)], [(-1.0, False), (-0.5, False), (0.5, False)]
    few, many = (calibrated(*map(list, zip(*pairs, strict=True))) for pairs in (spam + ham, spam + ham * 10))
    assert few == pytest.approx(many, rel=1e-3, abs=1e-6)


def corrected(name: str, spam: bool) -> Weights:
    """The shipped model, told of one letter."""
    return adapt(unpacked(shipped()), [Example(features(Message(text=LETTERS[name])), spam, WEIGHT)])


@pytest.mark.parametrize(("name", "spam"), [("en", True), ("vi", True), ("coins", False), ("a casino", False)])
def test_a_correction_puts_its_message_on_the_other_side(name: str, spam: bool) -> None:
    """Plainly so, and no further than the margin; also once it is in bytes."""
    after = corrected(name, spam)
    model = packed(after, shipped().slope, shipped().shift)
    for weights in (after, unpacked(model)):
        assert 0.8 < margins(weights)[name] * (1 if spam else -1) < 1.2


def test_a_correction_of_what_the_model_knew_moves_nothing() -> None:
    """Who agrees with a sure verdict has told it nothing."""
    known = unpacked(shipped())
    sure = Message(text=" ".join([SPAM["a casino"], SPAM["pills"], "casino viagra"]))
    found = features(sure)
    known = Weights(known.of, known.bias + max(0.0, 1.1 - margin(known, found)))
    after = adapt(known, [Example(found, True, WEIGHT)])
    assert after.bias == known.bias
    assert np.array_equal(after.of, known.of)


def test_no_corrections_move_nothing() -> None:
    """Not even by a rounding."""
    assert packed(adapt(unpacked(shipped()), []), shipped().slope, shipped().shift) == shipped()


def test_corrections_that_contradict_each_other_end() -> None:
    """In doubt, somewhere between."""
    told = [Example(features(Message(text=LETTERS["en"])), spam, WEIGHT) for spam in (True, False)]
    found = margin(adapt(unpacked(shipped()), told), told[0].features)
    assert -1 < found < 1


@pytest.mark.parametrize(("name", "spam"), [("sw", True), ("vi", True), ("coins", False)])
def test_a_correction_leaves_other_messages_nearly_where_they_are(name: str, spam: bool) -> None:
    """Those that have hardly a feature in common with it: other languages, other wares."""
    before, after = margins(unpacked(shipped())), margins(corrected(name, spam))
    moved = {other: abs(after[other] - before[other]) for other in LETTERS if other != name}
    assert max(moved.values()) < 0.25
    assert sorted(moved.values())[len(moved) // 2] < 0.1
