// Marks in the strip above the grid the area that one is reading, and keeps its mark in sight where the strip is long.
(function () {
  "use strict";
  const strip = document.querySelector(".area-strip ul");
  if (!strip) return;
  const links = new Map([...strip.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();

  function show() {
    const current = [...links.keys()].find((id) => seen.has(id));
    for (const [id, link] of links) {
      if (id === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const link = links.get(current);
    if (link) strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
  }

  // The line that decides lies a little below the strip and the head of the grid.
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) seen[entry.isIntersecting ? "add" : "delete"](entry.target.id);
    show();
  }, { rootMargin: "-20% 0px -80% 0px" });

  for (const id of links.keys()) {
    const area = document.getElementById(id);
    if (area) observer.observe(area);
  }
})();
