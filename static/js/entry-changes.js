// Shows what would be written where, row by row; writes it only when confirmed, each row by the server's own save.
(function () {
  "use strict";
  const entry = window.entryGrid;
  const dialog = document.getElementById("entry-preview");
  if (!entry || !dialog) return;
  const body = dialog.querySelector("tbody");
  const apply = dialog.querySelector("[data-apply]");
  let lines = [];

  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // What a person reads for a value: the word of a list, yes or no of a tick.
  function shown(field, value) {
    if (field.type === "checkbox") return value === "1" ? "có" : "không";
    if (field.matches("select")) return [...field.options].find((one) => one.value === value)?.textContent ?? value;
    return value || "(trống)";
  }

  function labelOf(field) {
    const part = field.dataset.part ? ` (${field.dataset.part})` : { numerator: " (tử số)", denominator: " (mẫu số)", is_not_arisen: "", reason: ", lý do" }[field.name] ?? "";
    return field.closest("td").dataset.label + part;
  }

  function cellItem(cell) {
    if (cell.problem) return element("li", `${cell.label}: “${cell.text}” – ${cell.problem}`, { class: "not-understood" });
    const item = element("li");
    item.append(element("b", `${labelOf(cell.field)}: `), element("del", shown(cell.field, entry.valueOf(cell.field))),
      " → ", element("ins", shown(cell.field, cell.value)));
    return item;
  }

  function lineRow(line, at) {
    const made = element("tr");
    const box = element("input", "", { type: "checkbox", class: "form-check-input", "aria-label": `Ghi dòng ${line.name}` });
    box.checked = line.writes;
    box.disabled = !line.writes;
    box.dataset.line = at;
    const tick = element("td");
    tick.append(box);
    const list = element("ul", "", { class: "changes" });
    list.append(...(line.problem ? [element("li", line.problem, { class: "not-understood" })] : []), ...line.cells.map(cellItem));
    const what = element("td");
    what.append(line.cells.length || line.problem ? list : "Không có gì thay đổi");
    made.append(tick, element("th", line.name, { scope: "row" }), what);
    return made;
  }

  function isNew(cell) {
    return cell.problem || entry.valueOf(cell.field) !== cell.value;
  }

  function sum() {
    const chosen = body.querySelectorAll("input:checked").length;
    const wrong = lines.filter((line) => line.problem || line.cells.some((cell) => cell.problem)).length;
    const same = lines.length - wrong - lines.filter((line) => line.writes && !line.cells.some((cell) => cell.problem)).length;
    dialog.querySelector("[data-sum]").textContent = [
      `Sẽ ghi ${chosen} dòng`, wrong ? `${wrong} dòng có chỗ chưa hiểu` : "", same > 0 ? `${same} dòng không đổi` : "",
    ].filter(Boolean).join(", ");
    apply.disabled = chosen === 0;
  }

  // lines: [{row, name, problem, cells: [{field, value} or {label, text, problem}]}]
  function show(given) {
    lines = given.map((line) => ({ ...line, cells: line.cells.filter(isNew) }));
    for (const line of lines) line.writes = Boolean(line.row) && line.cells.some((cell) => !cell.problem);
    body.replaceChildren(...lines.map(lineRow));
    sum();
  }

  function open(heading, given, { withSource = false } = {}) {
    dialog.querySelector("h2").textContent = heading;
    dialog.querySelector("[data-source]").hidden = !withSource;
    show(given);
    dialog.showModal();
    (withSource && !given.length ? dialog.querySelector("textarea") : apply.disabled ? dialog.querySelector("[data-close]") : apply).focus();
  }

  function write(line) {
    const values = Object.fromEntries(line.cells.filter((cell) => !cell.problem).map((cell) => [entry.keyOf(cell.field), cell.value]));
    entry.setValues(line.row, values);
    entry.touch(line.row);
  }

  async function writeChosen() {
    const chosen = [...body.querySelectorAll("input:checked")].map((box) => lines[box.dataset.line]);
    dialog.close();
    chosen.forEach(write); // all are drafts now, so nothing is lost on the way to the server
    await entry.saveAll(chosen.map((line) => line.row));
    const failed = chosen.filter((line) => line.row.dataset.row !== "saved");
    tell(failed.length ? `Đã lưu ${chosen.length - failed.length} dòng, ${failed.length} dòng chưa lưu được: xem lý do ở dòng.` : `Đã lưu ${chosen.length} dòng.`);
    failed[0]?.row.querySelector("select, textarea, input:not([type=hidden])").focus();
  }

  function tell(text) {
    document.getElementById("entry-note").textContent = text;
  }

  body.addEventListener("change", sum);
  apply.addEventListener("click", writeChosen);
  Object.assign(entry, { preview: { dialog, show, open }, element, shown, labelOf, tell });
})();
