// Puts a document that was picked from the register into the text that is being written, where the cursor stands:
// in the editor of running text (editor/main.js), or in the text area in its place.
(function () {
  "use strict";
  const TEXTS = ".rich-text, textarea.long-text";
  let last = null;

  // Until somebody has put the cursor into a text, it is at its end that one goes on writing.
  for (const touch of ["keyup", "pointerup"]) {
    document.addEventListener(touch, (event) => {
      const text = event.target.closest?.(TEXTS);
      if (text?.closest(".doc-section")) last = text;
    });
  }

  function textOf(picker) {
    const texts = [...picker.closest(".doc-section").querySelectorAll(TEXTS)];
    if (texts.includes(last)) return last;
    texts[0]?.setSelectionRange?.(texts[0].value.length, texts[0].value.length);
    last = texts[0];
    return last;
  }

  // "06/KH-SDL" is not cited where "106/KH-SDL" is.
  function named(symbol) {
    const plain = symbol.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\d/])${plain}(?![\\p{L}\\d/-])`, "u");
  }

  // Cited above on the page, or before the cursor: the short form is enough.
  function citedBefore(symbol, text) {
    const before = text.runningText?.() ?? text.value.slice(0, text.selectionStart);
    const cited = named(symbol);
    if (cited.test(before)) return true;
    const own = text.closest(".doc-section");
    return [...document.querySelectorAll(".doc-section")].some(
      (section) =>
        section.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING && cited.test(section.textContent)
    );
  }

  function insert(button) {
    const text = textOf(button.closest(".cite-picker"));
    if (!text) return;
    const { cite, short, symbol } = button.dataset;
    const words = citedBefore(symbol, text) ? short : cite;
    const isNote = "note" in button.dataset;
    if (text.runningText) {
      text.dispatchEvent(new CustomEvent("cite", { detail: { words, isNote } }));
      return;
    }
    const before = text.value.slice(0, text.selectionStart);
    const gap = !isNote && before && !/[\s([“]$/.test(before) ? " " : "";
    const rest = /^[\p{L}\d]/u.test(text.value.slice(text.selectionEnd)) ? " " : "";
    const put = isNote ? `^[${words}.]` : gap + words;
    text.setRangeText(put + rest, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cite]");
    if (button) insert(button);
  });
})();
