"""What the engines have in common that speak over a network, with a service that is a function."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import SpeechError, TextTooLongError
from audioposts.models import Clip
from audioposts.speech import online
from audioposts.speech.online import AttemptError, Patience, answered, one_line, persist, speakable, whole
from tests.standins.sounds import pcm

SOUND = Clip(pcm("Hello."), 24_000)


def failing(*errors: AttemptError) -> Callable[[], Clip]:
    left = list(errors)

    def attempt() -> Clip:
        if left:
            raise left.pop(0)
        return SOUND

    return attempt


def test_pauses_grow() -> None:
    pauses: list[float] = []
    patience = Patience(attempts=6, backoff_s=2)
    assert persist(failing(*[AttemptError("sent nothing")] * 5), "x", "Hello.", patience, sleep=pauses.append) is SOUND
    for pause, least in zip(pauses, [2, 4, 8, 16, 30], strict=True):
        assert least <= pause <= least + 1


def test_a_service_is_left_alone_for_as_long_as_it_asks() -> None:
    pauses: list[float] = []
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    past = "Wed, 21 Oct 2015 07:28:00 GMT"
    errors = [answered(429, "", value) for value in ("7", " 1.5 ", at, past)]
    assert persist(failing(*errors), "x", "Hello.", Patience(backoff_s=100), sleep=pauses.append) is SOUND
    assert pauses[:2] == [7, 1.5]
    assert 27 < pauses[2] <= 30
    assert pauses[3] == 0


@pytest.mark.parametrize("value", ["", "soon", "-1", "Wed, 99 Oct 2015", None])
def test_a_wish_that_is_not_understood_is_none(value: str | None) -> None:
    pauses: list[float] = []
    assert persist(failing(answered(429, "", value)), "x", "Hello.", Patience(), sleep=pauses.append) is SOUND
    assert 1 <= pauses[0] <= 1.5


def test_nobody_waits_longer_than_is_bearable() -> None:
    pauses: list[float] = []
    with pytest.raises(
        SpeechError, match=r"^Hello\.: x did not answer: HTTP 503; it asks to be left alone for 61 s; try"
    ):
        persist(failing(answered(503, "", "61")), "x", "Hello.", Patience(), sleep=pauses.append)
    assert not pauses


@given(st.text(), st.text(alphabet="abc-123", min_size=8))
def test_a_message_is_one_short_line_without_the_key(message: str, secret: str) -> None:
    line = one_line(f"{message} {secret} {message}", secret)
    assert secret not in line
    assert len(line.splitlines()) <= 1
    assert len(line) <= 201


@pytest.mark.parametrize("text", ["", " ", "…", "?!", "“”", "\u200b\u200d", "\x00", "* * *"])
def test_nobody_is_paid_for_nothing(text: str) -> None:
    with pytest.raises(SpeechError, match="has nothing in it to be said"):
        speakable(text, 100)


@pytest.mark.parametrize("text", ["a", "7", "%", "&", "😀", "东京", "€"])
def test_what_can_be_said_is_sent(text: str) -> None:
    assert speakable(text, 100) == text


def test_limits_of_a_text() -> None:
    assert speakable("x" * 100, 100)
    with pytest.raises(TextTooLongError, match="has 101 characters, the engine takes 100"):
        speakable("x" * 101, 100)
    with pytest.raises(SpeechError, match="has half a character in it"):
        speakable("so \ud83d", 100)


def test_sound_may_be_short_but_not_that_short() -> None:
    text = "Though the cough was rough enough, he thought it through throughout."  # 57 letters
    measured_ms = 46 * 57
    assert whole(Clip(pcm("x" * 100)[: 48 * measured_ms], 24_000), text)
    quick = Clip(pcm("x" * 100)[: 48 * 700], 24_000)
    with pytest.raises(AttemptError, match="sent 700 ms of sound for 68 characters"):
        whole(quick, text)
    assert whole(quick, text, fastest=2) is quick
    assert whole(quick, "Yes.") is quick


def test_the_defaults_are_bearable() -> None:
    assert online.Patience().attempts * online.Patience().longest_wait_s <= 600
