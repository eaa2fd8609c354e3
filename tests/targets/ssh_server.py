"""A real SSH server on this machine, with keys and settings of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
needs_sshd = pytest.mark.skipif(not (SSHD and shutil.which("ssh-keygen")), reason="sshd is not installed here")
needs_sftp = pytest.mark.skipif(not shutil.which("sftp"), reason="sftp is not installed here")
needs_rsync = pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed here")

_SERVER = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
Subsystem sftp internal-sftp
"""
_CLIENT = """
Host *
  IdentityFile {folder}/key
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile {folder}/known
  GlobalKnownHostsFile /dev/null
"""


@dataclass(frozen=True)
class SshServer:
    folder: Path
    port: int
    user: str

    @property
    def config(self) -> Path:
        """What the programs of the client read in place of the user's own."""
        return self.folder / "client"

    def url(self, scheme: str, path: Path | str) -> str:
        return f"{scheme}://{self.user}@127.0.0.1:{self.port}{path}"


def _key(file: Path) -> str:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
    return file.with_suffix(".pub").read_text()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def ssh_server(folder: Path) -> Iterator[SshServer]:
    """Run sshd until the block ends, as whoever runs the tests."""
    port = _free_port()
    (folder / "authorized").write_text(_key(folder / "key"))
    (folder / "known").write_text(f"[127.0.0.1]:{port} {_key(folder / 'host')}")
    (folder / "server").write_text(_SERVER.format(port=port, folder=folder))
    (folder / "client").write_text(_CLIENT.format(folder=folder))
    if os.geteuid() == 0:
        # Root's sshd gives up its rights in this folder.
        Path("/run/sshd").mkdir(exist_ok=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([str(SSHD), "-D", "-e", "-f", str(folder / "server")], stderr=log)
        try:
            _wait_for(port, process, folder / "log")
            server = SshServer(folder, port, pwd.getpwuid(os.geteuid()).pw_name)
            _see_that_login_works(server)
            yield server
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.skip(f"sshd does not run here: {log.read_text().strip()}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.skip("sshd does not answer here")


def _see_that_login_works(server: SshServer) -> None:
    """Skip where this user may not log in at all, as with a locked account."""
    command = ["ssh", "-F", str(server.config), "-p", str(server.port), f"{server.user}@127.0.0.1", "true"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"{server.user} may not log in here: {(server.folder / 'log').read_text().strip()}")
