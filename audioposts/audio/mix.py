"""Deliveries + their clips -> Recording -> PCM. Pure: clips come from whoever keeps them, one at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from audioposts.audio.clips import audible_part, cut
from audioposts.audio.mastering import mastered
from audioposts.codec import Format
from audioposts.errors import AudioError
from audioposts.models import Chapter, Clip, Cue, Delivery, Recording, Role, Segment, Strip

LoadClip = Callable[[str], Clip]
"""Gives back the clip at an address."""

_STRIP_MS = 30_000
"""From here on a strip ends at the next silence: long enough to hardly cost frames, short enough that all cores have
one."""

_ENDING_MS = 150
"""Silence in which a strip may end: what was heard before it has died away, and a frame fits in."""


def lay_out(deliveries: Sequence[Delivery], load: LoadClip, to: Format, *, in_one: bool = False) -> Recording:
    """Return the recording of what was delivered, for a format; `in_one` strip where there is sound in its silences.

    Raises:
        AudioError: a clip has nothing in it.

    """
    rate = to.sample_rate_hz
    strips: list[Strip] = []
    waiting: list[Segment] = []
    cues: list[Cue] = []
    position = begun = 0
    for number, delivery in enumerate(deliveries, 1):
        segment = _segment(delivery, load(delivery.address), rate)
        cues.append(_cue(delivery, position, position + segment.samples, rate))
        position += segment.samples + segment.pause
        waiting.append(segment)
        is_long = position - begun >= _STRIP_MS * rate // 1000 and segment.pause >= _ENDING_MS * rate // 1000
        if number == len(deliveries) or (is_long and not in_one):
            strips.append(_strip(waiting, to))
            position = begun = begun + strips[-1].frames * to.frame
            waiting = []
    return Recording(rate, to.frame, tuple(strips), tuple(cues), _chapters(cues))


def render(strip: Strip, load: LoadClip, to: Format, channels: int, target_lufs: float) -> Iterator[bytes]:
    """Yield a strip as PCM, a clip or a pause at a time: all of its frames but the encoder's."""
    for segment in strip.segments:
        part = cut(load(segment.address), segment.start, segment.stop)
        target = target_lufs + segment.level_db + to.gain_db
        yield mastered(part, to.sample_rate_hz, channels, target, to.ceiling)
        is_last = segment is strip.segments[-1]
        yield bytes(2 * channels * (segment.pause - (to.frame if is_last else 0)))


def _segment(delivery: Delivery, clip: Clip, sample_rate_hz: int) -> Segment:
    start, stop = audible_part(clip)
    if start == stop:
        raise AudioError(delivery.utterance.text[:40], "has nothing in its clip that can be heard")
    samples = round((stop - start) * sample_rate_hz / clip.sample_rate_hz)
    pause = delivery.utterance.pause_ms * sample_rate_hz // 1000
    return Segment(delivery.address, start, stop, samples, pause, delivery.level_db)


def _strip(segments: Sequence[Segment], to: Format) -> Strip:
    """Return the strip of so many segments; its last silence is what fills the last frame, and one more."""
    sounding = sum(segment.samples + segment.pause for segment in segments) - segments[-1].pause
    least = -(-sounding // to.frame) + 1
    frames = max(least, round((sounding + segments[-1].pause) / to.frame))
    last = replace(segments[-1], pause=frames * to.frame - sounding)
    return Strip((*segments[:-1], last), frames)


def _cue(delivery: Delivery, start: int, stop: int, sample_rate_hz: int) -> Cue:
    said = delivery.utterance
    start_ms, end_ms = start * 1000 // sample_rate_hz, stop * 1000 // sample_rate_hz
    return Cue(start_ms, max(end_ms, start_ms + 1), said.text, said.role, delivery.speaker, said.ends_paragraph)


def _chapters(cues: Sequence[Cue]) -> tuple[Chapter, ...]:
    """Return a chapter for each heading."""
    chapters: list[Chapter] = []
    before: Role | None = None
    for cue in cues:
        if cue.role is Role.HEADING:
            if before is Role.HEADING:
                # A heading of several sentences, or one right under another: one chapter.
                chapters[-1] = replace(chapters[-1], title=f"{chapters[-1].title} {cue.text}")
            else:
                chapters.append(Chapter(cue.start_ms, cue.text))
        before = cue.role
    return tuple(chapters)
