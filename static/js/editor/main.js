// The editor of running text, put in the place of a text area. The text area stays for those without script.
(function () {
  "use strict";
  const { EditorState, EditorView, NodeSelection, history, undo, redo, setBlockType } = window.ProseMirror;
  const { schema, docOf, blocksOf } = window.runningText;
  const tables = window.runningTables;
  const { tell, pick } = window.runningFigures;
  const { figureView, noteView, keys, typedSign } = window.runningViews;
  const { paragraph, item, heading } = schema.nodes;

  const HELP =
    "Dán từ Word được: cấu trúc giữ lại, định dạng bỏ đi. Gõ “- ” hoặc “+ ” ở đầu dòng để gạch đầu dòng, “[[” để chèn số liệu, “^[” để chèn chú thích. Trong bảng, Tab sang ô sau, Esc ra khỏi bảng.";
  const hasNotes = (node) => node.children.some((child) => child.type.name === "note");

  function open(holder) {
    const form = holder.querySelector("form");
    const areas = [...form.querySelectorAll("textarea[data-document]")];
    if (areas.some((area) => area.value !== area.defaultValue)) return; // somebody types there already
    const own = JSON.parse(holder.dataset.figures || "{}");
    const status = holder.querySelector(".rich-status");
    const bar = holder.querySelector(".rich-tools");
    const dialogs = { note: holder.querySelector(".rich-note-dialog"), figure: holder.querySelector(".rich-figure-dialog") };
    const preview = window.previewRunningText(holder);
    let view = null; // the one that was worked in last
    let isDirty = "restored" in form.dataset;

    function say(sentence, ...more) {
      status.replaceChildren(sentence, ...more);
    }

    function button(label, work) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-sm btn-secondary";
      made.textContent = label;
      made.addEventListener("click", work);
      return made;
    }

    // Footnotes and figures: a new one where the cursor stands, or the selected one again

    const selected = (name) => {
      const { selection } = view.state;
      return selection instanceof NodeSelection && selection.node.type.name === name ? selection.node : null;
    };

    function put(node) {
      view.dispatch(view.state.tr.replaceSelectionWith(node, false).scrollIntoView());
      view.focus();
    }

    const asking = {
      figure() {
        pick(dialogs.figure, (name) => put(schema.node("figure", { name })));
      },
      note() {
        if (view.state.selection.$from.parent.type === heading) return say("Tiêu đề không có chú thích; hãy đặt chú thích ở đoạn dưới.");
        const field = dialogs.note.querySelector("textarea");
        const node = selected("note");
        field.value = node?.attrs.text ?? "";
        dialogs.note.querySelector("[data-note-remove]").hidden = !node;
        dialogs.note.showModal();
        field.focus();
        return null;
      },
    };

    if (!dialogs.figure) delete asking.figure; // plans have none

    dialogs.note.querySelector("[data-note-save]").addEventListener("click", () => {
      const text = dialogs.note.querySelector("textarea").value.trim();
      dialogs.note.close();
      if (text) put(schema.node("note", { text }));
    });
    dialogs.note.querySelector("[data-note-remove]").addEventListener("click", () => {
      dialogs.note.close();
      view.dispatch(view.state.tr.deleteSelection());
    });
    // Enter in a dialog must not save the section.
    dialogs.figure?.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input")) dialogs.figure.querySelector("li button")?.click();
    });

    function describe() {
      const figure = selected("figure");
      const note = selected("note");
      if (figure) {
        const { label, value, url, isMissing } = tell(figure.attrs.name, own);
        const link = document.createElement("a");
        Object.assign(link, { href: url, textContent: "Xem nguồn số liệu", target: "_blank" });
        say(`${label || figure.attrs.name}: ${isMissing ? "chưa có số liệu; câu này sẽ không in." : value} `, ...(url ? [link] : []), ...(asking.figure ? [button("Đổi số liệu", asking.figure)] : []));
      } else if (note) say(`Chú thích: ${note.attrs.text} `, button("Sửa chú thích", asking.note));
      else if (status.querySelector("button")) say("");
    }

    // The tool bar

    const toBlock = (type, attrs) => () => {
      const { from, to } = view.state.selection;
      let isHindered = false;
      view.state.doc.nodesBetween(from, to, (node) => void (isHindered ||= type === heading && node.isTextblock && hasNotes(node)));
      if (isHindered) return say("Đoạn có chú thích chưa chuyển được thành tiêu đề; hãy chuyển chú thích xuống đoạn dưới trước.");
      setBlockType(type, attrs)(view.state, view.dispatch);
      return view.focus();
    };
    const run = (command) => () => command(view.state, view.dispatch) && view.focus();
    const work = {
      paragraph: toBlock(paragraph),
      heading: toBlock(heading, { level: Number(bar.dataset.level) }),
      item: toBlock(item, { marker: "-" }),
      subitem: toBlock(item, { marker: "+" }),
      table: () => tables.insert(view),
      figure: asking.figure,
      note: asking.note,
      undo: run(undo),
      redo: run(redo),
    };
    bar.addEventListener("click", (event) => {
      const { do: name, table } = event.target.closest("button")?.dataset ?? {};
      if (name) work[name]();
      if (table) tables.change(view, table);
    });
    bar.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays

    function show() {
      const { parent } = view.state.selection.$from;
      const is = parent.type === item ? (parent.attrs.marker === "+" ? "subitem" : "item") : parent.type.name;
      for (const one of bar.querySelectorAll("[data-block]")) one.setAttribute("aria-pressed", String(one.dataset.do === is));
      bar.querySelector(".rich-table-tools").hidden = !tables.placeOf(view.state);
      describe();
    }

    // One editor for each text area

    function mount(area) {
      const sent = document.createElement("input");
      Object.assign(sent, { type: "hidden", name: `${area.name}_doc` });
      const label = form.querySelector(`label[for="${area.id}"]`);
      label.id = `${area.id}_label`;
      label.removeAttribute("for");
      const help = document.getElementById(area.getAttribute("aria-describedby")?.split(" ")[0]);
      if (help?.matches(".help-text")) help.textContent = asking.figure ? HELP : HELP.replace("“[[” để chèn số liệu, ", "");
      const place = document.createElement("div");
      const attributes = { class: "rich-text", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, id: `${area.id}_rich` };
      if (area.getAttribute("aria-describedby")) attributes["aria-describedby"] = area.getAttribute("aria-describedby");
      const one = new EditorView(
        { mount: place },
        {
          state: EditorState.create({ doc: docOf(JSON.parse(area.dataset.document)), plugins: [history(), tables.lineBehind, ...keys] }),
          attributes,
          nodeViews: { figure: figureView((name) => tell(name, own)), note: noteView },
          handleTextInput: (of, from, to, text) => typedSign(of, from, to, text, asking),
          handleDoubleClickOn: (of, at, node) => void (node.type.name in asking && node.isAtom && setTimeout(asking[node.type.name])),
          handleDOMEvents: {
            focus: (of) => void (view = of),
            paste: (of, event) => take(of, event, event.clipboardData),
            drop: (of, event) => !of.dragging && take(of, event, event.dataTransfer),
          },
          dispatchTransaction(transaction) {
            one.updateState(one.state.apply(transaction));
            view = one;
            if (transaction.docChanged) {
              sent.value = JSON.stringify(blocksOf(one.state.doc));
              isDirty = true;
              sent.dispatchEvent(new Event("input", { bubbles: true })); // the preview and text-drafts.js listen
            }
            show();
          },
        }
      );
      sent.value = JSON.stringify(blocksOf(one.state.doc));
      area.replaceWith(place, sent);
      label.addEventListener("click", () => one.focus());
      place.addEventListener("cite", (event) => cite(one, event.detail));
      place.runningText = () => one.state.doc.textBetween(0, one.state.selection.from, "\n", (leaf) => leaf.type.spec.leafText(leaf));
      if (area.autofocus) one.focus();
      return one;
    }

    function take(of, event, data) {
      const rules = { url: bar.dataset.paste, token: window.tokenOf(form), say };
      if (!window.pasteRunningText(of, data, rules)) return false;
      event.preventDefault();
      return true;
    }

    // See cite.js
    function cite(of, { words, isNote }) {
      view = of;
      if (isNote) return put(schema.node("note", { text: `${words}.` }));
      const { $from } = of.state.selection;
      const before = $from.parent.textBetween(0, $from.parentOffset, "", " ");
      of.dispatch(of.state.tr.insertText(before && !/[\s([“]$/.test(before) ? ` ${words}` : words).scrollIntoView());
      return of.focus();
    }

    bar.hidden = false;
    holder.classList.add("is-rich");
    const editors = areas.map(mount);
    view = editors[0];
    show();
    for (const tab of holder.querySelectorAll("[data-show]")) {
      tab.addEventListener("click", () => {
        holder.dataset.shown = tab.dataset.show;
        for (const other of holder.querySelectorAll("[data-show]")) other.setAttribute("aria-pressed", String(other === tab));
        preview.refresh();
      });
    }
    preview.refresh();

    // Nothing typed goes without a question.
    const leaving = (event) => void (isDirty && holder.isConnected && event.preventDefault());
    window.addEventListener("beforeunload", leaving);
    form.addEventListener("submit", () => (isDirty = false));
    form.addEventListener("htmx:afterRequest", (event) => (isDirty = !event.detail.successful));
    holder.querySelector("[data-cancel]").addEventListener(
      "click",
      (event) => {
        if (!isDirty || confirm("Bỏ những gì vừa gõ ở mục này?")) return void (isDirty = false);
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true
    );
  }

  function openAll(within) {
    const holders = within.matches?.(".editing") ? [within] : within.querySelectorAll(".editing");
    for (const holder of holders) {
      if (!holder.classList.contains("is-rich") && holder.querySelector("textarea[data-document]")) open(holder);
    }
  }

  document.addEventListener("htmx:load", (event) => openAll(event.detail.elt));
  openAll(document);
})();
