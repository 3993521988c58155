// Puts a document that was picked from the register into the text that is being written, where the cursor stands.
(function () {
  "use strict";
  let last = null;

  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".doc-section textarea.long-text")) last = event.target;
  });

  function textOf(picker) {
    const texts = [...picker.closest(".doc-section").querySelectorAll("textarea.long-text")];
    return texts.includes(last) ? last : texts[0];
  }

  // Cited above on the page, or before the cursor: the short form is enough.
  function citedBefore(symbol, text) {
    if (text.value.slice(0, text.selectionStart).includes(symbol)) return true;
    const own = text.closest(".doc-section");
    return [...document.querySelectorAll(".doc-section")].some(
      (section) =>
        section.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING && section.textContent.includes(symbol)
    );
  }

  function insert(button) {
    const text = textOf(button.closest(".cite-picker"));
    if (!text) return;
    const { cite, short, symbol } = button.dataset;
    const words = citedBefore(symbol, text) ? short : cite;
    const isNote = "note" in button.dataset;
    const before = text.value.slice(0, text.selectionStart);
    const gap = !isNote && before && !/[\s([“]$/.test(before) ? " " : "";
    text.setRangeText(isNote ? `^[${words}.]` : gap + words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cite]");
    if (button) insert(button);
  });
})();
