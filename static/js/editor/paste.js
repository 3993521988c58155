// What is pasted is read on the server, which knows Word: its blocks come back and are put where the cursor stands.
(function () {
  "use strict";
  const { Fragment, Slice, closeHistory } = window.ProseMirror;
  const { nodesOf, schema } = window.runningText;
  const { placeOf } = window.runningTables;
  const LARGEST = 2_000_000;

  function put(view, nodes) {
    const { state } = view;
    const { $from, empty } = state.selection;
    const lines = nodes.flatMap((node) => (node.isTextblock ? [node] : node.children.flatMap((row) => row.children)));
    const inline = Fragment.from(lines.flatMap((node, number) => (number ? [schema.text(" "), ...node.children] : node.children)));
    const isOneLine = nodes.length === 1 && nodes[0].type.name === "paragraph";
    let tr = state.tr;
    if (placeOf(state) || (isOneLine && $from.parent.type.name !== "heading")) {
      tr = tr.replaceSelection(new Slice(inline, 0, 0));
    } else if (empty && $from.parent.content.size === 0) {
      tr = tr.replaceWith($from.before(), $from.after(), nodes);
    } else {
      const open = (node) => (node.type.name === "paragraph" ? 1 : 0);
      tr = tr.replaceSelection(new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1))));
    }
    view.dispatch(closeHistory(tr.scrollIntoView()));
  }

  const COUNTED = [["paragraph", "đoạn"], ["item", "gạch đầu dòng"], ["heading", "tiêu đề"], ["table", "bảng"], ["note", "chú thích"]];

  function told(nodes) {
    const numbers = {};
    for (const node of nodes) {
      numbers[node.type.name] = (numbers[node.type.name] ?? 0) + 1;
      node.descendants((inner) => void (inner.type.name === "note" && (numbers.note = (numbers.note ?? 0) + 1)));
    }
    const shown = COUNTED.filter(([name]) => numbers[name]).map(([name, word]) => `${numbers[name]} ${word}`);
    return `Đã dán ${shown.join(", ")}; định dạng đã bỏ.`;
  }

  async function read(view, url, token, html, text) {
    const body = new FormData(); // letters with accents take a third of their room in a form's usual writing
    body.set("html", html);
    body.set("text", text);
    const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token, "HX-Request": "true" } });
    if (answer.ok) {
      const { blocks, told: sentences } = await answer.json();
      const nodes = nodesOf(blocks);
      put(view, nodes);
      return [told(nodes), ...sentences, "Ctrl+Z để hoàn tác."].join(" ");
    }
    if (answer.status === 422) return (await answer.json()).problem;
    if (answer.status === 401) return `Chưa dán được. ${await answer.text()}`;
    throw new Error(String(answer.status));
  }

  // Without the server the words come, each line a paragraph.
  function plainly(view, text) {
    const lines = text.split(/[\r\n]+/).filter((line) => line.trim());
    if (lines.length) put(view, lines.map((line) => schema.node("paragraph", null, schema.text(line.trim()))));
    return "Máy chủ chưa đọc được đoạn dán; đã dán chữ, không có cấu trúc. Ctrl+Z để hoàn tác.";
  }

  // Whether what is in the clipboard is taken over here; `say` shows a sentence.
  window.pasteRunningText = function (view, data, { url, token, say }) {
    const html = data?.getData("text/html") ?? "";
    const text = data?.getData("text/plain") ?? "";
    if (html.includes("data-pm-slice") || !(html || text)) return false;
    if (!html && !/[\r\n\t]/.test(text)) {
      view.dispatch(view.state.tr.insertText(text).scrollIntoView());
      return true;
    }
    if (new Blob([html || text]).size > LARGEST) {
      say("Đoạn dán quá lớn; hãy dán từng phần, mỗi lần vài trang.");
      return true;
    }
    say("Đang đọc đoạn dán…");
    read(view, url, token, html, text).catch(() => plainly(view, text)).then(say);
    return true;
  };
})();
