"use strict";

// Without this script, and without htmx, every page works all the same.

const box = document.getElementById("q") ?? document.getElementById("everywhere");
const news = document.getElementById("news");
const WORDS = JSON.parse(document.body.dataset.words);

// Keys.
const KEYS = { "/": toBox, j: () => step(1), k: () => step(-1), "?": () => document.getElementById("keys").showModal() };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});

function toBox() {
  box?.focus();
  box?.select();
}

function step(by) {
  const links = [...document.querySelectorAll("[data-step]")];
  const here = links.indexOf(document.activeElement);
  links[here < 0 && by < 0 ? -1 : here + by]?.focus();
}

// Esc hides what a cell of the grid or a statement shows, until the pointer or the focus has moved on.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll(":is(.said, .statement):is(:hover, :focus-within)").forEach((cell) => {
    cell.classList.add("hushed");
    for (const kind of ["mouseleave", "focusout"]) {
      cell.addEventListener(kind, () => cell.classList.remove("hushed"), { once: true });
    }
  });
});

// A quotation that would reach below the window is moved up.
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const quote = event.target.closest?.(".said")?.querySelector(".quote");
    if (!quote || getComputedStyle(quote).bottom === "16px") return;
    quote.style.marginTop = "";
    const below = quote.getBoundingClientRect().bottom + 8 - window.innerHeight;
    if (below > 0) quote.style.marginTop = `${-below}px`;
  });
}

// Copying.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const holder = button.closest("[data-address]");
  const address = new URL(holder.dataset.address, location).href + (button.dataset.marks ?? "");
  const cites = button.dataset.copy === "citation";
  await copy(cites ? `${holder.querySelector(".citation").textContent}, ${address}` : address);
  const label = (button.dataset.label ??= button.textContent);
  button.textContent = WORDS.copied;
  announce(WORDS.copied);
  setTimeout(() => (button.textContent = label), 2000);
});

// A citation of a statement in a summary is fetched; without a script its page has it.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(`${link.href}.txt`).catch(() => null);
  if (!answer?.ok) return location.assign(link.href);
  await copy((await answer.text()).trim());
  const label = (link.dataset.label ??= link.textContent);
  link.textContent = WORDS.cited;
  announce(WORDS.cited);
  setTimeout(() => (link.textContent = label), 2000);
});

function announce(text) {
  if (news) news.textContent = text;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// The basket of quotations lies in this browser, and in the address of its page.
const BASKET = "floor-basket";
const basketLink = document.getElementById("basket");
const shownBasket = document.querySelector("[data-basket]");

function kept() {
  try {
    const entries = JSON.parse(localStorage.getItem(BASKET));
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

function keep(entries) {
  try {
    localStorage.setItem(BASKET, JSON.stringify(entries));
  } catch {
    // A browser that keeps nothing still has the address of the basket's page.
  }
  showBasket(entries);
}

function showBasket(entries) {
  const query = new URLSearchParams(entries.map((entry) => ["s", entry]));
  basketLink.href = `${basketLink.dataset.address}?${query}`;
  basketLink.textContent = WORDS.basket.replace("{n}", entries.length);
  basketLink.hidden = !entries.length;
  for (const button of document.querySelectorAll("[data-keep]")) {
    button.setAttribute("aria-pressed", entriesOf(button).every((entry) => entries.includes(entry)));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-keep]");
  if (!button) return;
  const entries = entriesOf(button);
  const others = kept().filter((entry) => !entries.includes(entry));
  keep(button.getAttribute("aria-pressed") === "true" ? others : [...others, ...entries]);
});

function entriesOf(button) {
  return button.dataset.keep.split(" ");
}

if (shownBasket) keep([...shownBasket.querySelectorAll("[name=s]")].map((field) => field.value));
else showBasket(kept());
document.addEventListener("htmx:afterSettle", () => showBasket(kept()));

// What the last word may become is offered by the browser's own list.
const offered = document.createElement("datalist");
let waiting = null;
let asking = null;

if (box?.dataset.complete) {
  offered.id = "completions";
  box.after(offered);
  box.setAttribute("list", offered.id);
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(complete, 150);
  });
}

async function complete() {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${box.dataset.complete}?${new URLSearchParams({ q: box.value })}`, { signal: asking.signal });
    if (!answer.ok) return;
    const { completions } = await answer.json();
    offered.replaceChildren(...completions.map(({ text, label }) => {
      const option = document.createElement("option");
      option.value = text;
      if (label !== text) option.label = label;
      return option;
    }));
  } catch {
    // A newer question was asked, or the server is gone, which the search itself says.
  }
}

// Results as one types. What is typed in one go is one step of the history. Until it is sent
// by hand, its last word may be the beginning of one.
let typed = false;
let unfinished = false;

box?.addEventListener("input", () => (unfinished = true));
box?.form.addEventListener("submit", () => (unfinished = false));
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (unfinished && detail.elt === box.form) detail.headers["Floor-Typing"] = "true";
});

document.body.addEventListener("htmx:beforeHistoryUpdate", (event) => {
  const { history } = event.detail;
  const typing = event.detail.requestConfig?.triggeringEvent?.type === "input";
  const same = history.path === location.pathname + location.search;
  if (same || (typing && typed)) history.type = "replace";
  typed = typing;
});

let opened = [];

document.body.addEventListener("htmx:beforeSwap", () => {
  opened = [...document.querySelectorAll("#found details[open][id]")].map((details) => details.id);
});

document.body.addEventListener("htmx:afterSwap", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (document.activeElement === document.body) document.getElementById("total")?.focus({ preventScroll: true });
});

document.body.addEventListener("htmx:afterSettle", () => {
  const total = document.getElementById("total");
  if (news && total) news.textContent = total.dataset.news;
});

// An answer that is not a page of results is shown as the page that it is.
document.body.addEventListener("htmx:responseError", (event) => location.assign(event.detail.pathInfo.finalRequestPath));
// A server that is gone is said where one looks, and what was found for other words goes out of view.
const gone = document.getElementById("gone");

document.body.addEventListener("htmx:sendError", () => {
  announce(WORDS.gone);
  gone?.removeAttribute("hidden");
  document.getElementById("results")?.classList.add("stale");
});

document.body.addEventListener("htmx:afterSwap", () => gone?.setAttribute("hidden", ""));

// On a phone, filters lie on a sheet over the results. Without this script they stand below them.
const page = document.documentElement;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href='#filters'], .filters a[href='#results']");
  if (!link || !window.htmx) return;
  event.preventDefault();
  const open = link.hash === "#filters";
  page.classList.toggle("sheet", open);
  document.getElementById(open ? "filters" : "total")?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !page.classList.contains("sheet")) return;
  page.classList.remove("sheet");
  document.querySelector("a[href='#filters']")?.focus();
});


// On the timeline a click chooses a year, and drawing over several chooses from the first to the last.
let drawn = null;

document.addEventListener("pointerdown", (event) => {
  const bar = event.button === 0 && event.target.closest("[data-brush] [data-bar]");
  if (bar) drawn = { from: bar, to: bar };
});

document.addEventListener("pointerover", (event) => {
  const bar = drawn && event.target.closest("[data-brush] [data-bar]");
  if (!bar) return;
  drawn.to = bar;
  const [first, last] = drawnYears();
  for (const other of bar.parentElement.querySelectorAll("[data-bar]")) {
    other.classList.toggle("drawn", first <= +other.dataset.bar && +other.dataset.bar <= last);
  }
});

document.addEventListener("pointerup", () => {
  if (drawn && drawn.from !== drawn.to) chooseYears(...drawnYears());
  drawn = null;
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-brush]")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const bar = event.target.closest("[data-brush] [data-bar]");
  if (!bar || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chooseYears(bar.dataset.bar, bar.dataset.bar);
});

function drawnYears() {
  return [+drawn.from.dataset.bar, +drawn.to.dataset.bar].sort((a, b) => a - b);
}

function chooseYears(first, last) {
  document.getElementById("from").value = first;
  document.getElementById("to").value = last;
  document.getElementById("search").requestSubmit();
}

// The contents of a summary follow the reader: the section that is being read is the current one.
const contents = document.querySelector("[data-follow]");

if (contents) {
  const entries = [...contents.querySelectorAll("a")];
  const headings = entries.map((entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1))));
  const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  let waiting = false;
  const follow = () => {
    waiting = false;
    const atTheEnd = window.scrollY + window.innerHeight > document.documentElement.scrollHeight - 2;
    // A heading that one has come to stands at the top; one right below it is not read yet.
    const line = atTheEnd && window.scrollY > 0 ? window.innerHeight : top + 36;
    const current = entries[headings.findLastIndex((heading) => heading.getBoundingClientRect().top < line)];
    for (const entry of entries) entry.ariaCurrent = entry === current ? "true" : null;
    if (current && getComputedStyle(contents).position === "sticky") {
      contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
    }
  };
  document.addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
}

// In a summary, Tab stops once at each paragraph; the arrows go on within it.
const STOPS = ".who, .permalink";

for (const paragraph of document.querySelectorAll(".summary .paragraph")) {
  for (const stop of [...paragraph.querySelectorAll(STOPS)].slice(1)) stop.tabIndex = -1;
}

document.addEventListener("keydown", (event) => {
  const paragraph = event.target.closest?.(".summary .paragraph");
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!paragraph || !by || !event.target.matches(STOPS) || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [...paragraph.querySelectorAll(STOPS)];
  const next = stops[stops.indexOf(event.target) + by];
  if (!next) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

// Choosing a language leads back to what is shown, which may be another search than was asked for.
document.querySelector("form.languages")?.addEventListener("submit", ({ target }) => {
  target.elements.back.value = location.pathname + location.search + location.hash;
});

// A page that the browser kept shows its own filters again, not the one ticked on leaving it.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.getElementById("search")?.reset();
});
