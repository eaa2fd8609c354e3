"""Script + Clips -> Recording -> PCM. Pure: clips come from whoever keeps them, one at a time."""

from collections.abc import Callable, Iterator, Sequence

from audioposts.audio.clips import audible_part, faded
from audioposts.errors import AudioError
from audioposts.models import Chapter, Clip, Cue, Recording, Role, Script, Segment, Utterance

LoadClip = Callable[[str], Clip]
"""Gives back the clip at an address."""


def lay_out(script: Script, addresses: Sequence[str], load: LoadClip) -> Recording:
    """Return the recording of `script`, whose utterances have their clips at `addresses`.

    Raises:
        AudioError: the clips differ in sample rate.

    """
    segments: list[Segment] = []
    cues: list[Cue] = []
    sample_rate_hz = position = 0
    for utterance, address in zip(script.utterances, addresses, strict=True):
        clip = load(address)
        sample_rate_hz = sample_rate_hz or clip.sample_rate_hz
        if clip.sample_rate_hz != sample_rate_hz:
            raise AudioError(script.title, f"is spoken at {sample_rate_hz} and at {clip.sample_rate_hz} Hz")
        start, stop = audible_part(clip)
        segment = Segment(address, start, stop, utterance.pause_ms * sample_rate_hz // 1000)
        spoken_until = position + stop - start
        cues.append(
            Cue(_ms(position, sample_rate_hz), _ms(spoken_until, sample_rate_hz), utterance.text, utterance.role)
        )
        segments.append(segment)
        position += segment.samples
    return Recording(sample_rate_hz, tuple(segments), tuple(cues), _chapters(script, cues))


def render(recording: Recording, load: LoadClip) -> Iterator[bytes]:
    """Yield the recording as mono PCM, a clip or a pause at a time."""
    for segment in recording.segments:
        yield faded(load(segment.address), segment.start, segment.stop)
        yield bytes(2 * segment.pause)


def _chapters(script: Script, cues: Sequence[Cue]) -> tuple[Chapter, ...]:
    """Return a chapter for the beginning and one for each heading."""
    chapters = [Chapter(0, script.title)]
    before: Utterance | None = None
    for utterance, cue in zip(script.utterances, cues, strict=True):
        if utterance.role is Role.HEADING:
            if before and before.role is Role.HEADING:
                # A heading of several sentences, or one right under another: one chapter.
                chapters[-1] = Chapter(chapters[-1].start_ms, f"{chapters[-1].title} {cue.text}")
            else:
                chapters.append(Chapter(cue.start_ms, cue.text))
        before = utterance
    return tuple(chapters)


def _ms(samples: int, sample_rate_hz: int) -> int:
    return samples * 1000 // sample_rate_hz
