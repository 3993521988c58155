// The core of an entry grid: what a row holds, whether it is saved, and its sending. Saving itself is htmx's.
// The other entry-*.js files build on `entryGrid`.
(function () {
  "use strict";
  const grid = document.getElementById("entry-grid");
  if (!grid) return;

  const FIELDS = "select, textarea, input:not([type=hidden])";
  const UNSAVED = "tr[data-row=dirty], tr[data-row=error], tr[data-row=conflict], tr[data-row=saving]";
  const stored = new WeakMap(); // row: what the server holds, {values, version}
  const bases = new WeakMap(); // row: from what the typing began, where that is older than `stored`; {values, version}
  const sent = new WeakMap();

  const rowOf = (element) => element.closest?.("tr[hx-post]");
  const rows = () => [...grid.querySelectorAll("tr[hx-post]")];
  const fieldsOf = (row) => [...row.querySelectorAll(FIELDS)];
  const keyOf = (field) => (field.type === "checkbox" ? `${field.name}:${field.value}` : field.name);
  const fieldOf = (row, key) => fieldsOf(row).find((field) => keyOf(field) === key);
  const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
  const valuesOf = (row) => Object.fromEntries(fieldsOf(row).map((field) => [keyOf(field), valueOf(field)]));
  const versionOf = (row) => row.querySelector("input[name=version]").value;
  const nameOf = (row) => (row.querySelector(".task-link") ?? row.querySelector("th").firstChild).textContent.trim();

  function setValue(field, value) {
    if (field.type === "checkbox") field.checked = value === "1";
    else field.value = value;
  }

  function setValues(row, values) {
    for (const field of fieldsOf(row)) if (keyOf(field) in values) setValue(field, values[keyOf(field)]);
    if (row.querySelector("select[name=status]")) showImplied(row);
  }

  function isChanged(row) {
    const before = stored.get(row).values;
    return Object.entries(valuesOf(row)).some(([key, value]) => !key.startsWith("ticked") && value !== before[key]);
  }

  function remember(row, values) {
    stored.set(row, { values, version: versionOf(row) });
    bases.delete(row);
  }

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

  // Back to what the server holds; what was sent and refused is forgotten.
  function revert(row, text) {
    const { values, version } = stored.get(row);
    const answer = row.querySelector("input[name=version]");
    setValues(row, values);
    answer.value = version;
    answer.dataset.invalid = "";
    sent.delete(row);
    delete row.dataset.failed;
    showState(row, "idle", text);
    showAnswer(row);
  }

  // Values that a script wrote count as typed.
  function touch(row) {
    row.querySelector(FIELDS).dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Sends a row; the promise ends when the answer has come, whatever it says.
  function save(row) {
    return new Promise((done) => {
      row.addEventListener("htmx:afterRequest", done, { once: true });
      htmx.trigger(row, "save");
    });
  }

  // One after another, so that the server is not flooded; a lost line or session stops the rest.
  async function saveAll(chosen) {
    for (const row of chosen) {
      await save(row);
      if (row.dataset.failed) return;
    }
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
    const state = row.querySelector(".save-state")?.dataset.save ?? "idle";
    mark(row, state);
    if (state === "saved" || state === "idle") {
      remember(row, sent.get(row) ?? valuesOf(row));
      if (isChanged(row)) showState(row, "dirty", "Chưa lưu"); // typed on while the answer was under way
    }
    row.dispatchEvent(new CustomEvent("entry:answer", { bubbles: true, detail: row.dataset.row }));
  }

  // Half an answer is no mistake while its row is being filled: one part of a ratio, a score's base alone, a tick
  // without its reason.
  function isHalf(row) {
    const parts = [...row.querySelectorAll("[name=numerator], [name=denominator]")].map((part) => part.value.trim());
    const tick = row.querySelector("[name=is_not_arisen]");
    const score = parts.length === 1 && row.querySelector("[name=value]");
    if (score && parts[0] && !score.value.trim()) return true;
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

  grid.addEventListener("htmx:beforeSend", (event) => {
    const row = rowOf(event.target);
    if (!row || event.target !== row) return;
    delete row.dataset.failed;
    sent.set(row, valuesOf(row));
    showState(row, "saving", "Đang lưu…");
  });

  // A row that was read anew: what the server holds replaces what was typed.
  document.addEventListener("htmx:load", (event) => {
    const row = event.detail.elt;
    if (!row.matches("tr[hx-post]") || stored.has(row)) return;
    remember(row, valuesOf(row));
    row.dispatchEvent(new CustomEvent("entry:answer", { bubbles: true, detail: "idle" }));
  });

  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    grid.addEventListener(failure, (event) => {
      const row = rowOf(event.target);
      if (!row) return;
      row.dataset.failed = event.detail.xhr?.status === 401 ? "session" : "line";
      showState(row, "error", event.detail.why);
    });
  }

  addEventListener("beforeunload", (event) => {
    if (grid.querySelector(UNSAVED)) event.preventDefault();
  });

  for (const row of rows()) remember(row, valuesOf(row));
  window.entryGrid = {
    grid, stored, bases, rowOf, rows, fieldsOf, fieldOf, keyOf, valueOf, valuesOf, versionOf, nameOf,
    setValue, setValues, isChanged, showState, revert, touch, save, saveAll,
  };
})();
