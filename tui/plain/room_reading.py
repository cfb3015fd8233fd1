"""What a room is asked and told, as lines: for the screen in front and for those who take part."""

from __future__ import annotations

from tui.course.spoken import spoken
from tui.plain.lines import Lines
from tui.plain.reading import in_sentences, stopped
from tui.room.asked import Asked, Count, ItemSummary, Page, Pairing, Reveal, Share, Summary, Tally
from tui.room.texts import as_vignette
from tui.tutor.amounts import count, interval
from tui.tutor.judging import CERTAINTIES
from tui.tutor.wording import enumeration

_VOTES = {"1": "First vote", "2": "Second vote"}


def read_asked(lines: Lines, asked: Asked) -> None:
    """Read a text, what is asked, and the options by their letters."""
    read_text(lines, asked)
    lines.part()
    lines.say(asked.ask)
    read_options(lines, asked)


def read_text(lines: Lines, asked: Asked) -> None:
    """Read a text with its sentences by their numbers."""
    if asked.text is not None:
        lines.part()
        for line in spoken(as_vignette(asked.text)):
            if not line.close:
                lines.part()
            lines.say(line.text, f"{line.number:>2}  " if line.number else "")


def read_options(lines: Lines, asked: Asked) -> None:
    """Read the options."""
    for option in asked.options:
        lines.say(option.label, f"{option.id:>2}  ")


def label(asked: Asked, letter: str) -> str:
    """An option by its letter and its words: `a, a green tea`."""
    words = next((option.label for option in asked.options if option.id == letter), "")
    return f"{letter}, {words}" if words else letter


def read_page(lines: Lines, page: Page) -> None:
    """Read what is shown in front between questions."""
    lines.part()
    lines.say(stopped(page.title))
    for part in page.plain.split("\n\n"):
        lines.part()
        for line in part.split("\n"):
            lines.say(line)


def read_tally(lines: Lines, asked: Asked, tally: Tally) -> None:
    """Read the counts of each vote."""
    for round, counts in tally.counts.items():
        by_hands = int(round) in tally.by_hands
        lines.part()
        lines.say(f"{_VOTES[round]}{', by a show of hands' if by_hands else ''}:")
        of = sum(each.n for each in counts.values())
        for option in asked.options:
            found = counts.get(option.id, Count(0))
            lines.say(f"{option.label}: {found.n} of {of}{_how_sure(found, by_hands)}.", f"{option.id:>2}  ")
    if tally.changed is not None:
        lines.say(f"{tally.changed} changed their answer.")


def _how_sure(found: Count, by_hands: bool) -> str:
    if by_hands:
        return f"; {found.by['sure']} of them sure" if "sure" in found.by else ""
    said = [f"{found.by[certainty]} {certainty}" for certainty in CERTAINTIES if found.by.get(certainty)]
    return f"; {enumeration(said)}" if said else ""


def read_reveal(lines: Lines, asked: Asked, reveal: Reveal) -> None:
    """Read the key, the evidence, why, who was right, and what would change it."""
    lines.part()
    lines.say(stopped(f"The key: {label(asked, reveal.key)}"))
    for round, share in reveal.right.items():
        lines.say(f"{_VOTES[round]}: {in_shares(share)} right.")
    _read_evidence(lines, asked, reveal)
    for option in sorted(asked.options, key=lambda option: option.id != reveal.key):
        if reveal.why.get(option.id):
            lines.part()
            lines.say(f"Why {'' if option.id == reveal.key else 'not '}{option.id}, {option.label}:")
            lines.say(reveal.why[option.id])
    if reveal.changes:
        lines.part()
        lines.say("What would change it:")
        for change in reveal.changes:
            lines.say(stopped(change), "- ")
    _read_moves(lines, reveal)


def _read_evidence(lines: Lines, asked: Asked, reveal: Reveal) -> None:
    if asked.text is None:
        return
    vignette = as_vignette(asked.text)
    lines.part()
    for each in reveal.evidence:
        decides = ", and decides" if each.decides else ""
        quote = vignette.sentence_text(each.sentence)
        lines.say(f"{in_sentences([each.sentence]).capitalize()}: “{quote}” This {each.says}{decides}.")
    if not reveal.deciding:
        lines.say("No sentence decides it.")
    for number, labels in reveal.half.items():
        lines.say(f"Sentence {number} alone rules out {enumeration([f'“{each}”' for each in labels])}.")


def _read_moves(lines: Lines, reveal: Reveal) -> None:
    lines.part()
    if reveal.moves is not None:
        moves = reveal.moves
        lines.say(
            f"From the first vote to the second: wrong then right {moves.wr}, right then wrong {moves.rw}, "
            f"right twice {moves.rr}, wrong twice {moves.ww}."
        )
    if reveal.sure_wrong:
        said = ", then ".join(f"{share.count} of {share.of}" for share in reveal.sure_wrong.values())
        lines.say(f"Sure and wrong: {said}.")


def in_shares(share: Share) -> str:
    """So many of so many, with where the share may lie: `20 of 36, 56%, 40 to 70%`."""
    rate = round(100 * share.count / share.of)
    return f"{share.count} of {share.of}, {rate}% ({interval(share.low, share.high)})"


def read_summary(lines: Lines, summary: Summary) -> None:
    """Read how the whole of it went."""
    lines.part()
    lines.say(f"Summary. {count(summary.people, 'person has', 'people have')} voted.")
    if summary.confused is not None and summary.headline:
        lines.say(f"{summary.headline}: {_pairing(summary.confused)}")
    if summary.right is not None:
        lines.say(f"Right, before and after: {_pairing(summary.right)}")
    for number, item in enumerate(summary.items, 1):
        lines.say(_item(item, number))
    if summary.sure_wrong_first is not None and summary.sure_wrong_last is not None:
        first, last = in_shares(summary.sure_wrong_first), in_shares(summary.sure_wrong_last)
        lines.say(f"Sure and wrong: {first} of the first votes; {last} of the second ones.")


def _item(item: ItemSummary, number: int) -> str:
    what = f"Text {number}, one vote" if item.is_transfer else f"Text {number}"
    again = f"; in the second vote {in_shares(item.second)}" if item.second is not None else ""
    return f"{what}: {in_shares(item.first)} right{again}."


def _pairing(pairing: Pairing) -> str:
    before, after = round(100 * pairing.before), round(100 * pairing.after)
    people = count(pairing.n, "person", "people")
    said = f"{before}% before and {after}% after, of {people} with both; {_points(pairing.change)}"
    if pairing.low is None or pairing.high is None:
        return f"{said}."
    return f"{said} ({_points(pairing.low)} to {_points(pairing.high)})."


def _points(change: float) -> str:
    points = round(100 * change)
    if not points:
        return "no change"
    return f"{'minus' if points < 0 else 'plus'} {abs(points)} points"
