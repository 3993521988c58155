// A block copied from a spreadsheet, laid onto the grid from the current cell on; shown first, see entry-changes.js.
(function () {
  "use strict";
  const entry = window.entryGrid;
  if (!entry?.preview) return;
  const { grid, fieldOf, nameOf } = entry;
  const TASK_COLUMNS = ["status", "result", "document_note", "obstacles", "delivered_on"];
  const INDICATOR_COLUMNS = ["answer", "reason", "note"];
  const source = entry.preview.dialog.querySelector("textarea");
  const columns = grid.querySelector("[name=status]") ? TASK_COLUMNS : INDICATOR_COLUMNS;
  let start = null; // the field in which the block begins

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ").trim();

  // Cells by tabs, rows by line breaks; a cell in quotes may hold both, and quotes doubled.
  function parse(text) {
    const rows = [[]];
    const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
    while (pattern.lastIndex < text.length) {
      const [, quoted, plain, end] = pattern.exec(text);
      rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replaceAll("\r\n", "\n").trim());
      if (end === "\t" && pattern.lastIndex === text.length) rows.at(-1).push("");
      if (end && end !== "\t") rows.push([]);
    }
    while (rows.length && !rows.at(-1).some(Boolean)) rows.pop();
    return rows;
  }

  function statusOf(field, text) {
    const wanted = fold(text);
    return [...field.options].find((one) => one.value && [fold(one.textContent), one.value, String(one.index)].includes(wanted));
  }

  function isDay(text) {
    const [, day, month, year] = text.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/)?.map(Number) ?? [];
    const date = new Date(year, month - 1, day);
    return date.getMonth() === month - 1 && date.getDate() === day;
  }

  const isNumber = (text) => /^[-+]?\d[\d.,\s]*%?$/.test(text);
  const NO_VALUE = /^(#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)|=.*|Err:\d+)$/i; // as core/sheets.py
  const wrong = (label, text, problem) => [{ label, text, problem }];

  // A score as the portal prints it: "85,5", "85,5/100", with its base "91,9% (750)" or "4,5/5 (120 phiếu)".
  function scoreCells(row, number, text, label) {
    const [, score, scale, base] = text.match(/^([^/(]+)(?:\/([^(]+))?(?:\(([^)]*)\))?$/) ?? [];
    const bare = (part) => part?.replace(/[\p{L}\s]+$/u, "").trim();
    if (!isNumber(bare(score) ?? "")) return wrong(label, text, "không phải là điểm, ví dụ 85,5 hoặc 85,5 (120 phiếu)");
    if (scale && bare(scale) !== number.dataset.scale) return wrong(label, text, `thang điểm ở đây là ${number.dataset.scale ?? "không giới hạn"}`);
    const cells = [{ field: number, value: bare(score) }];
    if (base && !isNumber(bare(base))) return wrong(label, text, "trong ngoặc phải là số phiếu");
    return base ? [...cells, { field: fieldOf(row, "denominator"), value: bare(base) }] : cells;
  }

  function answerCells(row, text, label) {
    const number = fieldOf(row, "value");
    if (["-", "–", "—", "khong phat sinh"].includes(fold(text))) return [{ field: fieldOf(row, "is_not_arisen:1"), value: "1" }];
    if (fieldOf(row, "text")) return [{ field: fieldOf(row, "text"), value: text }];
    if (number && fieldOf(row, "denominator")) return scoreCells(row, number, text, label);
    if (number) return isNumber(text) ? [{ field: number, value: text }] : wrong(label, text, "không phải là số");
    const parts = text.split("/").map((part) => part.trim());
    if (parts.length !== 2 || !parts.every(isNumber)) return wrong(label, text, "cần tử số và mẫu số, ví dụ 31/49");
    return [{ field: fieldOf(row, "numerator"), value: parts[0] }, { field: fieldOf(row, "denominator"), value: parts[1] }];
  }

  // A blank cell of the block leaves what is there.
  function cellsFor(row, column, text) {
    if (!text) return [];
    const field = fieldOf(row, column);
    const label = (field ?? row.querySelector("[data-column=answer]")).closest("td").dataset.label;
    if (NO_VALUE.test(text)) return wrong(label, text, "là ô lỗi hoặc công thức của bảng tính, không phải giá trị");
    if (column === "answer") return answerCells(row, text, label);
    if (column === "status") {
      const option = statusOf(field, text);
      return option ? [{ field, value: option.value }] : wrong(label, text, "không có trong danh sách tình hình");
    }
    if (column === "delivered_on" && !isDay(text)) return wrong(label, text, "không phải là ngày, ví dụ 5/3/2024");
    if (text.length > field.maxLength) return wrong(label, `${text.slice(0, 40)}…`, `dài quá ${field.maxLength} chữ`);
    if (column === "reason") return [{ field: fieldOf(row, "is_not_arisen:1"), value: "1" }, { field, value: text }];
    return [{ field, value: text }];
  }

  function lineFor(row, texts, first) {
    if (!row) return { name: "(hết bảng)", problem: `Không còn dòng nào để ghi: ${texts.join(" | ").slice(0, 80)}`, cells: [] };
    const name = nameOf(row);
    if (!row.matches("[hx-post]")) return { name, problem: texts.some(Boolean) ? "Dòng này không nhập được, bỏ qua" : "", cells: [] };
    const cells = texts.flatMap((text, at) => {
      const column = columns[first + at];
      return column ? cellsFor(row, column, text) : text ? wrong("Ngoài bảng", text, "không còn cột nào bên phải") : [];
    });
    return { row, name, cells };
  }

  const columnOf = (field) => Math.max(0, columns.indexOf({ value: "answer", numerator: "answer", denominator: "answer", text: "answer", is_not_arisen: "reason", is_estimate: "note" }[field.name] ?? field.name));

  // Rows that take no entry count too: a sheet made from the printed list has them.
  function plan(text) {
    const all = [...grid.querySelectorAll("tbody tr[data-row]")];
    const from = all.indexOf(start.closest("tr"));
    return parse(text).map((texts, at) => lineFor(all[from + at], texts, columnOf(start)));
  }

  function open(field, text) {
    start = field ?? grid.querySelector("select[name=status], [data-column=answer]");
    source.value = text;
    const place = `bắt đầu từ ô ${entry.labelOf(start)}, dòng ${nameOf(start.closest("tr"))}`;
    entry.preview.dialog.querySelector("[data-place]").textContent = `Khối ô được ghi từ trái sang phải, từ trên xuống dưới, ${place}. Ô trống trong khối giữ nguyên ô đang có.`;
    entry.preview.open("Dán từ bảng tính", plan(text), { withSource: true });
  }

  // Several lines without a tab may be one text of several paragraphs: a spreadsheet brings its table along.
  function isBlock(data, field) {
    const text = data.getData("text/plain").replace(/\r?\n$/, "");
    if (text.includes("\t")) return true;
    return text.includes("\n") && (!field.matches("textarea") || /<table/i.test(data.getData("text/html")));
  }

  grid.addEventListener("paste", (event) => {
    const field = event.target.closest("select, textarea, input");
    if (!field || !entry.rowOf(field) || !isBlock(event.clipboardData, field)) return;
    event.preventDefault();
    open(field, event.clipboardData.getData("text/plain"));
  });

  source.addEventListener("input", () => entry.preview.show(plan(source.value)));
  entry.openPaste = (field) => open(field, "");
})();
