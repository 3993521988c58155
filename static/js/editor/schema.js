// What a running text consists of in the editor, and its way from and to the JSON that the server keeps.
(function () {
  "use strict";
  const { Schema } = window.ProseMirror;

  const line = (spec) => ({ group: "block", content: "inline*", whitespace: "pre", ...spec });
  const schema = new Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: line({ parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] }),
      item: line({
        attrs: { marker: { default: "-" } },
        parseDOM: [{ tag: "p[data-marker]", priority: 60, getAttrs: (p) => ({ marker: p.dataset.marker }) }],
        toDOM: (node) => ["p", { class: "rich-item", "data-marker": node.attrs.marker }, 0],
      }),
      heading: line({
        attrs: { level: { default: 4 } },
        content: "(text | figure)*",
        parseDOM: [{ tag: "p[data-level]", priority: 60, getAttrs: (p) => ({ level: Number(p.dataset.level) }) }],
        toDOM: (node) => ["p", { class: "rich-heading", "data-level": node.attrs.level }, 0],
      }),
      table: {
        group: "block",
        content: "row+",
        isolating: true,
        parseDOM: [{ tag: "table" }],
        toDOM: () => ["table", { class: "doc-table" }, ["tbody", 0]],
      },
      row: { content: "cell+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
      cell: { content: "inline*", isolating: true, parseDOM: [{ tag: "td" }], toDOM: () => ["td", 0] },
      text: { group: "inline" },
      figure: {
        group: "inline",
        inline: true,
        atom: true,
        attrs: { name: {} },
        leafText: (node) => `[[${node.attrs.name}]]`,
        parseDOM: [{ tag: "span[data-figure]", getAttrs: (span) => ({ name: span.dataset.figure }) }],
        toDOM: (node) => ["span", { "data-figure": node.attrs.name }, `[[${node.attrs.name}]]`],
      },
      note: {
        group: "inline",
        inline: true,
        atom: true,
        attrs: { text: {} },
        leafText: (node) => `^[${node.attrs.text}]`,
        parseDOM: [{ tag: "sup[data-note]", getAttrs: (sup) => ({ text: sup.dataset.note }) }],
        toDOM: (node) => ["sup", { "data-note": node.attrs.text }],
      },
    },
  });

  const TOKEN = /\[\[([A-Za-z0-9_.-]{1,80})\]\]/;

  // A note is edited as it is typed: its figures stand in it as [[name]].
  const typed = (parts) => parts.map((part) => (typeof part === "string" ? part : `[[${part.figure}]]`)).join("");
  const parts = (text) =>
    text
      .split(TOKEN)
      .map((part, place) => (place % 2 ? { figure: part } : part))
      .filter((part) => part !== "");

  function inlines(list) {
    return list
      .filter((part) => part !== "")
      .map((part) => {
        if (typeof part === "string") return schema.text(part);
        if (part.note) return schema.node("note", { text: typed(part.note) });
        return schema.node("figure", { name: part.figure });
      });
  }

  function nodeOf(block) {
    if (block.type === "table") {
      const rows = block.rows.map((row) => schema.node("row", null, row.map((cell) => schema.node("cell", null, inlines(cell)))));
      return schema.node("table", null, rows);
    }
    const { type, text, ...attrs } = block;
    return schema.node(type, attrs, inlines(text));
  }

  function partsOf(node) {
    const found = [];
    node.forEach((child) => {
      if (child.isText) found.push(child.text);
      else if (child.type.name === "note") found.push({ note: parts(child.attrs.text) });
      else found.push({ figure: child.attrs.name });
    });
    return found;
  }

  function blockOf(node) {
    if (node.type.name !== "table") return { type: node.type.name, ...node.attrs, text: partsOf(node) };
    return { type: "table", rows: node.children.map((row) => row.children.map(partsOf)) };
  }

  window.runningText = {
    schema,
    nodesOf: (blocks) => blocks.map(nodeOf),
    // There is always a line to write on, also behind a table.
    docOf: (blocks) => {
      const last = blocks.at(-1);
      const line = !last || last.type === "table" ? [schema.node("paragraph")] : [];
      return schema.node("doc", null, [...blocks.map(nodeOf), ...line]);
    },
    blocksOf: (doc) => doc.children.map(blockOf),
  };
})();
