// Letters that move through the drawing when counts change, and the piles that lie in it.
"use strict";

const LONGEST_FLIGHT_MS = 1500;
const MOST_AT_ONCE = 10;
const BETWEEN_MS = 110;
const PILES = { "pile-shaft": (c) => c.waiting + c.in_hand, "pile-quarantined": (c) => c.quarantined, "pile-parked": (c) => c.parked };
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// How many letters go which way, by two looks at the chute. What falls leaves room for what it becomes: those flights
// begin when the fall is over.
function flights(before, after) {
  const more = (name) => Math.max(0, after[name] - before[name]);
  const less = (name) => Math.max(0, before[name] - after[name]);
  const arrived = Math.min(less("sent"), more("delivered"));
  return [
    ["quarantined", more("quarantined"), 0],
    ["accepted", Math.max(0, more("accepted") - more("quarantined")), 0],
    ["replayed", less("parked"), 0],
    ["released", less("quarantined"), 0],
    ["parked", more("parked"), 1],
    ["duplicates", more("duplicates"), 1],
    ["arrived", arrived, 0],
    ["delivered", more("delivered") - arrived, 1],
    ["sent", more("sent"), 1],
    ["not_delivered", more("not_delivered"), 1],
  ].filter(([, number]) => number > 0);
}

function keyframes(way) {
  const length = way.getTotalLength();
  return Array.from({ length: 25 }, (_, step) => {
    const { x, y } = way.getPointAtLength((length * step) / 24);
    const tilt = Math.sin(step / 2.4) * 9;
    return { transform: `translate(${x}px, ${y}px) rotate(${tilt}deg)`, opacity: step === 0 || step === 24 ? 0 : 1 };
  });
}

function fly(name, delay) {
  const letter = document.createElementNS("http://www.w3.org/2000/svg", "use");
  const way = document.getElementById(`way-${name}`);
  letter.setAttribute("href", "#letter");
  document.getElementById("flying").append(letter);
  const flight = letter.animate(keyframes(way), { duration: LONGEST_FLIGHT_MS, delay, easing: "cubic-bezier(.45,.1,.5,1)" });
  flight.finished.catch(() => {}).then(() => letter.remove());
}

function move(before, after) {
  if (calm.matches || document.hidden) return;
  const all = flights(before, after);
  const falls = all.some(([, , leg]) => leg === 0);
  for (const [name, number, leg] of all) {
    for (let n = 0; n < Math.min(number, MOST_AT_ONCE); n += 1) {
      fly(name, n * BETWEEN_MS + (leg && falls ? LONGEST_FLIGHT_MS * 0.8 : 0));
    }
  }
}

function piles(chute) {
  for (const [id, size] of Object.entries(PILES)) {
    document.querySelectorAll(`#${id} use`).forEach((letter, n) => letter.toggleAttribute("hidden", n >= size(chute)));
  }
  for (const room of document.querySelectorAll("[data-lit]")) room.classList.toggle("lit", chute[room.dataset.lit] > 0);
}
