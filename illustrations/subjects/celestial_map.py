"""Celestial map: the northern and equatorial sky as an engraved planisphere.

Real stars (`data/stars.csv`) around the north celestial pole at their true polar distance (azimuthal
equidistant, the projection of the planisphere). The sky is seen from below, so right ascension runs
clockwise; 6 h is at the foot, where Orion stands upright. The Milky Way follows the real galactic equator;
its cloud texture is noise. At 35 mm its closest marks, the ticks of the scale,
stand 0.7 mm apart, at 20 mm 0.4 mm: the short ones are then at the limit of what stays apart for a few years.
"""

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

from ._sky import SKY, SOUTH_LIMIT_DEG, Star, ecliptic, figures, milky_way, project, stars
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.pen import Sheet, ink_on_skin
from .kit.shapes import smoothstep
from .model import Subject

SUBJECT = Subject(
    key="celestial_map",
    title="Celestial map",
    size_px=(1500, 1500),
    alt="A round map of the northern sky: constellation figures among stars of many sizes, the soft band of the "
    "Milky Way, the ecliptic as an off-centre ring, and a graduated circle around it all",
    width_mm=35,
    credit="Drawn by our own code from the Hipparcos catalogue (ESA 1997; XHIP 2012)",
    drawn_from="model",
)

OUTLINE, INNER = 255, 160  # strength of lines in the fine-line version
_RAYED = 2.6  # faintest magnitude that is drawn with rays
# Radii as fractions of the whole map's radius.
_TICKS, _LADDER, _RIM = 0.907, 0.930, 0.985
_HAIR, _FINE, _FIRM = 0.0055, 0.0070, 0.0115  # line widths, as fractions of the radius
_GAP = 0.0065  # bare skin between a star and the lines around it
_MAGNITUDES = (-1.5, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
_RADII = (0.031, 0.026, 0.021, 0.0130, 0.0075, 0.0052, 0.0039)
_DOT_SPACING = 0.0125  # of the Milky Way's stipple


def star_radius(magnitude: float) -> float:
    """Return a star's radius as a fraction of the map's: 0.0039 at magnitude 5 to 0.031 for Sirius."""
    return float(np.interp(magnitude, _MAGNITUDES, _RADII))


class _Chart:
    """A sheet in map units, where the whole map fills the unit disc."""

    def __init__(self, size: int) -> None:
        self.sheet = Sheet(size, size)
        self.scale = size / 2 * 0.97
        self.centre = size / 2

    def line(self, points: Array, width: float, ink: float = 1.0) -> None:
        """Draw a line; `width` in map units."""
        self.sheet.stroke(self.centre + np.asarray(points) * self.scale, width * self.scale, ink)

    def polygon(self, points: Array, ink: float = 1.0) -> None:
        """Fill a polygon."""
        self.sheet.polygon(self.centre + points * self.scale, ink)

    def disc(self, x: float, y: float, radius: float) -> None:
        """Fill a disc."""
        self.sheet.disc(self.centre + x * self.scale, self.centre + y * self.scale, radius * self.scale)

    def circle(self, radius: float, width: float) -> None:
        """Draw a circle around the pole."""
        self.line(_on_circle(radius, np.linspace(0, 360, 1440)), width)


def _on_circle(radius: float, angles_deg: Array) -> Array:
    turn = np.radians(angles_deg)
    return np.stack([radius * np.sin(turn), -radius * np.cos(turn)], axis=1)


def _spoke(inner: float, outer: float, turn_deg: float) -> Array:
    turn = np.radians(turn_deg)
    return np.outer([inner, outer], [np.sin(turn), -np.cos(turn)])


def _draw_frame(chart: _Chart) -> None:
    """Draw the graduated circle: ticks every 10 minutes of right ascension, a ladder and a diamond for every hour."""
    for radius, width in ((SKY, _FINE), (_TICKS, _HAIR), (_LADDER, _HAIR), (_RIM, _FIRM)):
        chart.circle(radius, width)
    for tick in range(144):
        length = 1.0 if tick % 6 == 0 else 0.66 if tick % 2 == 0 else 0.42
        chart.line(_spoke(SKY, SKY + length * (_TICKS - SKY), tick * 2.5), _HAIR)
    for hour in range(24):
        if hour % 2 == 0:
            arc = np.linspace(hour * 15, hour * 15 + 15, 24)
            chart.polygon(np.concatenate([_on_circle(_TICKS, arc), _on_circle(_LADDER, arc[::-1])]))
        middle, reach = (_LADDER + _RIM) / 2, 0.018 if hour % 6 == 0 else 0.0105
        tips = [(middle, hour * 15 - np.degrees(reach) * 0.62), (middle + reach, hour * 15)]
        tips += [(middle, hour * 15 + np.degrees(reach) * 0.62), (middle - reach, hour * 15)]
        chart.polygon(np.concatenate([_on_circle(radius, np.array([turn])) for radius, turn in tips]))


def _draw_grid(chart: _Chart) -> None:
    """Draw the equator, the parallels of 30° and 60° and the hour circles every two hours, in grey."""
    turn = np.linspace(0, 360, 721)
    chart.line(project(turn, np.zeros_like(turn)), _HAIR, 0.85)
    for dec in (30.0, 60.0):
        chart.line(project(turn, np.full_like(turn, dec)), _HAIR, 0.34)
    for ra in range(0, 360, 30):
        southward = np.linspace(SOUTH_LIMIT_DEG, 78, 40)
        chart.line(project(np.full_like(southward, ra), southward), _HAIR, 0.34)


def _draw_ecliptic(chart: _Chart, half_width: float = 0.0115) -> None:
    """Draw the ecliptic as a ring: two lines and a ladder that changes every 5°."""
    longitude = np.linspace(0, 360, 1441)
    middle = ecliptic(longitude)
    centre = (middle.max(axis=0) + middle.min(axis=0)) / 2
    outward = middle - centre
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    inner, outer = middle - half_width * outward, middle + half_width * outward
    chart.polygon(np.concatenate([inner, outer[::-1]]), 0.0)
    for k in range(0, 72, 2):
        part = slice(k * 20, k * 20 + 21)
        chart.polygon(np.concatenate([inner[part], outer[part][::-1]]), 1.0)
    chart.line(inner, _HAIR)
    chart.line(outer, _HAIR)


def _draw_figures(chart: _Chart, sky: dict[int, Star]) -> None:
    """Draw the constellation figures; every stroke stops short of its stars."""
    for a, b in figures(sky):
        start, end = np.array([a.x, a.y]), np.array([b.x, b.y])
        length = float(np.linalg.norm(end - start))
        gap_a, gap_b = star_radius(a.magnitude) + _GAP, star_radius(b.magnitude) + _GAP
        if length > gap_a + gap_b + _GAP / 2:
            way = (end - start) / length
            chart.line(np.stack([start + way * gap_a, end - way * gap_b]), _FINE, 0.92)


def _draw_star(chart: _Chart, star: Star) -> None:
    """Draw a star: a disc, or with magnitude the six or eight rays of the old charts."""
    if star.magnitude <= _RAYED:
        chart.polygon(_rays(star, star_radius(star.magnitude)))
    else:
        chart.disc(star.x, star.y, star_radius(star.magnitude))


def _rays(star: Star, radius: float) -> Array:
    """Return the outline of a star with rays: eight for the first magnitude, six for the second."""
    points = 8 if star.magnitude <= 1.6 else 6
    corner = np.arange(2 * points)
    long_ray = np.where(corner % 4 == 0, 1.30, 0.92) if points == 8 else np.full(2 * points, 1.2)
    reach = radius * np.where(corner % 2 == 0, long_ray, 0.46)
    angle = corner * np.pi / points
    return np.stack([star.x + reach * np.sin(angle), star.y - reach * np.cos(angle)], axis=1)


def _stipple(chart: _Chart, rng: np.random.Generator) -> None:
    """Dot the Milky Way: dots on a shaken grid, more of them and larger where the band is dense."""
    axis = np.arange(-SKY, SKY, _DOT_SPACING)
    x, y = np.meshgrid(axis, axis)
    x = x + rng.uniform(-0.42, 0.42, x.shape) * _DOT_SPACING
    y = y + rng.uniform(-0.42, 0.42, y.shape) * _DOT_SPACING
    dense = milky_way(x, y) * (np.hypot(x, y) < SKY - _DOT_SPACING)
    chosen = rng.random(x.shape) < np.clip(1.7 * dense - 0.06, 0, 1)
    for place_x, place_y, density in zip(x[chosen], y[chosen], dense[chosen], strict=True):
        chart.disc(place_x, place_y, 0.0019 + 0.0020 * density)


def _line_work(size: int) -> tuple[Array, Array]:
    """Return all lines and stars, and the cleared discs around the stars; (size, size), 0 to 1."""
    chart, halo, marks = _Chart(size), _Chart(size), _Chart(size)
    sky = stars()
    _draw_grid(chart)
    _draw_ecliptic(chart)
    _draw_figures(chart, sky)
    _draw_frame(marks)
    for star in sky.values():
        halo.disc(star.x, star.y, star_radius(star.magnitude) + 0.8 * _GAP)
        _draw_star(marks, star)
    clear = halo.sheet.coverage()
    inside = _polar_grid(size)[2] < SKY
    return np.maximum(chart.sheet.coverage() * (1 - clear) * inside, marks.sheet.coverage()), clear


def _polar_grid(size: int) -> tuple[Array, Array, Array]:
    """Return x, y and distance from the pole of every pixel, in map units."""
    frame = _Chart(size)
    axis = (np.arange(size) + 0.5 - frame.centre) / frame.scale
    x, y = np.meshgrid(axis, axis)
    return x, y, np.hypot(x, y)


def draw(quality: Quality) -> GreyAlpha:
    """Draw the map with its washes."""
    size = round(SUBJECT.size_px[0] * quality.scale)
    ink, clear = _line_work(size)
    x, y, radius = _polar_grid(size)
    dots = _Chart(size)
    _stipple(dots, np.random.default_rng(1997))
    wash = 0.50 * milky_way(x, y) + 0.30 * smoothstep(0.80 * SKY, SKY, radius) ** 2
    wash = np.clip(wash, 0, 0.8) * (1 - 0.8 * gaussian_filter(clear, 0.004 * size)) * (radius < SKY)
    stipple = 0.80 * dots.sheet.coverage() * (1 - clear)
    return ink_on_skin(1 - (1 - ink) * (1 - wash) * (1 - stipple))


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """Draw what a fine-line version can keep: frame, hours, ecliptic, figures without gaps, the brightest stars.

    255 line, 160 equator and ecliptic, 0 nothing.
    """
    size = round(SUBJECT.size_px[0] * quality.scale)
    faint, firm, clear = _Chart(size), _Chart(size), _Chart(size)
    pen = 2.0 / firm.scale
    turn = np.linspace(0, 360, 721)
    faint.line(project(turn, np.zeros_like(turn)), pen)
    faint.line(ecliptic(turn), pen)
    sky = stars()
    for a, b in figures(sky):
        firm.line(np.array([[a.x, a.y], [b.x, b.y]]), pen)
    marks = _Chart(size)
    for radius in (SKY, _RIM):
        marks.circle(radius, pen)
    for hour in range(24):
        marks.line(_spoke(SKY, _LADDER, hour * 15), pen)
    for star in sky.values():
        if star.magnitude <= _RAYED:
            outline = _rays(star, 1.25 * star_radius(star.magnitude))
            clear.polygon(outline)
            marks.line(np.concatenate([outline, outline[:1]]), pen)
    inside = (_polar_grid(size)[2] < SKY) * (1 - clear.sheet.coverage())
    drawn = np.maximum(INNER * faint.sheet.coverage() * inside, OUTLINE * firm.sheet.coverage() * inside)
    return np.rint(np.maximum(drawn, OUTLINE * marks.sheet.coverage())).astype(np.uint8)
