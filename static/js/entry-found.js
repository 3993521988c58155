// What is found beside a row comes anew with each answer; who is writing an explanation there goes on writing.
(function () {
  "use strict";

  function stateOf(found) {
    const active = found.contains(document.activeElement) ? document.activeElement : null;
    const opened = [...found.querySelectorAll("details[open] textarea")].map((field) => field.id);
    return { opened, active: active?.id, start: active?.selectionStart, end: active?.selectionEnd };
  }

  function restore({ opened, active, start, end }) {
    for (const id of opened) document.getElementById(id)?.closest("details")?.setAttribute("open", "");
    const field = active && document.getElementById(active);
    if (!field) return;
    field.focus({ preventScroll: true });
    if (start !== undefined) field.setSelectionRange?.(start, end); // a field that was moved has lost its cursor
  }

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const found = event.detail.target;
    if (!found.matches?.(".found")) return;
    const state = stateOf(found);
    queueMicrotask(() => restore(state)); // before another key can be pressed
  });
})();
