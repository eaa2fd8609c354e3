"""What a show sounds like besides its articles: its own sound, music, what it says before and after, its formats."""

import numpy as np
import pytest
from numpy.typing import NDArray

from audioposts.codec import decode
from audioposts.errors import AudioError, AudioPostsError
from audioposts.hearing import Expected, faults, listen
from audioposts.models import Episode, FileFormat, Music, Sound, Under
from tests.codec.test_pcm import speechlike
from tests.standins.sounds import encoded, wav
from tests.theatre import FERRY, GOAT, Theatre

RATE = 44_100


@pytest.fixture
def jingle(theatre: Theatre) -> str:
    (theatre.studio.home.path / "jingle.wav").write_bytes(wav(speechlike(2.0, 24_000)))
    return "jingle.wav"


@pytest.fixture
def music(theatre: Theatre) -> str:
    (theatre.studio.home.path / "bed.flac").write_bytes(encoded(speechlike(3.0, 24_000, 2000), "flac"))
    return "bed.flac"


def published(outcome: Episode | AudioPostsError) -> Episode:
    assert isinstance(outcome, Episode), outcome
    return outcome


def sound_of(theatre: Theatre, episode: Episode, channels: int = 1) -> NDArray[np.float64]:
    clip = decode((theatre.folder / episode.file).read_bytes(), episode.file, channels)
    return np.frombuffer(clip.pcm, "<i2").reshape(-1, channels).astype(float)


def level(sound: NDArray[np.float64]) -> float:
    return 20 * float(np.log10(np.sqrt(np.square(sound).mean()) + 1e-9))


@pytest.mark.parametrize("stereo", [False, True])
@pytest.mark.parametrize("kind", list(FileFormat))
def test_every_format_is_what_listeners_should_get(theatre: Theatre, kind: FileFormat, stereo: bool) -> None:
    sound = Sound(kind, stereo)
    episode = published(*theatre.produce(FERRY, sound=sound))
    path = theatre.folder / episode.file
    assert path.suffix == f".{kind}"
    heard = listen(path)
    assert heard.channels == sound.channels
    assert faults(heard, Expected(episode.duration_ms, sound.target_lufs)) == ()


def test_the_same_article_gives_the_same_bytes(theatre: Theatre, jingle: str, music: str) -> None:
    sound = Sound(opening=jingle, between=jingle, music=Music(music))
    first = published(*theatre.produce(FERRY, sound=sound, intro="Now: {title}.", outro="From {publisher}."))
    before = (theatre.folder / first.file).read_bytes()
    for path in theatre.studio.cache.folder.glob("*/*"):
        path.unlink()
    again = published(*theatre.produce(FERRY, sound=sound, intro="Now: {title}.", outro="From {publisher}."))
    assert again == first
    assert (theatre.folder / again.file).read_bytes() == before


def test_a_show_says_something_before_and_after(theatre: Theatre) -> None:
    theatre.voice("ann")
    intro = "{show} of {date}. {% if author %}By {author}.{% endif %}"
    outcome = theatre.produce(FERRY, intro=intro, outro="That was {title}.", cast=(("announcer", "ann"),))
    said = theatre.transcript(published(*outcome))
    assert said.startswith("Audio Posts of Saturday, March 14, 2026. The ferry It left at six.")
    assert said.endswith("on Thursday. That was The ferry.")
    assert theatre.engines["ann"].asked[0].startswith("Audio Posts of Saturday")
    assert len(theatre.engines["joe"].asked) == 4


def test_the_show_s_own_sound_stands_first_between_and_last(theatre: Theatre, jingle: str) -> None:
    plain = published(*theatre.produce(FERRY, outro="That was it."))
    sound = Sound(opening=jingle, between=jingle, closing=jingle)
    episode = published(*theatre.produce(FERRY, outro="That was it.", sound=sound))
    assert episode.duration_ms - plain.duration_ms == pytest.approx(3 * 2500, abs=400)
    assert episode.chapters[0].start_ms == 0
    # The jingle at either end is as loud as speech is.
    heard = sound_of(theatre, episode)
    assert level(heard[: 2 * RATE]) == pytest.approx(level(heard[-3 * RATE + RATE // 2 : -RATE // 2]), abs=1)
    first_cue = (theatre.folder / episode.transcripts[0]).read_text().split("\n\n")[1]
    assert first_cue.startswith("00:00:02.")


def test_music_is_under_what_the_show_says_and_nowhere_else(theatre: Theatre, music: str) -> None:
    outro = "That was it, and it will be again tomorrow."
    plain = sound_of(theatre, published(*theatre.produce(FERRY, outro=outro)))
    heard = sound_of(theatre, published(*theatre.produce(FERRY, outro=outro, sound=Sound(music=Music(music)))))
    assert len(heard) == len(plain)
    strip = 1152
    differ = np.abs(heard - plain).reshape(-1, strip).max(axis=1) > 150
    assert differ.any()
    begins = int(differ.argmax()) * strip / RATE
    article_s = sum(1 for _ in FERRY.blocks) and begins
    assert article_s > 3
    assert not differ[: int(begins * RATE) // strip - 2].any()


def test_music_may_be_under_everything_and_goes_back_under_speech(theatre: Theatre, music: str, jingle: str) -> None:
    bed = Music(music, Under.ALL, level_db=-12, duck_db=-12)
    episode = published(*theatre.produce(FERRY, GOAT, sound=Sound(music=bed, opening=jingle))[:1])
    plain = published(*theatre.produce(FERRY, sound=Sound(opening=jingle)))
    heard, without = sound_of(theatre, episode), sound_of(theatre, plain)
    assert abs(len(heard) - len(without)) < 3 * 1152
    # Under the jingle there is none.
    assert np.abs(heard[: 2 * RATE] - without[: 2 * RATE]).max() < 600
    assert level(heard[-int(0.9 * RATE) : -int(0.3 * RATE)]) > level(without[-int(0.9 * RATE) : -int(0.3 * RATE)]) + 20


@pytest.mark.parametrize("data", [b"no sound at all", b"", b"\xff\xfb\x50\xc4" + bytes(2000)])
@pytest.mark.parametrize("place", ["opening", "between", "closing", "music"])
def test_a_jingle_that_is_no_sound_is_one_error_that_names_it(theatre: Theatre, data: bytes, place: str) -> None:
    path = theatre.studio.home.path / "bad.mp3"
    path.write_bytes(data)
    sounds = {
        "opening": Sound(opening="bad.mp3"),
        "between": Sound(between="bad.mp3"),
        "closing": Sound(closing="bad.mp3"),
        "music": Sound(music=Music("bad.mp3")),
    }
    with pytest.raises(AudioError, match=r"bad\.mp3: is not sound that can be decoded"):
        theatre.produce(FERRY, GOAT, sound=sounds[place])
    assert not list(theatre.folder.glob("*.mp3"))
    assert theatre.engines["joe"].asked == []


def test_a_jingle_is_short_and_can_be_heard(theatre: Theatre) -> None:
    path = theatre.studio.home.path / "bad.wav"
    path.write_bytes(wav(bytes(2 * 24_000 * 121)))
    with pytest.raises(AudioError, match=r"bad\.wav: is 121 s long; at most 120 s can be used"):
        theatre.produce(FERRY, sound=Sound(opening="bad.wav"))
    path.write_bytes(wav(bytes(2 * 24_000)))
    with pytest.raises(AudioError, match=r"bad\.wav: has nothing in it that can be heard"):
        theatre.produce(FERRY, sound=Sound(opening="bad.wav"))


def test_a_jingle_that_is_gone_is_named(theatre: Theatre) -> None:
    with pytest.raises(AudioPostsError, match=r"gone\.wav"):
        theatre.produce(FERRY, sound=Sound(closing="gone.wav"))


def test_files_of_any_rate_and_number_of_channels_can_be_used(theatre: Theatre) -> None:
    (theatre.studio.home.path / "a.opus").write_bytes(encoded(speechlike(1.0, 24_000), "opus"))
    for stereo in (False, True):
        sound = Sound(stereo=stereo, opening="a.opus")
        episode = published(*theatre.produce(FERRY, sound=sound))
        assert faults(listen(theatre.folder / episode.file), Expected(episode.duration_ms, sound.target_lufs)) == ()
