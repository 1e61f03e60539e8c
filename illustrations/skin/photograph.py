"""Takes the picture: skin is surveyed, coloured, lit, inked and photographed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from illustrations.ink.inkmap import InkMap
from illustrations.maps import Map, smoothstep
from illustrations.skin import (
    behind_ear,
    chromophores,
    hairs,
    lens,
    lights,
    placing,
    relief,
    shading,
    sites,
    subsurface,
)
from illustrations.skin.chromophores import Chromophores
from illustrations.skin.fields import Ground, field
from illustrations.skin.hairs import Strands
from illustrations.skin.optics import MAX_ABSORBANCE
from illustrations.skin.relief import Relief
from illustrations.skin.response import response
from illustrations.skin.shading import Lit
from illustrations.skin.shot import Shot
from illustrations.skin.sites import Surface
from illustrations.skin.tones import EXPOSURE, Tone, tone
from illustrations.skin.wound import DARKER, Wound, wound

_OLD_YEARS = 20.0
"""Age of the tattoo at which the skin counts as old (1 on the scale of `relief` and `chromophores`)."""
_KEY_COLOUR = np.array([1.0, 0.985, 0.955], np.float32) * np.float32(EXPOSURE)
"""Film light of the key light's full reflection."""
_BACKDROP = np.array([0.36, 0.335, 0.31], np.float32)


@dataclass(frozen=True)
class _Hair:
    """Film light that a hair sends back in full light: red, green, blue on the palest and on the deepest tone."""

    pale: tuple[float, float, float]
    deep: tuple[float, float, float]
    glint: float
    """How strongly it mirrors the key light."""


_FINE_HAIR = _Hair((0.20, 0.12, 0.065), (0.030, 0.021, 0.016), glint=0.55)
_SCALP_HAIR = _Hair((0.050, 0.028, 0.016), (0.014, 0.010, 0.009), glint=0.05)
_GLINT = np.array([1.0, 0.88, 0.72], np.float32)


@dataclass(frozen=True)
class Photograph:
    """A finished picture."""

    rgb: npt.NDArray[np.uint8]
    """(h, w, 3) sRGB."""
    px_per_mm: float
    """Scale in the focal plane."""


def photograph(ink: InkMap | None, shot: Shot) -> Photograph:
    """Return the photograph `shot` asks for of skin that holds `ink` (None: bare skin).

    The ink map is used as it is: healing and ageing are the time stage's work. Same input, same bytes.
    """
    place, skin = sites.site(shot.site), tone(shot.tone)
    surface = sites.survey(place, shot.frame_mm, shot.size_px, shot.view_mm)
    ground = Ground(surface.skin_x, surface.skin_y, shot.px_per_mm, shot.seed)
    age = min(shot.years / _OLD_YEARS, 1.5)

    absorbance = None if ink is None else placing.lay(ink, ground, shot.centre_mm, shot.turn_deg)
    reaction = None
    if absorbance is not None and shot.stage == "fresh":
        reaction = wound(absorbance, shot.px_per_mm)
        absorbance = np.minimum(absorbance * np.float32(DARKER), np.float32(MAX_ABSORBANCE))

    fine = relief.build(ground, surface, place, tone_depth=skin.depth, age=age)
    radius = 0.0 if ink is None else float(np.hypot(ink.width_mm, ink.height_mm)) / 2
    pigments = chromophores.build(
        ground, surface, place, fine, depth=skin.depth, age=age, sun=shot.sun, keep_clear=(*shot.centre_mm, radius)
    )
    if reaction is not None:
        pigments.blood[...] += reaction.redness
    lit = _light(ground, surface, fine, skin, reaction=reaction, age=age)
    frame_x = (surface.x - np.float32(shot.view_mm[0])) * np.float32(2 / shot.frame_mm[0])
    frame_y = (surface.y - np.float32(shot.view_mm[1])) * np.float32(2 / shot.frame_mm[0])
    strands = hairs.grow(ground, surface, place)
    fading = shading.falloff(frame_x, frame_y)
    scalp = None
    if place.key == behind_ear.KEY:
        fading *= behind_ear.shadow(surface)
        scalp = behind_ear.scalp(ground, surface)
        lit.landing[...] *= 1 - np.float32(0.6) * scalp.shadow
    lit.landing[...] *= fading * (1 - np.float32(0.45) * strands.shadow)
    lit.sheen[...] *= fading

    light = subsurface.glow(
        lit.landing, absorbance, pigments, response(shot.tone, shot.years, fresh=reaction is not None),
        ground.px_per_mm, depth=skin.depth,
    )  # fmt: skip
    light += lit.sheen[..., None] * _KEY_COLOUR
    _comb(light, strands, lit.landing, skin, _FINE_HAIR)
    if scalp is not None:
        _comb(light, scalp, lit.landing, skin, _SCALP_HAIR)
    light = _focus(light, surface, ground)
    if place.key == behind_ear.KEY:
        light = _put_ear(light, ground, surface, pigments, skin)
    rng = np.random.default_rng([shot.seed, 3])
    return Photograph(lens.expose(light, frame_x, frame_y, rng), shot.px_per_mm)


def _light(ground: Ground, surface: Surface, fine: Relief, skin: Tone, *, reaction: Wound | None, age: float) -> Lit:
    """Return the light on the skin, dry or under ointment."""
    dry = lights.mixed(lights.DRY, lights.DEEP, skin.depth)
    z = surface.z if reaction is None else surface.z + reaction.swelling
    lit = shading.shade(ground, z, fine.height, lights.tables(dry), crispness=1.05 - 0.40 * skin.depth)
    gloss = (1 + np.float32(0.25) * field(ground, "gloss", 3.0, octaves=2)) * (1 - np.float32(0.35) * fine.furrows)
    # The same mirror reflection looks stronger on deep skin; photographers soften it with a larger source.
    gloss *= np.float32((1 - 0.25 * min(age, 1)) * (1 - 0.62 * skin.depth))
    if reaction is not None:
        finish = lights.mixed(lights.WET, dry, 0.25)
        wet = shading.shade(ground, z, fine.height * np.float32(0.8), lights.tables(finish), crispness=0.9)
        lit.sheen[...] += reaction.ointment * (np.float32(1.5) * wet.sheen - lit.sheen)
    lit.sheen[...] *= gloss
    return lit


def _comb(light: Map, strands: Strands, landing: Map, skin: Tone, hair: _Hair) -> None:
    """Paint hairs over `light` (h, w, 3) in place."""
    depth = min(skin.depth * 1.5, 1.0)
    colour = ((1 - depth) * np.array(hair.pale) + depth * np.array(hair.deep)).astype(np.float32)
    glint = _GLINT * np.float32(hair.glint * (1 - 0.67 * depth))
    cover = (strands.cover * np.float32(0.9))[..., None]
    shining = (strands.glint * landing)[..., None] * glint
    light += cover * (landing[..., None] * colour + shining - light)


def _focus(light: Map, surface: Surface, ground: Ground) -> Map:
    """Return the picture in front of its backdrop, sharp at the depth of the frame's middle."""
    if float(surface.limb.min()) < 1:
        # The studio's paper sweep, lighter towards the floor.
        sweep = np.float32(0.75) + np.float32(0.5) * smoothstep(-40.0, 40.0, -surface.y)
        light += (1 - surface.limb)[..., None] * (sweep[..., None] * _BACKDROP - light)
    middle = float(surface.z[surface.z.shape[0] // 2, surface.z.shape[1] // 2])
    return lens.focus(light, lens.defocus(surface.z - np.float32(middle), ground.px_per_mm, ground.width_mm))


def _put_ear(light: Map, ground: Ground, surface: Surface, pigments: Chromophores, skin: Tone) -> Map:
    layer = behind_ear.ear(ground, surface, lights.tables(lights.mixed(lights.DRY, lights.DEEP, skin.depth)))
    if layer is None:
        return light
    # Thin, well supplied with blood and lit from both sides: redder than the skin behind it.
    redder = Chromophores(pigments.melanin, pigments.blood + np.float32(0.45), np.zeros_like(pigments.veins))
    out = subsurface.glow(
        layer.landing, None, redder, response(skin.number, 0.0, fresh=False), ground.px_per_mm, depth=skin.depth
    )
    out += layer.sheen[..., None] * (_KEY_COLOUR * np.float32(1 - 0.62 * skin.depth))
    return behind_ear.composite(light, out, layer)
