"""Who holds more connections than another leaves the next one to it."""

from webapp.shares import ABSENT, Share


def test_who_holds_as_many_as_others_takes_the_next() -> None:
    assert not Share([3, 3], 0).is_above()
    assert Share([3, 2], 0).is_above()
    assert not Share([2, 3], 0).is_above()


def test_of_many_a_part_more_is_even() -> None:
    assert not Share([32, 28], 0).is_above()
    assert Share([33, 28], 0).is_above()


def test_who_does_not_serve_is_left_nothing() -> None:
    assert not Share([3, ABSENT], 0).is_above()
    assert not Share().is_above()
