// A row that two people changed: from what both began, mine and theirs side by side, chosen field by field.
(function () {
  "use strict";
  const entry = window.entryGrid;
  const dialog = document.getElementById("entry-merge");
  if (!entry?.preview || !dialog) return;
  const { element, shown, rowOf } = entry;
  const body = dialog.querySelector("tbody");
  let row = null;

  function theirsOf(of) {
    const found = [...of.querySelectorAll(".theirs data")].map((one) => [one.dataset.field, one.textContent]);
    return Object.fromEntries(found);
  }

  function conflicts(of) {
    const theirs = theirsOf(of);
    const base = (entry.bases.get(of) ?? entry.stored.get(of)).values;
    return entry.fieldsOf(of).map((field) => {
      const key = entry.keyOf(field);
      return { field, key, mine: entry.valueOf(field), theirs: theirs[key] ?? "", base: base[key] ?? "" };
    }).filter((one) => one.mine.trim() !== one.theirs.trim() && !one.field.disabled);
  }

  // Who alone changed it is right by default; where both did, mine is chosen and it is said.
  const isTheirs = (one) => one.mine.trim() === one.base.trim();
  const isBoth = (one) => !isTheirs(one) && one.theirs.trim() !== one.base.trim();

  function choice(one, at, value, label, checked) {
    const made = element("label", "", { class: "tick" });
    const radio = element("input", "", { type: "radio", name: `merge-${at}`, value, class: "form-check-input" });
    radio.checked = checked;
    made.append(radio, ` ${label}`);
    return made;
  }

  function choices(one, at, who) {
    const cell = element("td", "", { "data-label": "Chọn" });
    const group = element("fieldset");
    group.append(element("legend", `Chọn cho ${labelOf(one.field)}`, { class: "visually-hidden" }));
    group.append(choice(one, at, "mine", "Bản của tôi", !isTheirs(one)), choice(one, at, "theirs", `Bản của ${who}`, isTheirs(one)));
    if (one.field.matches("textarea") && one.mine && one.theirs) group.append(choice(one, at, "both", "Cả hai, nối tiếp", false));
    if (isBoth(one)) group.append(element("span", "Cả hai cùng sửa", { class: "not-understood" }));
    cell.append(group);
    return cell;
  }

  function labelOf(field) {
    if (field.name === "ticked") return field.closest("label").textContent.trim();
    return field.type === "checkbox" ? field.closest("label").firstElementChild.nextSibling.textContent.trim() : entry.labelOf(field);
  }

  function line(one, at, who) {
    const made = element("tr");
    const text = (label, value) => element("td", shown(one.field, value), { class: "kept", "data-label": label });
    made.append(element("th", labelOf(one.field), { scope: "row" }), text("Trước khi sửa", one.base), text("Bản của tôi", one.mine),
      text(`Bản của ${who}`, one.theirs), choices(one, at, who));
    return made;
  }

  function open(of) {
    row = of;
    const who = of.querySelector(".theirs").dataset.who;
    dialog.querySelector("[data-name]").textContent = entry.nameOf(of);
    dialog.querySelector("[data-their-head]").textContent = `Bản của ${who}`;
    body.replaceChildren(...conflicts(of).map((one, at) => line(one, at, who)));
    dialog.showModal();
    (body.querySelector("input:checked") ?? dialog.querySelector("[data-apply]")).focus();
  }

  async function write() {
    const values = {};
    conflicts(row).forEach((one, at) => {
      const chosen = body.querySelector(`[name=merge-${at}]:checked`).value;
      values[one.key] = chosen === "both" ? `${one.theirs}\n${one.mine}` : one[chosen];
    });
    dialog.close();
    entry.setValues(row, values);
    entry.touch(row);
    row.querySelector("select, textarea, input:not([type=hidden])").focus();
    await entry.save(row);
  }

  entry.grid.addEventListener("click", (event) => {
    if (event.target.closest("[data-merge]")) open(rowOf(event.target));
  });
  dialog.querySelector("[data-apply]").addEventListener("click", write);
})();
