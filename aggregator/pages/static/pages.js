// Comforts. Every page does its work without this file.
"use strict";

// Search as one types: the list of hits is asked for again, from this machine.
const searching = document.querySelector("form[data-hits]");
if (searching) {
  const hits = document.getElementById("hits");
  let waiting, asking;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams(new FormData(searching));
    try {
      const answer = await fetch(`${searching.dataset.hits}?${query}`, { signal: asking.signal });
      if (!answer.ok) return;
      hits.innerHTML = await answer.text(); // our own template, escaped there
      history.replaceState(null, "", `${searching.getAttribute("action")}?${query}`);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  searching.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
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
  const show = (key) => {
    select.value = key;
    choose.requestSubmit();
  };
  select.addEventListener("change", () => choose.requestSubmit());
  document.querySelector(".text").addEventListener("click", (event) => {
    const term = event.target.closest(".term");
    if (term && !getSelection().toString()) show(term.classList.contains("chosen") ? "" : term.dataset.key);
  });
}

const step = (by) => {
  const uses = [...document.querySelectorAll(".passage.used")];
  const at = uses.findIndex((use) => `#${use.id}` === location.hash);
  const next = at < 0 ? (by > 0 ? uses[0] : uses.at(-1)) : uses[at + by];
  if (next) location.hash = next.id;
};

document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/") document.querySelector("input[type=search]")?.focus();
  else return;
  event.preventDefault();
});
