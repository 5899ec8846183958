"""A token can be guessed at only slowly."""

from webapp.attempts import Attempts


def test_after_many_wrong_tokens_one_has_to_wait_a_minute() -> None:
    now = 1000.0
    attempts = Attempts(clock=lambda: now)
    for _ in range(10):
        assert not attempts.are_too_many("9.9.9.9")
        attempts.note_failed("9.9.9.9")
    assert attempts.are_too_many("9.9.9.9")
    assert not attempts.are_too_many("8.8.8.8")
    now += 60
    assert not attempts.are_too_many("9.9.9.9")
