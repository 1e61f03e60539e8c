"""`python -m illustrations.calibration`: fit the chart, print what came out, write `docs/_data/ageing-fit.yml`."""

from illustrations.calibration.report import describe, to_yaml
from illustrations.calibration.study import judge
from illustrations.errors import PictureError
from illustrations.time.parameters import AGEING_FILE
from sitekit.ageing.load import load_ageing

FIT_FILE = AGEING_FILE.with_name("ageing-fit.yml")


def main() -> None:
    """Run the whole study, about three minutes on one core."""
    file, problems = load_ageing(AGEING_FILE, shown_as="docs/_data/ageing.yml")
    if file is None:
        raise PictureError("; ".join(str(problem) for problem in problems))
    report = describe(judge(file.chart), file.chart)
    for outcome in (report.main, *report.readings, *report.held):
        print(
            f"D {outcome.spread:.4f} mm²/year, sigma0 {outcome.sigma0_mm:.3f} mm, added {outcome.added_mm:.2f} mm, "
            f"rms {outcome.clarity_rms:.3f} clarity, {outcome.width_rms_mm:.2f} mm width, "
            f"cost {outcome.cost:.1f}: {outcome.name}"
        )
    print(f"D with a size left out {report.left_out}, with measurements shaken {report.shaken} mm²/year")
    print(f"0.35 mm bars, never fitted: clarity {report.finest_clarity} at 12 weeks")
    FIT_FILE.write_text(to_yaml(report), encoding="utf-8")


if __name__ == "__main__":
    main()
