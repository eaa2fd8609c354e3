"""Clip -> the loudspeaker, or a WAV file; a page -> the browser. I/O."""

import shutil
import subprocess
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from audioposts.errors import storage
from audioposts.models import Clip

# The first one that is installed plays; each is given a file and says nothing.
_PLAYERS = (
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),
    ("play", "-q"),
)


def write_wav(clip: Clip, path: Path) -> None:
    """Write a clip as a WAV file."""
    with storage(path), wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(clip.sample_rate_hz)
        file.writeframes(clip.pcm)


def show_page(html: str, path: Path) -> Path:
    """Write a page, and open it in the browser of whoever sits at the terminal."""
    with storage(path):
        path.write_text(html, "utf-8")
    if sys.stdout.isatty():
        import webbrowser  # brings a server of its own

        webbrowser.open(path.resolve().as_uri())
    return path


def play(clip: Clip) -> Path | None:
    """Play a clip; where nothing can, write it to say.wav in this folder and return that."""
    player = next((player for player in _PLAYERS if shutil.which(player[0])), None)
    if player:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "say.wav"
            write_wav(clip, file)
            if subprocess.run([*player, str(file)], check=False, capture_output=True).returncode == 0:
                return None
    file = Path("say.wav").resolve()
    write_wav(clip, file)
    return file
