'use strict';
// What was seen: chosen by kind, by words and by time, and the way there from a failure.
(() => {
  const AROUND = 5;
  const rows = Array.from(document.querySelectorAll('#rows tr'), node => ({
    node, at: Number(node.dataset.t), kind: node.cells[1].textContent, text: node.textContent.toLowerCase()
  }));
  const find = document.getElementById('find');
  const kinds = document.getElementById('kinds');
  const off = new Set();
  // Logs tell also what was before the run.
  let from = -Infinity;
  let to = Infinity;

  const choose = () => {
    const words = find.value.toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const hidden = row.at < from || row.at > to || off.has(row.kind) || (words !== '' && !row.text.includes(words));
      row.node.hidden = hidden;
      shown += hidden ? 0 : 1;
    }
    const time = to === Infinity ? 'the whole run' : `${from.toFixed(2)} s to ${to.toFixed(2)} s`;
    document.getElementById('shown').textContent = `${shown} of ${rows.length} lines, ${time}`;
  };
  for (const kind of new Set(rows.map(row => row.kind))) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => {
      if (box.checked) { off.delete(kind); } else { off.add(kind); }
      choose();
    });
    const label = document.createElement('label');
    label.append(box, ` ${kind} `);
    kinds.append(label);
  }
  find.addEventListener('input', choose);
  document.getElementById('everything').addEventListener('click', () => {
    [from, to] = [-Infinity, Infinity];
    choose();
  });
  nonet.onShow((newFrom, newTo) => {
    [from, to] = newTo - newFrom >= nonet.whole ? [-Infinity, Infinity] : [newFrom, newTo];
    choose();
  });
  document.querySelectorAll('.failure').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    const at = Number(link.dataset.at);
    nonet.show(at - AROUND, at + AROUND);
    [from, to] = [at - AROUND, at + AROUND];
    choose();
    rows.forEach(row => row.node.classList.toggle('here', Math.abs(row.at - at) < 0.001));
    const seen = document.getElementById('seen');
    seen.focus({ preventScroll: true });
    (document.querySelector('#rows tr.here') || seen).scrollIntoView({ block: 'center' });
  }));

  document.querySelectorAll('.show-time').forEach(button => button.addEventListener('click', () => {
    nonet.show(Number(button.dataset.a), Number(button.dataset.b));
    document.getElementById('timeline').scrollIntoView();
  }));

  const copy = document.getElementById('copy');
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', () => navigator.clipboard.writeText(document.getElementById('command').textContent)
      .then(() => { copy.textContent = 'Copied'; }, () => { copy.textContent = 'Not allowed here'; }));
  }
  choose();
})();
