"""What one picture costs: CPU seconds and peak memory by stage, for a plate of 1600 × 1200 px from a stored reference.

Run as `python -m benchmarks.plates`. Each plate is made in a process of its own on one thread, as `make pictures` does
it; the kernels are warm, compiled by a small plate before the clock starts.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

PROJECT: Final = Path(__file__).parents[1]
PLATES: Final = {"rose, 25 mm": ("rose", 25.0, 48.0), "sky map, 40 mm": ("celestial_map", 40.0, 60.0)}
"""Name: subject, width of the tattoo and of the frame [mm]."""
MOST_CPU_S: Final = 8.0
MOST_MB: Final = 1200.0
_STAGES: Final = ("load", "ink", "years", "photograph", "lay over", "encode")

Made = TypeVar("Made")


def main() -> int:
    """Measure every plate, print a table and the verdicts, and return 0 if all promises hold, else 1."""
    print(f"| plate | {' | '.join(f'{stage}, s' for stage in _STAGES)} | all, CPU s | peak MB |")
    print(f"|---|{'---|' * (len(_STAGES) + 2)}")
    kept = True
    for name in PLATES:
        command = [sys.executable, "-m", "benchmarks.plates", name]
        report = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=PROJECT).stdout)
        total, peak = sum(report["cpu_s"].values()), report["peak_mb"]
        cells = [name, *(f"{report['cpu_s'][stage]:.2f}" for stage in _STAGES), f"{total:.1f}", f"{peak:.0f}"]
        print(f"| {' | '.join(cells)} |")
        kept &= total <= MOST_CPU_S and peak <= MOST_MB
    print(f"- {'holds' if kept else 'MISSED'}: at most {MOST_CPU_S:g} CPU seconds and {MOST_MB:g} MB a plate")
    return 0 if kept else 1


def measure(name: str) -> dict[str, Any]:
    """Make one plate in this process; return CPU seconds of each stage and the peak memory in MB."""
    import numba  # noqa: PLC0415 - only the measured process loads the engine

    sys.path.insert(0, str(PROJECT / "hooks"))
    numba.set_num_threads(1)
    from illustrations.plates import compose, stages  # noqa: PLC0415
    from illustrations.plates.master import encode  # noqa: PLC0415
    from illustrations.plates.metadata import Credit  # noqa: PLC0415
    from illustrations.plates.panels import Panel, Piece  # noqa: PLC0415

    references = PROJECT / "illustrations/references"
    subject, width_mm, frame_mm = PLATES[name]

    def plan(width: float, columns: int) -> Panel:
        frame = (frame_mm, frame_mm * 0.75)
        return Panel(
            pieces=(Piece(subject, "micro-realism", width, 1),), placement="forearm", tone=6, stage="healed", years=10,
            spread="middle", seed=1, frame_mm=frame, size_px=(columns, columns * 3 // 4), look_at_mm=(0.0, 0.0),
            rotation_deg=0.0,
        )  # fmt: skip

    cpu_s = {}

    def clock(stage: str, make: Callable[[], Made]) -> Made:
        start = time.process_time()
        made = make()
        cpu_s[stage] = time.process_time() - start
        return made

    compose.render([plan(4, 160)], references)
    stages.read_reference.cache_clear()
    panel = plan(width_mm, 1600)
    clock("load", lambda: stages.read_reference(subject, references))
    ink = clock("ink", lambda: stages.lay_out(panel.pieces, references))
    old = clock("years", lambda: stages.grow_old(panel, ink))
    picture = clock("photograph", lambda: stages.take(panel, old))
    pixels = clock("lay over", lambda: compose.lay_over(panel, picture))
    credit = Credit(name, name, "", "", "", "", "model", "")
    clock("encode", lambda: encode(pixels, credit))
    return {"cpu_s": cpu_s, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        sys.exit(main())
