"""The ageing model as the whole site has it, read once."""

from functools import cache
from pathlib import Path

from illustrations.errors import PictureError
from sitekit.ageing.load import build_model, load_ageing
from sitekit.ageing.model import AgeingModel

AGEING_FILE = Path(__file__).parents[2] / "docs/_data/ageing.yml"


@cache
def ageing_model() -> AgeingModel:
    """Return the model of `docs/_data/ageing.yml`; PictureError, with every fault, if it cannot be read."""
    file, problems = load_ageing(AGEING_FILE, shown_as="docs/_data/ageing.yml")
    if file is None:
        raise PictureError("; ".join(str(problem) for problem in problems))
    return build_model(file)
