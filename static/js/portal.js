// What HTML and htmx cannot do: theme button, closing menus, confirm dialogs, focus on a summary of errors,
// telling why something could not be sent.
(function () {
  "use strict";
  const root = document.documentElement;

  function showTheme() {
    const dark = root.dataset.bsTheme === "dark";
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(dark));
    }
  }

  function toggleTheme() {
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.bsTheme);
    } catch {
      // storage is forbidden: the choice holds for this page
    }
    showTheme();
  }

  function openDialog(details) {
    const dialog = details.querySelector("dialog");
    details.open = true;
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden]), textarea, select, button").focus();
    dialog.addEventListener("close", () => (details.open = false), { once: true });
  }

  function openMarkedDialogs(within) {
    for (const details of within.querySelectorAll("details.confirm[open]")) {
      if (!details.querySelector("dialog").open) openDialog(details);
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("[data-theme-toggle]")) toggleTheme();
    if (target.closest("[data-close]")) target.closest("dialog").close();
    const summary = target.closest("details.confirm > summary");
    if (summary) {
      event.preventDefault();
      openDialog(summary.parentElement);
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.menu[open]");
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Signing in again in another tab changes the token; the page left open sends the one that holds now.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1];
    if (!token) return;
    event.detail.headers["X-CSRFToken"] = token;
    if (event.detail.parameters.csrfmiddlewaretoken) event.detail.parameters.csrfmiddlewaretoken = token;
  });

  // A saved row is told which figures the page shows already, so that only those that changed come back.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.verb !== "post") return;
    const figures = [...document.querySelectorAll("[data-seen]")];
    const near = figures.filter((one) => !one.closest("tr") || detail.elt.contains(one));
    if (near.length) detail.headers["X-Seen"] = near.map((one) => `${one.id}=${one.dataset.seen}`).join(" ");
  });

  // What was typed and not saved is kept in the browser for its writer alone, see entry-drafts.js and text-drafts.js; it goes with them.
  document.addEventListener("submit", (event) => {
    const user = event.target.dataset.forgetDrafts;
    if (!user) return;
    try {
      const mine = Object.keys(localStorage).filter((key) => key.startsWith(`draft:${user}:`));
      const question = `Còn ${mine.length} nội dung nhập chưa lưu. Đăng xuất thì các nội dung đó bị bỏ. Vẫn đăng xuất?`;
      if (mine.length && !confirm(question)) event.preventDefault();
      else mine.forEach((key) => localStorage.removeItem(key));
    } catch {
      // storage is forbidden: nothing was kept
    }
  });

  function whyFailed(event) {
    const answer = event.type === "htmx:responseError" ? event.detail.xhr : null;
    if (answer?.status === 401) return `Chưa lưu được. ${answer.responseText}`;
    if (answer?.status === 503) return `Chưa lưu được. ${answer.responseText} Nội dung vẫn còn ở đây; hãy lưu lại sau ít phút.`;
    const cause = answer ? `Máy chủ báo lỗi ${answer.status}` : "Không gửi được, hãy kiểm tra mạng";
    return `Chưa lưu được. ${cause}; nội dung vẫn còn ở đây.`;
  }

  // A grid shows it at its row, a form at its end.
  function showFailure(event) {
    event.detail.why = whyFailed(event);
    const form = event.target.closest?.("form");
    if (!form) return;
    const notice = form.querySelector(".not-sent") ?? document.createElement("p");
    notice.className = "notice not-sent";
    notice.dataset.tone = "late";
    notice.setAttribute("role", "alert");
    notice.textContent = event.detail.why;
    form.append(notice);
  }

  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, showFailure, true);
  }

  // The button that was pressed went with its section: the keyboard goes on from the section that came.
  function keepPlace(arrived) {
    if (document.activeElement === document.body && arrived.matches("section[tabindex]")) {
      arrived.focus({ preventScroll: true });
    }
  }

  document.addEventListener("htmx:load", (event) => {
    openMarkedDialogs(event.detail.elt);
    keepPlace(event.detail.elt);
  });

  showTheme();
  openMarkedDialogs(document);
  document.querySelector("[data-focus]")?.focus();
  document.querySelector(".site-nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
})();
