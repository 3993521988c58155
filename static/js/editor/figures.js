// The figures that may be put into a text, as the page lists them beside the report; the picker that offers them.
(function () {
  "use strict";
  const MISSING = "[chưa có số liệu]";
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  // name → {label, value, url}
  function listed() {
    const found = new Map();
    for (const line of document.querySelectorAll(".report-tokens .token-list > div")) {
      const name = line.querySelector("code").textContent.slice(2, -2);
      const link = line.querySelector("dt a");
      const label = (link ?? line.querySelector("dt").firstChild).textContent.trim();
      found.set(name, { label, url: link?.href ?? "", value: line.querySelector(".live-figure")?.textContent ?? "" });
    }
    return found;
  }

  // What a figure says here: `own` are the values of the text that is being written, in full.
  function tell(name, own) {
    const line = listed().get(name) ?? { label: "", url: "", value: "" };
    const value = own[name] ?? line.value;
    return { ...line, value: value || MISSING, isMissing: !value };
  }

  function offer(list, words, choose) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const fits = ([name, { label }]) => wanted.every((word) => fold(`${label} ${name}`).includes(word));
    const rows = [...listed()].filter(fits).sort(([, one], [, other]) => Boolean(other.value) - Boolean(one.value));
    list.replaceChildren(
      ...rows.slice(0, 60).map(([name, { label, value }]) => {
        const row = document.createElement("li");
        const button = document.createElement("button");
        const shown = document.createElement("span");
        button.type = "button";
        button.className = "figure-offer";
        button.append(label);
        shown.className = value ? "live-figure" : "missing-figure";
        shown.textContent = value || "chưa nhập";
        button.append(shown);
        button.addEventListener("click", () => choose(name));
        row.append(button);
        return row;
      })
    );
    if (!rows.length) list.textContent = "Không có số liệu nào khớp.";
  }

  // Opens the dialog of figures; `choose` gets the name.
  function pick(dialog, choose) {
    const field = dialog.querySelector("input");
    const list = dialog.querySelector("ul");
    const take = (name) => {
      dialog.close();
      choose(name);
    };
    field.value = "";
    field.oninput = () => offer(list, field.value, take);
    offer(list, "", take);
    dialog.showModal();
    field.focus();
  }

  window.runningFigures = { tell, pick };
})();
