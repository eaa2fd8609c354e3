"""Sound as services send it: as long as its text takes to say, in the formats that they have."""

import io
import wave
from fractions import Fraction
from functools import cache
from pathlib import Path

import av

from audioposts.codec import FORMATS, encode, join, reshaped
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.engines import open_engine

_CODECS = {"mp3": ("mp3", "libmp3lame"), "flac": ("flac", "flac"), "opus": ("ogg", "libopus"), "aac": ("adts", "aac")}
_OPTIONS = {"mp3": {"write_xing": "0", "id3v2_version": "0"}}


@cache
def pcm(text: str, kind: str = "well", rate_hz: int = 24_000, ms_per_char: int = 60) -> bytes:
    """Return a beep for `text`; of a `tenth` or `silence` see `standins.faults`."""
    options = (("sample_rate_hz", rate_hz), ("ms_per_char", ms_per_char), ("max_chars", 10_000))
    beep = open_engine(Voice("beep", "tone", "en", "", options)).synthesize(Spoken(text)).pcm
    return {"well": beep, "tenth": beep[: len(beep) // 20 * 2], "silence": bytes(len(beep))}[kind]


def wav(sound: bytes, rate_hz: int = 24_000, stated_bytes: int | None = None) -> bytes:
    """Return a WAV, whose header says that it has `stated_bytes`."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes(sound)
    data = bytearray(file.getvalue())
    if stated_bytes is not None:
        data[40:44] = stated_bytes.to_bytes(4, "little")
        data[4:8] = min(stated_bytes + 36, 0xFFFFFFFF).to_bytes(4, "little")
    return bytes(data)


@cache
def encoded(sound: bytes, kind: str, rate_hz: int = 24_000) -> bytes:
    """Return sound as `mp3`, `flac`, `opus` or `aac`; 48 kbit/s where it matters, as edge-tts wants."""
    container, codec = _CODECS[kind]
    file = io.BytesIO()
    with av.open(file, "w", format=container, options=_OPTIONS.get(kind, {})) as out:
        stream = out.add_stream(codec, rate=48_000 if kind == "opus" else rate_hz, layout="mono")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = 48_000
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(sound) // 2)
        frame.sample_rate, frame.pts, frame.time_base = rate_hz, 0, Fraction(1, rate_hz)
        frame.planes[0].update(sound)
        size = stream.codec_context.frame_size or None
        resampler = av.AudioResampler(stream.format.name, "mono", int(stream.rate), frame_size=size)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    return file.getvalue()


def sound_file(path: Path, sound: bytes, rate_hz: int, kind: str = "mp3", channels: int = 1) -> Path:
    """Write sound as an episode is, with silence behind it that fills the last frame."""
    to = FORMATS[kind]
    strip = path.with_suffix(".strip")
    whole = reshaped(Clip(sound, rate_hz, channels=channels), to.sample_rate_hz)
    size = 2 * channels * to.frame
    whole += bytes(-len(whole) % size)
    encode([whole], to, channels, strip)
    path.unlink(missing_ok=True)
    join([strip], len(whole) // size + 1, to, channels, path)
    strip.unlink()
    return path
