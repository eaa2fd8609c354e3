"""Google Translate's speech on this machine: its protocol, real MP3, and trouble on demand."""

import base64
import json
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

from audioposts.models import Spoken, Voice
from audioposts.speech.engines import Engine, open_engine
from tests.standins.sounds import sound_file


@dataclass
class Translate:
    """What the server was asked, and how it is to answer, the last way for ever."""

    url: str = ""
    answers: list[str] = field(default_factory=lambda: ["speech"])
    asked: list[list[object]] = field(default_factory=list)

    def engine(self, language: str = "en", **options: str | int | float) -> Engine:
        fast: dict[str, str | int | float] = {"endpoint": self.url, "backoff_s": 0.001, "timeout_s": 0.5, "attempts": 3}
        return open_engine(Voice("google", "gtts", language, "voices/google.toml", tuple((fast | options).items())))


def mp3_of(text: str, folder: Path) -> bytes:
    """Return a tone as long as a text would be."""
    beep = open_engine(Voice("beep", "tone", "en", "", (("sample_rate_hz", 24_000),))).synthesize(Spoken(text))
    path = folder / f"{uuid4()}.mp3"
    return sound_file(path, beep.pcm, beep.sample_rate_hz).read_bytes()


@contextmanager
def translate_server(speech: Callable[[str], bytes], folder: Path) -> Iterator[Translate]:
    """Serve what `speech` says of a text."""
    state = Translate()
    silence = sound_file(folder / "silence.mp3", bytes(48_000), 24_000)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            asked = json.loads(json.loads(form["f.req"][0])[0][0][1])
            state.asked.append(asked)
            answer = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            sounds = {"silence": silence.read_bytes(), "garbage": b"no sound at all"}
            sound = speech(str(asked[0])) if answer == "speech" else sounds.get(answer, b"")
            status = int(answer) if answer.isdigit() else 200
            body = f'[["wrb.fr","jQ1olc","[\\"{base64.b64encode(sound).decode()}\\"]"]]' if sound else "[]"
            if answer == "hangup":
                self.connection.close()
                return
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "0")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
