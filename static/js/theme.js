// Blocking, in the head: sets the theme before the first paint, so that a dark page never flashes white.
(function () {
  "use strict";
  let theme = null;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    theme = null; // storage is forbidden in this browser: follow the system
  }
  if (theme !== "light" && theme !== "dark") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.bsTheme = theme;
})();
