// The line to the host: a socket that comes back by itself; where none gets through, the host is asked again and again.

const ANSWER_MS = 5000;
const BLINK_MS = 1000;
const LONGEST_PAUSE_MS = 15000;
const FAILURES = 3;
const ASK_MS = 3000;
const SOCKET_AGAIN_MS = 30000;
const NO_SEAT = 4403;

export class Line {
  // `told` gets each message; `changed` is called when the host can be reached or no more, `unseated` without a seat.
  constructor({ socket, base, polls = false, have = () => -1, told, changed, unseated = () => {} }) {
    Object.assign(this, { path: socket, base, polls, have, told, changed, unseated });
    this.isUp = false;
    this.isStopped = true;
    this.isAsking = false;
    this.failures = 0;
    addEventListener("pageshow", () => this.wake());
    addEventListener("online", () => this.wake());
    addEventListener("offline", () => this.changed());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
  }

  start() {
    this.isStopped = false;
    this.failures = 0;
    this.open();
  }

  stop() {
    this.isStopped = true;
    this.isAsking = false;
    this.isUp = false;
    clearTimeout(this.again);
    clearTimeout(this.asks);
    clearTimeout(this.answer);
    clearTimeout(this.blink);
    this.drop();
  }

  send(message) {
    if (this.isLive) {
      this.socket.send(JSON.stringify(message));
      this.expect();
    } else if (this.isAsking && this.isUp) this.post(message);
  }

  // A page that was asleep cannot know whether its socket still is one.
  wake() {
    if (this.isStopped) return;
    if (this.isLive) this.greet();
    else if (!this.socket) this.open();
    if (this.isAsking) this.ask();
  }

  get isLive() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  open() {
    clearTimeout(this.again);
    const url = new URL(this.path, this.base);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onopen = () => socket === this.socket && this.greet();
    socket.onmessage = (event) => socket === this.socket && this.heard(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.socket && this.lost(event.code);
    this.expect();
  }

  greet() {
    this.socket.send(JSON.stringify({ t: "hello", v: 1, have: this.have() }));
    this.expect();
  }

  expect() {
    clearTimeout(this.answer);
    this.answer = setTimeout(() => this.lost(), ANSWER_MS);
  }

  heard(message) {
    clearTimeout(this.answer);
    clearTimeout(this.asks);
    this.isAsking = false;
    this.failures = 0;
    this.setUp();
    this.told(message);
  }

  lost(code) {
    clearTimeout(this.answer);
    this.drop();
    if (code === NO_SEAT) {
      this.stop();
      this.unseated();
      return;
    }
    if (!this.isAsking) this.setDown();
    const pause = Math.random() * Math.min(LONGEST_PAUSE_MS, 500 * 2 ** this.failures);
    this.failures += 1;
    const asks = this.polls && this.failures >= FAILURES;
    this.again = setTimeout(() => this.open(), asks ? SOCKET_AGAIN_MS : pause);
    if (asks && !this.isAsking) {
      this.isAsking = true;
      this.ask();
    }
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  // Without a socket

  async ask() {
    clearTimeout(this.asks);
    const response = await this.fetched(`state?have=${this.have()}`);
    if (!this.isAsking || response === undefined) return;
    clearTimeout(this.asks);
    this.asks = setTimeout(() => this.ask(), ASK_MS);
    if (!response) {
      this.wasAway = true;
      return;
    }
    const messages = response.status === 204 ? [{ t: "same" }] : await response.json();
    for (const message of messages) if (!this.isStopped) this.told(message);
    // Who is back takes sockets again.
    if (this.wasAway && this.isAsking && !this.socket) this.open();
    this.wasAway = false;
  }

  async post(message) {
    const headers = { "content-type": "application/json" };
    const response = await this.fetched("vote", { method: "POST", headers, body: JSON.stringify(message) });
    if (response) this.told(await response.json());
  }

  // Null without an answer, undefined at the end.
  async fetched(path, options) {
    const patience = new AbortController();
    const late = setTimeout(() => patience.abort(), ANSWER_MS);
    try {
      const response = await fetch(new URL(path, this.base), { ...options, cache: "no-store", signal: patience.signal });
      if (this.isStopped) return undefined;
      if (response.status === 403) {
        this.stop();
        this.unseated();
        return undefined;
      }
      if (!response.ok) throw new Error(String(response.status));
      this.setUp();
      return response;
    } catch {
      if (!this.isLive) this.setDown();
      return null;
    } finally {
      clearTimeout(late);
    }
  }

  setUp() {
    clearTimeout(this.blink);
    this.blink = null;
    if (this.isUp) return;
    this.isUp = true;
    this.changed();
  }

  // A blink is not told.
  setDown() {
    if (!this.isUp || this.blink) return;
    this.blink = setTimeout(() => {
      this.blink = null;
      this.isUp = false;
      this.changed();
    }, BLINK_MS);
  }
}
