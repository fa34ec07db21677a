'use strict';
// The clients' view, along the same time as the lanes.
(() => {
  const rate = document.getElementById('rate');
  if (!rate) { return; }
  const latency = document.getElementById('latency');
  const seconds = Number(rate.dataset.step);
  const numbers = (node, name) => JSON.parse(node.dataset[name]);
  const perSecond = name => numbers(rate, name).map(count => count / seconds);
  const latencies = name => numbers(latency, name).map((value, at) => (numbers(rate, 'ok')[at] > 0 ? value : null));
  // A stretch is told for all of its time, so the last one has to end somewhere.
  const stepped = values => [...values, values[values.length - 1]];
  const times = [...numbers(rate, 'ok').keys(), numbers(rate, 'ok').length].map(at => at * seconds);
  const middles = times.slice(0, -1).map(time => time + seconds / 2);
  const faults = Array.from(document.querySelectorAll('.bar.t-fault'), node => [Number(node.dataset.a), Number(node.dataset.b)]);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let plots = [];

  const shadeFaults = plot => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.globalAlpha = 0.13;
    ctx.fillStyle = colour('--fault');
    for (const [a, b] of faults) {
      const left = plot.valToPos(a, 'x', true);
      ctx.fillRect(left, bbox.top, plot.valToPos(b, 'x', true) - left, bbox.height);
    }
    ctx.restore();
  };
  const plot = (node, series, data, logarithmic) => {
    const where = nonet.place();
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line') } };
    return new uPlot({
      width: where.left + where.width,
      height: 170,
      padding: [10, 0, 0, 0],
      cursor: { sync: { key: 'nonet' }, drag: { x: true, y: false, setScale: false } },
      scales: { x: { time: false }, y: logarithmic ? { distr: 3 } : { range: (self, low, high) => [0, Math.max(1, high * 1.1)] } },
      axes: [
        { ...axis, size: 28 },
        { ...axis, size: where.left }
      ],
      series: [{ label: 'at', value: (self, value) => (value === null ? '–' : `${value.toFixed(1)} s`) }, ...series],
      hooks: {
        drawClear: [shadeFaults],
        setSelect: [self => {
          if (self.select.width > 3) {
            nonet.show(self.posToVal(self.select.left, 'x'), self.posToVal(self.select.left + self.select.width, 'x'));
          }
          self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        }]
      }
    }, [logarithmic ? middles : times, ...data], node);
  };
  const line = (label, name, fill) => ({
    label, stroke: colour(name), width: 1.5, fill: fill ? `${colour(name)}22` : undefined,
    paths: uPlot.paths.stepped({ align: 1 }), points: { show: false }, value: (self, value) => (value === null ? '–' : value.toFixed(1))
  });
  const dots = (label, name) => ({
    label, stroke: colour(name), width: 1, points: { show: true, size: 5, fill: colour(name) },
    value: (self, value) => (value === null ? '–' : value.toFixed(1))
  });
  const draw = () => {
    plots.forEach(old => old.destroy());
    plots = [
      plot(rate,
        [line('answered', '--ok', true), line('failed', '--bad', true), line('may have happened', '--info', true)],
        ['ok', 'fail', 'info'].map(name => stepped(perSecond(name))), false),
      plot(latency,
        [dots('median', '--ok'), dots('99 of 100', '--accent'), dots('longest', '--bad')],
        ['p50', 'p99', 'max'].map(latencies), true)
    ];
    range(...shown);
  };
  let shown = [0, nonet.whole];
  const range = (min, max) => {
    shown = [min, max];
    plots.forEach(each => each.setScale('x', { min, max }));
  };
  draw();
  nonet.onShow(range);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  let width = nonet.place().width;
  nonet.onFit(() => {
    if (nonet.place().width !== width) {
      width = nonet.place().width;
      draw();
    }
  });
  // What is closed is not printed.
  const table = document.getElementById('numbers');
  let open = false;
  addEventListener('beforeprint', () => {
    open = table.open;
    table.open = true;
  });
  addEventListener('afterprint', () => { table.open = open; });
})();
