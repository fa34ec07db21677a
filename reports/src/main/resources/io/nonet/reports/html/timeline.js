'use strict';
// The time that is shown, and everything that is drawn along it. What bars tell comes from attributes and goes into the
// page as text, never as markup.
const nonet = (() => {
  const LEAST = 0.02;
  const whole = Math.max(Number(document.body.dataset.end), LEAST);
  const lanes = document.getElementById('lanes');
  const axis = document.getElementById('axis');
  const tip = document.getElementById('tip');
  const bars = Array.from(lanes.querySelectorAll('.bar'), node => ({
    node, a: Number(node.dataset.a), b: Number(node.dataset.b), moment: node.classList.contains('moment')
  }));
  const listeners = [];
  let from = 0;
  let to = whole;

  const make = (name, attributes) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  };
  const overlay = kind => {
    const node = document.createElement('div');
    node.className = kind;
    node.hidden = true;
    lanes.append(node);
    return node;
  };
  const cursor = overlay('cursor');
  const chosen = overlay('chosen');
  const marks = Array.from(document.querySelectorAll('.failure'), link => ({ node: overlay('mark'), at: Number(link.dataset.at) }));

  // Where tracks begin and how wide they are, in pixels from the left edge of the lanes.
  const place = () => {
    const track = axis.getBoundingClientRect();
    return { left: track.left - lanes.getBoundingClientRect().left, page: track.left, width: track.width };
  };
  const pixel = (time, where) => where.left + (time - from) / (to - from) * where.width;
  const timeAt = x => {
    const where = place();
    return from + (x - where.page) / where.width * (to - from);
  };

  const step = () => {
    const rough = (to - from) / Math.max(3, place().width / 90);
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].map(times => times * power).find(size => size >= rough);
  };
  const drawAxis = () => {
    axis.replaceChildren();
    const size = step();
    const digits = Math.max(0, -Math.floor(Math.log10(size)));
    for (let time = Math.ceil(from / size) * size; time <= to; time += size) {
      const x = `${(time - from) / (to - from) * 100}%`;
      const text = make('text', { x, y: 12 });
      text.textContent = time.toFixed(digits);
      axis.append(text, make('line', { x1: x, x2: x, y1: 18, y2: 24 }));
    }
  };
  // One stop of the Tab key for each lane, which has to be in sight. Whoever has the focus keeps it, if need be in another bar.
  const tracks = Array.from(lanes.querySelectorAll('.lane:not(.axis) .track'), node => ({
    node, bars: bars.filter(bar => bar.node.parentNode === node).map(bar => bar.node)
  })).filter(track => track.bars.length > 0);
  const inSight = bar => bar.style.display === '';
  const stop = track => track.bars.find(bar => bar.getAttribute('tabindex') === '0');
  const stopAt = (track, bar) => track.bars.forEach(other => other.setAttribute('tabindex', other === bar ? '0' : '-1'));
  const moveStops = focused => {
    for (const track of tracks) {
      const seen = inSight(stop(track)) ? null : track.bars.find(inSight);
      if (seen) { stopAt(track, seen); }
    }
    const lost = tracks.find(track => track.bars.includes(focused) && !inSight(focused));
    if (lost) { [lost, ...tracks].map(stop).find(inSight)?.focus({ preventScroll: true }); }
  };
  const draw = () => {
    const where = place();
    const focused = document.activeElement;
    const scale = 100 / (to - from);
    for (const bar of bars) {
      const seen = bar.b >= from && bar.a <= to;
      bar.node.style.display = seen ? '' : 'none';
      if (!seen) { continue; }
      if (bar.moment) {
        bar.node.setAttribute('x', `${(bar.a - from) * scale}%`);
      } else {
        // A label stays in sight where its bar begins earlier.
        const a = Math.max(bar.a, from);
        bar.node.setAttribute('x', `${(a - from) * scale}%`);
        bar.node.setAttribute('width', Math.max(2, (Math.min(bar.b, to) - a) / (to - from) * where.width));
      }
    }
    moveStops(focused);
    for (const mark of marks) {
      mark.node.hidden = mark.at < from || mark.at > to;
      mark.node.style.left = `${pixel(mark.at, where)}px`;
    }
    drawAxis();
    document.getElementById('window').textContent = `${from.toFixed(2)} s to ${to.toFixed(2)} s`;
  };
  const show = (newFrom, newTo) => {
    const length = Math.min(whole, Math.max(LEAST, newTo - newFrom));
    from = Math.min(Math.max(0, newFrom), whole - length);
    to = from + length;
    draw();
    listeners.forEach(listener => listener(from, to));
  };
  const zoom = (factor, around = (from + to) / 2) => show(around - (around - from) * factor, around + (to - around) * factor);
  const pan = share => show(from + share * (to - from), to + share * (to - from));
  const moves = {
    in: () => zoom(0.5), out: () => zoom(2), left: () => pan(-0.3), right: () => pan(0.3), all: () => show(0, whole)
  };

  document.querySelectorAll('#timeline [data-zoom]').forEach(button =>
    button.addEventListener('click', () => moves[button.dataset.zoom]()));
  document.querySelectorAll('.tools').forEach(tools => { tools.hidden = false; });

  // Dragging chooses a time; with Shift it moves the time that is shown.
  let drag = null;
  lanes.addEventListener('pointerdown', event => {
    if (event.button !== 0 || !event.target.closest('.track')) { return; }
    drag = { x: event.clientX, from, to, pan: event.shiftKey };
    lanes.setPointerCapture(event.pointerId);
  });
  lanes.addEventListener('pointermove', event => {
    const where = place();
    const inside = event.clientX >= where.page && event.clientX <= where.page + where.width;
    cursor.hidden = !inside;
    cursor.style.left = `${event.clientX - where.page + where.left}px`;
    if (!drag) { return; }
    if (drag.pan) {
      const moved = (drag.x - event.clientX) / where.width * (drag.to - drag.from);
      show(drag.from + moved, drag.to + moved);
    } else {
      chosen.hidden = Math.abs(event.clientX - drag.x) < 4;
      chosen.style.left = `${Math.min(event.clientX, drag.x) - where.page + where.left}px`;
      chosen.style.width = `${Math.abs(event.clientX - drag.x)}px`;
    }
  });
  const drop = event => {
    if (drag && !drag.pan && Math.abs(event.clientX - drag.x) >= 4) {
      const [a, b] = [timeAt(drag.x), timeAt(event.clientX)].sort((one, other) => one - other);
      show(a, b);
    }
    drag = null;
    chosen.hidden = true;
  };
  lanes.addEventListener('pointerup', drop);
  lanes.addEventListener('pointercancel', () => { drag = null; chosen.hidden = true; });
  lanes.addEventListener('pointerleave', () => { cursor.hidden = true; });
  lanes.addEventListener('dblclick', moves.all);
  lanes.addEventListener('wheel', event => {
    if (event.ctrlKey || event.altKey) {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, timeAt(event.clientX));
    }
  }, { passive: false });

  const tell = (node, x, y) => {
    const name = document.createElement('b');
    name.textContent = node.closest('.lane').querySelector('.name').textContent;
    tip.replaceChildren(name, node.getAttribute('aria-label'));
    tip.hidden = false;
    const size = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 12, innerWidth - size.width - 8))}px`;
    tip.style.top = `${y + 18 + size.height > innerHeight ? y - size.height - 12 : y + 18}px`;
  };
  const hush = () => { tip.hidden = true; };
  lanes.addEventListener('pointerover', event => {
    const bar = event.target.closest('.bar');
    if (bar && !drag) { tell(bar, event.clientX, event.clientY); } else { hush(); }
  });
  lanes.addEventListener('pointerout', hush);
  lanes.addEventListener('focusin', event => {
    const bar = event.target.closest('.bar');
    if (bar) {
      const box = bar.getBoundingClientRect();
      tell(bar, box.left, box.bottom - 12);
    }
  });
  lanes.addEventListener('focusout', hush);

  // Arrows go from bar to bar, and from lane to lane.
  const trackOf = bar => tracks.find(track => track.bars.includes(bar));
  const focus = bar => {
    if (!bar) { return; }
    stopAt(trackOf(bar), bar);
    const [a, b] = [Number(bar.dataset.a), Number(bar.dataset.b)];
    if (b < from || a > to) { show(a - (to - from) / 2, a + (to - from) / 2); }
    bar.focus();
  };
  lanes.addEventListener('keydown', event => {
    const bar = event.target.closest('.bar');
    if (!bar) { return; }
    const track = trackOf(bar);
    const beside = by => tracks[tracks.indexOf(track) + by];
    const other = by => beside(by) && stop(beside(by));
    const keys = {
      ArrowRight: () => (event.shiftKey ? moves.right() : focus(bar.nextElementSibling)),
      ArrowLeft: () => (event.shiftKey ? moves.left() : focus(bar.previousElementSibling)),
      ArrowDown: () => focus(other(1)), ArrowUp: () => focus(other(-1)),
      Home: () => focus(track.bars[0]), End: () => focus(track.bars[track.bars.length - 1]),
      '+': moves.in, '-': moves.out, 0: moves.all, Escape: hush
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  const fitters = [];
  const fit = () => {
    draw();
    fitters.forEach(fitter => fitter());
  };
  const paper = printing => {
    document.documentElement.classList.toggle('paper', printing);
    fit();
  };
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
  matchMedia('print').addEventListener('change', fit);
  new ResizeObserver(fit).observe(axis);

  tracks.forEach(track => stopAt(track, track.bars[0]));
  draw();
  return { show, place, whole, onShow: listener => listeners.push(listener), onFit: fitter => fitters.push(fitter) };
})();
