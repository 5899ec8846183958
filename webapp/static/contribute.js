"use strict";

const TOLD = JSON.parse(document.body.dataset.words);
const number = new Intl.NumberFormat(document.documentElement.lang);

// A large upload shows how much is sent; one that is too large is refused before it starts.
for (const form of document.querySelectorAll("[data-upload]")) {
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelector("[type=file]").files];
    const refusal = form.querySelector("[data-refusal]");
    const largest = Number(form.dataset.largest);
    const tooLarge = files.find((file) => file.size > largest);
    refusal.hidden = !tooLarge;
    if (tooLarge) {
      event.preventDefault();
      const [size, most] = [tooLarge.size, largest].map((bytes) => number.format(Math.round(bytes / 1e6)));
      refusal.textContent = TOLD.tooLarge.replace("{name}", tooLarge.name).replace("{size}", size).replace("{most}", most);
    } else if (files.length) {
      event.preventDefault();
      send(form, refusal);
    }
  });
}

function send(form, refusal) {
  const bar = form.querySelector("[data-progress]");
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const percent = Math.round((100 * loaded) / total);
    bar.querySelector("progress").value = percent;
    bar.querySelector("[data-percent]").textContent = percent < 100 ? `${percent} %` : TOLD.reading;
  });
  request.addEventListener("load", () => {
    if (request.status === 200 && request.response) window.location.assign(request.response.goal);
    else fail(bar, refusal, request.response?.problem ?? TOLD.refused);
  });
  request.addEventListener("error", () => fail(bar, refusal, TOLD.broken));
  bar.hidden = false;
  request.open("POST", form.action);
  request.responseType = "json";
  request.setRequestHeader("X-Upload", "1");
  request.send(new FormData(form));
}

function fail(bar, refusal, message) {
  bar.hidden = true;
  refusal.textContent = message;
  refusal.hidden = false;
}

// What was typed stands in its form again where it was not taken: the server was busy, or the session was over.
// It is kept when the form is sent, and let go when a page shows that it was taken.
const TYPED = "typed";
const FIELDS = "textarea, select, input:not([type=hidden], [type=file], [type=password])";

function fields() {
  return [...document.querySelectorAll(`.contribute form :is(${FIELDS})`)];
}

function keepTyped() {
  const values = fields().map((field) => [field.name, field.value, field.checked]);
  try {
    sessionStorage.setItem(TYPED, JSON.stringify({ path: location.pathname, values }));
  } catch {
    sessionStorage.removeItem(TYPED); // there is more of it than may be kept
  }
}

function showTyped() {
  const kept = JSON.parse(sessionStorage.getItem(TYPED) ?? "null");
  if (!kept) return;
  if (document.querySelector(".contribute [type=password]")) {
    sessionStorage.setItem(TYPED, JSON.stringify({ ...kept, untaken: true }));
    return;
  }
  const [{ type }] = performance.getEntriesByType("navigation");
  const here = kept.path === location.pathname;
  if (kept.untaken && !here) return;
  sessionStorage.removeItem(TYPED);
  if (!here || (type !== "back_forward" && !kept.untaken)) return;
  const now = fields();
  if (now.length !== kept.values.length) return;
  now.forEach((field, place) => {
    const [name, value, checked] = kept.values[place];
    if (field.name === name) Object.assign(field, { value, checked });
  });
}

showTyped();
for (const form of document.querySelectorAll(".contribute form")) {
  if (!form.querySelector("[type=password]")) form.addEventListener("submit", keepTyped);
}
