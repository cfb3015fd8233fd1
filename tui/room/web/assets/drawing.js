// What phones and screens draw alike. Words become text nodes, never markup.

const SVG = "http://www.w3.org/2000/svg";
export const CERTAINTIES = ["guess", "leaning", "sure"];

export function el(name, attributes, ...content) {
  return filled(document.createElement(name), attributes, content);
}

function filled(element, attributes, content) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value == null) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...content.flat(Infinity).filter((each) => each || each === 0));
  return element;
}

const svg = (name, attributes, ...content) =>
  filled(document.createElementNS(SVG, name), attributes, content);

// A vignette. `mark` gets the number and the element of each sentence.
export function vignette(text, mark = () => {}) {
  const signs = Array.from(text.text);
  const numbers = sentenceNumbers(text);
  const groups = new Map();
  text.passages.forEach((passage, place) => {
    if (!groups.has(passage.group)) groups.set(passage.group, []);
    groups.get(passage.group).push([passage, numbers[place]]);
  });
  const draw = new Drawn(text, signs, mark);
  return [...groups.values()].flatMap((group) => draw.group(group));
}

// By passage, from 1.
function sentenceNumbers(text) {
  let number = 1;
  return text.passages.map((passage) => {
    const found = [];
    while (number <= text.sentences.length && text.sentences[number - 1][0] < passage.end) found.push(number++);
    return found;
  });
}

// A sentence as it is quoted; a row of a table names its columns.
export function sentenceText(text, number) {
  const signs = Array.from(text.text);
  const cut = ([start, end]) => signs.slice(start, end).join("").trim();
  const [start, end] = text.sentences[number - 1];
  const passage = text.passages.findLast((each) => each.start <= start);
  if (passage.kind !== "row") return cut([Math.max(start, passage.lead), end]);
  const columns = text.passages.find((each) => each.group === passage.group).cells.map(cut);
  return passage.cells
    .map((cell, place) => (columns[place] ? `${columns[place]}: ${cut(cell) || "–"}` : cut(cell)))
    .filter(Boolean)
    .join("; ");
}

class Drawn {
  constructor(text, signs, mark) {
    Object.assign(this, { text, signs, mark });
  }

  group(group) {
    const [[{ kind }]] = group;
    if (kind === "quote" || kind === "turn") {
      return [el("blockquote", null, group.map(([passage, numbers]) =>
        el("p", { class: passage.thought && "thought" }, this.passage(passage, numbers))))];
    }
    if (kind === "bullet" || kind === "log") {
      return [el("ul", { class: kind === "log" && "log" }, group.map((each) => el("li", null, this.passage(...each))))];
    }
    if (kind === "columns" || kind === "row") return [this.table(group)];
    return group.map((each) => el("p", null, this.passage(...each)));
  }

  // Before the sentences stands what belongs to none: a head, a label, a time.
  passage(passage, numbers) {
    let at = passage.lead;
    const lead = this.styled(passage.start, at);
    const pieces = [passage.kind === "turn" && lead.length ? el("strong", null, lead) : lead];
    for (const number of numbers) {
      const [first, end] = this.text.sentences[number - 1];
      let start = Math.max(first, at);
      while (start < end && !this.signs[start].trim()) start++;
      const sentence = el("span", { class: "s" }, this.number(number), this.styled(start, end));
      this.mark(number, sentence);
      pieces.push(this.signs.slice(at, start).join(""), sentence);
      at = end;
    }
    pieces.push(this.styled(at, passage.end));
    return pieces;
  }

  table([[columns], ...rows]) {
    const heads = columns.cells.map((cell) => this.styled(...cell));
    const row = ([passage, numbers]) => {
      const cells = passage.cells.map((cell, place) =>
        el("td", null, !place && numbers.map((each) => this.number(each)), this.styled(...cell)));
      const drawn = el("tr", { class: numbers.length && "s" }, cells);
      numbers.forEach((number) => this.mark(number, drawn));
      return drawn;
    };
    return el("div", { class: "wide", role: "group", "aria-label": "Table", tabindex: 0 }, el("table", null,
      el("thead", null, el("tr", null, heads.map((head) => (head.length ? el("th", { scope: "col" }, head) : el("td"))))),
      el("tbody", null, rows.map(row))));
  }

  number(number) {
    return [el("sup", null, number), "\u00a0"];
  }

  // Code is innermost.
  styled(start, end) {
    const inside = this.text.styles.filter(([first, last]) => first < end && start < last);
    const cuts = inside.flatMap(([first, last]) => [first, last]).filter((cut) => start < cut && cut < end);
    const places = [...new Set([start, ...cuts, end])].sort((one, other) => one - other);
    inside.sort((one, other) => (one[2] !== "code") - (other[2] !== "code"));
    return places.slice(1).map((last, place) => inside.reduce(
      (piece, [from, to, emphasis]) => (from <= places[place] && last <= to ? el(emphasis, null, piece) : piece),
      this.signs.slice(places[place], last).join("")));
  }
}

// Figures

export const percent = (share) => `${Math.round(100 * share)}%`;
export const ofAll = (share) => (share.of ? percent(share.count / share.of) : "–");
export const signed = (marks) => (marks ? `${marks < 0 ? "−" : "+"}${Math.abs(marks)}` : "0");

// The same is said in words beside it.
export function bar(parts, most) {
  let x = 0;
  return svg("svg", { class: "bar", "aria-hidden": "true" }, parts.map(([kind, count]) => {
    const width = (100 * count) / most;
    x += width;
    return svg("rect", { class: kind, x: `${x - width}%`, width: `${width}%`, height: "100%" });
  }));
}

// A count as parts of a bar, and in words.
export function counted({ n, by }) {
  const known = CERTAINTIES.filter((each) => by[each]).map((each) => [each, by[each]]);
  const rest = known.reduce((left, [, count]) => left - count, n);
  return { parts: [["rest", rest], ...known], words: known.map((each) => each.join(" ")).join(", ") };
}

export function totals({ counts }) {
  const rounds = Object.entries(counts).map(([round, each]) => [round, Object.values(each).map(({ n }) => n)]);
  return {
    most: Math.max(1, ...rounds.flatMap(([, counts]) => counts)),
    all: Object.fromEntries(rounds.map(([round, counts]) => [round, counts.reduce((one, other) => one + other, 0)])),
  };
}
