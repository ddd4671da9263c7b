'use strict';
(function () {
  /* What goes wrong is written to the document, where a test and a curious reader find it. */
  const trouble = what => { document.documentElement.dataset.error = what; };
  addEventListener('error', e => trouble(e.message));
  addEventListener('securitypolicyviolation', e => trouble(e.violatedDirective));
  const D = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const SVG = 'http://www.w3.org/2000/svg';
  const rows = D.rows, n = rows.entry.length;
  const num = v => Number(v);
  const hex = v => typeof v === 'string' ? v : '0x' + v.toString(16);
  const count = v => v.toLocaleString('en-US');

  function bytes(v) {
    const units = ['B', 'KiB', 'MiB', 'GiB'];
    let u = 0;
    while (v >= 1024 && u < 3) { v /= 1024; u++; }
    return (u === 0 ? v : v.toFixed(v < 10 ? 2 : v < 100 ? 1 : 0)) + ' ' + units[u];
  }

  /* Text from the image only ever becomes text nodes. */
  function el(name, className, text) {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  }
  function svg(name, attributes) {
    const e = document.createElementNS(SVG, name);
    for (const k in attributes) e.setAttribute(k, attributes[k]);
    return e;
  }

  /* ---- tooltips */
  const tip = $('tip');
  function showTip(text, x, y) {
    tip.textContent = text;
    tip.hidden = false;
    const w = tip.offsetWidth, h = tip.offsetHeight;
    tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - w - 8)) + 'px';
    tip.style.top = (y + 18 + h > innerHeight ? y - h - 10 : y + 18) + 'px';
  }
  const hideTip = () => { tip.hidden = true; };
  function tipped(e, text) {
    e.addEventListener('mousemove', m => showTip(text, m.clientX, m.clientY));
    e.addEventListener('mouseleave', hideTip);
    return e;
  }

  /* ---- theme */
  const root = document.documentElement;
  try { const t = localStorage.getItem('pclnlab-theme'); if (t) root.dataset.theme = t; } catch (e) { /* not kept */ }
  const wanted = new URLSearchParams(location.search).get('theme');
  if (wanted === 'light' || wanted === 'dark') root.dataset.theme = wanted;
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  $('theme').addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    try { localStorage.setItem('pclnlab-theme', root.dataset.theme); } catch (e) { /* not kept */ }
    draw();
  });
  const color = name => getComputedStyle(root).getPropertyValue('--' + name).trim();

  /* ---- file and memory map */
  const KINDS = {
    table: ['function tables and names', () => color('accent'), 1],
    code: ['code', () => color('n1'), 1],
    constant: ['read-only data', () => color('n2'), 1],
    data: ['writable data', () => color('n2'), .65],
    other: ['symbols, debug information, the rest', () => color('n3'), 1]
  };
  function kind(s) {
    if (s.table) return 'table';
    if (s.access === '---') return 'other';
    return s.access.includes('x') ? 'code' : s.access.includes('w') ? 'data' : 'constant';
  }
  function map() {
    const box = $('mapfig');
    box.replaceChildren();
    const W = Math.max(320, box.clientWidth - 36), H = 196, BAR = 40, TOP = 26, LOW = H - BAR - 26;
    const g = svg('svg', { viewBox: `0 0 ${W} ${H}`, height: H, role: 'img', 'aria-label': 'File and memory to scale' });
    const fileX = off => Math.min(W, W * num(off) / D.fileSize);
    const segs = D.segments.filter(s => num(s.size) > 0 && s.access !== '---').sort((a, b) => num(a.address) - num(b.address));
    const gap = 14, total = segs.reduce((t, s) => t + num(s.size), 0) || 1;
    const perByte = (W - gap * Math.max(0, segs.length - 1)) / total;
    const starts = [];
    let x = 0;
    for (const s of segs) { starts.push(x); x += num(s.size) * perByte + gap; }
    const memX = a => {
      for (let i = 0; i < segs.length; i++) {
        const d = num(a) - num(segs[i].address);
        if (d >= 0 && d <= num(segs[i].size)) return starts[i] + d * perByte;
      }
      return -1;
    };
    g.append(svg('rect', { x: 0, y: TOP, width: W, height: BAR, rx: 4, fill: color('soft') }));
    segs.forEach((s, i) => {
      const w = num(s.size) * perByte;
      g.append(svg('rect', { x: starts[i], y: LOW, width: Math.max(1, w), height: BAR, rx: 4, fill: color('soft') }));
    });
    const put = (s, x0, w, y, what) => {
      const k = KINDS[kind(s)];
      const r = svg('rect', { class: 'hit', x: x0, y, width: Math.max(.8, w), height: BAR, fill: k[1](), 'fill-opacity': k[2] });
      g.append(tipped(r, what));
      if (w > 74) {
        const t = svg('text', { x: x0 + 8, y: y + BAR / 2 + 4, class: kind(s) === 'table' ? 'on' : 'ink', 'pointer-events': 'none' });
        t.textContent = s.name.length * 7 > w - 14 ? s.name.slice(0, Math.max(1, Math.floor((w - 22) / 7))) + '\u2026' : s.name;
        g.append(t);
      }
    };
    const areas = D.areas.filter(s => num(s.size) > 0 || num(s.fileSize) > 0);
    areas.sort((a, b) => (a.table ? 1 : 0) - (b.table ? 1 : 0));
    for (const s of areas) {
      const inFile = num(s.fileSize) > 0, inMemory = s.access !== '---' && memX(s.address) >= 0;
      const fx = fileX(s.fileOff), fw = fileX(num(s.fileOff) + num(s.fileSize)) - fx;
      if (inFile && inMemory) {
        const mx = memX(s.address), mw = num(s.fileSize) * perByte, y0 = TOP + BAR, y1 = LOW;
        const p = `M${fx} ${y0}C${fx} ${(y0 + y1) / 2} ${mx} ${(y0 + y1) / 2} ${mx} ${y1}L${mx + mw} ${y1}C${mx + mw} ${(y0 + y1) / 2} ${fx + fw} ${(y0 + y1) / 2} ${fx + fw} ${y0}Z`;
        g.append(svg('path', { d: p, fill: KINDS[kind(s)][1](), 'fill-opacity': s.table ? .3 : .16 }));
      }
    }
    for (const s of areas) {
      const inFile = num(s.fileSize) > 0, inMemory = s.access !== '---' && memX(s.address) >= 0;
      const fx = fileX(s.fileOff), fw = fileX(num(s.fileOff) + num(s.fileSize)) - fx;
      const what = `${s.name}${s.cause ? '\n' + s.cause : ''}\n` + (inFile ? `file ${hex(s.fileOff)}, ${bytes(num(s.fileSize))}\n` : 'not in the file\n')
        + (inMemory ? `address ${hex(s.address)}, ${bytes(num(s.size))}, ${s.access}` : 'not loaded');
      if (inFile) put(s, fx, fw, TOP, what);
      if (inMemory) put(s, memX(s.address), num(s.size) * perByte, LOW, what);
    }
    const label = (x0, y, text, anchor) => {
      const t = svg('text', { x: x0, y, 'text-anchor': anchor });
      t.textContent = text;
      g.append(t);
    };
    label(0, 16, 'file', 'start');
    label(W, 16, bytes(D.fileSize), 'end');
    segs.forEach((s, i) => {
      if (num(s.size) * perByte > 84 && starts[i] + 80 < W - 130) label(starts[i], H - 8, hex(s.address), 'start');
    });
    label(W, H - 8, bytes(total) + ' in memory', 'end');
    box.append(g);
    const legend = $('maplegend');
    legend.replaceChildren();
    for (const k in KINDS) {
      if (!areas.some(s => kind(s) === k)) continue;
      const item = el('span'), dot = el('i');
      dot.style.background = KINDS[k][1]();
      dot.style.opacity = KINDS[k][2];
      item.append(dot, KINDS[k][0]);
      legend.append(item);
    }
  }

  /* ---- bars */
  function bars(id, items) {
    const box = $(id), most = Math.max(1, ...items.map(i => i.size));
    for (const i of items) {
      const track = el('div', 't'), fill = el('b');
      fill.style.width = 100 * i.size / most + '%';
      if (i.faint) fill.style.opacity = .4;
      track.append(fill);
      const name = tipped(el('span', '', i.name), i.name + (i.note ? '\n' + i.note : '') + '\n' + count(i.size) + ' bytes');
      box.append(name, track, el('em', '', bytes(i.size)));
    }
  }
  bars('parts', D.parts.map(p => ({ name: p.name, note: p.cause, size: num(p.size), faint: p.cause === 'left over' })).sort((a, b) => b.size - a.size));
  const byPackage = new Map();
  for (let i = 0; i < n; i++) byPackage.set(rows.pkg[i], (byPackage.get(rows.pkg[i]) || 0) + rows.size[i]);
  const packages = [...byPackage].map(([p, size]) => ({ name: D.packages[p], size })).sort((a, b) => b.size - a.size);
  const others = packages.slice(11);
  bars('packages', packages.slice(0, 11).concat(others.length ? [{ name: count(others.length) + ' others', size: others.reduce((t, p) => t + p.size, 0), faint: true }] : []));

  /* ---- heat map of the find index: a bucket is a column of 16 sub-buckets, columns run on in bands */
  const heat = $('heat'), B = D.buckets;
  let metric = 'starts', cell = 10, perBand = 1, bands = 1, hot = -1;
  const GAP = 12;
  function ramp(v, most) {
    if (v === 0) return color('n3');
    const t = most <= 1 ? 1 : Math.log(1 + v) / Math.log(1 + most);
    return `color-mix(in oklab, ${color('accent')} ${Math.round(16 + 84 * t)}%, ${color('panel')})`;
  }
  function paintHeat() {
    const W = Math.max(280, heat.parentElement.clientWidth - 36);
    cell = B.length < 40 ? 20 : 12;
    while (cell > 3 && Math.ceil(B.length / Math.floor(W / cell)) * (16 * cell + GAP) > 720) cell--;
    perBand = Math.max(1, Math.floor(W / cell));
    bands = Math.max(1, Math.ceil(B.length / perBand));
    const H = bands * (16 * cell + GAP), dpr = devicePixelRatio || 1;
    heat.width = W * dpr;
    heat.height = H * dpr;
    heat.style.height = H + 'px';
    heat.style.width = W + 'px';
    const c = heat.getContext('2d');
    c.scale(dpr, dpr);
    let most = 1;
    for (const b of B) for (const v of b[metric]) most = Math.max(most, v);
    const inks = new Map(), gapPx = cell > 5 ? 1 : 0;
    B.forEach((b, i) => {
      const x = i % perBand * cell, y = Math.floor(i / perBand) * (16 * cell + GAP);
      b[metric].forEach((v, s) => {
        if (!inks.has(v)) inks.set(v, ramp(v, most));
        c.fillStyle = inks.get(v);
        c.fillRect(x, y + s * cell, cell - gapPx, cell - gapPx);
      });
    });
    if (hot >= 0) {
      const i = hot >> 4, x = i % perBand * cell, y = Math.floor(i / perBand) * (16 * cell + GAP) + (hot & 15) * cell;
      c.lineWidth = 2;
      c.strokeStyle = color('ink');
      c.strokeRect(x - 1, y - 1, cell + 1, cell + 1);
    }
    const scale = $('scale');
    scale.replaceChildren('0');
    const bar = el('span');
    bar.style.display = 'inline-flex';
    for (let k = 0; k <= 6; k++) {
      const i = el('i');
      i.style.background = ramp(Math.round(Math.expm1(k / 6 * Math.log(1 + most))), most);
      bar.append(i);
    }
    scale.append(bar, String(most));
  }
  function cellAt(m) {
    const r = heat.getBoundingClientRect();
    const band = Math.floor((m.clientY - r.top) / (16 * cell + GAP)), s = Math.floor((m.clientY - r.top - band * (16 * cell + GAP)) / cell);
    const i = band * perBand + Math.floor((m.clientX - r.left) / cell);
    return s < 16 && s >= 0 && i >= 0 && i < B.length && s < B[i].starts.length ? i * 16 + s : -1;
  }
  const cellStart = c => num(D.indexBase) + (c >> 4) * 4096 + (c & 15) * 256;
  heat.addEventListener('mousemove', m => {
    const c = cellAt(m);
    if (c < 0) { hideTip(); return; }
    const b = B[c >> 4], s = c & 15, first = rowAt(cellStart(c));
    showTip(`bucket ${c >> 4}, sub-bucket ${s}\n${hex(cellStart(c))} to ${hex(cellStart(c) + 255)}\n`
      + `idx ${b.idx} + delta ${b.deltas[s]}\n${count(b.starts[s])} functions begin, ${count(b.scans[s])} rows to search`
      + (first >= 0 ? `\nat its start: row ${first}, ${rows.name[first]}` : ''), m.clientX, m.clientY);
  });
  heat.addEventListener('mouseleave', hideTip);
  heat.addEventListener('click', m => {
    const c = cellAt(m);
    if (c >= 0) search(hex(cellStart(c)));
  });
  for (const b of document.querySelectorAll('[data-metric]')) {
    b.addEventListener('click', () => {
      metric = b.dataset.metric;
      document.querySelectorAll('[data-metric]').forEach(o => o.setAttribute('aria-pressed', String(o === b)));
      paintHeat();
    });
  }

  /* ---- rows */
  function rowAt(address) {
    let lo = 0, hi = n;
    while (lo < hi) {
      const mid = lo + hi >> 1;
      if (num(rows.entry[mid]) <= address) lo = mid + 1; else hi = mid;
    }
    return lo - 1;
  }
  const FILTERS = [
    ['all', 'All', () => true],
    ['copy', 'Inline copies', i => i in rows.owner],
    ['norecord', 'Without record', i => rows.name[i] === ''],
    ['same', 'Same entry', i => i > 0 && rows.entry[i] === rows.entry[i - 1]]
  ];
  let filter = FILTERS[0], query = '', order = 'row', down = false, view = [], selected = -1;
  const lower = rows.name.map(s => s.toLowerCase()), files = D.files.map(s => s.toLowerCase());
  const biggest = Math.log(1 + Math.max(1, ...D.top));
  for (const f of FILTERS) {
    const size = f[0] === 'all' ? n : Array.from({ length: n }, (_, i) => i).filter(f[2]).length;
    if (size === 0) continue;
    const b = el('button', '', f[1] + ' ' + count(size));
    b.type = 'button';
    b.setAttribute('aria-pressed', String(f === filter));
    b.addEventListener('click', () => {
      filter = f;
      [...$('filters').children].forEach(o => o.setAttribute('aria-pressed', String(o === b)));
      select();
    });
    $('filters').append(b);
  }
  const KEYS = {
    row: i => i,
    address: i => num(rows.entry[i]),
    size: i => rows.size[i],
    name: i => lower[i],
    file: i => files[rows.file[i]] + ':' + String(rows.line[i]).padStart(9, '0')
  };
  const TITLES = { row: 'Row', address: 'Address', size: 'Size', name: 'Function', file: 'File' };
  for (const k in TITLES) {
    const b = el('button', '', TITLES[k]);
    b.type = 'button';
    b.addEventListener('click', () => {
      down = order === k ? !down : k === 'size';
      order = k;
      select();
    });
    b.dataset.key = k;
    $('head').append(b);
  }
  function select() {
    const q = query.trim().toLowerCase();
    const asAddress = /^(0x)?[0-9a-f]{4,16}$/.test(q) ? Number('0x' + q.replace(/^0x/, '')) : NaN;
    let exact = -1;
    if (!Number.isNaN(asAddress)) {
      const at = rowAt(asAddress);
      if (at >= 0 && (q.startsWith('0x') || asAddress < num(rows.entry[at]) + rows.size[at])) exact = at;
    }
    view = [];
    for (let i = 0; i < n; i++) {
      if (!filter[2](i)) continue;
      if (q === '' || i === exact || lower[i].includes(q) || files[rows.file[i]].includes(q)) view.push(i);
    }
    if (q.startsWith('0x') && exact >= 0) view = Array.from({ length: n }, (_, i) => i).filter(filter[2]);
    const key = KEYS[order];
    if (order !== 'row' || down) view.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b) * (down ? -1 : 1));
    [...$('head').children].forEach(b => {
      if (b.dataset.key === order) b.setAttribute('aria-sort', down ? 'descending' : 'ascending'); else b.removeAttribute('aria-sort');
    });
    $('count').textContent = (view.length === D.total ? count(n) : count(view.length) + ' of ' + count(D.total)) + (n < D.total && q === '' ? ' (the page holds the first ' + count(n) + ')' : '');
    if (exact >= 0) pick(exact, true); else if (q !== '' && view.length) pick(view[0], true); else { $('scroller').scrollTop = 0; render(); }
    $('spacer').style.height = view.length * 28 + 'px';
    render();
  }
  function marked(parent, text) {
    const q = query.trim().toLowerCase(), at = q ? text.toLowerCase().indexOf(q) : -1;
    if (at < 0) { parent.textContent = text; return parent; }
    parent.append(text.slice(0, at), el('mark', '', text.slice(at, at + q.length)), text.slice(at + q.length));
    return parent;
  }
  const place = i => D.files[rows.file[i]] ? D.files[rows.file[i]] + ':' + rows.line[i] : '';
  function render() {
    const s = $('scroller'), from = Math.max(0, Math.floor(s.scrollTop / 28) - 4), to = Math.min(view.length, from + Math.ceil(s.clientHeight / 28) + 8);
    const box = $('visible'), out = [];
    for (let k = from; k < to; k++) {
      const i = view[k], r = el('div', 'r' + (i === selected ? ' sel' : '') + (i in rows.owner ? ' copy' : ''));
      r.setAttribute('role', 'row');
      const z = el('span', 'z'), bar = el('b');
      bar.style.width = 62 * Math.log(1 + rows.size[i]) / biggest + 'px';
      z.append(el('u', '', count(rows.size[i])), bar);
      const full = place(i), cut = full.split('/').slice(-2).join('/');
      r.append(el('span', 'i', String(i)), el('span', 'a', hex(rows.entry[i])), z, marked(el('span', 'nm'), rows.name[i] || '(no record)'), marked(el('span', 'f'), query && full.toLowerCase().includes(query.trim().toLowerCase()) ? full : cut));
      r.title = (rows.name[i] || '(no record)') + '\n' + full;
      r.addEventListener('click', () => pick(i, false));
      out.push(r);
    }
    box.style.transform = `translateY(${from * 28}px)`;
    box.replaceChildren(...out);
  }
  function pick(i, scroll) {
    selected = i;
    const k = view.indexOf(i), s = $('scroller');
    if (scroll && k >= 0) {
      $('spacer').style.height = view.length * 28 + 'px';
      if (k * 28 < s.scrollTop || (k + 1) * 28 > s.scrollTop + s.clientHeight) s.scrollTop = Math.max(0, k * 28 - s.clientHeight / 2);
    }
    const off = num(rows.entry[i]) - num(D.indexBase);
    hot = off >= 0 && off / 4096 < B.length ? Math.floor(off / 4096) * 16 + Math.floor(off % 4096 / 256) : -1;
    paintHeat();
    const d = $('detail'), list = [
      ['function', rows.name[i] || '(no record)'],
      ['row', i + ', record ' + rows.record[i]],
      ['address', hex(rows.entry[i]) + ' to ' + hex(num(rows.entry[i]) + rows.size[i]) + ', ' + count(rows.size[i]) + ' bytes'],
      ['file', place(i) || '(unknown)']
    ];
    if (i in rows.owner) list.push(['inlined into', rows.owner[i]]);
    if (hot >= 0) list.push(['find index', `bucket ${hot >> 4}, sub-bucket ${hot & 15}: ${B[hot >> 4].scans[hot & 15]} rows to search`]);
    d.replaceChildren(...list.flatMap(([t, v]) => [el('dt', '', t), el('dd', '', v)]));
    d.hidden = false;
    render();
  }
  function search(text) {
    $('q').value = text;
    query = text;
    select();
    $('rows').scrollIntoView({ block: 'start' });
  }
  $('scroller').addEventListener('scroll', render);
  let wait = 0;
  $('q').addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(() => { query = $('q').value; select(); }, 60);
  });
  $('q').addEventListener('keydown', k => { if (k.key === 'Enter') { search($('q').value); $('table').focus({ preventScroll: true }); } });
  addEventListener('keydown', k => {
    const typing = k.target === $('q');
    if (k.key === '/' && !typing) { k.preventDefault(); $('q').focus(); $('q').select(); }
    if (k.key === 'Escape') { $('q').value = ''; query = ''; $('q').blur(); select(); }
    if ((k.key === 'ArrowDown' || k.key === 'ArrowUp') && (typing || k.target === $('table')) && view.length) {
      k.preventDefault();
      const at = view.indexOf(selected), to = Math.max(0, Math.min(view.length - 1, at + (k.key === 'ArrowDown' ? 1 : -1)));
      pick(view[at < 0 ? 0 : to], true);
    }
  });

  function draw() { map(); paintHeat(); render(); }
  let sized = 0;
  addEventListener('resize', () => { clearTimeout(sized); sized = setTimeout(draw, 80); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  draw();
  select();
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) search(asked);
  document.body.dataset.ready = String(performance.getEntriesByType('resource').length);
})();
