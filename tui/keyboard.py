"""Other keyboard layouts: a letter that stands where one of our keys does counts as that key."""

from __future__ import annotations

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_ROWS = (
    "йцукенгшщзфывапролдячсмить",  # Russian; Bulgarian and Serbian letters stand elsewhere, so those few guess wrong
    ";ςερτυθιοπασδφγηξκλζχψωβνμ",  # Greek; its q is a mark that is typed on other layouts too, and is left out below
    "//קראטוןםפשדגכעיחלךזסבהנמצ",  # Hebrew; q and w are marks
    "ضصثقفغعهخحشسيبلاتنمئءؤر/ىة",  # Arabic; b is two letters
    "ضصثقفغعهخحشسیبلاتنمظطزرذدپ",  # Persian
    "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืท",  # Thai
    "ქწერტყუიოპასდფგჰჯკლზხცვბნმ",  # Georgian
)
_ALONE = {"і": "s", "ў": "o", "љ": "q", "њ": "w", "ј": "j"}
"""Letters of Ukrainian, Belarusian and Serbian that the rows lack."""

KEYS: dict[str, str] = {}
"""From a letter of another layout to ours, small and capital."""
for _row in _ROWS:
    for _theirs, _ours in zip(_row, _LATIN, strict=True):
        if ord(_theirs) > 127:
            KEYS.setdefault(_theirs, _ours)
KEYS.update(_ALONE)
KEYS.update({theirs.upper(): ours.upper() for theirs, ours in KEYS.items() if theirs.islower()})


def ours(key: str) -> str:
    """The key that a learner means, by the name that Textual gives it: `п` is `g`, `ctrl+й` is `ctrl+q`."""
    held, plus, letter = key.rpartition("+")
    return held + plus + KEYS.get(letter, letter)
