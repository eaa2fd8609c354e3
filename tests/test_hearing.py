from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import av.filter
import lameenc
import numpy as np
import pytest
from mutagen.id3 import APIC, ID3
from numpy.typing import NDArray

from audioposts.audio.mastering import mastered
from audioposts.codec import FORMATS
from audioposts.errors import AudioError, StorageError
from audioposts.hearing import Expected, Heard, Silence, faults, listen
from audioposts.models import Clip
from tests.standins.sounds import sound_file

RATE = 44_100
Sound = NDArray[np.float64]


def speechlike(seconds: float, rate: int = RATE) -> Sound:
    """A tone that comes and goes four times a second."""
    time = np.arange(round(seconds * rate)) / rate
    sound: Sound = 0.3 * np.sin(2 * np.pi * 220 * time) * np.maximum(0.05, np.sin(2 * np.pi * 4 * time)) ** 3
    return sound


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE))


def pcm(sound: Sound) -> bytes:
    return (32767 * sound).round().astype("<i2").tobytes()


def written(path: Path, codec: str, channels: list[Sound], rate: int = RATE) -> Path:
    """The file that FFmpeg makes of a sound."""
    layout = "mono" if len(channels) == 1 else "stereo"
    samples = np.stack(channels, axis=1).astype(np.float32).reshape(1, -1)
    with av.open(path, "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(samples, format="flt", layout=layout)
        frame.sample_rate = rate
        frame.pts, frame.time_base = 0, Fraction(1, rate)
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path


def mp3(path: Path, sound: Sound, gain_db: float = 0.0) -> Path:
    return sound_file(path, pcm(sound * 10 ** (gain_db / 20)), RATE)


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """The loudness and the true peak that FFmpeg's own meter finds."""
    said: dict[str, str] = {}
    with av.open(path) as container:
        (stream,) = container.streams.audio
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=stream, time_base=stream.time_base)
        meter = graph.add("ebur128", "metadata=1:framelog=quiet:peak=true")
        source.link_to(meter)
        meter.link_to(graph.add("abuffersink"))
        graph.configure()
        for frame in container.decode(stream):
            graph.push(frame)
    graph.push(None)
    while True:
        try:
            said |= graph.pull().metadata
        except (av.EOFError, av.BlockingIOError):
            break
    peak = max(float(value) for key, value in said.items() if key.startswith("lavfi.r128.true_peaks_ch"))
    return float(said["lavfi.r128.I"]), 20 * np.log10(peak)


@pytest.mark.parametrize("frames", [1, 2, 26, 114])
def test_an_mp3_is_as_long_as_what_was_encoded(tmp_path: Path, frames: int) -> None:
    samples = frames * 1152
    heard = listen(mp3(tmp_path / "a.mp3", speechlike(3)[:samples]))
    assert (heard.samples, heard.sample_rate_hz, heard.channels) == (samples, RATE, 1)
    assert heard.duration_ms == samples * 1000 // RATE


def test_tags_and_their_pictures_are_not_heard(tmp_path: Path) -> None:
    path = mp3(tmp_path / "a.mp3", speechlike(1))
    before = listen(path)
    tags = ID3()
    tags.add(APIC(encoding=0, mime="image/jpeg", type=3, desc="Cover", data=b"\xff\xd8\xff\xe0" + bytes(200_000)))
    tags.save(path)
    assert listen(path) == before


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(("name", "codec", "rate"), [("a.m4a", "aac", RATE), ("a.ogg", "libopus", 48_000)])
def test_other_formats_are_heard_as_well(tmp_path: Path, name: str, codec: str, rate: int, channels: int) -> None:
    sound = np.concatenate((speechlike(2, rate), np.zeros(rate), speechlike(2, rate)))
    path = written(tmp_path / name, codec, [sound, sound / 2][:channels], rate)
    heard = listen(path, 500)
    assert (heard.sample_rate_hz, heard.channels) == (rate, channels)
    assert heard.duration_ms == pytest.approx(5000, abs=30)
    (pause,) = heard.silences
    assert (pause.start_ms, pause.end_ms) == pytest.approx((2000, 3000), abs=140)
    lufs, peak = by_ffmpeg(path)
    assert heard.integrated_lufs == pytest.approx(lufs, abs=0.01)
    assert heard.true_peak_dbtp == pytest.approx(peak, abs=0.1)


@pytest.mark.parametrize("samples", [1, 881, 4409, 4410, 4411, 44_101])
def test_no_sample_is_lost(tmp_path: Path, samples: int) -> None:
    path = written(tmp_path / "a.wav", "pcm_f32le", [np.full(samples, 0.5)])
    assert listen(path).samples == samples


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_peaks_between_the_samples_are_heard(tmp_path: Path, rate: int) -> None:
    fade = np.minimum(1, np.arange(rate)[::-1] / 1000) * np.minimum(1, np.arange(rate) / 1000)
    tone = 0.5 * np.sin(np.pi / 2 * np.arange(rate) + np.pi / 4) * fade
    path = written(tmp_path / "a.wav", "pcm_f32le", [tone], rate)
    assert 20 * np.log10(np.abs(tone).max()) == pytest.approx(-9.03, abs=0.01)
    assert listen(path).true_peak_dbtp == pytest.approx(-6.02, abs=0.02)
    assert by_ffmpeg(path)[1] == pytest.approx(-6.02, abs=0.02)


@pytest.mark.parametrize("seed", range(3))
def test_the_peak_of_noise_is_the_one_that_ffmpeg_finds(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    channels = [np.clip(random.normal(0, level, RATE), -0.9, 0.9) for level in (0.1, 0.3)]
    path = written(tmp_path / "a.wav", "pcm_f32le", channels)
    heard = listen(path)
    lufs, peak = by_ffmpeg(path)
    assert (heard.integrated_lufs, heard.true_peak_dbtp) == pytest.approx((lufs, peak), abs=0.1)


def test_a_peak_that_no_sample_could_hold_is_heard_too(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", "pcm_f32le", [1.5 * np.sin(np.arange(RATE) / 40)])
    assert listen(path).true_peak_dbtp == pytest.approx(3.52, abs=0.02)


def test_silences_are_found_at_the_start_inside_and_at_the_end(tmp_path: Path) -> None:
    sound = np.concatenate(
        (silence(0.6), speechlike(1), silence(0.3), speechlike(1), silence(0.8), speechlike(1), silence(0.5))
    )
    heard = listen(mp3(tmp_path / "a.mp3", sound), 500)
    places = [place for found in heard.silences for place in (found.start_ms, found.end_ms)]
    # The tone itself is hardly heard in the last eighth of a second.
    assert places == pytest.approx([0, 600, 2900, 3700, 4700, 5200], abs=140)
    assert places[-1] == heard.duration_ms


def test_silence_is_heard_as_such(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", "pcm_s16le", [silence(3)])
    assert listen(path) == Heard(3 * RATE, RATE, 1, -70, -np.inf, (Silence(0, 3000),))


@pytest.mark.parametrize("data", [b"", b"no sound at all", b"\xff\xfb\x50\xc4" + bytes(20)])
def test_what_is_no_sound_is_named(tmp_path: Path, data: bytes) -> None:
    (path := tmp_path / "a.mp3").write_bytes(data)
    with pytest.raises(AudioError, match=r"a\.mp3: is not sound that can be decoded"):
        listen(path)


def test_a_file_that_is_damaged_inside_is_named(tmp_path: Path) -> None:
    path = mp3(tmp_path / "a.mp3", speechlike(4))
    data = path.read_bytes()
    path.write_bytes(data[:12_000] + bytes(8000) + data[20_000:])
    with pytest.raises(AudioError, match=r"a\.mp3: is not sound that can be decoded"):
        listen(path)


def test_a_file_that_is_cut_off_is_too_short(tmp_path: Path) -> None:
    path = mp3(tmp_path / "a.mp3", speechlike(4))
    path.write_bytes(path.read_bytes()[:16_000])
    (fault, *_) = faults(listen(path), Expected(4000, -19))
    assert fault.startswith("is 1.9")


def test_a_file_of_two_kinds_is_named(tmp_path: Path) -> None:
    parts = []
    for channels in (1, 2):
        lame = lameenc.Encoder()
        lame.silence()
        lame.set_channels(channels)
        lame.set_in_sample_rate(RATE)
        parts.append(bytes(lame.encode(pcm(np.repeat(speechlike(1), channels)))) + bytes(lame.flush()))
    (path := tmp_path / "a.mp3").write_bytes(b"".join(parts))
    with pytest.raises(AudioError, match=r"a\.mp3: changes its sample rate or its channels in the middle"):
        listen(path)


def test_numbers_that_are_no_sound_are_named(tmp_path: Path) -> None:
    sound = speechlike(1)
    sound[20_000] = np.nan
    path = written(tmp_path / "a.wav", "pcm_f32le", [sound])
    with pytest.raises(AudioError, match=r"a\.wav: holds numbers that are no sound"):
        listen(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"gone\.mp3"):
        listen(tmp_path / "gone.mp3")


def test_a_name_is_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0.5 <= listen(mp3(Path("data:a.mp3"), speechlike(0.5))).duration_ms / 1000 < 0.53


def test_a_file_as_it_is_made_has_no_fault(tmp_path: Path) -> None:
    sound = np.concatenate((speechlike(5), silence(2.3), speechlike(2), silence(1)))
    to = FORMATS["mp3"]
    loud = mastered(Clip(pcm(sound), RATE), RATE, 1, -19 + to.gain_db, to.ceiling)
    heard = listen(sound_file(tmp_path / "a.mp3", loud, RATE))
    assert faults(heard, Expected(10_300, -19)) == ()


GOOD = Heard(60 * RATE, RATE, 1, -19.0, -1.5, ())


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        (GOOD, ()),
        (replace(GOOD, samples=60 * RATE + 1323), ()),
        (replace(GOOD, samples=60 * RATE + 1324), ("is 60.03 s long instead of 60.00",)),
        (replace(GOOD, samples=60 * RATE - 1324), ("is 59.97 s long instead of 60.00",)),
        (replace(GOOD, integrated_lufs=-19.5, true_peak_dbtp=-1.0), ()),
        (replace(GOOD, integrated_lufs=-19.6), ("is -19.6 LUFS loud instead of -19.0",)),
        (replace(GOOD, integrated_lufs=-18.4), ("is -18.4 LUFS loud instead of -19.0",)),
        (replace(GOOD, true_peak_dbtp=0.3), ("has peaks of 0.30 dBTP, above -1",)),
        (replace(GOOD, silences=(Silence(5000, 7500),)), ()),
        (
            replace(GOOD, silences=(Silence(5000, 8200), Silence(50_000, 60_000))),
            ("is silent for 3.2 s at 0:05", "is silent for 10.0 s at 0:50"),
        ),
        (replace(GOOD, true_peak_dbtp=-50.1), ("has nothing in it that can be heard",)),
        (replace(GOOD, integrated_lufs=-70.0), ("has nothing in it that can be heard",)),
        (replace(GOOD, silences=(Silence(0, 60_000),)), ("has nothing in it that can be heard",)),
    ],
)
def test_faults_are_said_plainly(heard: Heard, expected: tuple[str, ...]) -> None:
    assert faults(heard, Expected(60_000, -19)) == expected


def test_a_place_is_told_in_minutes() -> None:
    heard = replace(GOOD, samples=7200 * RATE, silences=(Silence(3_725_040, 3_730_040),))
    assert faults(heard, Expected(7_200_000, -19)) == ("is silent for 5.0 s at 62:05",)


@pytest.mark.parametrize(("samples", "lufs", "count"), [(399, -70, 0), (2999, -25, 0), (3000, -25, 1), (400, -70, 1)])
def test_short_sounds_are_not_judged_by_their_loudness(samples: int, lufs: float, count: int) -> None:
    heard = Heard(samples, 1000, 1, lufs, -5, ())
    assert len(faults(heard, Expected(samples, -19))) == count
