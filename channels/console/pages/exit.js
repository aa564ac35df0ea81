// "Exit this page": blanks the page at once and leaves without a way back. Without this script the link still leaves.
"use strict";

(() => {
  const links = document.querySelectorAll("[data-exit]");
  const dots = document.querySelector("[data-dots]");
  const said = document.querySelector("[data-said]");
  const within = 5000; // milliseconds between two presses of Shift
  let presses = 0;
  let alone = false; // Shift is down and no other key was pressed with it
  let timer;

  function leave(event) {
    event?.preventDefault();
    const blank = document.createElement("div");
    blank.className = "blank";
    document.body.append(blank);
    document.title = "Loading";
    said.textContent = "Loading.";
    location.replace("/leave");
  }

  function show(words) {
    said.textContent = words;
    dots.hidden = presses === 0;
    [...dots.children].forEach((dot, i) => dot.classList.toggle("on", i < presses));
  }

  function reset(words) {
    clearTimeout(timer);
    presses = 0;
    show(words);
  }

  function press() {
    presses++;
    clearTimeout(timer);
    if (presses === 3) {
      leave();
      return;
    }
    show(presses === 1 ? "Shift, press 2 more times to exit." : "Shift, press 1 more time to exit.");
    timer = setTimeout(() => reset("Exit this page expired."), within);
  }

  for (const link of links) {
    link.addEventListener("click", leave);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      alone = !event.repeat || alone;
      return;
    }
    alone = false;
    if (presses > 0) reset("");
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) {
      alone = false;
      press();
    }
  });
  // Back from the weather must not show what was here.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace("/try");
  });

  // Enter sends, as on a phone; Shift and Enter begin a line.
  const words = document.getElementById("words");
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      words.form.querySelector(".send").click();
    }
  });
})();
