// Filling cells from other cells: from the one above, down over the empty ones, from the quarter before.
(function () {
  "use strict";
  const entry = window.entryGrid;
  if (!entry?.preview) return;
  const { grid, rowOf, rows, nameOf } = entry;
  const isCell = (element) => element.matches?.("select, textarea, input:not([type=hidden])") && !element.closest(".boxes");
  let last = null; // the cell that was left for a button

  function put(field, value) {
    if (entry.valueOf(field) === value) return;
    entry.setValues(rowOf(field), { [entry.keyOf(field)]: value });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function sameIn(row, field) {
    return entry.fieldOf(row, entry.keyOf(field));
  }

  function copyAbove(field) {
    const all = rows();
    const above = all.slice(0, all.indexOf(rowOf(field))).reverse().map((row) => sameIn(row, field)).find(Boolean);
    if (above) put(field, entry.valueOf(above));
  }

  function lines(fields, valueOf) {
    return fields.map((field) => ({ row: rowOf(field), name: nameOf(rowOf(field)), cells: [{ field, value: valueOf(field) }] }));
  }

  function fillDown(field) {
    const value = field ? entry.valueOf(field) : "";
    if (!value) return entry.tell("Đặt con trỏ vào ô đã có nội dung cần chép xuống, rồi bấm lại.");
    const all = rows();
    const below = all.slice(all.indexOf(rowOf(field)) + 1).map((row) => sameIn(row, field));
    const blank = below.filter((one) => one && !entry.valueOf(one));
    if (!blank.length) return entry.tell("Các ô bên dưới đều đã có nội dung.");
    return entry.preview.open(`Chép xuống các ô trống: ${entry.labelOf(field)}`, lines(blank, () => value));
  }

  // In the grid of tasks a text is a start to go on from, so it comes to one row; figures come to all empty rows.
  function fromBefore(field) {
    if (!grid.querySelector("[name=status]")) return figuresFromBefore();
    const result = field && rowOf(field)?.querySelector("[name=result]");
    if (!result?.dataset.previous) return entry.tell("Chọn một dòng có kết quả quý trước, rồi bấm lại.");
    if (result.value.trim()) return entry.tell("Ô kết quả của dòng này đã có nội dung.");
    put(result, result.dataset.previous);
    return result.focus();
  }

  function figuresFromBefore() {
    const blank = [...grid.querySelectorAll("[data-previous]")].filter((one) => one.dataset.previous && !one.value && !isAnswered(rowOf(one)));
    if (!blank.length) return entry.tell("Không còn ô trống nào có số liệu quý trước.");
    const found = new Map();
    for (const line of lines(blank, (one) => one.dataset.previous)) {
      if (found.has(line.row)) found.get(line.row).cells.push(...line.cells);
      else found.set(line.row, line);
    }
    return entry.preview.open("Lấy số liệu như quý trước vào các dòng còn trống", [...found.values()]);
  }

  function isAnswered(row) {
    const filled = [...row.querySelectorAll("[name=value], [name=numerator], [name=denominator], [name=text]")];
    return filled.some((one) => one.value) || row.querySelector("[name=is_not_arisen]")?.checked;
  }

  const acts = { paste: (field) => entry.openPaste(field), down: fillDown, before: fromBefore };

  grid.addEventListener("focusin", (event) => {
    if (isCell(event.target) && rowOf(event.target)) last = event.target;
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-entry-act]");
    if (button) acts[button.dataset.entryAct](last?.isConnected ? last : null);
  });

  grid.addEventListener("keydown", (event) => {
    if (!isCell(event.target) || !rowOf(event.target) || event.isComposing) return;
    const key = `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.code}`;
    const act = { "Ctrl+KeyD": copyAbove, "Alt+KeyX": fillDown, "Alt+KeyQ": fromBefore }[key];
    if (!act || event.shiftKey) return;
    event.preventDefault();
    act(event.target);
  });
})();
