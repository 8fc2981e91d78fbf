// Local times, and a list that refreshes itself: when the newest mail in inbox.json is another one, the list is
// fetched again and put in place of the old one.
"use strict";

const POLL_EVERY_MS = 2000;

function localTime(time) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) return;
  time.title = time.dateTime;
  const clock = { hour: "2-digit", minute: "2-digit" };
  if (!("short" in time.dataset)) {
    time.textContent = at.toLocaleString([], { dateStyle: "long", timeStyle: "medium" });
  } else if (at.toDateString() === new Date().toDateString()) {
    time.textContent = at.toLocaleTimeString([], clock);
  } else {
    time.textContent = at.toLocaleDateString([], { day: "numeric", month: "short" });
  }
}

function localTimes(root) {
  root.querySelectorAll("time[datetime]").forEach(localTime);
}

async function refresh(list) {
  const known = new Set([...list.querySelectorAll("[data-id]")].map((row) => row.dataset.id));
  const answer = await fetch("/inbox", { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["list", "count"]) document.getElementById(id).replaceWith(page.getElementById(id));
  document.title = page.title;
  for (const row of document.querySelectorAll("[data-id]")) row.classList.toggle("new", !known.has(row.dataset.id));
  localTimes(document);
}

async function poll() {
  const list = document.getElementById("list");
  try {
    const mails = await (await fetch("/inbox.json", { cache: "no-store" })).json();
    const newest = mails.length ? mails[0].id : "";
    if (newest !== list.dataset.newest) await refresh(list);
    document.body.classList.remove("offline");
  } catch {
    document.body.classList.add("offline");
  }
  setTimeout(poll, POLL_EVERY_MS);
}

localTimes(document);
if (document.getElementById("list")) setTimeout(poll, POLL_EVERY_MS);
