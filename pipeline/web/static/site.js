// Shows how far a piece of work is, without loading the page again. Everything works without it.
"use strict";
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
