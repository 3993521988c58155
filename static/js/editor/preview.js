// The token that a request must carry: signing in again in another tab changes it, see portal.js.
window.tokenOf = (form) =>
  document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

// The printed pages beside the text: asked for when the writer pauses, one at a time, never twice for the same text.
(function () {
  "use strict";
  const PAUSE = 900; // milliseconds

  window.previewRunningText = function (holder) {
    const pane = holder.querySelector(".sheet-preview");
    const form = holder.querySelector("form");
    let shown = null;
    let timer = 0;
    let isBusy = false;

    const isSeen = () => holder.isConnected && pane.offsetParent !== null;
    const content = () => {
      const fields = new URLSearchParams(new FormData(form));
      fields.delete("csrfmiddlewaretoken");
      fields.set("section", pane.dataset.section);
      return fields;
    };

    async function refresh() {
      const body = content();
      if (isBusy || !isSeen() || body.toString() === shown) return;
      isBusy = true;
      pane.setAttribute("aria-busy", "true");
      try {
        const headers = { "X-CSRFToken": window.tokenOf(form), "HX-Request": "true" };
        const answer = await fetch(pane.dataset.url, { method: "POST", body, headers });
        const text = await answer.text();
        if (answer.status === 401) throw new Error(text);
        if (!answer.ok && answer.status !== 422) throw new Error(`Máy chủ báo lỗi ${answer.status}.`);
        pane.innerHTML = text;
        shown = body.toString();
      } catch (error) {
        const why = error instanceof TypeError ? "Hãy kiểm tra mạng." : error.message;
        pane.textContent = `Chưa xem được bản in. ${why} Nội dung đang soạn vẫn còn.`;
        shown = null;
        return;
      } finally {
        isBusy = false;
        pane.removeAttribute("aria-busy");
      }
      if (content().toString() !== shown) later();
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    }

    form.addEventListener("input", later);
    return { later, refresh };
  };
})();
