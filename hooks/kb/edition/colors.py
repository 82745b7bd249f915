"""One main colour for everything: ours, wherever they have the hue of our main colour, turn to that of the edition.

Every turned colour keeps the luminance of ours, so what reaches its contrast with our colours reaches it with theirs.
Only the main colour itself is taken as it is; whether it can be read is looked up here.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

MAIN = "--md-primary-fg-color"
HEX = re.compile(r"#(?P<rgb>[0-9a-fA-F]{6})(?P<alpha>[0-9a-fA-F]{2})?\b")
BASE = "#0f5c66"
"""What our colours were chosen beside. It moves with all of them: a new main colour alone changes nothing of an edition."""
NEAR = math.radians(32)
"""How far from the hue of that a colour may lie to follow it; duty, right and wrong lie farther."""
FAINT = 0.004
"""With less chroma a colour has no hue: black and white stay."""
TINT = 0.02
"""Below this chroma a colour is a ground that is only tinged: a brighter main colour does not make it louder."""
STEPS = 40
LEAST = 4.5
GROUND = "--kb-surface"

Linear = tuple[float, float, float]


class Polar(NamedTuple):
    """A colour of Oklab: lightness, chroma, hue in radians."""

    lightness: float
    chroma: float
    hue: float


def main_colour(css: str) -> str:
    """Our main colour, from our style sheet of colours."""
    return _value(css, MAIN)


def recoloured(text: str, ours: str, theirs: str) -> str:
    """A style sheet or picture of ours in the colours that follow another main colour."""
    return HEX.sub(lambda match: _turned(match, ours, theirs), text)


def contrast(one: str, other: str) -> float:
    """By WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: str, css: str) -> float:
    """The lowest contrast of a main colour with what it is read on, in our style sheet of colours, and with white on it."""
    return min(contrast(colour, ground) for ground in ("#ffffff", _value(css, GROUND)))


def nearest_readable(colour: str, css: str) -> str:
    """The colour of the same hue, as little darker as it takes, that can be read everywhere."""
    start = _polar(_linear(colour))
    for step in range(1, 201):
        found = _hex(_fitted(start._replace(lightness=start.lightness * (1 - step / 200))))
        if readable(found, css) >= LEAST:
            return found
    return "#000000"


def _value(css: str, name: str) -> str:
    """The first colour of that name: the light one."""
    found = re.search(rf"{name}: (#[0-9a-f]{{6}});", css)
    return found[1] if found else "#ffffff"


def _turned(match: re.Match[str], ours: str, theirs: str) -> str:
    colour, alpha = f"#{match['rgb'].lower()}", match["alpha"] or ""
    if colour == ours:
        return theirs.lower() + alpha
    own, from_, to = (_polar(_linear(name)) for name in (colour, BASE, theirs))
    if own.chroma < FAINT or abs(math.remainder(own.hue - from_.hue, math.tau)) > NEAR:
        return match[0]
    louder = min(1.0 if own.chroma < TINT else math.inf, to.chroma / from_.chroma)
    turned = Polar(own.lightness, own.chroma * louder, own.hue + to.hue - from_.hue)
    return _hex(_of_luminance(turned, luminance(colour))) + alpha


def _of_luminance(colour: Polar, wanted: float) -> Linear:
    """The colour of that hue, as light or dark as it takes for the luminance."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        red, green, blue = _fitted(colour._replace(lightness=middle))
        low, high = (middle, high) if 0.2126 * red + 0.7152 * green + 0.0722 * blue < wanted else (low, middle)
    return _fitted(colour._replace(lightness=(low + high) / 2))


def _fitted(colour: Polar) -> Linear:
    """With as much of its chroma as a screen can show."""
    for step in range(STEPS + 1):
        found = _rgb(colour._replace(chroma=colour.chroma * (1 - step / STEPS)))
        if all(-1e-6 <= part <= 1 + 1e-6 for part in found):
            return found
    return found


def _linear(colour: str) -> Linear:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _bent(red), _bent(green), _bent(blue)


def _bent(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _hex(linear: Linear) -> str:
    parts = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in (max(0, p) for p in linear))
    return "#" + "".join(f"{round(255 * min(1.0, part)):02x}" for part in parts)


def _polar(linear: Linear) -> Polar:
    red, green, blue = linear
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Polar(lightness, math.hypot(a, b), math.atan2(b, a))


def _rgb(colour: Polar) -> Linear:
    a, b = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
