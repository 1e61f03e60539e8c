"""Our own HTML comes from templates that escape everything and refuse unknown names."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES: Final = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(  # what a template forgets to fill in is an error
        loader=PackageLoader("sitekit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = lambda text: text[:1].upper() + text[1:]
    return environment


def render(template: str, **values: object) -> Markup:
    """Return `sitekit/templates/<template>` filled with `values`."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - the template escapes
