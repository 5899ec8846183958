"use strict";

// `/` goes to the search box.
const box = document.querySelector("[data-focus-key]");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (!box || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== box.dataset.focusKey) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Ticking a filter searches at once; the focus stays on the filter that was ticked.
const filters = document.querySelector("[data-submit-on-change]");
const TICKED = "ticked";

if (filters) {
  filters.querySelector("[data-apply]").hidden = true;
  filters.querySelector("[data-announce]").hidden = false;
  filters.addEventListener("change", (event) => {
    sessionStorage.setItem(TICKED, JSON.stringify([event.target.name, event.target.value]));
    event.target.form.requestSubmit();
  });
  focusTicked();
}

function focusTicked() {
  const [name, value] = JSON.parse(sessionStorage.getItem(TICKED) ?? "[]");
  sessionStorage.removeItem(TICKED);
  const boxes = [...filters.querySelectorAll("input[type=checkbox]")];
  boxes.find((input) => input.name === name && input.value === value)?.focus();
}

// A page that the browser kept shows its own filters again, not the one ticked on leaving it.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.getElementById("search")?.reset();
});
