"""`audioposts serve` under load, on this machine only: python -m benchmarks.serving [SECONDS]

Two hundred readers of parts at once for a minute: errors, and how the memory grows. Then whole files, beside nginx
where it is installed: both are asked for the same files in turns, so that the ratio holds on a noisy machine.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SOUND_BYTES = 20_000_000
READERS = 200
PART_BYTES = 200_000


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def started(command: list[str], port: int) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait()


def ours(home: Path, port: int) -> list[str]:
    where = ["--home", str(home), "--host", "127.0.0.1", "--port", str(port)]
    return [sys.executable, "-m", "audioposts", "serve", *where]


def nginx(home: Path, port: int) -> list[str]:
    file = home / "nginx.conf"
    file.write_text(
        f"daemon off; worker_processes auto; pid {home}/nginx.pid; error_log {home}/nginx.log;\n"
        "events { worker_connections 1024; }\n"
        "http { access_log off; sendfile on; tcp_nopush on; types { audio/mpeg mp3; }\n"
        f"  server {{ listen 127.0.0.1:{port}; root {home}/episodes; }} }}\n"
    )
    return [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(file)]


def megabytes(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def read_part(port: int, start: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    end = start + PART_BYTES - 1
    writer.write(
        f"GET /show/a.mp3 HTTP/1.1\r\nHost: x\r\nRange: bytes={start}-{end}\r\nConnection: close\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 206"), head[:60]
    length = 0
    while piece := await reader.read(1 << 16):
        length += len(piece)
    assert length == PART_BYTES, length
    writer.close()


async def reader(port: int, number: int, until: float, errors: list[str]) -> int:
    count = 0
    while time.monotonic() < until:
        try:
            async with asyncio.timeout(30):
                await read_part(port, (number * 7919 + count * 104_729) % (SOUND_BYTES - PART_BYTES))
            count += 1
        except (OSError, AssertionError, TimeoutError, asyncio.IncompleteReadError) as error:
            errors.append(repr(error))
    return count


async def readers(port: int, seconds: float) -> tuple[int, list[str]]:
    until, errors = time.monotonic() + seconds, list[str]()
    counts = await asyncio.gather(*(reader(port, number, until, errors) for number in range(READERS)))
    return sum(counts), errors


def throughput(port: int, seconds: float, clients: int = 8) -> float:
    """Return the megabytes a second of whole files that so many clients get, each a process."""
    script = (
        "import socket, sys, time\n"
        f"until, total = time.monotonic() + {seconds}, 0\n"
        "while time.monotonic() < until:\n"
        f"    with socket.create_connection(('127.0.0.1', {port})) as s:\n"
        "        s.sendall(b'GET /show/a.mp3 HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n')\n"
        "        buffer = bytearray(1 << 20)\n"
        "        while n := s.recv_into(buffer): total += n\n"
        "print(total)\n"
    )
    command = [sys.executable, "-c", script]
    began = time.monotonic()
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(clients)]
    total = sum(int(process.communicate()[0]) for process in processes)
    return total / (time.monotonic() - began) / 1e6


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        (home / "episodes" / "show").mkdir(parents=True)
        (home / "episodes" / "show" / "a.mp3").write_bytes(os.urandom(SOUND_BYTES))
        port = free_port()
        with started(ours(home, port), port) as process:
            asyncio.run(readers(port, min(5.0, seconds)))
            before = megabytes(process.pid)
            count, errors = asyncio.run(readers(port, seconds))
            after = megabytes(process.pid)
            print(
                f"{READERS} readers of parts for {seconds:.0f} s: {count:,} answers, {len(errors)} errors,"
                f" memory {before:.0f} MB before, {after:.0f} MB after"
            )
            for error in errors[:3]:
                print(f"  {error}")
            if not shutil.which("nginx") and not Path("/usr/sbin/nginx").exists():
                print(f"whole files: {throughput(port, 5):.0f} MB/s; nginx is not installed")
                return
            other = free_port()
            with started(nginx(home, other), other):
                pairs = [(throughput(port, 3), throughput(other, 3)) for _ in range(3)]
            ratios = sorted(mine / theirs for mine, theirs in pairs)
            mine, theirs = max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
            print(f"whole files: {mine:.0f} MB/s, nginx {theirs:.0f} MB/s, ratio {ratios[0]:.2f} to {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()
