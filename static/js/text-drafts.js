// What is typed into a text and not yet saved is kept in this browser, per person and text, until it is saved or its
// writer signs out: a closed tab, a crash or an ended session loses nothing. Rows of a grid: see entry-drafts.js.
(function () {
  "use strict";
  const DAY = 24 * 60 * 60 * 1000;
  const LONGEST = 14 * DAY;
  const user = document.querySelector("[data-forget-drafts]")?.dataset.forgetDrafts;
  const prefix = `draft:${user}:text:`;
  if (!user) return;

  // Storage may be forbidden or full: then the page works on, without the safety net.
  function withStorage(act) {
    try {
      return act(localStorage);
    } catch {
      return null;
    }
  }

  const begun = new WeakSet();
  let last = null; // what had the focus when a text was sent
  const keyOf = (form) => prefix + form.dataset.draft;
  const read = (key) => withStorage((storage) => JSON.parse(storage.getItem(key)));
  const forget = (key) => withStorage((storage) => storage.removeItem(key));
  const write = (key, draft) => withStorage((storage) => storage.setItem(key, JSON.stringify(draft)));
  const version = (form) => form.querySelector("input[name=version]");
  const areaOf = (form, name) => form.querySelector(`textarea[name="${name.replace(/_doc$/, "")}"]`);
  const isTyped = (field) => field.name && !["csrfmiddlewaretoken", "version"].includes(field.name);

  function dropOld(storage) {
    for (const key of Object.keys(storage).filter((one) => one.startsWith("draft:"))) {
      if (!(JSON.parse(storage.getItem(key)).at > Date.now() - LONGEST)) storage.removeItem(key);
    }
  }

  function keep(form) {
    const values = Object.fromEntries([...form.elements].filter(isTyped).map((field) => [field.name, field.value]));
    const label = form.closest(".editing").querySelector("h1, h2, h3, h4, h5, h6").textContent.trim();
    const base = form.dataset.base ?? version(form).value; // of the stored text from which the typing began
    write(keyOf(form), { at: Date.now(), base, values, label, page: form.dataset.page ?? location.pathname, open: form.dataset.open });
  }

  // Empty lines and spaces are not stored, so they make no difference.
  const bare = (text) => JSON.stringify(JSON.parse(text).filter((block) => !block.text || block.text.length)).replace(/\s+/g, "");

  function isStored(form, [name, value]) {
    const area = areaOf(form, name);
    if (name.endsWith("_doc")) return !area || bare(value) === bare(area.dataset.document);
    return (area ?? form.elements[name])?.defaultValue.trim() === value.trim();
  }

  function put(form, [name, value]) {
    if (name.endsWith("_doc")) areaOf(form, name).dataset.document = value; // the editor begins with it
    else form.elements[name].value = value;
  }

  function element(name, text, values = {}) {
    return Object.assign(document.createElement(name), { textContent: text }, values);
  }

  // What somebody else saved since, beside what is typed here: saving then replaces it knowingly.
  function theirs(form, name) {
    const area = areaOf(form, name) ?? form.elements[name];
    const block = element("div", "", { className: "theirs" });
    const label = form.querySelector(`label[for="${area.id}"]`).firstChild.textContent.trim();
    block.append(element("p", `${label}: bản người khác vừa lưu`, { className: "form-label" }));
    block.append(element("p", area.defaultValue || "(để trống)", { className: "theirs-text", tabIndex: 0 }));
    return block;
  }

  const moment = (at) => new Date(at).toLocaleString("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });

  function restore(form) {
    const draft = read(keyOf(form));
    if (!draft) return;
    if ("typed" in form.dataset) return void write(keyOf(form), { ...draft, base: version(form).value }); // it came back
    const changed = Object.entries(draft.values).filter((one) => (areaOf(form, one[0]) ?? form.elements[one[0]]) && !isStored(form, one));
    if (!changed.length) return void forget(keyOf(form));
    const notice = form.querySelector(".draft-notice");
    if (draft.base !== version(form).value) {
      form.dataset.base = draft.base;
      notice.querySelector("span").hidden = false;
      notice.after(...changed.map(([name]) => theirs(form, name)));
    }
    for (const one of changed) put(form, one);
    form.dataset.restored = "";
    notice.querySelector("b").textContent = moment(draft.at);
    notice.hidden = false;
  }

  // Texts of this page that are not open: each with the way to it, or with its words where it cannot be opened any more.
  function waiting() {
    const place = document.getElementById("drafts-waiting");
    if (!place) return;
    const open = new Set([...document.querySelectorAll("form[data-draft]")].map(keyOf));
    const keys = withStorage((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix) && !open.has(key))) ?? [];
    const lines = keys.map((key) => [key, read(key)]).filter(([, draft]) => draft.page === location.pathname);
    place.querySelector("ul").replaceChildren(...lines.map(([, draft]) => {
      const line = element("li", "");
      line.append(element("a", draft.label, { href: draft.open }), ` (gõ lúc ${moment(draft.at)})`);
      return line;
    }));
    place.hidden = !lines.length;
  }

  function begin(within) {
    const own = within.matches?.("form[data-draft]") ? [within] : within.querySelectorAll("form[data-draft]");
    for (const form of own) {
      if (begun.has(form)) continue; // of a whole page htmx tells too
      begun.add(form);
      restore(form);
    }
    waiting();
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form) keep(form);
  });

  // While a text is being saved nothing can be typed into it: the answer takes the place of the form.
  function hold({ target, type }) {
    if (!target.matches?.("form[data-draft]")) return;
    if (type === "htmx:beforeSend") last = document.activeElement; // being inert takes the focus away
    target.inert = type === "htmx:beforeSend";
    if (!target.inert && target.contains(last)) last.focus();
  }

  document.addEventListener("htmx:beforeSend", hold);
  document.addEventListener("htmx:afterRequest", hold);

  document.addEventListener("htmx:beforeOnLoad", ({ target, detail }) => {
    const isSaved = detail.requestConfig.verb === "post" && detail.xhr.status < 400;
    if (isSaved && target.matches?.("form[data-draft]")) forget(keyOf(target));
  });

  // Cancelling drops what was typed; the editor asked before and lets nothing through that was declined.
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (!form) return;
    if (event.target.closest("[data-draft-drop]")) form.querySelector("[data-cancel]").click();
    else if (event.target.closest("[data-cancel]")) forget(keyOf(form));
  });

  withStorage(dropOld);
  document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
  begin(document);
})();
