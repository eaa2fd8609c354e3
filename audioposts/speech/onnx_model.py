"""A file -> an ONNX model that runs on one core of this machine and tells its durations. I/O: reads the file."""

import mmap
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as refused

from audioposts.errors import ConfigError, SpeechError, storage
from audioposts.models import Voice

ONNX_ERRORS = (
    refused.Fail,
    refused.InvalidArgument,
    refused.InvalidGraph,
    refused.InvalidProtobuf,
    refused.NoModel,
    refused.NoSuchFile,
    refused.NotImplemented,
    refused.RuntimeException,
)
"""What ONNX Runtime raises; they have no base of their own."""

_open: WeakValueDictionary[tuple[object, ...], Any] = WeakValueDictionary()
"""Sessions, by file and contents: voices of one model share it, for as long as one of them is there."""

_opening = Lock()


def find_file(name: str, value: str, voice: Voice) -> Path:
    """Return the file that a voice's key `name` names: a path beside the voice's file, or `package:path`.

    Raises:
        ConfigError: there is no such file or package.

    """
    package, separator, inside = value.partition(":")
    if separator and package.isidentifier() and len(package) > 1:
        try:
            path = Path(str(files(package).joinpath(inside)))
        except ModuleNotFoundError as error:
            raise ConfigError(voice.file, f"{name} = {value!r}: the package {package} is not installed") from error
    else:
        path = Path(voice.file).parent / Path(value).expanduser()
    if not path.is_file():
        raise ConfigError(voice.file, f"{name} = {value!r}: there is no file {path}")
    return path


def checked_digest(model: Path, expected: str | None) -> str:
    """Return the SHA-256 of a model, in hex.

    Raises:
        SpeechError: it is not the one that the voice's file says.

    """
    with storage(model), model.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    if expected and expected.lower() != digest.hexdigest():
        raise SpeechError(model, "is not the file that the voice was made for: its sha256 is another; install it again")
    return digest.hexdigest()


def open_model(model: Path, rounded_by: str) -> Any:
    """Return a session; where one operator `rounded_by` rounds the durations of phonemes, they are its last output.

    Raises:
        SpeechError: the file is not a whole ONNX model.

    """
    with storage(model):
        stat = model.stat()
    key = (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, rounded_by)
    with _opening:
        session = _open.get(key)
        if session is None:
            session = _open[key] = _read_model(model, rounded_by)
    return session


def _read_model(model: Path, rounded_by: str) -> onnxruntime.InferenceSession:
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    # Remembers a plan for every length of sentence, for ever; without it long runs stay flat.
    settings.enable_mem_pattern = False
    provider = ("CPUExecutionProvider", {"arena_extend_strategy": "kSameAsRequested"})
    with storage(model), model.open("rb") as file:
        if not file.seek(0, 2):
            raise SpeechError(model, "is empty; install it again")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            whole = b"".join((data, _another_output(data, rounded_by)))
    try:
        return onnxruntime.InferenceSession(whole, settings, providers=[provider])
    except ONNX_ERRORS as error:
        raise SpeechError(
            model, f"is not an ONNX model, or not a whole one; install it again ({_first_line(error)})"
        ) from error


def _another_output(data: mmap.mmap, operator: str) -> bytes:
    """Return what, put after a model, makes the result of its only `operator` one of its outputs; b"" if it is none.

    ONNX files are Protocol Buffers, where a message that comes twice is merged: here `graph` (7) with an `output` (12)
    that has a `name` (1). The package onnx does the same with 70 MB on the disk and 150 MB of memory. A node
    is written as its outputs (2), its name (3) and its operator (4).
    """
    kind = b'"' + bytes([len(operator)]) + operator.encode()
    names: set[bytes] = set()
    at = data.find(kind)
    while at >= 0:
        node = re.search(rb"\x12(.)([ -~]+)(\x1a.[ -~]*)?$", data[max(0, at - 500) : at], re.DOTALL)
        if node and node[1][0] == len(node[2]):
            names.add(node[2])
        at = data.find(kind, at + 1)
    if len(names) != 1:
        return b""
    named = _field(1, names.pop())
    if re.search(rb"\x62." + re.escape(named), data, re.DOTALL):
        return b""
    return _field(7, _field(12, named))


def _field(number: int, value: bytes) -> bytes:
    """Return a field of a message, of fewer than 128 bytes."""
    return bytes([number << 3 | 2, len(value)]) + value


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:200]
