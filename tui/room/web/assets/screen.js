// The screen in front, in a browser: it shows what it is told, and what it is told is what the room may see.

import { CERTAINTIES, bar, counted, el, ofAll, percent, sentenceText, totals, vignette } from "./drawing.js";
import { Line } from "./line.js";

const base = new URL(".", import.meta.url);
const part = (id) => document.getElementById(id);
const main = document.querySelector("main");
const SIZES = 11;

let screen = null;
let shown = "";
let began = 0;
let closes = null;
let ended = "";

const line = new Line({
  socket: "watch",
  base,
  told: (message) => {
    if (message.t === "bye") {
      ended = message.why;
      line.stop();
    } else if (message.t === "screen") {
      screen = message;
      began = performance.now() - screen.since_ms;
      closes = screen.state.closes_ms === null ? null : performance.now() + screen.state.closes_ms;
    }
    paint();
  },
  changed: () => say(),
});

const p = (text, kind) => text && el("p", { class: kind }, text);
const heading = (text) => el("h1", null, text);
const letter = (id) => [el("b", { class: "letter" }, String(id).toUpperCase()), " "];
const columns = (kind, ...sides) => el("div", { class: `columns ${kind}` }, sides.map((side) => el("div", null, side)));
const spoken = (code) => code.replace(/^(...)(...)$/, "$1 $2");
const points = (change) => `${change < 0 ? "−" : "+"}${Math.abs(Math.round(100 * change))}`;
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const PHASES = {
  lobby, read: asking, vote: asking, closed, discuss, compare, reveal, set, page, summary,
  over: () => [heading("The room is closed"), p("Thank you for taking part."), screen.state.summary && summary(screen)],
};

function lobby({ code, address, url, open_to, here, locked, by_hands }) {
  if (by_hands) return [heading("A show of hands"), p(open_to)];
  const way = `${url.replace(/^https?:[/][/]/, "")}`;
  return el("div", { class: "lobby" },
    el("img", { src: qr(), alt: `QR code of ${url}` }),
    el("div", null,
      heading("Take part with your phone"),
      p(address.replace(/^http:[/][/]/, ""), "address"),
      el("p", { class: "code" }, "code ", el("strong", null, spoken(code))),
      el("p", { class: "here" }, `${here} ${here === 1 ? "is" : "are"} here`, locked && "; no new seats are given"),
      p(`${open_to} No account is needed.`, "quiet"),
      el("p", { class: "quiet" }, "In a terminal: ", el("code", null, `two-schemers join ${way}`))));
}

const qr = () => `${new URL("qr.svg", base)}?${encodeURIComponent(screen.url)}`;

function asking({ state }) {
  const [item] = state.items;
  if (!item) return heading(state.heading);
  const votes = state.phase === "vote";
  const words = state.hands && votes ? "Hands up, one answer after the other." : !votes ? "Read first. The vote opens in a moment."
    : state.round > 1 ? "Vote again, whether or not you have changed your mind." : "Alone, please, and in silence.";
  return columns("asked",
    [el("h1", { class: "vh" }, votes ? "Vote" : "Read"), item.text && vignette(item.text)],
    [el("h2", null, item.ask), el("ul", { class: "options" }, item.options.map(({ id, label }) => el("li", null, letter(id), label))),
    item.sure && votes && p(`How sure?  ${CERTAINTIES.join(" · ")}`), p(state.paused ? "Paused." : words, "note")]);
}

function closed({ state }) {
  return [heading(state.rounds ? "Voting is closed" : "This part is closed"), p(state.rounds ? "Please do not tell yet how you voted." : "How it went is told at the end.", "large")];
}

function discuss({ state }) {
  return [
    heading("Turn to someone who answered differently"),
    p("Each of you: which sentence decided, and what would have to be different for the other answer?", "large"),
    state.hint && p(`A hint: ${state.hint}`, "note large"),
    p("The text stays readable on the phones.", "quiet"),
  ];
}

function set({ state }) {
  return [heading(state.heading), p("On your phone, alone, at your own pace.", "large"), state.paused && p("Paused.", "note large")];
}

function page({ state }) {
  return [heading(state.page.title), state.page.plain.split(/\n\s*\n/).map((each) => p(each, "plain"))];
}

function compare({ state }) {
  const { items: [item], tally } = state;
  const rounds = Object.keys(tally.counts).sort();
  const { most, all } = totals(tally);
  const title = (round) => (round > 1 ? "after talking" : "first") + (tally.by_hands.includes(+round) ? ", by hands" : "");
  const cell = (count, total) => {
    const { parts, words } = counted(count);
    return el("td", null, bar(parts, most), el("strong", null, `${count.n} of ${total}`), words && el("small", null, `  ${words}`));
  };
  return [
    heading("Both votes"),
    el("table", { class: "tally" },
      el("thead", null, el("tr", null, el("td"), rounds.map((each) => el("th", { scope: "col" }, title(each))))),
      el("tbody", null, item.options.map(({ id, label }) => el("tr", null, el("th", { scope: "row" }, letter(id), label),
        rounds.map((each) => cell(tally.counts[each][id], all[each])))))),
    tally.changed !== null && p(`${tally.changed} changed their answer.`, "large"),
  ];
}

function reveal({ state }) {
  const { items: [item], reveal, tally } = state;
  const { key, why, evidence, changes, moves, right, sure_wrong: wrong } = reveal;
  const label = (id) => item.options.find((each) => each.id === id).label;
  const votes = tally ? Object.values(tally.counts) : [];
  const tempting = item.options.map(({ id }) => id).filter((id) => id !== key && votes[0]?.[id].n)
    .sort((one, other) => votes[0][other].n - votes[0][one].n)[0];
  const share = (each) => each && `${ofAll(each)} (${percent(each.low)} to ${percent(each.high)})`;
  return [
    heading(`✓ ${key.toUpperCase()} · ${label(key)}`),
    columns("", [
      right["1"] && p(["Right: ", el("strong", null, [right["1"], right["2"]].filter(Boolean).map(share).join("  →  "))]),
      moves && p(`Wrong → right ${moves.wr}   right → wrong ${moves.rw}   right twice ${moves.rr}   wrong twice ${moves.ww}`, "plain"),
      wrong["1"] && p(`Sure and wrong: ${[wrong["1"], wrong["2"]].filter(Boolean).map((each) => each.count).join(" → ")}`),
      p(why[key]),
      tempting && [el("h2", null, `Why not ${tempting.toUpperCase()}, which tempts`), p(why[tempting])],
    ], [
      evidence.length > 0 && el("ul", { class: "options" }, evidence.map(({ sentence, says, decides }) => el("li", { class: decides && "decides" },
        letter(sentence), el("span", null, item.text && el("q", null, sentenceText(item.text, sentence)), " ", el("strong", null, says), decides && " (decides)")))),
      item.text && !reveal.deciding.length && p("No sentence decides it."),
      changes.length > 0 && [el("h2", null, "What would change it"), el("ul", null, changes.map((each) => el("li", null, each)))],
    ]),
  ];
}

function summary({ state: { summary } }) {
  const pair = (title, found) => found && row(title, `before ${percent(found.before)}`, `after ${percent(found.after)}`,
    `${points(found.change)} points${found.low === null ? "" : ` (${points(found.low)} to ${points(found.high)})`}, n ${found.n}`);
  const row = (title, ...cells) => el("tr", null, el("th", { scope: "row" }, title), cells.map((each) => el("td", null, each)));
  const { items, sure_wrong_first: first, sure_wrong_last: last } = summary;
  return [
    heading(`Summary: ${summary.people} people`),
    el("table", { class: "sums" }, el("tbody", null,
      pair(summary.headline, summary.confused), pair("Right, before and after", summary.right),
      items.map((each, place) => row(`Text ${place + 1}${each.is_transfer ? ", a new one" : ""}: right`, `first ${ofAll(each.first)}`, each.second ? `after talking ${ofAll(each.second)}` : "", "")),
      first && row("Sure and wrong", `first ${ofAll(first)}`, last ? `last ${ofAll(last)}` : "", ""))),
  ];
}

function paint() {
  if (!screen) return say();
  const { state, code, address } = screen;
  const key = JSON.stringify([state.act, state.phase, state.round, state.items, state.hint, state.page, state.tally, state.reveal,
    state.summary, state.hands, state.paused, state.heading, state.phase === "lobby" && screen, screen.url]);
  if (key !== shown) {
    shown = key;
    main.replaceChildren(...[PHASES[state.phase](screen)].flat(Infinity).filter(Boolean));
    part("heading").textContent = state.heading || state.title;
    part("way").textContent = `${spoken(code)} · ${address.replace(/^http:[/][/]/, "")}`;
    part("small").hidden = part("way").hidden = screen.by_hands || state.phase === "lobby" || state.phase === "over";
    if (part("small").dataset.of !== screen.url) part("small").src = qr();
    part("small").dataset.of = screen.url;
    document.title = `${state.heading || state.title} · ${code}`;
    progress();
    fit();
  }
  progress();
  say();
}

// As large as fits.
function fit() {
  for (let size = 0; size < SIZES; size++) {
    main.className = `size${size}`;
    if (main.scrollHeight <= main.clientHeight) return;
  }
}

// How many have voted, and the time; it never tells how they voted.
function progress() {
  const { state, voted, of } = screen;
  const counts = state.phase === "vote" || state.phase === "closed" || state.phase === "set";
  const what = state.phase === "set" || !state.rounds ? "are done" : state.hands ? "hands" : "have voted";
  const now = performance.now();
  const seconds = closes === null ? 0 : Math.ceil(Math.max(0, closes - now) / 1000);
  part("progress").replaceChildren(...[
    counts && bar([["sure", voted]], Math.max(1, of)),
    counts && el("strong", null, `${voted} of ${of} ${what}`),
    state.phase === "vote" && closes !== null && el("strong", null, `closes in ${seconds} s`),
    state.phase === "discuss" && el("strong", null, clock(Math.floor((now - began) / 1000))),
  ].filter(Boolean));
}

function say() {
  const words = ended ? ENDS[ended] ?? "" : screen && !line.isUp ? "The host is not reachable. Trying again." : screen?.trouble ?? "";
  if (part("trouble").textContent !== words) part("trouble").textContent = words;
}

const ENDS = {
  over: "The room is closed.",
  version: "The host has another version: reload this page.",
  full: "There are as many screens as the host takes. Close one, then reload.",
};

setInterval(() => screen && progress(), 500);
addEventListener("resize", fit);
line.start();
