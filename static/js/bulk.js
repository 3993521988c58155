// Ticking all rows of a list, and telling on each button how many it is about. Without script every row is ticked by hand.
(function () {
  "use strict";
  const form = document.querySelector("form[data-bulk]");
  const all = form && form.querySelector("[data-bulk-all]");
  if (!all) return;
  const rows = [...form.querySelectorAll("tbody input[type=checkbox]")];
  const buttons = [...form.querySelectorAll("[data-bulk-of]")].map((button) => [button, button.innerHTML]);

  function show() {
    const ticked = rows.filter((row) => row.checked);
    all.checked = ticked.length === rows.length;
    all.indeterminate = ticked.length > 0 && !all.checked;
    for (const [button, label] of buttons) {
      const number = ticked.filter((row) => row.name === button.dataset.bulkOf).length;
      button.innerHTML = label;
      if (number) button.append(` (${number})`);
      button.disabled = !number;
    }
  }

  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    show();
  });
  for (const row of rows) row.addEventListener("change", show);
  window.addEventListener("pageshow", show);  // the browser's way back brings the ticks along
  all.closest("label").hidden = false;
  show();
})();
