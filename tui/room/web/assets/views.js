// What a phone shows in each phase. A view has a `key` of what it is made of, a `place` of where the room is, `nodes`.

import { CERTAINTIES, bar, counted, el, ofAll, percent, sentenceText, signed, totals, vignette } from "./drawing.js";

const heading = (text) => el("h1", { tabindex: -1 }, text);
const p = (text, kind) => text && el("p", { class: kind }, text);
const letter = (id) => [el("b", { class: "letter" }, String(id).toUpperCase()), " "];
const labelOf = (item, id) => item.options.find((each) => each.id === id)?.label.replace(/[.]$/, "") ?? "";
const named = (item, id) => `${id.toUpperCase()} · ${labelOf(item, id)}`;
const of = (votes, state) => votes.filter((vote) => vote.act === state.act);

// A vote in a few words: `A worst-case model, sure`.
export function voteWords(item, { answer, sure }) {
  const label = labelOf(item, answer);
  return `${label.length > 48 ? `answer ${answer.toUpperCase()}` : label}${sure ? `, ${sure}` : ""}`;
}

export function view(state, you, own) {
  const place = `${state.act}/${state.phase}/${state.round}`;
  if (state.phase === "read" || state.phase === "vote") return { place, ...askView(state, own) };
  if (state.phase === "set") return { place, ...setView(state, own) };
  const { heading, items, page, tally, reveal, summary } = state;
  const key = JSON.stringify([place, heading, items, page, tally, reveal, summary, you]);
  return { key, place, ...VIEWS[state.phase](state, you, own) };
}

const VIEWS = {
  lobby: (state, you, { name }) => still(
    heading("You are in"), p(name && `As ${name}.`),
    p("Look in front. Leave this page open; it follows by itself.")),
  closed: (state, you) => state.rounds
    ? still(heading("Voting is closed"), kicker(state), mine(state, you), theText(state, you))
    : still(heading("This part is closed"), kicker(state), p(`${count(state, you)} How it went is told at the end.`)),
  discuss: discussView,
  compare: (state, you) => still(
    heading("Both votes"), kicker(state), mine(state, you), room(state), theText(state, you)),
  reveal: (state, you) => still(revealNodes(state, you)),
  page: (state) => still(heading(state.page?.title || state.heading), p("Look in front.")),
  summary: (state, you) => still(heading("Summary"), summaryNodes(state, you)),
  over: (state, you) => still(heading("The room is closed"), p("Thank you for taking part."), summaryNodes(state, you)),
};

const still = (...nodes) => ({ nodes });
const kicker = (state) => p(state.heading, "kicker");

// Asking

function askView(state, own) {
  const again = state.round > 1;
  const [item] = state.items;
  const [title, words, note] = [heading(), el("p", { class: "kicker" }), el("p", { class: "note" })];
  const form = questionForm(item, own.choose);
  return {
    // Reading goes over into voting in place.
    key: JSON.stringify([state.act, again, item]),
    nodes: [title, words, note, form.nodes],
    update: ({ state, draft }) => {
      const reads = state.phase === "read";
      title.textContent = reads ? "Read" : again ? "Vote again" : state.rounds > 1 ? "First vote" : "Vote";
      words.textContent = state.heading;
      note.textContent = askNote(state, reads, again);
      form.update(draft(item.q), reads || state.paused || state.hands);
    },
  };
}

function askNote(state, reads, again) {
  if (state.paused) return "What you have chosen stays.";
  if (reads) return "Voting opens in a moment.";
  if (state.hands) return "";
  return again ? "Whether or not you have changed your mind." : "Alone, please, and in silence.";
}

function questionForm(item, choose) {
  const sentences = new Map();
  let isOpen = false;
  const text = item.text && vignette(item.text, (number, element) => {
    sentences.set(number, element);
    element.onclick = () => isOpen && item.sentence && getSelection().isCollapsed && choose(item.q, "sentence", number);
  });
  const sets = [fieldset(item, "answer", item.ask, item.options.map(({ id, label, meaning }) =>
    [id, letter(id), el("span", null, label, meaning && [" ", el("small", null, meaning)])]), choose)];
  if (item.sure) sets.push(fieldset(item, "sure", "How sure are you?", CERTAINTIES.map((each) => [each, each]), choose));
  if (item.sentence) {
    sets.push(fieldset(item, "sentence", "Which sentence decides? Or tap it in the text.", [
      ...[...sentences.keys()].map((each) => [each, letter(each), el("span", { class: "cut" }, sentenceText(item.text, each))]),
      [0, letter("–"), "No sentence decides it"],
    ], choose));
  }
  return {
    nodes: [text && el("div", { class: "text" }, text), sets.map((each) => each.element)],
    update: (draft, isClosed) => {
      isOpen = !isClosed;
      for (const each of sets) each.update(draft, isClosed);
      for (const [number, { classList }] of sentences) {
        classList.toggle("tap", item.sentence && isOpen);
        classList.toggle("own", draft.sentence === number);
      }
    },
  };
}

function fieldset(item, field, legend, choices, choose) {
  const radios = choices.map(([value]) => el("input", { type: "radio", name: field + item.q, value }));
  const labels = choices.map(([value, ...label], place) => {
    radios[place].onchange = () => choose(item.q, field, value);
    return el("label", null, radios[place], label);
  });
  const element = el("fieldset", { class: field }, el("legend", null, legend), el("div", null, labels));
  return {
    element,
    update: (draft, isClosed) => {
      element.disabled = isClosed;
      choices.forEach(([value], place) => (radios[place].checked = draft[field] === value));
    },
  };
}

function setView(state, own) {
  const note = el("p", { class: "note" });
  const forms = state.items.map((item) => questionForm(item, own.choose));
  const many = forms.length;
  return {
    key: JSON.stringify([state.act, state.items]),
    nodes: [heading(state.heading), note, forms.map((form, place) =>
      el("section", null, many > 1 && el("h2", null, `Question ${place + 1} of ${many}`), form.nodes))],
    update: ({ state, you, draft }) => {
      note.textContent = `${count(state, you)} Alone, at your own pace.`;
      forms.forEach((form, place) => form.update(draft(state.items[place].q), state.paused));
    },
  };
}

const count = (state, you) => `${of(you.votes, state).length} of ${state.items.length} answered.`;

// Afterwards

function discussView(state, you) {
  const hint = el("p");
  return {
    nodes: [
      heading("Talk it over"), kicker(state), mine(state, you),
      p(`${of(you.votes, state).length ? "Find someone who said otherwise." : "Find two who differ, and listen."} Each of you: which
        sentence decided, and what would have to be different for the other answer?`),
      el("div", { "aria-live": "polite" }, hint), theText(state, you)],
    update: ({ state }) => {
      const words = state.hint && `A hint: ${state.hint}`;
      hint.className = words && "note";
      if (hint.textContent !== words) hint.textContent = words;
    },
  };
}

// One's own votes; with the key, what they are worth.
function mine(state, you) {
  const [item] = state.items;
  const { reveal } = state;
  const votes = of(you.votes, state);
  let last;
  const lines = Array.from({ length: state.round }, (_, place) => {
    const which = state.rounds < 2 ? "Your vote" : place ? "Your second vote" : "Your first vote";
    const vote = votes.find((each) => each.round === place + 1);
    if (!vote) return p(`${which}: ${state.hands ? "hands were counted" : you.missed.includes(place + 1) ? "you were not here for it" : "none"}.`);
    last = vote;
    const sentence = vote.sentence ? `sentence ${vote.sentence}` : vote.sentence === 0 && "no sentence decides it";
    const words = [vote.sure, sentence].filter(Boolean).map((each) => `, ${each}`);
    return el("p", null, `${which}: `, el("strong", null, named(item, vote.answer)), words, ". ", reveal && worth(reveal, vote));
  });
  return state.round > 0 && el("div", { class: "mine" }, lines, reveal && last && p(pointed(reveal, last.sentence)));
}

function worth({ key, marks }, { answer, sure }) {
  const right = answer === key;
  const mark = marks[sure]?.[right ? 0 : 1];
  const words = mark === undefined ? "" : `: ${signed(mark)} mark${Math.abs(mark) === 1 ? "" : "s"}`;
  return el("strong", { class: right ? "good" : "bad" }, right ? "✓ Right" : "✗ Wrong", words, ".");
}

function pointed({ deciding, half }, sentence) {
  if (sentence == null) return "";
  const which = !deciding.length ? "No sentence decides." : deciding.length > 1 ? `Sentences ${listed(deciding)} decide.` : `Sentence ${deciding} decides.`;
  if (sentence ? deciding.includes(sentence) : !deciding.length) return `You pointed that out: ${which[0].toLowerCase()}${which.slice(1)}`;
  if (half[sentence]) return `Half right: sentence ${sentence} rules out ${listed(half[sentence].map((each) => `“${each}”`))}, and settles no more.`;
  return `You said ${sentence ? `sentence ${sentence}` : "that none decides"}. ${which}`;
}

const listed = (words) => words.join(", ").replace(/, ([^,]*)$/, " and $1");

function theText(state, you) {
  const [item] = state.items;
  const deciding = state.reveal?.deciding ?? [];
  const own = of(you.votes, state).at(-1)?.sentence;
  const drawn = item.text && vignette(item.text, (number, element) => {
    element.classList.toggle("own", number === own);
    if (!deciding.includes(number)) return;
    element.classList.add("decides");
    (element.cells?.[0] ?? element).prepend(el("span", { class: "vh" }, "This decides: "));
  });
  return [
    drawn && [el("h2", null, "The text"), el("div", { class: "text" }, drawn)],
    !state.reveal && [p(item.ask), el("ul", { class: "options" }, item.options.map(({ id, label }) => el("li", null, letter(id), label)))],
  ];
}

function room({ items: [item], tally, reveal }) {
  const rounds = Object.keys(tally.counts).sort();
  const { most, all } = totals(tally);
  const title = (round) => (round > 1 ? "After talking" : "First") + (tally.by_hands.includes(+round) ? ", by hands" : "");
  const cell = (count, total) => {
    const { parts, words } = counted(count);
    return el("td", null, el("strong", null, `${count.n} of ${total}`), bar(parts, most), words && el("small", null, words));
  };
  return [
    el("h2", null, "The room"),
    el("table", { class: "tally" },
      el("thead", null, el("tr", null, ["Answer", ...rounds.map(title)].map((each) => el("th", { scope: "col" }, each)))),
      el("tbody", null, item.options.map(({ id, label }) => el("tr", null,
        el("th", { scope: "row" }, letter(id), reveal?.key === id && "✓ right: ", label),
        rounds.map((each) => cell(tally.counts[each][id], all[each])))))),
    tally.changed !== null && p(`${tally.changed} changed their answer.`),
  ];
}

// The key

function revealNodes(state, you) {
  const { items: [item], reveal } = state;
  const { key, why, evidence, changes } = reveal;
  const own = of(you.votes, state).at(-1)?.answer ?? key;
  const others = item.options.filter(({ id }) => id !== key && id !== own && why[id]);
  return [
    heading(`The answer: ${named(item, key)}`), kicker(state), mine(state, you),
    own !== key && [el("h2", null, `Why not ${own.toUpperCase()}`), p(why[own])],
    el("h2", null, `Why ${key.toUpperCase()}`), p(why[key]),
    evidence.length > 0 && [el("h2", null, "What the text says"), el("ul", { class: "options" }, evidence.map((each) =>
      el("li", null, letter(each.sentence), el("span", null, each.says, each.decides && el("strong", null, " (decides)")))))],
    changes.length > 0 && [el("h2", null, "What would change it"), el("ul", null, changes.map((each) => el("li", null, each)))],
    theText(state, you), state.tally && room(state),
    others.length > 0 && el("details", null, el("summary", null, "Why not the others"), others.map(({ id }) =>
      [el("h3", null, named(item, id)), p(why[id])])),
  ];
}

// The end

function summaryNodes({ summary }, { result }) {
  const { sets = [], votes = [] } = result ?? {};
  if (!summary) return "";
  const { people, headline, confused, right, items, sure_wrong_first: first, sure_wrong_last: last } = summary;
  const name = ({ is_transfer }, place) => `Text ${place + 1}${is_transfer ? ", one vote" : ""}`;
  const both = (one, two) => `${ofAll(one)}${two ? `, then ${ofAll(two)}` : ""}.`;
  const pair = (title, found) => found && p(`${title}: ${percent(found.before)} before, ${percent(found.after)} after (${found.n} in both).`);
  const told = (each) => `${each.vote.answer.toUpperCase()}${each.vote.sure ? `, ${each.vote.sure}` : ""}: ${each.right ? "✓ right" : "✗ wrong"}`;
  return [
    el("h2", null, "You"),
    sets.map((each) => p(`${each.which === "before" ? "Before" : "After"}: ${each.right} of ${each.of} right.`)),
    items.map((each, place) => {
      const own = votes.filter(({ vote }) => vote.act === each.act);
      return own.length > 0 && p(`${name(each, place)}: ${own.map(told).join("; then ")}.`);
    }),
    !sets.length && !votes.length && p("No votes of yours are on record."),
    el("h2", null, `The room: ${people} people`),
    pair(headline, confused), pair("Right", right),
    items.map((each, place) => p(`${name(each, place)}, right: ${both(each.first, each.second)}`)),
    first && p(`Sure and wrong: ${both(first, last)}`),
  ];
}

// Without a seat

export function joinView(join) {
  const field = el("input", { id: "name", maxlength: 24, autocomplete: "nickname" });
  const form = el("form", null, el("label", { for: "name" }, "Your name, if you like. The facilitator alone sees it."), field, el("button", null, "Take part"));
  form.onsubmit = (event) => {
    event.preventDefault();
    join(field.value.trim());
  };
  return { key: "join", nodes: [heading("Take part"), form] };
}

// Why there is no more, and what a button says and does; by the status of `join` or the word of a `bye`.
const ENDS = {
  0: ["The host is not reachable", "Is the phone in the same network?", "Try again", "join"],
  403: ["No seat", "A seat needs a cookie, which this browser does not keep. Try another one.", "Try again", "join"],
  404: ["No such room", "There is no room with this code.", "Enter a code", "enter"],
  423: ["No seat", "The room is locked or full. Ask in front.", "Try again", "join"],
  429: ["Too many wrong codes", "Wait a minute.", "Try again", "join"],
  503: ["Not now", "The host cannot give a seat just now.", "Try again", "join"],
  over: ["The room is closed", "Thank you for taking part."],
  removed: ["You were taken out of the room", "Your seat is free again. You can take a new one.", "Take part again", "join"],
  version: ["Reload this page", "The host has another version.", "Reload", "reload"],
  elsewhere: ["Open elsewhere", "It goes on in other tabs of yours.", "Go on here", "open"],
  full: ["The room is full", "Ask in front.", "Try again", "open"],
};
ENDS[409] = ENDS.over;

export function endView(why, ways) {
  const [title, words, label, way] = ENDS[why] ?? ENDS[503];
  const button = label && el("button", null, label);
  if (button) button.onclick = { ...ways, reload: () => location.reload(), enter: () => location.assign("/") }[way];
  return { key: `end/${why}`, nodes: [heading(title), p(words), button] };
}
