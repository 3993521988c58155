// Rows and columns of the table in which the cursor stands.
(function () {
  "use strict";
  const { Plugin, TextSelection } = window.ProseMirror;
  const { schema } = window.runningText;

  // {table, at, row, column}: the table, its place, and which of its cells; null outside of tables.
  function placeOf(state) {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      if ($from.node(depth).type.name !== "table") continue;
      return { table: $from.node(depth), at: $from.before(depth), row: $from.index(depth), column: $from.index(depth + 1) };
    }
    return null;
  }

  const empty = () => schema.node("cell");

  // Writes `rows` in place of the table, and puts the cursor into one of its cells; no rows: the table goes.
  function put(view, place, rows, row, column) {
    const { at, table } = place;
    const tr = view.state.tr;
    if (!rows.length || !rows[0].length) tr.replaceWith(at, at + table.nodeSize, schema.node("paragraph"));
    else tr.replaceWith(at, at + table.nodeSize, schema.node("table", null, rows.map((cells) => schema.node("row", null, cells))));
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(inside(tr.doc, at, row, column)))).scrollIntoView());
    view.focus();
  }

  function inside(doc, at, row, column) {
    const table = doc.nodeAt(at);
    if (table.type.name !== "table") return at + 1;
    let place = at + 1;
    const wanted = Math.min(row, table.childCount - 1);
    for (let index = 0; index < wanted; index += 1) place += table.child(index).nodeSize;
    place += 1;
    const cells = table.child(wanted);
    for (let index = 0; index < Math.min(column, cells.childCount - 1); index += 1) place += cells.child(index).nodeSize;
    return place + 1;
  }

  const rowsOf = (place) => place.table.children.map((row) => [...row.children]);
  const widest = (rows) => Math.max(...rows.map((cells) => cells.length));

  function change(view, work) {
    const place = placeOf(view.state);
    if (!place) return;
    const rows = rowsOf(place);
    const [row, column] = work(rows, place) ?? [place.row, place.column];
    put(view, place, rows, row, column);
  }

  const actions = {
    rowAdd: (rows, { row }) => {
      rows.splice(row + 1, 0, Array.from({ length: widest(rows) }, empty));
      return [row + 1, 0];
    },
    columnAdd: (rows, { row, column }) => {
      if (widest(rows) >= 12) return null;
      for (const cells of rows) cells.splice(column + 1, 0, empty());
      return [row, column + 1];
    },
    rowDelete: (rows, { row }) => void rows.splice(row, 1),
    columnDelete: (rows, { column }) => rows.forEach((cells) => cells.splice(column, 1)),
    tableDelete: (rows) => void rows.splice(0),
  };

  // Tab goes on to the next cell, and behind the last one into a new row.
  function next(view, step) {
    const place = placeOf(view.state);
    if (!place) return false;
    const rows = rowsOf(place);
    const cells = rows.flatMap((row, number) => row.map((_, column) => [number, column]));
    const now = cells.findIndex(([row, column]) => row === place.row && column === place.column);
    const wanted = cells[now + step];
    if (wanted) {
      const spot = inside(view.state.doc, place.at, ...wanted);
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(spot))).scrollIntoView());
    } else if (step > 0) change(view, actions.rowAdd);
    return true;
  }

  // Behind a table that ends the text there is always a line to write on; an empty one is not stored.
  const lineBehind = new Plugin({
    appendTransaction(_, __, state) {
      if (state.doc.lastChild.type.name !== "table") return null;
      return state.tr.insert(state.doc.content.size, schema.node("paragraph"));
    },
  });

  // Escape leaves the table for what stands behind it: Tab alone would go on for ever.
  function leave(view) {
    const place = placeOf(view.state);
    if (!place) return false;
    const spot = view.state.doc.resolve(place.at + place.table.nodeSize);
    view.dispatch(view.state.tr.setSelection(TextSelection.near(spot)).scrollIntoView());
    return true;
  }

  function insert(view) {
    if (placeOf(view.state)) return;
    const row = () => schema.node("row", null, [empty(), empty(), empty()]);
    const { $from } = view.state.selection;
    const after = $from.after(1);
    const isEmpty = $from.parent.content.size === 0;
    const at = isEmpty ? $from.before(1) : after;
    const tr = view.state.tr.replaceWith(at, after, schema.node("table", null, [row(), row()]));
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
    view.focus();
  }

  window.runningTables = { placeOf, next, leave, lineBehind, insert, change: (view, name) => change(view, actions[name]) };
})();
