// The page of a phone: what is one's own, votes on their way, and which view is shown.

import { Line } from "./line.js";
import { endView, joinView, view, voteWords } from "./views.js";

const base = new URL(".", import.meta.url);
const asksNames = document.body.dataset.names === "yes";
const part = (id) => document.getElementById(id);
const main = document.querySelector("main");

let state = null;
let you = null;
let seat = null;
let name = "";
// Why there is no more: the word of a `bye`, or the status of `join`.
let end = null;
let deadline = null;
let announced = null;
// Why the last vote does not count.
let fault = "";
// Why votes have to wait.
let trouble = "";
let hasJoined = false;
let n = 0;

// By `keyOf`: what is chosen, and votes without an answer.
const drafts = new Map();
const pending = new Map();

const line = new Line({
  socket: "live",
  base,
  polls: true,
  have: () => (state && you ? state.rev : -1),
  told,
  changed: () => {
    if (line.isUp) flush();
    say();
  },
  unseated,
});

const keyOf = (vote) => `${vote.act}/${vote.q}/${vote.round}`;
const here = (q) => ({ act: state.act, q, round: Math.max(1, state.round) });
const keptVote = (key) => you?.votes.find((vote) => keyOf(vote) === key);
const takesVotes = () => state && (state.phase === "vote" || state.phase === "set");

// What the host says

function told(message) {
  switch (message.t) {
    case "state":
      state = message;
      noteDeadline();
      break;
    case "you":
      welcome(message);
      break;
    case "ack":
      settle(message.n, message.vote);
      break;
    case "no":
      refuse(message);
      break;
    case "bye":
      line.stop();
      end = message.why;
      break;
  }
  if (message.t === "you" || message.t === "same") flush();
  paint();
}

function welcome(message) {
  if (seat !== message.no) {
    pending.clear();
    drafts.clear();
  }
  you = message;
  seat = you.no;
  n = Math.max(n, you.n);
  for (const vote of you.votes) if (!pending.has(keyOf(vote))) drafts.set(keyOf(vote), vote);
}

function settle(number, vote) {
  const key = keyOf(vote);
  if (pending.get(key)?.n <= number) pending.delete(key);
  trouble = "";
  if (you) {
    you.n = Math.max(you.n, number);
    you.votes = [...you.votes.filter((each) => keyOf(each) !== key), vote];
  }
  if (!pending.has(key)) drafts.set(key, vote);
}

function refuse({ n: number, why }) {
  const [key] = [...pending].find(([, vote]) => vote.n === number) ?? [];
  if (!key) return;
  if (why === "store" || why === "rate") {
    trouble = why;
    setTimeout(flush, 1000 + 2000 * Math.random());
    return;
  }
  pending.delete(key);
  drafts.set(key, keptVote(key) ?? {});
  fault = why;
}

// Votes on their way

function choose(q, field, value) {
  const place = here(q);
  const key = keyOf(place);
  const draft = { ...drafts.get(key), [field]: value };
  drafts.set(key, draft);
  fault = "";
  const item = state.items.find((each) => each.q === q);
  if (draft.answer && (draft.sure || !item.sure)) {
    n += 1;
    const { answer, sure = null, sentence = null } = draft;
    const vote = { t: "vote", n, ...place, answer, sure, sentence };
    pending.set(key, vote);
    line.send(vote);
  }
  paint();
}

function flush() {
  for (const vote of [...pending.values()].sort((one, other) => one.n - other.n)) line.send(vote);
}

// A seat

async function join() {
  end = null;
  const options = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(name ? { name } : {}) };
  const { status } = await fetch(new URL("join", base), options).catch(() => ({ status: 0 }));
  if (status === 200) {
    hasJoined = true;
    open();
  } else stay(status);
}

function open() {
  state = you = end = null;
  line.start();
}

function stay(why) {
  end = why;
  paint();
}

function unseated() {
  state = you = null;
  if (hasJoined) {
    hasJoined = false;
    stay(403);
  } else if (asksNames) {
    say();
    show(joinView((typed) => {
      name = typed;
      return join();
    }));
  } else join();
}

// What is shown

let shown = {};

function paint() {
  if (end !== null && !(end === "over" && state?.summary)) show(endView(end, { join, open }));
  else if (state && you) {
    show(view(state, you, { choose, name }));
    part("where").textContent = state.act ? `Part ${state.act} of ${state.of}` : "";
  }
  part("seat").textContent = end === null && you ? `Seat ${you.no}` : "";
  say();
}

// What is the same stays, and nothing moves under who is choosing.
function show(next) {
  const { key, place = key } = next;
  const isNew = key !== shown.key;
  const isOther = place !== shown.place || (isNew && main.contains(document.activeElement));
  if (isNew) {
    shown = next;
    main.replaceChildren(...next.nodes.flat(Infinity).filter(Boolean));
  }
  shown.place = place;
  shown.update?.({ state, you, draft: (q) => drafts.get(keyOf(here(q))) ?? {} });
  if (!isOther) return;
  const heading = main.querySelector("h1");
  document.title = heading.textContent;
  heading.focus({ preventScroll: true });
  if (isNew) scrollTo(0, 0);
}

function say() {
  const base = standing();
  if (announced && announced.base !== base) announced = null;
  const text = announced ? `${announced.words} ${base}`.trim() : base;
  if (part("status").textContent !== text) part("status").textContent = text;
}

function standing() {
  if (end !== null || !state) return "";
  const unreachable = navigator.onLine ? "the host is not reachable" : "you are offline";
  if (pending.size && !line.isUp) return `Not saved yet: ${unreachable}.`;
  if (pending.size && trouble === "store") return "Not saved yet: the host cannot save it just now. Trying again.";
  if (pending.size) return trouble ? "Not saved yet. Trying again." : "Sending";
  if (!line.isUp) return `${unreachable[0].toUpperCase()}${unreachable.slice(1)}. Trying again.`;
  if (fault) return FAULTS[fault];
  if (!takesVotes()) return "";
  if (state.paused) return "Paused. Look in front.";
  if (state.hands) return "Raise your hand: the facilitator counts.";
  return state.phase === "set" ? setStanding() : voteStanding(state.items[0]);
}

const FAULTS = {
  closed: "Your last choice came after the close: it does not count.",
  stale: "Your last choice came too late: it does not count.",
  bad: "The host did not understand your last choice: reload the page.",
};

function voteStanding(item) {
  if (!item) return "";
  const key = keyOf(here(item.q));
  const kept = keptVote(key);
  const draft = drafts.get(key) ?? {};
  if (!kept) {
    if (draft.answer) return "Not sent yet: say how sure you are.";
    if (draft.sure) return "Not sent yet: choose an answer.";
    return `Choose an answer${item.sure ? " and how sure you are" : ""}. It is sent by itself.`;
  }
  if (item.sentence && kept.sentence === null) return `Saved: ${voteWords(item, kept)}. Which sentence decides?`;
  return `Saved: ${voteWords(item, kept)}. You can change it until voting closes.`;
}

function setStanding() {
  const kept = state.items.filter((item) => keptVote(keyOf(here(item.q))));
  const count = `${kept.length} of ${state.items.length} answered.`;
  return kept.length ? `Saved: ${count} You can change them until this part closes.` : count;
}

// Announced once; what counts down is for the eye.

function noteDeadline() {
  const had = deadline !== null;
  deadline = state.phase === "vote" && state.closes_ms !== null ? performance.now() + state.closes_ms : null;
  if (deadline === null) announced = null;
  else if (!had) {
    const seconds = Math.max(1, Math.round(state.closes_ms / 1000));
    announced = { words: `Voting closes in ${seconds} second${seconds === 1 ? "" : "s"}.`, base: standing() };
  }
  countDown();
}

let ticking = null;

function countDown() {
  clearTimeout(ticking);
  const left = deadline === null ? 0 : Math.max(0, deadline - performance.now());
  part("left").textContent = deadline === null ? "" : `${Math.ceil(left / 1000)} s`;
  if (left) ticking = setTimeout(countDown, 200);
}

line.start();
