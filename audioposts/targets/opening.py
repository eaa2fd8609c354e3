"""Settings of a target -> the target, open. I/O: connects.

Each kind is imported by those who have one.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from audioposts.config.home import Home
from audioposts.config.targets import TargetKind, TargetSettings
from audioposts.errors import ConfigError
from audioposts.targets.contract import Target


def open_target(settings: TargetSettings, home: Home) -> Target:
    """Return the target of these settings.

    Raises:
        ConfigError: its address is not of a form that is known, or what it needs is not installed.
        TargetError: it cannot be reached.

    """
    if settings.kind is TargetKind.FOLDER:
        from audioposts.targets.folder import Folder

        return Folder(_folder(settings, home))
    if settings.kind is TargetKind.S3:
        from audioposts.targets.s3 import open_store

        return open_store(settings)
    if settings.kind is TargetKind.GIT:
        from audioposts.targets.git import open_branch

        return open_branch(settings, home)
    if settings.kind is TargetKind.RSYNC:
        from audioposts.targets.rsync import Rsync

        return Rsync(settings)
    from audioposts.targets.sftp import Sftp

    return Sftp(settings)


def _folder(settings: TargetSettings, home: Home) -> Path:
    """Return the folder, which is not in the tree: that would be published again, and again."""
    parts = urlsplit(settings.url)
    folder = Path(unquote(parts.path)) if parts.scheme == "file" else Path(settings.url)
    if folder.resolve().is_relative_to(home.episodes.resolve()):
        raise ConfigError(settings.name, f"is in {home.episodes}, which is what is published; choose another folder")
    return folder
