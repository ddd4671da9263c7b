'use strict';
(function () {
  /* What goes wrong is written to the document, where a test and a curious reader find it. */
  const trouble = what => { document.documentElement.dataset.error = what; };
  addEventListener('error', e => trouble(e.message));
  addEventListener('securitypolicyviolation', e => trouble(e.violatedDirective));
  const D = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const HEIGHT = 28, OUTCOMES = ['finding', 'error', 'known', 'skipped', 'passed'];
  const count = v => v.toLocaleString('en-US');
  const cases = D.cases, n = cases.length;
  const runs = Object.fromEntries(D.lanes.map(l => [l.tool, l.runs]));

  /* Text from programs only ever becomes text nodes. */
  function el(name, className, text) {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  }
  const add = (e, ...children) => { e.append(...children); return e; };

  /* ---- theme */
  const root = document.documentElement;
  try { const t = localStorage.getItem('pclnlab-theme'); if (t) root.dataset.theme = t; } catch (e) { /* not kept */ }
  const params = new URLSearchParams(location.search), wanted = params.get('theme');
  if (wanted === 'light' || wanted === 'dark') root.dataset.theme = wanted;
  $('theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('pclnlab-theme', root.dataset.theme); } catch (e) { /* not kept */ }
  });

  /* ---- which cases */
  const rank = Object.fromEntries(OUTCOMES.map((o, i) => [o, i]));
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => rank[cases[a].outcome] - rank[cases[b].outcome] || a - b);
  const lower = cases.map(c => (c.id + '\n' + c.verdict + '\n' + (c.message || '')).toLowerCase());
  const totals = {};
  for (const c of cases) totals[c.outcome] = (totals[c.outcome] || 0) + 1;
  let view = [], selected = -1, outcome = '', query = '', column = '', down = false;
  const options = (select, all, values) => {
    add(select, ...[['', all], ...[...new Set(values)].map(v => [v, v])].map(([v, t]) => {
      const o = el('option', '', t);
      o.value = v;
      return o;
    }));
    select.addEventListener('change', choose);
  };
  options($('tool'), 'all toolchains', cases.map(c => c.tool));
  options($('group'), 'all groups', cases.map(c => c.group));
  const buttons = ['', ...OUTCOMES.filter(o => totals[o])].map(o => {
    const b = el('button', '', o || 'all');
    b.type = 'button';
    b.append(el('em', '', count(o ? totals[o] : n)));
    b.dataset.value = o;
    b.addEventListener('click', () => { outcome = o; choose(); });
    return b;
  });
  add($('outcomes'), ...buttons);
  for (const b of document.querySelectorAll('[data-outcome]')) {
    b.addEventListener('click', () => { outcome = b.dataset.outcome; choose(); $('cases').scrollIntoView(); });
  }

  /* ---- sorted by a column: once upwards, once downwards, then as it came, what somebody has to look at first */
  const keys = {
    verdict: c => c.verdict, case: c => c.id, tool: c => c.tool, message: c => c.message || '',
    runs: c => [...(c.history || '')].filter(h => h === 'f' || h === 'e').length
  };
  const heads = [...document.querySelectorAll('[data-sort]')];
  for (const h of heads) {
    h.addEventListener('click', () => {
      const by = h.dataset.sort;
      if (column !== by) { column = by; down = by === 'runs'; }
      else if (down === (by === 'runs')) down = !down;
      else column = '';
      choose();
    });
  }
  function sorted(list) {
    if (!column || !list.length) return list;
    const key = keys[column], by = column === 'runs' ? (a, b) => a - b : (a, b) => a.localeCompare(b, 'en', { numeric: true });
    return list.sort((a, b) => (down ? -1 : 1) * by(key(cases[a]), key(cases[b])) || a - b);
  }

  function choose() {
    const q = query.trim().toLowerCase(), tool = $('tool').value, group = $('group').value;
    view = sorted(order.filter(i => (!outcome || cases[i].outcome === outcome) && (!tool || cases[i].tool === tool)
      && (!group || cases[i].group === group) && (!q || lower[i].includes(q))));
    heads.forEach(h => h.parentNode.setAttribute('aria-sort', h.dataset.sort !== column ? 'none' : down ? 'descending' : 'ascending'));
    buttons.forEach(b => b.setAttribute('aria-pressed', String(b.dataset.value === outcome)));
    $('count').textContent = view.length === n ? count(n) : count(view.length) + ' of ' + count(n);
    $('spacer').style.height = view.length * HEIGHT + 'px';
    $('scroller').scrollTop = 0;
    render();
  }
  function marked(e, text) {
    const q = query.trim().toLowerCase(), at = q ? text.toLowerCase().indexOf(q) : -1;
    return at < 0 ? add(e, text) : add(e, text.slice(0, at), el('mark', '', text.slice(at, at + q.length)), text.slice(at + q.length));
  }

  /* ---- past runs: p passed, x known, f failed, e error, - not in the run */
  const WORDS = { p: 'passed', x: 'known', f: 'failed', e: 'no answer', '-': 'not run' };
  function strip(c, big) {
    const s = el('span', big ? 'big strip' : 'strip'), h = c.history || '', names = runs[c.tool] || [];
    const from = big ? 0 : Math.max(0, h.length - 32);
    for (let k = from; k < h.length; k++) {
      const i = el('i', h[k] === '-' ? 'o' : h[k]);
      i.title = (names[k] || 'run ' + (k + 1)) + ': ' + (WORDS[h[k]] || h[k]);
      s.append(i);
    }
    return s;
  }

  function render() {
    const s = $('scroller'), from = Math.max(0, Math.floor(s.scrollTop / HEIGHT) - 4), to = Math.min(view.length, from + Math.ceil(s.clientHeight / HEIGHT) + 8);
    const out = [];
    for (let k = from; k < to; k++) {
      const i = view[k], c = cases[i], r = el('div', 'r ' + c.outcome + (i === selected ? ' sel' : ''));
      r.setAttribute('role', 'row');
      add(r, el('span', 'v', c.verdict), marked(el('span', 'nm'), c.id), el('span', 't', c.tool), strip(c, false), marked(el('span', 'm'), c.message || ''));
      r.title = c.id + (c.message ? '\n' + c.message : '');
      r.addEventListener('click', () => pick(i, false));
      out.push(r);
    }
    if (!view.length) out.push(el('div', 'empty', 'No case is like that.'));
    $('visible').style.transform = `translateY(${from * HEIGHT}px)`;
    $('visible').replaceChildren(...out);
  }

  /* ---- one case: verdict, answers, source line, bytes */
  function answers(c) {
    const d = el('dl', 'answers');
    for (const a of c.answers) add(d, el('dt', '', a.who), el('dd', a.says === c.answers[0].says ? '' : 'off', a.says));
    return d;
  }
  function source(s) {
    const p = el('pre', 'source');
    s.lines.forEach((text, k) => {
      const b = el('b', s.first + k === s.line ? 'here' : '', text || ' ');
      b.dataset.n = s.first + k;
      p.append(b);
    });
    return p;
  }
  function bytes(reads) {
    const t = el('table', 'bytes mono');
    for (const r of reads) {
      const hex = (r.bytes || '').slice(0, 48).replace(/../g, '$& ').trim() + ((r.bytes || '').length > 48 ? ' \u2026' : '');
      const row = el('tr');
      add(row, el('td', '', r.fileOff ? 'file ' + r.fileOff : r.address ? 'at ' + r.address : ''), el('td', '', hex), el('td', '', r.what), el('td', '', r.value));
      row.title = r.address ? 'address ' + r.address : '';
      t.append(row);
    }
    return t;
  }
  function trace(t) {
    const l = el('ol', 'steps');
    for (const s of t.steps) {
      const i = el('li');
      add(i, el('code', '', s.id), ' ', s.text, ' ', el('small', '', s.spec ? '[' + s.spec + ']' : ''));
      if (s.reads.length) i.append(bytes(s.reads));
      l.append(i);
    }
    return l;
  }
  function pick(i, scroll) {
    selected = i;
    const c = cases[i], d = $('detail'), s = $('scroller'), k = view.indexOf(i);
    if (scroll && k >= 0 && (k * HEIGHT < s.scrollTop || (k + 1) * HEIGHT > s.scrollTop + s.clientHeight)) s.scrollTop = Math.max(0, k * HEIGHT - s.clientHeight / 2);
    const out = [el('h3', '', c.id), add(el('p', c.outcome), el('span', 'v', c.verdict + ' on ' + c.tool + (c.seconds ? ', ' + c.seconds.toFixed(1) + ' s' : '')))];
    const part = (title, ...e) => out.push(el('h4', '', title), ...e);
    if (c.message) out.push(el('p', '', c.message));
    if (c.reason) part('Listed in ' + c.reason.file + ', line ' + c.reason.line, el('p', '', c.reason.text));
    if (c.answers) part('What each side says', answers(c));
    if (c.text) part('Output', el('pre', '', c.text));
    if (c.source) part('Source: ' + c.source.file + ', line ' + c.source.line, ...(c.source.lines.length ? [source(c.source)] : []));
    if (c.trace !== undefined) {
      const t = D.traces[c.trace];
      part('How ' + t.kind + ' answers for ' + t.pc + ', with the bytes it reads', trace(t), el('p', '', 'answer: ' + t.answer));
    }
    if (c.history) part('Past runs, oldest first', strip(c, true));
    d.replaceChildren(...out);
    d.hidden = false;
    try { history.replaceState(null, '', '#' + encodeURIComponent(c.tool + ' ' + c.id)); } catch (e) { /* of a file: not everywhere */ }
    render();
  }

  $('scroller').addEventListener('scroll', render);
  let wait = 0;
  $('q').addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(() => { query = $('q').value; choose(); }, 60); });
  addEventListener('keydown', k => {
    const typing = k.target === $('q');
    if (k.key === '/' && !typing) { k.preventDefault(); $('q').focus(); $('q').select(); }
    if (k.key === 'Escape') { $('q').value = ''; query = ''; $('q').blur(); choose(); }
    if ((k.key === 'ArrowDown' || k.key === 'ArrowUp') && (typing || k.target === $('table')) && view.length) {
      k.preventDefault();
      const at = view.indexOf(selected), to = Math.max(0, Math.min(view.length - 1, at + (k.key === 'ArrowDown' ? 1 : -1)));
      pick(view[at < 0 ? 0 : to], true);
    }
  });
  addEventListener('resize', render);

  if (params.get('q')) { query = params.get('q'); $('q').value = query; }
  if (OUTCOMES.includes(params.get('outcome'))) outcome = params.get('outcome');
  choose();
  let named = '';
  try { named = decodeURIComponent(location.hash.slice(1)); } catch (e) { /* no name of ours */ }
  const at = named ? cases.findIndex(c => c.tool + ' ' + c.id === named) : -1;
  if (at >= 0) { pick(at, true); $('detail').scrollIntoView({ block: 'nearest' }); }
  document.body.dataset.ready = String(performance.getEntriesByType('resource').length);
})();
