"""`make bench`: every benchmark of this folder, or those named: `python tests/bench start reading`. Figures are ratios within one run."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    """Run the benchmarks `bench_*.py` of these names, all where none is given."""
    for path in sorted(HERE.glob("bench_*.py")):
        if not names or path.stem.removeprefix("bench_") in names:
            print(f"\n{path.stem.removeprefix('bench_')}", flush=True)
            _load(path).main()


def _load(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(sys.argv[1:])
