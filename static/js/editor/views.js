// How a figure and a footnote look in the text, and which keys and signs the editor knows.
(function () {
  "use strict";
  const { baseKeymap, chainCommands, setBlockType, splitBlockAs, undo, redo, keymap } = window.ProseMirror;
  const { schema } = window.runningText;
  const tables = window.runningTables;
  const { paragraph, item, heading } = schema.nodes;

  function figureView(tell) {
    return (node) => {
      const dom = document.createElement("span");
      const { label, value, isMissing } = tell(node.attrs.name);
      dom.className = isMissing ? "rich-figure missing-figure" : "rich-figure live-figure";
      dom.title = label || node.attrs.name;
      dom.textContent = value;
      return { dom, ignoreMutation: () => true };
    };
  }

  function noteView(node) {
    const dom = document.createElement("sup");
    dom.className = "rich-note";
    dom.title = node.attrs.text;
    dom.setAttribute("aria-label", `Chú thích: ${node.attrs.text}`);
    return { dom, ignoreMutation: () => true };
  }

  const blockOf = (state) => state.selection.$from.parent;

  // Enter goes on with the list, leaves it from an empty item, and stays within the cell of a table.
  function enter(state, dispatch, view) {
    if (tables.placeOf(state)) return true;
    const block = blockOf(state);
    if (block.type !== item) return false;
    if (!block.content.size) return setBlockType(paragraph)(state, dispatch);
    return splitBlockAs((node) => ({ type: node.type, attrs: node.attrs }))(state, dispatch, view);
  }

  function backspace(state, dispatch) {
    const { $from, empty } = state.selection;
    const isSigned = [item, heading].includes($from.parent.type);
    return empty && !$from.parentOffset && isSigned ? setBlockType(paragraph)(state, dispatch) : false;
  }

  const level = (marker) => (state, dispatch, view) => {
    if (tables.placeOf(state)) return tables.next(view, marker === "+" ? 1 : -1);
    if (blockOf(state).type !== item) return false; // Tab leaves the editor, as any field
    return setBlockType(item, { marker })(state, dispatch) || true;
  };

  const lineEnd = (state, dispatch) => {
    if (blockOf(state).type === heading || tables.placeOf(state)) return true;
    dispatch?.(state.tr.insertText("\n").scrollIntoView());
    return true;
  };

  const keys = [
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      "Shift-Enter": lineEnd,
      Enter: enter,
      Backspace: backspace,
      Escape: (_, __, view) => tables.leave(view),
      Tab: level("+"),
      "Shift-Tab": level("-"),
    }),
    keymap({ ...baseKeymap, Enter: chainCommands(baseKeymap.Enter) }),
  ];

  // "- " and "+ " at the beginning make an item; "[[" offers figures, "^[" a footnote.
  function typedSign(view, from, to, text, asking) {
    const { $from } = view.state.selection;
    const before = $from.parent.textBetween(0, $from.parentOffset, "", " ");
    const isTable = Boolean(tables.placeOf(view.state));
    if (text === " " && !isTable && $from.parent.type === paragraph && (before === "-" || before === "+")) {
      const tr = view.state.tr.delete($from.start(), from);
      view.dispatch(tr.setBlockType($from.start(), $from.start(), item, { marker: before }));
      return true;
    }
    const sign = { "[": "figure", "^": "note" }[text === "[" ? before.at(-1) : ""];
    if (!asking[sign] || (sign === "note" && $from.parent.type === heading)) return false;
    view.dispatch(view.state.tr.delete(from - 1, to));
    asking[sign]();
    return true;
  }

  window.runningViews = { figureView, noteView, keys, typedSign };
})();
