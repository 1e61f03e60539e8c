"""Tables that fold on a phone: each row becomes a small block, each cell names its column."""

import re

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
_MARKUP = re.compile(r"<sup.*?</sup>|<[^>]+>", re.DOTALL)

FOLDS_FROM_COLUMNS = 3


def fold_tables(html: str) -> str:
    """Rewrite the tables that Markdown made: a header for each row, a label for each cell.

    Roles are written out because browsers forget that a folded table is one.
    """
    return _TABLE.sub(_fold, html)


def _fold(match: re.Match[str]) -> str:
    head, _, body = match[1].partition("</thead>")
    names = [_MARKUP.sub("", cell).strip().replace('"', "&quot;") for cell in _HEAD_CELL.findall(head)]
    head_cells = "".join(
        f'<th role="columnheader" scope="col">{cell.strip()}</th>' if cell.strip() else '<td role="cell"></td>'
        for cell in _HEAD_CELL.findall(head)
    )
    rows = "\n".join(_fold_row(row, names) for row in _ROW.findall(body))
    folds = ' class="folds"' if len(names) >= FOLDS_FROM_COLUMNS else ""
    return (
        f'<table role="table"{folds}>\n<thead role="rowgroup"><tr role="row">{head_cells}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody>\n</table>'
    )


def _fold_row(row: str, names: list[str]) -> str:
    cells = [cell.strip() for cell in _CELL.findall(row)]
    first = f'<th role="rowheader" scope="row">{cells[0]}</th>' if cells else ""
    rest = "".join(
        f'<td role="cell" data-label="{name}">{cell}</td>' for name, cell in zip(names[1:], cells[1:], strict=False)
    )
    return f'<tr role="row">{first}{rest}</tr>'
