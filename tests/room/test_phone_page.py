"""The page of a phone, in a browser, with a host that says what the test has it say."""

from __future__ import annotations

import asyncio
import dataclasses
import gzip
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.chromium import requires_chromium
from tests.room.fake_host import ASSETS, FakeHost, hosting
from tests.room.phones import PATIENCE, Scheme, another_tab, phone
from tests.room.rehearsal import Rehearsal, result
from tui.room.messages import Bye, Farewell, Refusal

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = requires_chromium
PAGE = ("phone.html", "phone.css", "phone.js", "views.js", "drawing.js", "line.js")
"""All that a phone loads."""


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal()


@pytest.fixture
async def host(rehearsal: Rehearsal) -> AsyncIterator[FakeHost]:
    async with hosting(FakeHost(rehearsal)) as host:
        yield host


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what the host is to know."""
    async with asyncio.timeout(PATIENCE / 1000):
        while not condition():
            await asyncio.sleep(0.02)


def test_the_page_is_small() -> None:
    assert sum(len(gzip.compress((ASSETS / name).read_bytes())) for name in PAGE) <= 15_000


def test_nothing_is_inline() -> None:
    for path in ASSETS.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "style=" not in text, path.name
        assert "<style" not in text, path.name
        assert text.count("<script") == text.count("<script type=") == text.count("></script>"), path.name
    for path in ASSETS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert "innerHTML" not in text, path.name
        assert "insertAdjacentHTML" not in text, path.name


async def test_one_joins_votes_and_changes_the_vote(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await one.is_at("You are in")
        await one.sees("Seat 1")
        await host.show(rehearsal.read())
        await one.is_at("Read")
        assert await one.radio("C").is_disabled()
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        await one.radio("C").check()
        await one.says("Not sent yet: say how sure you are.")
        assert host.casts == []
        await one.page.get_by_role("radio", name="sure", exact=True).check()
        await one.says("Saved: A worst-case model, sure. Which sentence decides?")
        await one.page.locator(".text .s").nth(4).click()
        await one.says("Saved: A worst-case model, sure. You can change it until voting closes.")
        assert await one.chosen() == ["c", "sure", "5"]
        await one.radio("A").check()
        await one.says("Saved: A context-limited training-gamer, sure.")
        assert [(vote.answer, vote.sure, vote.sentence) for vote in host.kept()] == [("a", "sure", 5)]
        assert [cast.n for cast in host.casts] == [1, 2, 3]


async def test_the_heading_takes_the_focus_of_a_new_phase_and_no_one_who_is_choosing_loses_it(
    browser: Browser, host: FakeHost, rehearsal: Rehearsal
) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        await one.radio("B").focus()
        await host.show(rehearsal.vote(closes_ms=5000))
        await one.says("Voting closes in 5 seconds.")
        assert await one.radio("B").evaluate("radio => radio === document.activeElement")
        await host.show(rehearsal.closed())
        await one.is_at("Voting is closed")
        assert await one.page.title() == "Voting is closed"


async def test_the_close_is_announced_once(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.vote("B", "leaning")
        await one.says("Saved:")
        note = "window.said = []; new MutationObserver(() => said.push(document.querySelector('#status').textContent))"
        await one.page.evaluate(f"{note}.observe(document.querySelector('#status'), {{childList: true}})")
        await host.show(rehearsal.vote(closes_ms=3000))
        await one.page.locator("#left", has_text="3 s").wait_for()
        await one.page.locator("#left", has_text="1 s").wait_for()
        assert (
            await one.page.evaluate("said.filter((each) => each.includes('Voting closes in 3 seconds.')).length") == 1
        )
        assert await one.page.evaluate("said.length") == 1


async def test_the_keyboard_is_enough(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        for key in ("Tab", "ArrowDown", "ArrowDown", "Tab", "ArrowRight", "Tab", "Space", "ArrowDown"):
            await one.page.keyboard.press(key)
        await one.says("You can change it until voting closes.")
        await until(lambda: [(vote.answer, vote.sure, vote.sentence) for vote in host.kept()] == [("c", "leaning", 2)])


async def test_a_vote_made_while_the_host_is_away_is_saved_when_it_is_back(
    browser: Browser, host: FakeHost, rehearsal: Rehearsal
) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.vote("B", "guess")
        await one.says("Saved:")
        await host.stop()
        await one.says("The host is not reachable.")
        await one.radio("C").check()
        await one.says("Not saved yet: the host is not reachable.")
        await host.start()
        await one.says("Saved: A worst-case model, guess.")
        assert [vote.answer for vote in host.kept()] == ["c"]
        assert host.casts[-1].n == 2


async def test_who_is_offline_is_told_so(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        await one.page.context.set_offline(True)
        await host.stop()
        await one.vote("B", "sure")
        await one.says("Not saved yet: you are offline.")
        await host.start()
        await one.page.context.set_offline(False)
        await one.says("Saved: A consistent training-gamer, sure.")
        assert len(host.kept()) == 1


async def test_without_sockets_it_asks(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    await host.show(rehearsal.vote())
    async with phone(browser, host.url) as one:
        await one.is_at("First vote")
        host.takes_sockets = False
        await host.stop()
        await host.start()
        await until(lambda: host.polls > 1)
        await one.vote("A", "sure")
        await one.says("Saved:")
        await host.show(rehearsal.closed())
        await one.is_at("Voting is closed")


async def test_a_socket_that_has_died_in_silence_is_noticed_on_waking(
    browser: Browser, host: FakeHost, rehearsal: Rehearsal
) -> None:
    async with phone(browser, host.url) as one:
        await one.is_at("You are in")
        host.is_silent = True
        host.state = rehearsal.vote()
        await one.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        await one.says("The host is not reachable.")
        host.is_silent = False
        await one.is_at("First vote")


async def test_two_tabs_are_one_seat(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        other = await another_tab(one.page.context, host.url)
        await other.is_at("First vote")
        await one.vote("B", "sure")
        await other.says("Saved: A consistent training-gamer, sure.")
        assert await other.chosen() == ["b", "sure"]
        await other.radio("D").check()
        await one.says("Saved: Neither of the two, sure.")
        assert [cast.n for cast in host.casts] == [1, 2]
        assert host.joined == [""]
        assert other.faults == []


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("closed", "Your last choice came after the close: it does not count."),
        ("stale", "Your last choice came too late: it does not count."),
        ("bad", "The host did not understand your last choice: reload the page."),
    ],
)
async def test_a_vote_that_is_refused_is_dropped(
    browser: Browser, host: FakeHost, rehearsal: Rehearsal, why: Refusal, words: str
) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.vote("B", "sure")
        await one.says("Saved:")
        host.refuses = [why]
        await one.radio("C").click()
        await one.says(words)
        assert await one.chosen() == ["b", "sure"]


@pytest.mark.parametrize("why", ["store", "rate"])
async def test_a_vote_that_cannot_be_taken_now_is_sent_again(
    browser: Browser, host: FakeHost, rehearsal: Rehearsal, why: Refusal
) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        host.refuses = [why]
        await one.vote("B", "sure")
        await one.says("Not saved yet")
        await one.says("Saved: A consistent training-gamer, sure.")
        assert [cast.n for cast in host.casts] == [1, 1]


async def test_a_set_is_answered_at_ones_own_pace(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.set())
        await one.is_at("Before, on your own")
        await one.sees("0 of 2 answered.")
        first, second = one.page.locator("section").nth(0), one.page.locator("section").nth(1)
        await host.stop()
        await one.vote("A", "sure", second)
        await one.vote("B", "guess", first)
        await one.says("Not saved yet")
        await host.start()
        await one.says("Saved: 2 of 2 answered.")
        assert sorted((vote.q, vote.answer) for vote in host.kept()) == [(1, "b"), (2, "a")]
        await host.show(rehearsal.set(paused=True))
        await one.says("Paused. Look in front.")
        assert await one.radio("A", first).is_disabled()


async def test_talk_and_a_second_vote(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.vote("C", "sure")
        await one.says("Saved:")
        await host.show(rehearsal.closed())
        await host.show(rehearsal.discuss())
        await one.is_at("Talk it over")
        await one.sees("Find someone who said otherwise.")
        await one.sees("C · A worst-case model")
        await host.show(rehearsal.discuss("Tick what is reported."))
        await one.page.locator("[aria-live]", has_text="A hint: Tick what is reported.").wait_for()
        await host.show(rehearsal.vote(2))
        await one.is_at("Vote again")
        assert await one.chosen() == []
        await one.vote("A", "leaning")
        await one.says("Saved: A context-limited training-gamer, leaning.")
        await host.show(rehearsal.compare())
        await one.is_at("Both votes")
        rows = await one.page.locator(".tally tbody tr").all_inner_texts()
        assert "14 of 36" in rows[0]
        assert "29 of 35" in rows[0]
        assert "guess 2, leaning 9, sure 18" in rows[0]


async def test_the_key_and_what_one_made_of_it(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.vote("A", "sure")
        await one.says("Saved:")
        await host.show(rehearsal.vote(2))
        await one.is_at("Vote again")
        await one.vote("C", "leaning")
        await one.page.locator(".text .s").nth(2).click()
        await one.says("You can change it")
        await host.show(rehearsal.reveal())
        await one.is_at("The answer: A · A context-limited training-gamer")
        mine = await one.page.locator(".mine").inner_text()
        assert "Your first vote: A · A context-limited training-gamer, sure. ✓ Right: +3 marks." in mine
        assert "Your second vote: C · A worst-case model, leaning, sentence 3. ✗ Wrong: −2 marks." in mine
        assert "You pointed that out: sentences 2 and 3 decide." in mine
        assert await one.page.get_by_role("heading", name="Why not C").is_visible()
        deciding = await one.page.locator(".text .decides").all_text_contents()
        assert [text[:16] for text in deciding] == ["This decides: 2\u00a0", "This decides: 3\u00a0"]
        await one.sees("Games its training, as a means (decides)")
        await one.sees("If the other settings showed the same move")
        host.result = result()
        await host.show(rehearsal.summary())
        await one.is_at("Summary")
        await one.sees("Before: 1 of 2 right.")
        await one.sees("Text 1: C, sure: ✗ wrong; then A, leaning: ✓ right.")
        await one.sees("Read a training-gamer as worst-case: 38% before, 14% after (33 in both).")
        await host.show(rehearsal.over())
        await one.is_at("The room is closed")


async def test_who_comes_late_is_told_what_was_missed(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    host.late = {1}
    await host.show(rehearsal.discuss())
    async with phone(browser, host.url) as one:
        await one.is_at("Talk it over")
        await one.sees("Your first vote: you were not here for it.")
        await one.sees("Find two who differ, and listen.")


async def test_hands_are_counted_in_front(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote(hands=True))
        await one.says("Raise your hand: the facilitator counts.")
        assert await one.radio("A").is_disabled()


async def test_who_was_removed_can_take_another_seat(browser: Browser, host: FakeHost, rehearsal: Rehearsal) -> None:
    async with phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.vote("B", "sure")
        await one.says("Saved:")
        await host.remove(1)
        await one.is_at("You were taken out of the room")
        await one.page.get_by_role("button", name="Take part again").click()
        await one.is_at("First vote")
        await one.sees("Seat 2")
        assert await one.chosen() == []


@pytest.mark.parametrize(
    ("why", "heading", "button"),
    [
        ("version", "Reload this page", "Reload"),
        ("elsewhere", "Open elsewhere", "Go on here"),
        ("full", "The room is full", "Try again"),
        ("over", "The room is closed", ""),
    ],
)
async def test_a_farewell_says_what_can_be_done(
    browser: Browser, host: FakeHost, why: Farewell, heading: str, button: str
) -> None:
    async with phone(browser, host.url) as one:
        await one.is_at("You are in")
        await host.say(Bye(why))
        await one.is_at(heading)
        if button:
            await one.page.get_by_role("button", name=button).click()
            await one.is_at("You are in")


@pytest.mark.parametrize(
    ("status", "heading"),
    [(404, "No such room"), (409, "The room is closed"), (423, "No seat"), (429, "Too many wrong codes")],
)
async def test_without_a_seat_it_says_why(browser: Browser, host: FakeHost, status: int, heading: str) -> None:
    host.status = status
    context = await browser.new_context()
    try:
        page = await context.new_page()
        await page.goto(host.url)
        await page.get_by_role("heading", name=heading).wait_for(timeout=PATIENCE)
        if status == 423:
            host.status = 0
            await page.get_by_role("button", name="Try again").click()
            await page.get_by_role("heading", name="You are in").wait_for(timeout=PATIENCE)
    finally:
        await context.close()


async def test_a_name_is_words_and_no_markup(browser: Browser, rehearsal: Rehearsal) -> None:
    name, title = "<img src=x onerror=f()>", "<b onclick='f()'>Two"
    async with hosting(FakeHost(rehearsal, names=True, title=title)) as host, phone(browser, host.url) as one:
        await one.is_at("Take part")
        await one.page.get_by_label("Your name").fill(name)
        await one.page.keyboard.press("Enter")
        await one.is_at("You are in")
        await one.sees(f"As {name}.")
        assert host.joined == [name]
        assert await one.page.locator("img, b[onclick]").count() == 0
        assert await one.page.locator("header p").first.inner_text() == title


@pytest.mark.parametrize("item", ["unpaid-leave", "padded-queries", "only-contracts-read", "copied-rows"])
async def test_every_kind_of_text_is_whole(browser: Browser, item: str) -> None:
    rehearsal = Rehearsal(item)
    async with hosting(FakeHost(rehearsal)) as host, phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        vignette = rehearsal.item.vignette
        drawn = await one.page.locator(".text").text_content() or ""
        numbered = await one.page.locator(".text sup").all_text_contents()
        assert numbered == [str(number) for number in range(1, len(vignette.sentences) + 1)]
        for passage in vignette.passages:
            for start, end in passage.cells or ((passage.start, passage.lead),):
                assert vignette.text[start:end] in drawn
        labels = await one.page.locator("fieldset.sentence .cut").all_text_contents()
        assert labels == [vignette.sentence_text(number, bare=True) for number in range(1, len(vignette.sentences) + 1)]
        sentences = await one.page.locator(".text .s").all()
        await one.vote("A", "sure")
        await sentences[-1].click()
        await until(lambda: [vote.sentence for vote in host.kept()] == [len(vignette.sentences)])


async def test_places_are_counted_in_code_points(browser: Browser) -> None:
    rehearsal = Rehearsal()
    text = rehearsal.asked.text
    assert text is not None
    shifted = replace(
        text,
        text=f"😀{text.text}",
        styles=tuple(each._replace(start=each.start + 1, end=each.end + 1) for each in text.styles),
        sentences=tuple((start + 1, end + 1) for start, end in text.sentences),
        passages=tuple(
            dataclasses.replace(each, start=each.start + 1, end=each.end + 1, lead=each.lead + 1)
            for each in text.passages
        ),
    )
    rehearsal.asked = replace(rehearsal.asked, text=shifted)
    async with hosting(FakeHost(rehearsal)) as host, phone(browser, host.url) as one:
        await host.show(rehearsal.vote())
        await one.is_at("First vote")
        vignette = rehearsal.item.vignette
        labels = await one.page.locator("fieldset.sentence .cut").all_text_contents()
        assert labels == [vignette.sentence_text(number, bare=True) for number in range(1, len(vignette.sentences) + 1)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "letters"), [(360, 100), (320, 200)])
async def test_each_phase_can_be_read_by_all(browser: Browser, scheme: Scheme, width: int, letters: int) -> None:
    rehearsal = Rehearsal("contracts-manuals-minutes" if letters == 200 else "watchdog-in-staging")
    host = FakeHost(rehearsal)
    view = {"width": width, "height": 640}
    async with hosting(host), phone(browser, host.url, viewport=view, color_scheme=scheme) as one:
        await one.page.evaluate(f"document.documentElement.style.fontSize = '{letters}%'")
        await one.is_at("You are in")
        await one.is_accessible()
        await host.show(rehearsal.vote())
        await one.vote("C", "sure")
        await one.page.locator(".text .s").nth(2).click()
        await one.says("You can change it")
        await one.is_accessible()
        await one.fits()
        host.result = result()
        states = {
            "Before, on your own": rehearsal.set(),
            "Read": rehearsal.read(),
            "First vote": rehearsal.vote(closes_ms=60_000),
            "Voting is closed": rehearsal.closed(),
            "Talk it over": rehearsal.discuss("A hint."),
            "Vote again": rehearsal.vote(2, hands=True),
            "Both votes": rehearsal.compare(),
            "The answer": rehearsal.reveal(),
            "Four differences": rehearsal.page(),
            "Summary": rehearsal.summary(),
            "The room is closed": rehearsal.over(),
        }
        for heading, state in states.items():
            await host.show(state)
            await one.is_at(heading)
            await one.is_accessible()
            await one.fits()
            small = await one.page.evaluate(_SMALL_TARGETS)
            assert small == [], state.phase
        for path in ("/", "/privacy"):
            await one.page.goto(f"http://127.0.0.1:{host.port}{path}")
            await one.is_accessible()
            await one.fits()


_SMALL_TARGETS = """[...document.querySelectorAll('label:has([type=radio]), button, summary, footer a')]
    .filter((each) => each.checkVisibility() && Math.min(each.offsetWidth, each.offsetHeight) < 48)
    .map((each) => each.outerHTML)"""
