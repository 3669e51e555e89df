// Comforts. Every page does its work without this file.
"use strict";

// What lies below the first screen is laid out after that is seen (style.css); at once where one comes to a place on the page.
const shown = () => document.documentElement.classList.add("shown");
const [coming] = performance.getEntriesByType("navigation");
if (location.hash || coming?.type !== "navigate") shown();
else requestAnimationFrame(() => setTimeout(shown));

// Search as one types: the hits are asked for again, from this machine. Down and up go through them, Escape puts them away.
const field = document.getElementById("q");
const hits = document.getElementById("hits");
if (field && hits) {
  const form = field.form;
  const folded = form.contains(hits); // under the field of the bar; on the page of the search they stand below
  let waiting, asking;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams(new FormData(form));
    const answer = await fetch(`/search/hits?${query}`, { signal: asking.signal }).catch(() => null);
    if (!answer?.ok) return;
    hits.innerHTML = await answer.text(); // our own template, escaped there
    if (folded) hits.hidden = !field.value.trim();
    else history.replaceState(null, "", `/search?${query}`);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    hits.hidden = true;
    hits.replaceChildren();
  };
  form.addEventListener("keydown", (event) => {
    const links = [...hits.querySelectorAll(".words a")];
    const at = links.indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (folded && event.key === "Escape") close(), field.focus();
    else if (by && links.length && (at >= 0 || event.target === field)) (links[at + by] ?? field).focus();
    else return;
    event.preventDefault();
  });
  if (folded) document.addEventListener("pointerdown", (event) => form.contains(event.target) || close());
}

// A gather under way: its line is asked for again until it has ended, then the page.
const live = document.querySelector("[data-live]");
if (live) {
  const look = async () => {
    const answer = await fetch(live.dataset.live).catch(() => null);
    const words = answer?.ok ? await answer.text() : "";
    const now = new DOMParser().parseFromString(words, "text/html").querySelector("[data-live]");
    if (now) live.replaceChildren(...now.childNodes);
    else if (answer?.ok) return location.reload();
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}

// The words around a mark of the timeline, as it is pointed at or has the focus.
const said = document.getElementById("said");
if (said) {
  const say = (event) => {
    const link = event.target.closest?.(".lane a");
    if (link) said.textContent = link.getAttribute("aria-label");
  };
  document.addEventListener("focusin", say);
  document.addEventListener("pointerover", say);
}

// Reading: choose a term by clicking on it, j and k for its next and previous use, / for the search.
const choose = document.querySelector(".choose");
if (choose) {
  const select = choose.querySelector("select");
  select.addEventListener("change", () => choose.requestSubmit());
  document.querySelector(".text").addEventListener("click", (event) => {
    const term = event.target.closest(".term");
    if (!term || getSelection().toString()) return;
    const key = term.classList.contains("chosen") ? "" : term.dataset.key;
    location.href = `${choose.getAttribute("action")}?${new URLSearchParams({ term: key })}#${term.closest(".passage").id}`;
  });
}

const step = (by) => {
  const uses = [...document.querySelectorAll(".passage.used")];
  const at = uses.findIndex((use) => `#${use.id}` === location.hash);
  const next = at < 0 ? (by > 0 ? uses[0] : uses.at(-1)) : uses[at + by];
  if (!next) return;
  location.hash = next.id;
  next.focus();
};

document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/") field?.focus();
  else return;
  event.preventDefault();
});
