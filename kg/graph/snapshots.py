"""The folder of a store: its format, its lock, and the published snapshots that readers open.

db/               the writer's database
snapshots/000012/ what was published; readers hold the one they opened
current           the name of the newest snapshot, switched in one step
unpublished       there while the database is ahead of the newest snapshot
format, lock      the number of the format; who is writing
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import NotFoundError, SurroundingsError

FORMAT = 1
_OURS = frozenset(
    {"current", "current.new", "db", "format", "gazetteer", "lock", "names", "names.new", "rulings", "snapshots", "unpublished"}
)
_TRIES = 20


class Folder:
    """A store's folder on disk, and what lies where in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = path / "db"
        self._snapshots = path / "snapshots"
        self._current = path / "current"
        self._unpublished = path / "unpublished"
        self._format = path / "format"

    def make(self) -> None:
        """Make the folder where there is none, and see that it is ours and of our format.

        Raises:
            SurroundingsError: it is something else, of another format, or cannot be made.
        """
        with readable(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            if not self._format.exists():
                strange = sorted(entry.name for entry in self.path.iterdir() if entry.name not in _OURS)
                if strange or self.db.exists():
                    raise SurroundingsError(
                        f"{self.path} is no store of meetings: it holds {strange[0] if strange else 'db'!r}; name another folder"
                    )
                self._format.write_text(f"{FORMAT}\n", encoding="ascii")
            self.check_format()
            self._snapshots.mkdir(exist_ok=True)

    def check_format(self) -> None:
        """See that the store is of the format this version writes.

        Raises:
            SurroundingsError: it is older, newer or unreadable; the message says what to do.
        """
        with readable(self.path):
            written = self._format.read_text(encoding="ascii", errors="replace").strip()
        if not written.isdigit():
            raise SurroundingsError(f"{self._format} must hold a number, not {written[:20]!r}; restore the store from a copy")
        if int(written) > FORMAT:
            raise SurroundingsError(f"{self.path} has format {written}, newer than the {FORMAT} known here; install a newer version of kg")
        if int(written) < FORMAT:
            raise SurroundingsError(
                f"{self.path} has format {written}, older than the {FORMAT} written here; ingest its articles into a new store"
            )

    @property
    def exists(self) -> bool:
        """Say whether there is a store."""
        return self._format.exists()

    # --- one writer ---

    def lock(self) -> int:
        """Become the one writer, and return what has to be closed at the end; a killed writer leaves nothing locked.

        Raises:
            SurroundingsError: somebody else is writing; the message says who.
        """
        with readable(self.path):
            lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(lock, 100).decode("ascii", "replace").strip()
            os.close(lock)
            raise SurroundingsError(
                f"{self.path} is being written by another process (pid {holder or 'unknown'}); wait for it to finish, or stop it"
            ) from None
        os.ftruncate(lock, 0)
        os.write(lock, f"{os.getpid()}\n".encode("ascii"))
        return lock

    # --- many readers ---

    def hold(self) -> tuple[Path, int]:
        """Return the newest snapshot and what keeps it from being removed until it is closed.

        Raises:
            NotFoundError: nothing has been published here yet.
            SurroundingsError: the folder cannot be read.
        """
        for _ in range(_TRIES):  # a snapshot may go while we reach for it; then there is a newer one
            with readable(self.path):
                snapshot = self._newest()
                if snapshot is None:
                    break
                held = _try_to_hold(snapshot)
            if held is not None:
                return snapshot, held
        raise NotFoundError(f"nothing is stored in {self.path} yet; begin with: kg ingest FILE…")

    def _newest(self) -> Path | None:
        try:
            name = self._current.read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return self._snapshots / name

    # --- publishing ---

    @property
    def behind(self) -> bool:
        """Say whether the database may be ahead of the newest snapshot."""
        return self._unpublished.exists()

    def mark_behind(self) -> None:
        """Note, before the first write, that readers do not see it yet."""
        self._unpublished.touch()

    def next_snapshot(self) -> Path:
        """Return where the next snapshot goes."""
        taken = [int(entry.name) for entry in self._snapshots.iterdir() if entry.name.isdigit()]
        return self._snapshots / f"{max(taken, default=0) + 1:06d}"

    def publish(self, snapshot: Path) -> None:
        """Make a complete snapshot the one that readers open from now on, and remove those nobody needs."""
        new = self.path / "current.new"
        with new.open("w", encoding="ascii") as file:
            file.write(snapshot.name + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._current)
        _to_disk(self._snapshots)
        _to_disk(self.path)
        self._unpublished.unlink(missing_ok=True)
        self._remove_old(snapshot)

    def _remove_old(self, newest: Path) -> None:
        older = sorted(entry for entry in self._snapshots.iterdir() if entry.name.isdigit() and entry != newest)
        for snapshot in older[:-1]:  # the one before stays: a reader may just be reaching for it
            held = _try_to_hold(snapshot, alone=True)
            if held is not None:
                with suppress(OSError):
                    shutil.rmtree(snapshot)
                os.close(held)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn a complaint of the machine into one clear line.

    Raises:
        SurroundingsError: the disk is full, a permission is missing, or a file cannot be read.
    """
    try:
        yield
    except OSError as wrong:
        raise SurroundingsError(f"{path}: {_in_words(wrong)}") from wrong


def _in_words(wrong: OSError) -> str:
    said = " ".join(str(wrong).split())
    lower = said.lower()
    if "no space left" in lower or "quota exceeded" in lower or "file too large" in lower:
        return f"the disk is full; free some space and run it again, nothing stored before is lost ({said})"
    if "permission denied" in lower or "read-only file system" in lower or "operation not permitted" in lower:
        return f"no permission to write or read there ({said})"
    if "too many open files" in lower:
        return f"too many open files; raise the limit with: ulimit -n 4096 ({said})"
    return said


def _to_disk(folder: Path) -> None:
    """See that the names in a folder outlive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _try_to_hold(snapshot: Path, *, alone: bool = False) -> int | None:
    try:
        held = os.open(snapshot, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    if not (snapshot / "CURRENT").exists():  # removed between opening and holding
        os.close(held)
        return None
    return held
