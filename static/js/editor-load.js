// Brings the editor of running text when a text is about to be opened: it is far larger than all other scripts.
// Until it is there, and without it, the text area serves; one in which somebody has begun to type stays.
(function () {
  "use strict";
  const editor = document.currentScript.dataset.editor;
  let isAsked = false;

  function load() {
    if (isAsked) return;
    isAsked = true;
    const script = document.createElement("script");
    script.src = editor;
    document.head.append(script);
  }

  const loadFor = (within) => within.querySelector("textarea[data-document]") && load();

  for (const nearing of ["pointerover", "focusin"]) {
    document.addEventListener(nearing, (event) => event.target.closest?.(".doc-section-head a") && load());
  }
  document.addEventListener("htmx:load", (event) => loadFor(event.detail.elt));
  loadFor(document);
})();
