// The keyboard of an entry grid: arrows between cells, Enter down, Ctrl+S, Esc, digits in a list, the list of keys.
(function () {
  "use strict";
  const entry = window.entryGrid;
  if (!entry) return;
  const { grid, rowOf, rows, fieldsOf } = entry;
  const undone = new WeakMap(); // row: what Esc took away, for a second Esc

  const isText = (field) => field.matches("textarea, input:not([type=checkbox])");
  const cellsOf = (row) => fieldsOf(row).filter((field) => !field.closest(".boxes") && !field.disabled);

  // All selected, or nothing there: the cell is walked through, not written in.
  function isWalked(field) {
    return !isText(field) || (field.selectionStart === 0 && field.selectionEnd === field.value.length);
  }

  function enter(field) {
    if (!field) return false;
    field.dispatchEvent(new CustomEvent("reveal", { bubbles: true }));
    field.focus();
    field.select?.();
    return true;
  }

  // Fields of one column may have different names: a number here, a numerator there.
  function goVertically(field, step) {
    const column = field.dataset.column ? `[data-column="${field.dataset.column}"]` : `[name="${field.name}"]`;
    const all = rows();
    for (let at = all.indexOf(rowOf(field)) + step; all[at]; at += step) {
      const next = all[at].querySelector(column);
      if (next) return enter(next);
    }
    return false;
  }

  function goSideways(field, step) {
    const cells = cellsOf(rowOf(field));
    return enter(cells[cells.indexOf(field) + step]);
  }

  function onArrow(event, field) {
    const step = event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : -1;
    const vertical = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (event.shiftKey || event.altKey || event.metaKey || (event.ctrlKey && !vertical)) return;
    const go = () => (vertical ? goVertically : goSideways)(field, step);
    if (event.ctrlKey || (vertical && field.matches("input")) || (isWalked(field) && !(vertical && field.matches("select")))) {
      event.preventDefault();
      go();
    } else if (vertical && field.matches("textarea")) {
      const { selectionStart, selectionEnd } = field;
      // in the text the arrows are the text's own; where it ends, they go on
      setTimeout(() => {
        if (field.selectionStart === selectionStart && field.selectionEnd === selectionEnd) go();
      });
    }
  }

  function onEnter(event, field) {
    if (field.matches("textarea") && (event.shiftKey || matchMedia("(pointer: coarse)").matches)) return;
    event.preventDefault();
    if (field.matches("textarea") && event.altKey) {
      field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (!event.altKey && !goVertically(field, event.shiftKey ? -1 : 1)) {
      field.blur(); // leaving the field is what saves it
    }
  }

  // Leaving a changed field fires its own change event; what that does not send is sent here, once.
  function saveEverything(field) {
    field?.blur();
    field?.focus();
    const waiting = rows().filter((row) => ["dirty", "error"].includes(row.dataset.row));
    entry.saveAll(waiting.filter((row) => !row.classList.contains("htmx-request")));
  }

  // Esc takes back what was typed in the row since it was last saved; Esc again brings it back.
  function undo(row) {
    const again = undone.get(row);
    if (["dirty", "error"].includes(row.dataset.row) && !row.classList.contains("htmx-request")) {
      undone.set(row, entry.valuesOf(row));
      entry.revert(row, "Đã bỏ phần chưa lưu; Esc lần nữa để lấy lại");
    } else if (again) {
      undone.delete(row);
      entry.setValues(row, again);
      entry.touch(row);
    }
  }

  function onField(event, row) {
    const field = event.target;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key.startsWith("Arrow")) onArrow(event, field);
    else if (event.key === "Enter" && field.matches("input, select, textarea")) onEnter(event, field);
    else if (event.key === "Escape") undo(row);
    else if (plain && field.matches("select") && field.options[event.key] && /^\d$/.test(event.key)) {
      event.preventDefault();
      field.selectedIndex = Number(event.key);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  grid.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (row && event.target.matches("input, select, textarea") && !event.isComposing) onField(event, row);
  });

  grid.addEventListener("input", (event) => {
    if (event.isTrusted && rowOf(event.target)) undone.delete(rowOf(event.target));
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (control && event.key.toLowerCase() === "s") {
      event.preventDefault();
      saveEverything(grid.contains(document.activeElement) ? document.activeElement : null);
    }
    const typing = event.target.matches?.("textarea, input:not([type=checkbox])");
    if ((event.key === "?" && !typing) || (control && event.key === "/")) {
      event.preventDefault();
      document.querySelector("#entry-keys > summary").click();
    }
  });
})();
