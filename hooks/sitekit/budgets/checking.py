"""Every page of a finished site against the budget of its kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitekit.check.model import Document
from sitekit.check.origins import Origins
from sitekit.check.resolve import Resolver
from sitekit.check.tree import Site
from sitekit.problems import Problem

from .judging import KB, Excess, Weight, judge
from .model import Budgets, Limits
from .parts import Collector, Parts
from .weighing import Scales, measure_depth, pack


def check_budgets(
    site: Site, budgets: Budgets, *, base_url: str | None = None, origins: Origins | None = None, shown_as: str = "site"
) -> list[Problem]:
    """Return what is over budget, sorted: one problem for each kind and limit, at the page that is over by most.

    A page of no kind is a problem too, and so is `sizes` or `srcset` that cannot be read. With `origins` faults are
    told where pages were written; `shown_as` is what messages call the site's folder.
    """
    collector, scales = Collector(site, Resolver(site, base_url, None)), Scales(site.root)
    over: dict[tuple[str, str], list[tuple[float, str, Excess]]] = defaultdict(list)
    unreadable: dict[str, list[str]] = defaultdict(list)
    problems: list[Problem] = []
    for page in site.documents.values():
        if not page.is_page:
            continue
        file = _name_source(page, origins, shown_as)
        kind = budgets.find_kind(page.path)
        if kind is None:
            says = f"{budgets.shown_as} has no kind of page for this address: add it to the pages of one."
            problems.append(Problem(file, 0, "budget-no-kind", says))
            continue
        parts = collector.collect(page)
        for fault in parts.faults:
            unreadable[fault].append(file)
        for excess in judge(weigh_page(page, parts, scales, kind.limits), kind.limits):
            over[kind.kind, excess.limit].append((excess.by, file, excess))
    problems += [Problem(min(files), 0, "budget-sizes", fault) for fault, files in unreadable.items()]
    problems += [_describe(kind, pages, budgets) for (kind, _), pages in over.items()]
    return sorted(problems)


def weigh_page(page: Document, parts: Parts, scales: Scales, limits: Limits) -> Weight:
    """Return what a page costs; its HTML is packed only where its unpacked size could break a limit."""
    html = scales.read(page.path)

    def weigh(files: Iterable[str]) -> Mapping[str, int]:
        return {file: scales.weigh(file) for file in files}

    depth = measure_depth(html, most=limits.depth)
    code, opened = weigh([*parts.styles, *parts.scripts]), weigh(parts.opened)
    fonts, pictures = weigh(parts.fonts), weigh(parts.pictures)
    light = Weight(len(html), len(html), code, opened, fonts, pictures, depth)
    if light.html <= limits.html_kb * KB and light.first_view <= limits.first_view_kb * KB:
        return light
    return Weight(pack(html), len(html), code, opened, fonts, pictures, depth)


def _describe(kind: str, pages: list[tuple[float, str, Excess]], budgets: Budgets) -> Problem:
    _, file, excess = max(pages, key=lambda page: (page[0], page[1]))
    others = len(pages) - 1
    more = f" So {'is 1 other page' if others == 1 else f'are {others} other pages'} of this kind." if others else ""
    where = f"(The limit is {excess.limit} of {kind} in {budgets.shown_as}.)"
    return Problem(file, 0, "budget-over", f"This page {excess.says}{more} {where}")


def _name_source(page: Document, origins: Origins | None, shown_as: str) -> str:
    source = origins.pages.get(page.path) if origins is not None else None
    return f"{origins.shown_as}/{source}" if origins is not None and source else f"{shown_as}/{page.path}"
