// Shows how far a piece of work is and when a workbook was saved, without loading the page again, and asks
// before what was typed is lost.
// Everything works without it.
"use strict";
(() => {
  const form = document.querySelector("form[data-typed]");
  if (!form) return;
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
})();
(() => {
  const work = document.getElementById("work");
  if (!work || !window.EventSource) return;
  const words = document.getElementById("work-words");
  const bar = document.getElementById("work-bar");
  const source = new EventSource(work.dataset.events);
  source.onmessage = (event) => {
    const now = JSON.parse(event.data);
    if (now.state !== "running") {
      source.close();
      window.location.replace(work.dataset.then);
      return;
    }
    const steps = now.steps ? `: ${now.done} of ${now.steps}` : "";
    words.textContent = (now.label || "Beginning") + steps;
    if (now.steps) {
      bar.max = now.steps;
      bar.value = now.done;
    }
  };
})();

// A browser keeps only a few connections to one place, so a page that is not looked at has none.
(() => {
  const watch = document.getElementById("watch");
  if (!watch || !window.EventSource) return;
  let source = null;
  const close = () => {
    if (source) source.close();
    source = null;
  };
  const look = () => {
    close();
    if (document.visibilityState !== "visible" || watch.textContent) return;
    source = new EventSource(watch.dataset.events);
    source.onmessage = (event) => {
      close();
      const again = document.createElement("a");
      again.href = watch.dataset.again;
      again.textContent = "Check again";
      watch.append(`${JSON.parse(event.data).sentence} `, again);
    };
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", close);
  look();
})();

// A double click on a button does not send a form twice.
(() => {
  for (const form of document.querySelectorAll("form[method=post]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
      window.setTimeout(() => { sent = false; }, 3000);
    });
  }
})();
