'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  data.steps = data.steps.map(expanded);
  const network = document.getElementById('network');
  const panel = document.getElementById('panel');
  const NS = 'http://www.w3.org/2000/svg';
  let step = 0;
  let stop = 0;
  let edge = null;

  // The numbers as they come

  /** The engine's float again, of which the shortest digits were written. */
  function float(v) {
    return v === null ? null : Math.fround(v);
  }

  /** Names for the numbers of a step; PageSteps knows the same order. */
  function expanded(step) {
    const weight = ([before, gradient, difference, kink, rate, after, ...memory]) => ({
      before: float(before), gradient: float(gradient), difference, at_kink: kink === 1, rate, after: float(after),
      remembered: memory.slice(0, memory.length / 2).map(float), remembers: memory.slice(memory.length / 2).map(float),
    });
    const product = names => ([from, value, before, ...rest]) => ({
      from, name: names[from - 1], value: float(value), weight: float(before), product: float(value) * float(before),
      step: rest.length ? weight([before, ...rest]) : null,
    });
    const neuron = l => ([index, f, products, others, bias, errors, errorOthers, kink]) => {
      const [sum, z, a, slope, output, error, delta] = f.map(float);
      return {
        neuron: index, name: data.names[l + 1][index - 1], sum, z, a, slope, output, error, delta, kink,
        products: products.map(product(data.names[l])), others: {count: others[0], rest: others[1]},
        bias: bias ? weight(bias) : null,
        error_terms: errors.map(product(data.names[l + 2] || [])), error_others: {count: errorOthers[0], rest: errorOthers[1]},
      };
    };
    for (const key of ['targets', 'outputs', 'outputs_after']) step[key] = step[key].map(float);
    for (const cell of step.cells) cell.inputs = cell.inputs.map(float);
    step.layers.forEach((layer, l) => { layer.shown = layer.shown.map(neuron(l)); });
    return step;
  }

  // Numbers and formulas

  const escaped = text => String(text).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');

  /** With the digits wanted and none that says nothing. */
  function num(v, digits = data.digits) {
    if (v === null || v === undefined) return '–';
    if (v === 0) return '0';
    const [mantissa, power] = v.toExponential(digits - 1).split('e');
    const exponent = Number(power);
    if (exponent < -4 || exponent >= Math.max(digits, 7)) return Number(mantissa) + 'e' + exponent;
    const text = Number(v.toPrecision(digits)).toFixed(Math.max(0, digits - 1 - exponent));
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }

  const mi = name => `<mi>${escaped(name)}</mi>`;
  const mn = v => {
    const text = typeof v === 'string' ? v : num(v);
    const [base, power] = text.split('e');
    const number = `<mn>${base.replace('-', '−')}</mn>`;
    return power === undefined ? number : `${number}<mo>·</mo><msup><mn>10</mn><mn>${power.replace('-', '−')}</mn></msup>`;
  };
  /** In parentheses where it has a sign or a power. */
  const factor = v => v < 0 || num(v).includes('e') ? `<mrow><mo stretchy="false">(</mo>${mn(v)}<mo stretchy="false">)</mo></mrow>` : mn(v);
  const mo = sign => `<mo>${sign}</mo>`;
  const sub = (base, index) => `<msub>${mi(base)}<mrow>${index}</mrow></msub>`;
  const at = (base, ...index) => sub(base, index.map(i => typeof i === 'number' ? mn(String(i)) : mi(i)).join(index.some(i => i > 9) ? mo(',') : ''));
  const over = (a, b) => `<mfrac><mrow>${a}</mrow><mrow>${b}</mrow></mfrac>`;
  const partial = what => over(mo('∂') + mi('E'), mo('∂') + what);
  const EQ = mo('='), TIMES = mo('·'), PLUS = mo('+'), PRIME = mo('′');
  /** Set in pieces that begin with an equals sign, so that a narrow page can break between them. */
  function formula(...parts) {
    const pieces = [[]];
    for (const part of parts) {
      if (part === EQ && pieces[0].length) pieces.push([]);
      pieces[pieces.length - 1].push(part);
    }
    return '<div class="formula">' + pieces.map(p => `<math displaystyle="true"><mrow>${p.join('')}</mrow></math>`).join(' ') + '</div>';
  }
  const slopeOf = z => mi('f') + PRIME + `<mrow><mo stretchy="false">(</mo>${z}<mo stretchy="false">)</mo></mrow>`;

  /** After a formula with cases, before the number that one of them gave. */
  const here = cases => cases.includes('<mtext>') ? '<mtext>, here\u00a0</mtext>' : '';

  /** A table whose first columns are texts; the last rows are sums. */
  function table(head, rows, {sums = 0, texts = 1} = {}) {
    const first = rows.length - sums;
    const kind = c => c < texts ? ' class="t"' : '';
    return '<div class="wide" tabindex="0" role="group" aria-label="Table"><table><thead><tr>' + head.map((h, c) => `<th scope="col"${kind(c)}>${h}</th>`).join('') + '</tr></thead><tbody>'
      + rows.map((row, r) => `<tr${r >= first ? ' class="sum"' : ''}>` + row.map((cell, c) => c === 0 ? `<th scope="row">${cell}</th>` : `<td${kind(c)}>${cell}</td>`).join('') + '</tr>').join('')
      + '</tbody></table></div>';
  }

  // Places of the derivation

  const now = () => data.steps[step];
  const nameOf = (l, n) => `${now().layers[l].name}, ${n.name}`;
  const places = [];
  places.push({kind: 'row'});
  data.steps[0].layers.forEach((layer, l) => layer.shown.forEach((_, j) => places.push({kind: 'forward', l, j})));
  places.push({kind: 'loss'});
  for (let l = data.steps[0].layers.length - 1; l >= 0; l--) {
    data.steps[0].layers[l].shown.forEach((_, j) => places.push({kind: 'backward', l, j}));
  }
  data.steps[0].layers.forEach((layer, l) => layer.shown.forEach((_, j) => places.push({kind: 'update', l, j})));
  places.push({kind: 'again'});

  const KINDS = {row: 'The row', forward: 'Forward', loss: 'The error', backward: 'Backward', update: 'New weights', again: 'Forward again'};

  function go(to) {
    stop = Math.min(Math.max(to, 0), places.length - 1);
    edge = null;
    show();
  }

  function goTo(kind, l, j) {
    go(places.findIndex(p => p.kind === kind && p.l === l && p.j === j));
  }

  /** The way that is shown, which a click on a neuron keeps. */
  const way = () => ['backward', 'update'].includes(places[stop].kind) ? places[stop].kind : 'forward';

  function openEdge(l, j, i) {
    edge = {l, j, i};
    show();
  }

  const fromButton = (l, j, i, text) => `<button type="button" class="from" data-edge="${l},${j},${i}" title="the derivation of this weight">${escaped(text)}</button>`;

  // What each place says

  const SAY = {
    row() {
      const s = now();
      const rows = [];
      for (const cell of s.cells) {
        if (cell.inputs.length > 40) {
          rows.push([escaped(cell.column), escaped(cell.text), escaped(cell.transform), `${cell.inputs.length} inputs`, '']);
          continue;
        }
        cell.inputs.forEach((x, k) => {
          const name = data.inputs[cell.first_input - 1 + k];
          rows.push([k ? '' : escaped(cell.column), k ? '' : escaped(cell.text || '(missing)'), k ? '' : escaped(cell.transform), name === cell.column ? '' : escaped(name), num(x)]);
        });
      }
      return `<h2>Data row ${s.row} enters the network</h2>`
        + (rows.some(row => row[3])
          ? table(['column', 'cell', 'what is done to it', 'input', 'x'], rows, {texts: 4})
          : table(['column', 'cell', 'what is done to it', 'x'], rows.map(row => [...row.slice(0, 3), row[4]]), {texts: 3}))
        + table(['target', 't'], data.outputs.map((name, k) => [escaped(name), num(s.targets[k])]));
    },

    forward({l, j}) {
      const layer = now().layers[l], n = layer.shown[j], f = data.formulas.layers[l];
      const rows = n.products.map((p, i) => [fromButton(l, j, i, p.name), num(p.value), num(p.weight), num(p.product)]);
      if (n.others.count) rows.push([`… and ${n.others.count} more`, '', '', num(n.others.rest)]);
      if (n.bias) rows.push([fromButton(l, j, -1, 'bias unit'), '1', num(n.bias.before), num(n.bias.before)]);
      rows.push(['sum', '', '', num(n.sum)]);
      let text = `<h2>${escaped(nameOf(l, n))}: forward</h2>`
        + formula(at('z', n.neuron), EQ, mo('Σ'), at('x', 'i'), TIMES, at('w', 'i', n.neuron), n.bias ? PLUS + at('b', n.neuron) : '')
        + table(['from', 'x', 'w', 'x·w'], rows, {sums: 1});
      if (n.z !== n.sum) text += `<p>After the layer norm:</p>` + formula(mi('z'), EQ, mn(n.z));
      text += formula(mi('a'), EQ, mi('f'), `<mrow><mo stretchy="false">(</mo>${mi('z')}<mo stretchy="false">)</mo></mrow>`, EQ, f.value, here(f.value), EQ, mn(n.a));
      if (n.slope !== null) text += formula(slopeOf(mi('z')), EQ, f.slope, here(f.slope), EQ, mn(n.slope));
      if (n.output !== n.a) text += `<p>${f.output}</p>` + formula(mi('y'), EQ, mn(n.output));
      if (n.kink) text += `<p>Note: ${escaped(n.kink)}.</p>`;
      return text;
    },

    loss() {
      const s = now();
      return '<h2>The error and the loss</h2>'
        + table(['output', 't', 'a', 't − a'], data.outputs.map((name, k) => [escaped(name), num(s.targets[k]), num(s.outputs[k]), num(s.targets[k] - s.outputs[k])]))
        + formula(mi('E'), EQ, data.formulas.loss, EQ, mn(s.loss));
    },

    backward({l, j}) {
      const layer = now().layers[l], n = layer.shown[j], f = data.formulas.layers[l];
      const isOutput = l === now().layers.length - 1;
      let text = `<h2>${escaped(nameOf(l, n))}: backward</h2>`;
      if (!isOutput) {
        const rows = n.error_terms.map(p => [escaped(p.name), num(p.weight), num(p.value), num(p.product)]);
        if (n.error_others.count) rows.push([`… and ${n.error_others.count} more`, '', '', num(n.error_others.rest)]);
        rows.push(['∂E/∂a', '', '', num(n.error)]);
        text += formula(at('δ', 'j'), EQ, slopeOf(at('z', 'j')), TIMES, mo('Σ'), at('w', 'j', 'k'), TIMES, at('δ', 'k'))
          + table(['back from', 'w', 'δ', 'w·δ'], rows, {sums: 1});
      } else {
        text += formula(data.loss_gives_delta ? mi('δ') : partial(mi('a')), EQ, data.formulas.loss_slope);
      }
      const plain = n.error !== null && n.slope !== null && f.plain;
      text += plain
        ? formula(mi('δ'), EQ, partial(mi('a')), TIMES, slopeOf(mi('z')), EQ, factor(n.error), TIMES, factor(n.slope), EQ, mn(n.delta))
        : formula(mi('δ'), EQ, mn(n.delta));
      text += '<h3>The gradient of each weight</h3>'
        + formula(partial(at('w', 'i', 'j')), EQ, partial(at('a', 'j')), TIMES, over(mo('∂') + at('a', 'j'), mo('∂') + at('z', 'j')), TIMES, over(mo('∂') + at('z', 'j'), mo('∂') + at('w', 'i', 'j')), EQ, at('δ', 'j'), TIMES, at('x', 'i'));
      const row = (from, x, w) => [from, num(x), num(w.gradient), num(w.difference), relative(w)];
      const rows = n.products.map((p, i) => row(fromButton(l, j, i, p.name), p.value, p.step));
      if (n.bias) rows.push(row(fromButton(l, j, -1, 'bias unit'), 1, n.bias));
      return text + table(['weight from', 'x', 'δ·x = ∂E/∂w', 'finite difference', 'relative'], rows);
    },

    update({l, j}) {
      const n = now().layers[l].shown[j];
      const row = (from, w) => [from, num(w.before), num(w.gradient), ...w.remembered.map(v => num(v)), num(w.after - w.before), num(w.after)];
      const rows = n.products.map((p, i) => row(fromButton(l, j, i, p.name), p.step));
      if (n.bias) rows.push(row(fromButton(l, j, -1, 'bias unit'), n.bias));
      return `<h2>${escaped(nameOf(l, n))}: new weights</h2>`
        + data.formulas.rule.map(r => formula(r)).join('')
        + `<p>Learning rate α = ${num((n.products[0] ? n.products[0].step : n.bias).rate)}${data.optimizer === 'sgd' ? `, momentum μ = ${num(data.momentum)}` : ''}; g is ∂E/∂w.</p>`
        + table(['weight from', 'w', 'g', ...data.remembers.map(r => escaped(r) + ' before'), 'change', 'new w'], rows);
    },

    again() {
      const s = now();
      const moved = s.loss_after < s.loss ? 'smaller' : 'larger';
      return '<h2>Forward again, with the new weights</h2>'
        + table(['output', 't', 'a before', 'a after'], data.outputs.map((name, k) => [escaped(name), num(s.targets[k]), num(s.outputs[k]), num(s.outputs_after[k])]))
        + formula(mi('E'), '<mtext>\u00a0before</mtext>', EQ, mn(s.loss))
        + formula(mi('E'), '<mtext>\u00a0after</mtext>', EQ, mn(s.loss_after))
        + `<p class="good">The step has made the loss of this row ${moved} by ${num(Math.abs(s.loss_after - s.loss))}.</p>`;
    },
  };

  const relative = w => {
    if (w.at_kink) return 'kink';
    const larger = Math.max(Math.abs(w.gradient), Math.abs(w.difference));
    return larger === 0 ? '0' : num(Math.abs(w.gradient - w.difference) / larger, 2);
  };

  function sayEdge({l, j, i}) {
    const n = now().layers[l].shown[j];
    const p = i < 0 ? {name: 'bias unit', value: 1, weight: n.bias.before, product: n.bias.before, step: n.bias} : n.products[i];
    const w = p.step;
    let text = `<h2>The weight from ${escaped(p.name)} to ${escaped(nameOf(l, n))}</h2>`
      + '<h3>Forward: what it adds to z</h3>' + formula(mi('x'), TIMES, mi('w'), EQ, factor(p.value), TIMES, factor(p.weight), EQ, mn(p.product))
      + '<h3>Backward: its gradient</h3>'
      + formula(partial(mi('w')), EQ, partial(mi('z')), TIMES, over(mo('∂') + mi('z'), mo('∂') + mi('w')), EQ, mi('δ'), TIMES, mi('x'), EQ, factor(n.delta), TIMES, factor(p.value), EQ, mn(w.gradient))
      + '<p>The same without the chain rule, from the loss a little to the right and to the left:</p>'
      + formula(over(mi('E') + '<mrow><mo stretchy="false">(</mo>' + mi('w') + PLUS + mi('h') + '<mo stretchy="false">)</mo></mrow>' + mo('−') + mi('E') + '<mrow><mo stretchy="false">(</mo>' + mi('w') + mo('−') + mi('h') + '<mo stretchy="false">)</mo></mrow>', mn('2') + mi('h')), EQ, mn(w.difference))
      + `<p class="quiet">${w.at_kink ? 'The loss has a kink here: the slopes on both sides differ.' : 'Relative difference ' + relative(w) + '.'}</p>`
      + '<h3>Update: the new weight</h3>' + data.formulas.rule.map(r => formula(r)).join('');
    if (data.optimizer === 'sgd' && data.plain_descent) {
      text += formula(mi('Δw'), EQ, mo('−'), mn(w.rate), TIMES, factor(w.gradient), PLUS, mn(data.momentum), TIMES, factor(w.remembered[0]), EQ, mn(w.remembers[0]));
    }
    return text + formula(mi('w'), '<mtext>\u00a0new</mtext>', EQ, mn(w.before), PLUS, factor(w.after - w.before), EQ, mn(w.after));
  }

  // The drawing

  const svg = (name, attributes, parent) => {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (parent) parent.append(element);
    return element;
  };

  /** Which inputs are drawn: all of a few, or those that stand in most of the products shown. */
  function drawnInputs() {
    const first = data.steps[0].layers[0];
    if (first.inputs <= 24) return Array.from({length: first.inputs}, (_, i) => i);
    const counts = new Map();
    for (const n of first.shown) for (const p of n.products) counts.set(p.from - 1, (counts.get(p.from - 1) || 0) + Math.abs(p.product));
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 16).map(e => e[0]).sort((a, b) => a - b);
  }
  const inputs = drawnInputs();
  const columns = [inputs, ...data.steps[0].layers.map(layer => layer.shown.map(n => n.neuron - 1))];
  const sizes = [data.steps[0].layers[0].inputs, ...data.steps[0].layers.map(layer => layer.neurons)];
  let shapes = [];

  function draw() {
    const width = Math.max(300, network.clientWidth);
    const isNarrow = width < 520;
    const r = isNarrow ? 15 : 19;
    const side = isNarrow ? 74 : 118;
    const most = Math.max(...columns.map((c, i) => c.length + (i < columns.length - 1 ? 1 : 0)));
    const gap = Math.min(64, Math.max(2 * r + 6, 420 / most));
    const top = 46;
    const height = top + most * gap + 26;
    const root = svg('svg', {viewBox: `0 0 ${width} ${height}`, height, role: 'group', 'aria-label': `The network ${data.network}`});
    const x = c => side + c * (width - 2 * side) / (columns.length - 1);
    const y = (c, k) => top + gap / 2 + (k + (most - columns[c].length - (c < columns.length - 1 ? 1 : 0)) / 2) * gap;
    const edges = svg('g', {}, root);
    const hits = svg('g', {}, root);
    shapes = [];
    let largest = 0;
    for (const layer of now().layers) for (const n of layer.shown) {
      for (const p of n.products) largest = Math.max(largest, Math.abs(p.weight));
      if (n.bias) largest = Math.max(largest, Math.abs(n.bias.before));
    }
    now().layers.forEach((layer, l) => layer.shown.forEach((n, j) => {
      const line = (k, weight, i) => {
        const ends = {x1: x(l), y1: y(l, k), x2: x(l + 1), y2: y(l + 1, j)};
        const drawn = svg('line', {...ends, class: `edge ${weight < 0 ? 'm' : 'p'}`, 'stroke-width': (0.5 + 6 * Math.abs(weight) / (largest || 1)).toFixed(2)}, edges);
        const hit = svg('line', {...ends, class: 'hit', 'data-edge': `${l},${j},${i}`}, hits);
        svg('title', {}, hit).textContent = `weight ${num(weight)}`;
        shapes.push({l, j, i, k, drawn});
      };
      n.products.forEach((p, i) => {
        const k = columns[l].indexOf(p.from - 1);
        if (k >= 0) line(k, p.weight, i);
      });
      if (n.bias) line(columns[l].length, n.bias.before, -1);
    }));
    columns.forEach((column, c) => {
      const title = c === 0 ? 'input' : now().layers[c - 1].name;
      svg('text', {x: x(c), y: 16, class: 'title', 'text-anchor': 'middle'}, root).textContent = title;
      const more = sizes[c] > column.length ? `${column.length} of ${sizes[c]}` : c ? data.steps[0].layers[c - 1].activation : `${sizes[c]}`;
      svg('text', {x: x(c), y: 32, class: 'label', 'text-anchor': 'middle'}, root).textContent = more;
      column.forEach((unit, k) => node(root, c, k, unit, {cx: x(c), cy: y(c, k), r}));
      if (c < columns.length - 1 && now().layers[c].shown.some(n => n.bias)) {
        const box = svg('g', {class: 'neuron bias'}, root);
        svg('rect', {x: x(c) - r * 0.72, y: y(c, column.length) - r * 0.72, width: r * 1.44, height: r * 1.44, rx: 3}, box);
        svg('text', {x: x(c), y: y(c, column.length) + 4, 'text-anchor': 'middle'}, box).textContent = '1';
        svg('title', {}, box).textContent = 'bias unit';
      }
    });
    const held = document.activeElement && document.activeElement.getAttribute('data-node');
    network.replaceChildren(root);
    if (held) root.querySelector(`[data-node="${held}"]`)?.focus();
  }

  function inputValue(i) {
    const n = now().layers[0].shown[0];
    const p = n && n.products.find(q => q.from - 1 === i);
    if (p) return p.value;
    for (const m of now().layers[0].shown) for (const q of m.products) if (q.from - 1 === i) return q.value;
    return null;
  }

  function node(root, c, k, unit, place) {
    const isBack = ['backward', 'update'].includes(places[stop].kind);
    const n = c ? now().layers[c - 1].shown[k] : null;
    const value = c ? (isBack ? n.delta : n.output) : inputValue(unit);
    const what = c ? (isBack ? 'δ' : 'a') : 'x';
    const name = c ? n.name : data.names[0][unit];
    const written = short(value);
    const label = (c ? `${now().layers[c - 1].name}, ${name}` : `input ${name}`) + `: ${what} = ${written}`;
    const group = svg('g', {class: 'neuron', role: 'button', tabindex: '0', 'data-node': `${c},${k}`, 'aria-label': label}, root);
    const tint = value === null ? 0 : Math.min(0.55, 0.55 * Math.abs(value) / (1 + Math.abs(value)) * 1.4);
    svg('circle', place, group);
    const color = `rgba(var(--tint${value < 0 ? '2' : ''}), ${tint.toFixed(2)})`;
    svg('circle', {...place, class: 'tint', style: `fill: ${color}`}, group);
    const size = Math.min(place.r < 18 ? 10 : 11.5, 3 * place.r / Math.max(1, written.length));
    svg('text', {x: place.cx, y: place.cy + 4, 'text-anchor': 'middle', style: `font-size: ${size.toFixed(1)}px`}, group).textContent = written;
    svg('title', {}, group).textContent = `${label.split(' = ')[0]} = ${num(value)}`;
    if (c === 0 || c === columns.length - 1) {
      const room = place.r < 18 ? 8 : 15;
      const text = name.length > room ? name.slice(0, room - 1) + '…' : name;
      svg('text', {x: place.cx + (c ? 1 : -1) * (place.r + 6), y: place.cy + 4, class: 'label', 'text-anchor': c ? 'start' : 'end', style: `font-size: ${place.r < 18 ? 11 : 12}px`}, root).textContent = text;
    }
    return group;
  }

  /** Few enough digits for a circle. */
  function short(v) {
    if (v === null) return '';
    const size = Math.abs(v);
    if (size !== 0 && size < 0.1) return size < 0.001 ? v.toExponential(0) : num(v, 1);
    if (size >= 1000) return v.toExponential(0).replace('+', '');
    return num(Number(v.toFixed(size < 10 ? 2 : size < 100 ? 1 : 0)), 4);
  }

  function mark() {
    const place = edge ? {l: edge.l, j: edge.j} : places[stop];
    for (const g of network.querySelectorAll('.neuron[data-node]')) {
      const [c, k] = g.getAttribute('data-node').split(',').map(Number);
      const on = place.kind === 'row' ? c === 0 : place.l === c - 1 && place.j === k;
      g.classList.toggle('on', on);
      g.setAttribute('aria-pressed', String(on));
    }
    for (const s of shapes) {
      const here = place.l === undefined
        || (s.l === place.l && s.j === place.j)
        || (places[stop].kind === 'backward' && !edge && s.l === place.l + 1 && s.k === place.j);
      s.drawn.classList.toggle('far', !here);
      s.drawn.classList.toggle('on', Boolean(edge) && s.l === edge.l && s.j === edge.j && s.i === edge.i);
    }
  }

  // The film

  const film = document.getElementById('film');
  function drawFilm() {
    if (data.steps.length < 2) return;
    const w = Math.max(280, film.clientWidth), h = 96, left = 8;
    const own = data.steps.map(s => s.loss), all = data.steps.map(s => s.mean_loss_after);
    const most = Math.max(...own, ...all.filter(v => v !== null)) || 1;
    const px = i => left + i * (w - 2 * left) / (data.steps.length - 1);
    const path = values => values.map((v, i) => v === null ? '' : (i ? 'L' : 'M') + px(i).toFixed(1) + ' ' + (h - 8 - (h - 16) * v / most).toFixed(1)).join('');
    document.getElementById('curve').innerHTML = `<svg viewBox="0 0 ${w} ${h}" role="img" aria-label="Losses of the steps, from 0 to ${num(most, 3)}"><line class="axis" x1="0" x2="${w}" y1="${h - 8}" y2="${h - 8}"/><path class="loss0" d="${path(own)}"/><path class="loss1" d="${path(all)}"/><line class="now" x1="${px(step)}" x2="${px(step)}" y1="0" y2="${h}"/></svg>`;
    document.getElementById('told').textContent = `step ${now().step} of ${data.steps.length}, row ${now().row}: loss ${num(now().loss, 4)}, of all rows ${num(now().mean_loss_after, 4)}`;
    document.getElementById('scrub').value = String(step + 1);
  }
  function goStep(to) {
    step = Math.min(Math.max(to, 0), data.steps.length - 1);
    show();
  }
  if (data.steps.length > 1) {
    film.hidden = false;
    film.innerHTML = `<div id="curve" style="flex: 1 1 100%"></div><span class="quiet" style="flex: 1 1 100%"><span class="key plus" aria-hidden="true"></span>loss of the row <span class="key minus" aria-hidden="true" style="border-top-style: dashed"></span>mean loss of all rows after the step</span><label for="scrub">Step</label><input id="scrub" type="range" min="1" max="${data.steps.length}" value="1"><button type="button" id="play">Play</button><span class="quiet" id="told" style="flex: 1 1 100%"></span>`;
    document.getElementById('scrub').addEventListener('input', e => goStep(Number(e.target.value) - 1));
    const play = document.getElementById('play');
    let timer = 0;
    play.addEventListener('click', () => {
      if (timer) { clearInterval(timer); timer = 0; play.textContent = 'Play'; return; }
      if (step === data.steps.length - 1) goStep(0);
      play.textContent = 'Pause';
      timer = setInterval(() => {
        goStep(step + 1);
        if (step === data.steps.length - 1) { clearInterval(timer); timer = 0; play.textContent = 'Play'; }
      }, Math.max(60, Math.min(500, 12000 / data.steps.length)));
    });
  }

  // All together

  function show() {
    draw();
    mark();
    drawFilm();
    const place = places[stop];
    panel.innerHTML = edge ? sayEdge(edge) : SAY[place.kind](place);
    document.getElementById('place').textContent = `${stop + 1} of ${places.length}: ${KINDS[place.kind]}`;
    document.getElementById('back').disabled = stop === 0;
    document.getElementById('next').disabled = stop === places.length - 1;
  }

  function opened(target) {
    const link = target.closest('[data-edge]');
    if (link) {
      const [l, j, i] = link.getAttribute('data-edge').split(',').map(Number);
      openEdge(l, j, i);
      if (link.tagName === 'BUTTON') panel.focus();
      return true;
    }
    const unit = target.closest('[data-node]');
    if (unit) {
      const [c, k] = unit.getAttribute('data-node').split(',').map(Number);
      if (c) goTo(way(), c - 1, k); else go(0);
      return true;
    }
    return false;
  }
  document.addEventListener('click', e => opened(e.target));
  document.getElementById('back').addEventListener('click', () => go(stop - 1));
  document.getElementById('next').addEventListener('click', () => go(stop + 1));
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.target.tagName === 'INPUT') return;
    const keys = {
      ArrowRight: () => go(edge ? stop : stop + 1), ArrowLeft: () => go(edge ? stop : stop - 1), Escape: () => go(stop),
      Home: () => go(0), End: () => go(places.length - 1), '.': () => goStep(step + 1), ',': () => goStep(step - 1),
    };
    if ((e.key === 'Enter' || e.key === ' ') && e.target.closest('.neuron[data-node]')) {
      opened(e.target);
      e.preventDefault();
    } else if (keys[e.key]) {
      keys[e.key]();
      e.preventDefault();
    }
  });
  let width = 0;
  new ResizeObserver(() => {
    if (network.clientWidth !== width) { width = network.clientWidth; draw(); mark(); drawFilm(); }
  }).observe(network);
  show();
})();
