// The entry grid: Enter goes down a row, Ctrl+S saves, a row shows whether it is saved. Saving itself is htmx's.
(function () {
  "use strict";
  const grid = document.getElementById("entry-grid");
  if (!grid) return;

  const rowOf = (element) => element.closest?.("tr[hx-post]");

  function mark(row, state) {
    row.dataset.row = state;
  }

  function showState(row, state, text) {
    const shown = row.querySelector(".save-state");
    if (shown) {
      shown.dataset.save = state;
      shown.textContent = text;
    }
    mark(row, state);
  }

  // An occurrence that the chosen status delivers anyway is ticked and locked.
  function showImplied(row) {
    const status = row.querySelector("select[name=status]").value;
    for (const box of row.querySelectorAll("input[name=ticked]")) {
      const implied = status !== "" && box.dataset.implied.split(" ").includes(status);
      if (implied && !box.disabled) box.dataset.own = box.checked ? "1" : "";
      if (!implied && box.disabled) box.checked = box.dataset.own === "1";
      if (implied) box.checked = true;
      box.disabled = implied;
    }
  }

  function showAnswer(row) {
    const answer = row.querySelector("input[name=version]");
    const wrong = (answer?.dataset.invalid ?? "").split(" ");
    for (const field of row.querySelectorAll("select, textarea, input:not([type=hidden])")) {
      field.classList.toggle("is-invalid", wrong.includes(field.name));
      field.setAttribute("aria-invalid", String(wrong.includes(field.name)));
    }
    if (wrong.includes("ticked")) row.querySelector(".boxes")?.setAttribute("open", "");
    mark(row, row.querySelector(".save-state")?.dataset.save ?? "idle");
  }

  // Fields of one column may have different names: a number here, a numerator there.
  function goDown(field) {
    const column = field.dataset.column ? `[data-column="${field.dataset.column}"]` : `[name="${field.name}"]`;
    let row = field.closest("tr").nextElementSibling;
    while (row && !row.querySelector(column)) row = row.nextElementSibling;
    const next = row?.querySelector(column);
    // leaving the field is what saves it, so Enter saves once
    if (next) next.focus();
    else field.blur();
    next?.select?.(); // as Tab does: what is typed replaces what was there
  }

  // Leaving a changed field fires its own change event; without one, what failed before is sent again.
  function saveNow(row, field) {
    let sent = false;
    const note = () => (sent = true);
    row.addEventListener("change", note);
    field.blur();
    field.focus();
    row.removeEventListener("change", note);
    if (!sent && row.dataset.row !== "saved" && row.dataset.row !== "idle") htmx.trigger(row, "save");
  }

  // Half an answer is no mistake while its row is being filled: one part of a ratio, a tick without its reason.
  function isHalf(row) {
    const parts = [...row.querySelectorAll("[name=numerator], [name=denominator]")].map((part) => part.value.trim());
    const tick = row.querySelector("[name=is_not_arisen]");
    return new Set(parts.map(Boolean)).size > 1 || Boolean(tick?.checked && !row.querySelector("[name=reason]").value.trim());
  }

  grid.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (row && isHalf(row)) event.stopPropagation();
  }, true);

  // Left behind, what no change event has sent is sent: half an answer, or a value typed again as it was.
  grid.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (!row || row.contains(event.relatedTarget) || row.dataset.row !== "dirty") return;
    if (!row.classList.contains("htmx-request")) htmx.trigger(row, "save");
  });

  grid.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (row) showState(row, "dirty", "Chưa lưu");
  });

  grid.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (row && event.target.name === "status") showImplied(row);
  }, true);

  grid.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.key === "Enter" && event.target.matches("input") && !event.isComposing) {
      event.preventDefault();
      goDown(event.target);
    }
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      saveNow(row, event.target);
    }
  });

  // The plain form's buttons save by htmx too, in place.
  document.addEventListener("submit", (event) => {
    const row = grid.querySelector(`[form="${event.target.id}"]`)?.closest("tr[hx-post]");
    if (!row) return;
    event.preventDefault();
    htmx.trigger(row, "save");
  });

  grid.addEventListener("htmx:afterSwap", (event) => {
    const row = rowOf(event.target) ?? event.target;
    if (row.matches("tr")) showAnswer(row);
  });

  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    grid.addEventListener(failure, (event) => {
      const row = rowOf(event.target);
      if (row) showState(row, "error", event.detail.why);
    });
  }

  addEventListener("beforeunload", (event) => {
    if (grid.querySelector("tr[data-row=dirty], tr[data-row=error], tr[data-row=conflict]")) event.preventDefault();
  });
})();
