// On a phone a grid of entry shows one area at a time: its head says how much is entered and opens it.
(function () {
  "use strict";
  const grid = document.querySelector(".entry-grid.cards");
  const phone = matchMedia("(max-width: 767.98px)");
  if (!grid) return;
  const areas = [];

  for (const head of grid.querySelectorAll("tr.group")) {
    const area = { head, rows: [] };
    let row = head.nextElementSibling;
    for (; row && !row.matches(".group"); row = row.nextElementSibling) area.rows.push(row);
    if (area.rows.length) areas.push(area);
  }
  if (areas.length < 2) return;

  const answer = "select[name=status], [data-column], input[name=is_not_arisen]";
  const isAnswered = (field) => (field.type === "checkbox" ? field.checked : field.value.trim() !== "");

  function tell(area) {
    const asked = area.rows.filter((row) => row.querySelector(answer));
    const done = asked.filter((row) => [...row.querySelectorAll(answer)].some(isAnswered));
    area.count.textContent = asked.length ? `đã nhập ${done.length}/${asked.length}` : `${area.rows.length} dòng`;
    return done.length < asked.length;
  }

  function open(wanted) {
    for (const area of areas) {
      area.button.setAttribute("aria-expanded", String(area === wanted));
      for (const row of area.rows) row.classList.toggle("folded", area !== wanted);
    }
  }

  function areaOf(element) {
    if (!element) return undefined;
    const has = (area) => area.head.contains(element) || area.rows.some((row) => row.contains(element));
    return areas.find(has) ?? areas.find((area) => element.contains(area.head));
  }

  function press(area) {
    const top = area.button.getBoundingClientRect().top;
    open(area.button.getAttribute("aria-expanded") === "true" ? null : area);
    scrollBy(0, area.button.getBoundingClientRect().top - top); // what was pressed stays under the thumb
  }

  function makeButton(area) {
    const place = area.head.querySelector("th");
    area.button = document.createElement("button");
    area.name = document.createElement("span");
    area.count = document.createElement("span");
    area.button.type = "button";
    area.button.className = "fold";
    area.count.className = "fold-count";
    area.name.append(...place.childNodes);
    area.button.append(area.name, area.count);
    area.button.addEventListener("click", () => press(area));
    place.append(area.button);
  }

  function removeButton(area) {
    area.button?.replaceWith(...area.name.childNodes);
    area.button = null;
    for (const row of area.rows) row.classList.remove("folded");
  }

  function arrange() {
    if (!phone.matches) return areas.forEach(removeButton);
    areas.forEach(makeButton);
    const unfinished = areas.filter(tell);
    open(areaOf(grid.querySelector("[data-row=error], [data-row=conflict]")) ?? unfinished[0] ?? areas[0]);
    follow(location.hash);
  }

  function follow(hash) {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    const area = target && areaOf(target);
    if (!area || !phone.matches) return;
    open(area);
    target.scrollIntoView();
  }

  arrange();
  phone.addEventListener("change", arrange);
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) follow(link.hash);
  });
  // Who goes on with the keyboard comes into the next area.
  grid.addEventListener("reveal", (event) => phone.matches && open(areaOf(event.target)));
  for (const event of ["change", "htmx:afterSettle"]) {
    grid.addEventListener(event, (told) => {
      const area = areaOf(told.target);
      if (area && phone.matches) tell(area);
    });
  }
})();
