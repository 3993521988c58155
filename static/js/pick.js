// Fields that take a document of the register: what was typed is suggested below them, a choice is put into them.
(function () {
  "use strict";
  const fieldOf = (list) => list.closest(".field").querySelector("[hx-get]");

  function choose(button) {
    const list = button.closest(".pick-list");
    const field = fieldOf(list);
    field.value = button.dataset.pick;
    list.replaceChildren();
    field.focus();
  }

  function move(event, list) {
    const stops = [fieldOf(list), ...list.querySelectorAll("[data-pick]")];
    const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) choose(button);
  });

  document.addEventListener("keydown", (event) => {
    const list = event.target.closest?.(".field")?.querySelector(".pick-list");
    if (!list?.firstElementChild) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, list);
    if (event.key !== "Escape") return;
    list.replaceChildren();
    fieldOf(list).focus();
  });
})();
