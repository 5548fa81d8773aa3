"use strict";
// Each table that can be searched and sorted says so itself; without this script the page is whole, only longer.
for (const box of document.querySelectorAll("[data-searches]")) {
  const table = document.getElementById(box.dataset.searches);
  const rows = Array.from(table.tBodies[0].rows);
  const told = document.getElementById(box.dataset.searches + "-shown");
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const find = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      const hit = words.every((word) => texts[place].includes(word));
      row.hidden = !hit;
      shown += hit ? 1 : 0;
    });
    told.textContent = shown + " of " + rows.length + " rows shown";
  };
  box.closest(".search").hidden = false;
  box.addEventListener("input", find);
  find();
}
for (const heading of document.querySelectorAll("table.sorts thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  heading.append(button);
  button.addEventListener("click", () => {
    const body = heading.closest("table").tBodies[0];
    const up = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of heading.parentNode.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = (row) => row.cells[heading.cellIndex].dataset.key || row.cells[heading.cellIndex].textContent.trim();
    const order = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
    const sorted = Array.from(body.rows).sort((one, other) => order.compare(key(one), key(other)) * (up ? 1 : -1));
    body.append(...sorted);
  });
}
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details[data-print]")) part.open = true;
});
