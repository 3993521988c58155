// Fields that help: long lists are searched by typing, with or without accents; days are typed or picked;
// documents of the register are suggested while one types. Without script there are a plain list and a plain text.
(function () {
  "use strict";
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ").trim();

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function tell(element) {
    for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  // Long lists: the list stays in the form and holds the value; in front of it stands a field to type into.
  const LONG = 12;
  const SHOWN = 100;
  const INHERITED = ["aria-label", "aria-describedby", "aria-invalid", "disabled"];

  class Choice {
    constructor(select) {
      this.select = select;
      this.id = select.id;
      select.id = `${this.id}-choice`;
      this.list = make("ul", { id: `${this.id}-list`, role: "listbox", "aria-label": "Các lựa chọn" });
      this.note = make("p", { class: "choice-note", "aria-live": "polite" });
      this.popup = make("div", { class: "choice-popup", hidden: "" }, this.list, this.note);
      this.input = make("input", {
        id: this.id, class: select.className, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
        ...Object.fromEntries(INHERITED.map((name) => [name, select.getAttribute(name)])),
      });
      this.box = make("span", { class: "choice" }, this.input, this.popup);
      select.before(this.box);
      this.box.append(select);
      select.hidden = true;
      const letters = Math.max(...[...select.options].map((one) => one.text.trim().length));
      this.input.style.setProperty("--letters", String(Math.min(28, letters)));
      this.show();
      this.listen();
    }

    listen() {
      this.input.addEventListener("focus", () => this.input.select());
      this.input.addEventListener("click", () => this.open(""));
      this.input.addEventListener("input", () => this.open(this.input.value));
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.leave());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      this.list.addEventListener("click", (event) => this.pick(event.target.closest("li")));
      this.select.form?.addEventListener("submit", (event) => this.hold(event));
      window.addEventListener("pageshow", () => this.show());
    }

    show() {
      this.input.value = this.select.selectedOptions[0]?.text.trim() ?? "";
      this.complain("");
    }

    matching(typed) {
      const words = plain(typed).split(" ");
      return [...this.select.options].filter((one) => {
        const text = plain(`${one.parentElement.label ?? ""} ${one.text}`);
        return words.every((word) => text.includes(word));
      });
    }

    open(typed) {
      const found = this.matching(typed);
      this.list.replaceChildren(...found.slice(0, SHOWN).map((one) => this.line(one)));
      this.list.hidden = !found.length;
      const more = found.length > SHOWN ? `Còn ${found.length - SHOWN} mục; gõ thêm để thu hẹp.` : "";
      this.note.textContent = found.length ? more : `Không có mục nào khớp “${typed.trim()}”.`;
      this.popup.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.mark(typed.trim() ? this.list.firstElementChild : this.list.querySelector("[aria-selected=true]"));
    }

    line(option) {
      const attributes = { id: `${this.id}-${option.index}`, role: "option", "aria-selected": String(option.selected) };
      return make("li", attributes, option.text.trim() || "(để trống)");
    }

    mark(line) {
      this.list.querySelector("[data-active]")?.removeAttribute("data-active");
      this.active = line ?? null;
      this.input.setAttribute("aria-activedescendant", line?.id ?? "");
      if (!line) return;
      line.dataset.active = "";
      line.scrollIntoView({ block: "nearest" });
    }

    close() {
      this.popup.hidden = true;
      this.active = null;
      this.input.setAttribute("aria-expanded", "false");
      this.input.setAttribute("aria-activedescendant", "");
    }

    key(event) {
      const isOpen = !this.popup.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!isOpen) return this.open("");
        const next = event.key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
        this.mark(this.active?.[next] ?? this.active ?? this.list.firstElementChild);
      } else if (event.key === "Enter" && isOpen && this.active) {
        event.preventDefault();
        this.pick(this.active);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.close();
        this.show();
      }
    }

    pick(line) {
      if (!line) return;
      this.put(this.select.options[Number(line.id.slice(this.id.length + 1))]);
      this.close();
      this.input.focus();
    }

    put(option) {
      const isNew = !option.selected;
      this.select.value = option.value;
      this.show();
      if (isNew) tell(this.select);
    }

    // What was typed counts only when it names one line: never another one in silence.
    leave() {
      this.close();
      const typed = plain(this.input.value);
      if (typed === plain(this.select.selectedOptions[0]?.text ?? "")) return this.show();
      const found = this.matching(typed);
      const same = found.filter((one) => plain(one.text) === typed);
      const blank = [...this.select.options].find((one) => one.value === "");
      if (!typed) return blank ? this.put(blank) : this.show();
      if (same.length === 1) return this.put(same[0]);
      if (found.length === 1) return this.put(found[0]);
      const number = found.length ? `khớp ${found.length} mục` : "không khớp mục nào";
      return this.complain(`“${this.input.value.trim()}” ${number}; hãy chọn một mục trong danh sách.`);
    }

    complain(words) {
      this.problem?.remove();
      this.problem = words ? make("span", { class: "field-error", role: "alert", id: `${this.id}-typed` }, words) : null;
      this.input.classList.toggle("is-invalid", Boolean(words) || this.select.classList.contains("is-invalid"));
      if (this.problem) this.box.append(this.problem);
    }

    hold(event) {
      if (document.activeElement === this.input) this.leave();
      if (!this.problem) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.input.focus();
    }
  }

  // Days. What is read is said back in words, so that nobody takes the month for the day.
  const DAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
  const two = (number) => String(number).padStart(2, "0");

  function dayOf(typed) {
    const text = typed.normalize("NFC").trim().replace(/\s+/g, " ");
    const first = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})$/.exec(text);
    const bare = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i.exec(text);
    const last = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    const parts = first ? [first[4], first[3], first[1]] : bare ? [bare[3], bare[2], bare[1]] : last?.slice(1);
    if (!parts) return null;
    const [year, month, day] = parts.map(Number);
    const found = new Date(year, month - 1, day);
    const exists = found.getMonth() === month - 1 && found.getDate() === day && year >= 1900 && year < 2200;
    return exists ? found : null;
  }

  function echo(input) {
    const day = dayOf(input.value);
    const said = input.closest(".day-field").querySelector(".day-said");
    said.textContent = day
      ? `${DAYS[day.getDay()]}, ngày ${two(day.getDate())} tháng ${day.getMonth() + 1} năm ${day.getFullYear()}`
      : "";
  }

  function write(input, day) {
    input.value = `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
    echo(input);
  }

  // The browser's own calendar, opened from a field that is not seen: its order of day and month is never typed in.
  function openCalendar(button) {
    const input = button.closest(".day-field").querySelector("input.day");
    const calendar = button.parentElement.querySelector("input[type=date]");
    const day = dayOf(input.value);
    calendar.value = day ? `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}` : "";
    calendar.showPicker();
  }

  function prepareDay(field) {
    const input = field.querySelector("input.day");
    echo(input);
    input.addEventListener("input", () => echo(input));
    input.addEventListener("change", () => {
      const day = dayOf(input.value);
      if (day) write(input, day);
    });
    const button = field.querySelector("[data-calendar]");
    if (input.disabled || !("showPicker" in HTMLInputElement.prototype)) return;
    const calendar = make("input", { type: "date", class: "day-calendar", tabindex: "-1", "aria-hidden": "true" });
    calendar.addEventListener("change", () => {
      const day = dayOf(calendar.value);
      if (!day) return;
      write(input, day);
      tell(input);
      input.focus();
    });
    button.after(calendar);
    button.hidden = false;
    button.addEventListener("click", () => openCalendar(button));
  }

  // Documents: the server suggests, a choice is put into the field.
  const fieldOf = (list) => list.closest(".field").querySelector("[hx-get]");

  function choose(button) {
    const list = button.closest(".pick-list");
    const field = fieldOf(list);
    field.value = button.dataset.pick;
    list.replaceChildren();
    field.focus();
  }

  function move(event, list) {
    const stops = [fieldOf(list), ...list.querySelectorAll("[data-pick]")];
    const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) choose(button);
  });

  document.addEventListener("keydown", (event) => {
    const list = event.target.closest?.(".field")?.querySelector(".pick-list");
    if (!list?.firstElementChild) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, list);
    if (event.key !== "Escape") return;
    list.replaceChildren();
    fieldOf(list).focus();
  });

  function prepare(within) {
    for (const select of within.querySelectorAll("select.form-select[id]:not([multiple], [hidden], [data-plain])")) {
      if (select.options.length > LONG) new Choice(select);
    }
    within.querySelectorAll(".day-field").forEach(prepareDay);
  }

  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt !== document.body) prepare(event.detail.elt);
  });
  prepare(document);
})();
