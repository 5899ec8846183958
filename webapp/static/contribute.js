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
    else fail(bar, refusal, TOLD.refused);
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
