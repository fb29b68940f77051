"""Which elements of HTML are not printed, or struck through: by tag, by attribute, by the rules of its style sheet."""

import re
from enum import Enum, auto

STRUCK_TAGS = frozenset({"del", "s", "strike"})
VOID_TAGS = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
CLOSED_BY_NEXT = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
"""Elements that end where the next of their kind begins."""
MAX_RULES = 5_000
"""Of a style sheet; what stands beyond is not asked."""

# <td hidden style="display: none" class='draft note' id=x>
ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?P<name>style|class|id|hidden|color|align)\b(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?""",
    re.I,
)
# .draft, p.note { display: none }
RULE = re.compile(r"(?P<selectors>[^{}@;]{1,400})\{(?P<style>[^{}]{0,2000})\}")
MEDIA_OF_OTHERS = re.compile(r"@media\s+(?!all|screen|print)[^{]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.I)
SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<sign>[.#])?(?P<name>[\w-]+)?", re.I)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# display:none · visibility:hidden · mso-hide:all · font-size:0 · opacity:0 · left:-9999px · color:transparent
HIDES = re.compile(
    r"""(?<![\w-])(?:
        display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | mso-hide\s*:\s*all | content-visibility\s*:\s*hidden
      | font-size\s*:\s*0*(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$) | opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)
      | (?:left|top|text-indent|margin-left)\s*:\s*-\d{4,}
      | color\s*:\s*transparent
    )""",
    re.X | re.I,
)
STRIKES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
WHITE_COLOUR = r"(?:white|\#fff(?:fff)?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255[^)]*\))"
# color:#fff, where no ground is set that would show it
WHITE_LETTERS = re.compile(rf"(?<![\w-])color\s*:\s*{WHITE_COLOUR}", re.I)
GROUND = re.compile(r"background", re.I)


class Look(Enum):
    """How the text of an element stands on the page."""

    PLAIN = auto()
    HIDDEN = auto()
    STRUCK = auto()


class StyleSheet:
    """The looks that the rules of `<style>` give: by tag, class and id, the last rule last."""

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {}

    def add(self, text: str) -> None:
        """The text of a `<style>` element. Rules with combinators and those of other media are not followed."""
        text = MEDIA_OF_OTHERS.sub("", CSS_COMMENT.sub("", text))
        for rule in list(RULE.finditer(text))[:MAX_RULES]:
            look = look_of_style(rule["style"])
            for selector in rule["selectors"].split(","):
                selector = selector.strip().lower()
                if selector and SELECTOR.fullmatch(selector) and (look is not Look.PLAIN or selector in self._looks):
                    self._looks[selector] = look

    def look(self, tag: str, attributes: str) -> Look:
        """The look of an element by its tag and attributes."""
        if not attributes:
            return Look.STRUCK if tag in STRUCK_TAGS else self._looks.get(tag, Look.PLAIN)
        said = {one["name"].lower(): _value(one) for one in ATTRIBUTE.finditer(attributes)}
        own = look_of_style(said.get("style", ""))
        if own is not Look.PLAIN:
            return own
        if "hidden" in said and said["hidden"] != "false":
            return Look.HIDDEN
        if tag in STRUCK_TAGS:
            return Look.STRUCK
        return self._by_rules(tag, said)

    def _by_rules(self, tag: str, said: dict[str, str]) -> Look:
        names = [f".{name}" for name in said.get("class", "").lower().split()]
        if said.get("id"):
            names.append(f"#{said['id'].lower()}")
        for name in names:
            for selector in (f"{tag}{name}", name):
                if self._looks.get(selector, Look.PLAIN) is not Look.PLAIN:
                    return self._looks[selector]
        return self._looks.get(tag, Look.PLAIN)


def look_of_style(style: str) -> Look:
    """What a style says of the text."""
    if HIDES.search(style) or (WHITE_LETTERS.search(style) and not GROUND.search(style)):
        return Look.HIDDEN
    return Look.STRUCK if STRIKES.search(style) else Look.PLAIN


def _value(attribute: "re.Match[str]") -> str:
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""


class OpenLooks:
    """The innermost elements that hide or strike their text, while they are open."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Look]] = []
        self._within: list[int] = []

    @property
    def look(self) -> Look:
        """How text stands here: hidden within anything hidden, else struck within anything struck."""
        looks = [look for _, look in self._open]
        if Look.HIDDEN in looks:
            return Look.HIDDEN
        return Look.STRUCK if looks else Look.PLAIN

    def enter(self, name: str, look: Look) -> None:
        """A start tag."""
        if name in VOID_TAGS:
            return
        if self._open and name == self._open[-1][0]:
            if name in CLOSED_BY_NEXT and not self._within[-1]:
                self._leave()
            else:
                self._within[-1] += 1
                return
        if look is not Look.PLAIN:
            self._open.append((name, look))
            self._within.append(0)

    def close(self, name: str) -> bool:
        """An end tag; True where it ends an element that hides or strikes."""
        if not self._open or name != self._open[-1][0]:
            return False
        if self._within[-1]:
            self._within[-1] -= 1
            return False
        self._leave()
        return True

    def _leave(self) -> None:
        self._open.pop()
        self._within.pop()
