"""Clips -> an episode: how fast, and in how much memory, beside pydub: python -m benchmarks.joining

Clips of 5 s of the embedded voice: joined, mastered, encoded and written as a run does it, and by pydub
as its users do, with `+=` and `export`. Each in a process of its own, imports included.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from shutil import which
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

_VOICE = """
import sys
from pathlib import Path
from audioposts.config import Home, load_voice
from audioposts.models import Spoken
from audioposts.speech.engines import open_engine
engine = open_engine(load_voice("joe", Home(Path())))
text = "The ferry left at six, as it has every morning since the war, and {} people on the pier looked up as it went."
with open(sys.argv[1], "wb") as file:
    for number in range(24):
        clip = engine.synthesize(Spoken(text.format(number + 2)))
        file.write((clip.pcm + bytes(2 * 5 * 22050))[: 2 * 5 * 22050])
"""

_CLIPS = """
import sys
RATE = 22050
with open(sys.argv[3], "rb") as file:
    clips = [file.read(2 * 5 * RATE) for _ in range(24)]
count = int(sys.argv[1]) // 5
path = sys.argv[2]
"""

OURS = (
    _CLIPS
    + """
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from audioposts.audio import lay_out, render
from audioposts.codec import FORMATS, encode, join
from audioposts.models import Clip, Delivery, Role, Spoken, Utterance
to = FORMATS["mp3"]
deliveries = [Delivery(Utterance("x", Spoken("x"), Role.BODY, 330), str(n)) for n in range(count)]
load = lambda address: Clip(clips[int(address) % 24], RATE)
recording = lay_out(deliveries, load, to)
def encoded(number, strip):
    made = Path(path) / f"{number}.strip"
    encode(render(strip, load, to, 1, -19.0), to, 1, made)
    return made
with ThreadPoolExecutor() as pool:
    strips = list(pool.map(encoded, range(len(recording.strips)), recording.strips))
join(strips, recording.frames, to, 1, Path(path) / "episode.mp3")
"""
)

PYDUB = (
    _CLIPS
    + """
import warnings
warnings.simplefilter("ignore")
from pydub import AudioSegment
pause = AudioSegment.silent(330, RATE)
episode = AudioSegment.empty()
for n in range(count):
    episode += AudioSegment(clips[n % 24], sample_width=2, frame_rate=RATE, channels=1)
    episode += pause
episode.set_frame_rate(44100).export(f"{path}/episode.FORMAT", format="FORMAT", BITRATE)
"""
)

NOTHING = _CLIPS


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def cost(code: str, seconds: int, clips: str) -> Cost:
    """Run it for an episode of so many seconds of speech."""
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", code, str(seconds), folder, clips], stderr=subprocess.PIPE)
        assert process.stderr
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"exit code {process.returncode}: {complaint.decode()}")
        return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Measure and print."""
    # Without the program ffmpeg pydub can only write WAV, which is faster.
    kind = "mp3" if which("ffmpeg") else "wav"
    theirs = PYDUB.replace("FORMAT", kind).replace("BITRATE", 'bitrate="64k"' if kind == "mp3" else "")
    with TemporaryDirectory() as folder:
        clips = f"{folder}/clips"
        subprocess.run([sys.executable, "-c", _VOICE, clips], check=True, capture_output=True)
        nothing = cost(NOTHING, 600, clips)
        ours = {seconds: cost(OURS, seconds, clips) for seconds in (600, 7200, 36_000)}
        pydub = cost(theirs, 7200, clips)
    above_mb = ours[7200].peak_mb - nothing.peak_mb
    per_hour = {seconds: one.cpu_s / seconds for seconds, one in ours.items()}
    table = Table("what", "measured", "wanted")
    for row in (
        (
            f"2 h: pydub's += and export ({kind}) / ours, wall time",
            f"{pydub.wall_s / ours[7200].wall_s:.1f}",
            "20 or more",
        ),
        ("2 h: memory above the interpreter with the clips, MB", f"{above_mb:.0f}", "150 or less"),
        ("10 h / 10 min: peak memory", f"{ours[36_000].peak_mb / ours[600].peak_mb:.2f}", "1.1 or less"),
        ("10 h / 2 h: processor time for a second of sound", f"{per_hour[36_000] / per_hour[7200]:.2f}", "1.1 or less"),
    ):
        table.add_row(*row)
    Console().print(table)
    for name, one in (("nothing", nothing), *((f"{s} s", c) for s, c in ours.items()), ("pydub, 2 h", pydub)):
        print(f"{name}: {one.wall_s:.1f} s, {one.cpu_s:.1f} CPU s, {one.peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
