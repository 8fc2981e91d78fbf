// Looks at /board.json once a second: numbers change in place and letters move; the lists beside the drawing are taken
// from the page itself, where all text is escaped, whenever there is something new in them.
"use strict";

const POLL_EVERY_MS = 1000;
const SAY_EVERY_MS = 4000;
const LISTS = ["light", "dead", "alerts", "quarantine"];
let last = null;
let listed = "";
let said = 0;
let asked = 0;
let pending = 0;
let chosen = "none";
let sending = Promise.resolve();

function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.title = time.dateTime;
    time.textContent = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  }
}

function showCounts(chute) {
  for (const place of document.querySelectorAll("[data-count]")) {
    const now = String(chute[place.dataset.count]);
    if (place.textContent === now) continue;
    place.textContent = now;
    place.classList.remove("bump");
    requestAnimationFrame(() => place.classList.add("bump"));
  }
  if (last) move(last, chute);
  piles(chute);
  say(chute);
  last = chute;
}

// For who listens: a sentence, and not another one before it could be read out.
function say(chute) {
  const under = chute.waiting + chute.in_hand + chute.retry + chute.unknown;
  const text = `${chute.accepted} accepted, ${under} on their way, ${chute.delivered} delivered, ${chute.parked} dead letters`;
  const place = document.getElementById("said");
  if (!last || place.textContent === text || Date.now() - said < SAY_EVERY_MS) return;
  said = Date.now();
  place.textContent = text;
}

function showSes(ses) {
  chosen = ses.fault;
  const broken = ses.fault !== "none";
  document.getElementById("ses").classList.toggle("broken", broken);
  document.getElementById("chute").classList.toggle("ses-broken", broken || ses.hold !== null);
  for (const button of document.querySelectorAll("[data-fault]")) {
    const on = button.dataset.fault === ses.fault;
    button.setAttribute("aria-pressed", String(on));
    const says = document.getElementById("says");
    if (on && says.textContent !== button.dataset.says) says.textContent = button.dataset.says;
  }
  const rate = document.getElementById("rate");
  if (document.activeElement !== rate) rate.value = String(Math.round(ses.rate * 100));
  document.getElementById("share").textContent = `${rate.value} %`;
}

async function showLists(data) {
  const wanted = JSON.stringify([data.ses, data.dead_letters, data.alerts, data.quarantine]);
  if (wanted === listed) return;
  const answer = await fetch("/board", { cache: "no-store" });
  if (!answer.ok) throw new Error("no page");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of LISTS) replace(document.getElementById(id), page.getElementById(id));
  if (!listed) localTimes(document);
  listed = wanted;
}

function replace(old, fresh) {
  if (!fresh) return;
  const opened = new Map([...old.querySelectorAll("details")].map((each) => [each.dataset.key, each.open]));
  for (const each of fresh.querySelectorAll("details")) {
    if (opened.has(each.dataset.key)) each.open = opened.get(each.dataset.key);
  }
  localTimes(fresh);
  if (old.innerHTML === fresh.innerHTML && old.className === fresh.className) return;
  old.className = fresh.className;
  old.replaceChildren(...fresh.childNodes);
}

async function look() {
  const turn = pending ? -1 : asked;
  const answer = await fetch("/board.json", { cache: "no-store" });
  if (!answer.ok) throw new Error("no answer");
  const data = await answer.json();
  showCounts(data.chute);
  // An answer from before the last click, or from between two, must not turn the switch back.
  if (turn === asked) showSes(data.ses);
  await showLists(data);
}

async function poll() {
  try {
    if (!document.hidden) await look();
    document.body.classList.remove("offline");
  } catch {
    document.body.classList.add("offline");
    document.getElementById("light").textContent = "not reachable";
    listed = "";
  }
  setTimeout(poll, POLL_EVERY_MS);
}

// One after the other: what was chosen last is what holds.
function breakSes(fault) {
  asked += 1;
  pending += 1;
  const body = JSON.stringify({ fault, rate: Number(document.getElementById("rate").value) / 100 });
  sending = sending.then(() => order(body));
}

async function order(body) {
  // Where nobody answers, the next poll says so.
  const quiet = () => {};
  await fetch("/board/ses", { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(quiet);
  pending -= 1;
  if (!pending) await look().catch(quiet);
}

for (const button of document.querySelectorAll("[data-fault]")) {
  button.addEventListener("click", () => { chosen = button.dataset.fault; breakSes(chosen); });
}
const slider = document.getElementById("rate");
slider.addEventListener("input", () => { document.getElementById("share").textContent = `${slider.value} %`; });
slider.addEventListener("change", () => breakSes(chosen));
localTimes(document);
poll();
