"""A copy of what a store published last, to try something on it: the large files are shared, for they never change."""

import os
import shutil
from pathlib import Path

from kg.graph.snapshots import Folder, readable

_NEVER_CHANGED = ".sst"
_BESIDE = ("gazetteer", "rulings")


def copy_published(store: Path, target: Path) -> None:
    """Make a store of one's own from what another published last, with the tables and rulings beside it.

    Raises:
        NotFoundError: nothing has been published there yet.
        SurroundingsError: it cannot be read, or the copy cannot be written.
    """
    snapshot, held = Folder(store).hold()
    try:
        with readable(target):
            copy = Folder(target)
            copy.make()
            copy.db.mkdir()
            copy.mark_behind()  # the first who writes there publishes
            for file in snapshot.iterdir():
                if file.suffix == _NEVER_CHANGED:
                    _share(file, copy.db / file.name)
                elif file.name != "LOCK":
                    shutil.copy2(file, copy.db / file.name)
            for name in _BESIDE:
                if (store / name).is_dir():
                    shutil.copytree(store / name, target / name)
    finally:
        os.close(held)


def _share(file: Path, target: Path) -> None:
    try:
        target.hardlink_to(file)
    except OSError:  # on another disk
        shutil.copy2(file, target)
