// What is typed and not yet saved is kept in this browser, per person and row, until it is saved or its writer signs
// out: a closed tab, a lost line or an ended session loses nothing. Rows that failed are sent again by themselves.
(function () {
  "use strict";
  const entry = window.entryGrid;
  if (!entry) return;
  const { grid, rowOf, rows } = entry;
  const DAYS = 14;
  const DAY = 24 * 60 * 60 * 1000;
  const prefix = `draft:${grid.dataset.user}:${location.pathname}:`;

  // Storage may be forbidden or full: then the page works on, without the safety net.
  function withStorage(act) {
    try {
      return act(localStorage);
    } catch {
      return null;
    }
  }

  function keep(row) {
    const base = entry.bases.get(row) ?? entry.stored.get(row);
    const draft = { at: Date.now(), base, values: entry.valuesOf(row) };
    withStorage((storage) => storage.setItem(prefix + row.id, JSON.stringify(draft)));
  }

  const forget = (row) => withStorage((storage) => storage.removeItem(prefix + row.id));

  function dropOld(storage) {
    for (const key of Object.keys(storage).filter((one) => one.startsWith("draft:"))) {
      if (!(JSON.parse(storage.getItem(key)).at > Date.now() - DAYS * DAY)) storage.removeItem(key);
    }
  }

  // A row that somebody saved since is sent with the version the draft began from: the server then shows both.
  function restore(row) {
    const draft = withStorage((storage) => JSON.parse(storage.getItem(prefix + row.id)));
    if (!draft || row.dataset.row !== "idle") return false;
    entry.setValues(row, draft.values);
    if (!entry.isChanged(row) && JSON.stringify(entry.valuesOf(row)) === JSON.stringify(entry.stored.get(row).values)) {
      forget(row);
      return false;
    }
    entry.bases.set(row, draft.base);
    row.querySelector("input[name=version]").value = draft.base.version;
    entry.showState(row, "dirty", "Chưa lưu, lấy lại từ trình duyệt này");
    return true;
  }

  function tell(restored) {
    const note = document.getElementById("entry-restored");
    note.querySelector("b").textContent = `${restored.length} dòng`;
    note.hidden = false;
    note.querySelector("button").addEventListener("click", async () => {
      note.hidden = true;
      await entry.saveAll(restored);
    });
  }

  async function sendAgain() {
    if (document.hidden || !navigator.onLine) return;
    await entry.saveAll(rows().filter((row) => row.dataset.failed && !row.classList.contains("htmx-request")));
  }

  grid.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (row) keep(row);
  });

  grid.addEventListener("entry:answer", (event) => {
    const row = event.target;
    if (event.detail === "saved" || event.detail === "idle") forget(row);
    else keep(row);
  });

  addEventListener("online", sendAgain);
  addEventListener("focus", sendAgain);
  document.addEventListener("visibilitychange", sendAgain);

  withStorage(dropOld);
  const restored = rows().filter(restore);
  if (restored.length) tell(restored);
})();
