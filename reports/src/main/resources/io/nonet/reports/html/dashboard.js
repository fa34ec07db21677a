'use strict';
// A running cluster, as the server tells it again and again. All of it is text, and put into the page as such.
(() => {
  const TOKEN = 'token';
  const MISSING = '? the token is missing or wrong: open the address that nonet dashboard has printed';
  // Neither the history nor a picture of the screen needs it; this tab does when it loads the page again.
  const given = new URLSearchParams(location.hash.slice(1)).get(TOKEN);
  if (given) { sessionStorage.setItem(TOKEN, given); }
  const token = sessionStorage.getItem(TOKEN) || '';
  history.replaceState(null, '', '/');
  const at = id => document.getElementById(id);
  const make = (name, text, kind) => {
    const node = document.createElement(name);
    if (text) { node.textContent = text; }
    if (kind) { node.className = kind; }
    return node;
  };
  const refused = problem => { at('refused').textContent = problem; };
  const order = what => fetch('/faults', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Nonet-Token': token },
    body: JSON.stringify(what)
  }).then(answer => (answer.ok ? '' : answer.text()), () => 'nonet does not answer').then(refused);
  const button = (label, what) => {
    const node = make('button', label);
    node.type = 'button';
    node.dataset.order = JSON.stringify(what);
    return node;
  };
  document.addEventListener('click', event => {
    const node = event.target.closest('[data-order]');
    if (node) { order(JSON.parse(node.dataset.order)); }
  });
  at('heal-all').dataset.order = JSON.stringify({ action: 'heal-all' });

  const good = ['alive', 'ready'];
  const agent = (node, service, seen) => {
    const line = make('div', '', 'agent');
    const well = seen && good.includes(seen.status);
    line.append(make('b', service), make('span', seen ? seen.status : 'down', well ? 'well' : 'unwell'));
    if (seen && seen.leader) { line.append(make('span', 'leader', 'leads')); }
    const tools = make('span', '', 'do');
    tools.append(button('Pause', { action: 'pause', node, service }), button('Kill', { action: 'kill', node, service }));
    line.append(tools);
    return line;
  };
  const card = (node, running) => {
    const box = make('article', '', node.up ? 'card' : 'card off');
    const head = make('div', '', 'agent');
    const tools = make('span', '', 'do');
    tools.append(button('Cut off', { action: 'isolate', node: node.name }), button('Power off', { action: 'power-off', node: node.name }));
    head.append(make('h3', node.name), make('span', node.up ? '' : 'machine is down', 'unwell'), tools);
    box.append(head, agent(node.name, 'consul', node.consul));
    if (node.role !== 'consul-server') { box.append(agent(node.name, 'nomad', node.nomad)); }
    if (node.role === 'nomad-client') { box.append(make('div', `${running} running`, 'count')); }
    return box;
  };
  // What has not changed stays as it is, so that whoever tabs through it is not thrown out.
  const put = (id, nodes) => {
    const holder = at(id);
    nodes.forEach((node, index) => {
      const old = holder.children[index];
      if (!old) { holder.append(node); } else if (old.outerHTML !== node.outerHTML) { old.replaceWith(node); }
    });
    while (holder.children.length > nodes.length) { holder.lastElementChild.remove(); }
  };
  const leader = (state, service) => state.nodes.filter(node => node[service] && node[service].leader).map(node => node.name).join(', ') || 'none';
  // Parts of the cluster are looked at each at its own pace; of some nothing may be known yet.
  const nothing = { problems: [], nodes: [], allocations: [], faults: [], busy: [], said: [], seenAt: '', readySeenAt: '' };
  // Whether it is ready takes long to find out while agents do not answer.
  const asOf = state => (Date.parse(state.seenAt) - Date.parse(state.readySeenAt) > 3000 ? `, as of ${state.readySeenAt.slice(11, 19)}` : '');
  const show = news => {
    const state = { ...nothing, ...news };
    const known = state.readySeenAt !== '';
    at('state').textContent = known ? `${state.ready ? '✓ ready' : '✗ not ready'}${asOf(state)}` : '… looking';
    at('head').className = `verdict ${known ? (state.ready ? 'v-passed' : 'v-failed') : ''}`;
    at('problems').textContent = state.problems.join('\n');
    at('consul-leader').textContent = leader(state, 'consul');
    at('nomad-leader').textContent = leader(state, 'nomad');
    at('members').textContent = `${state.nodes.filter(node => node.consul && node.consul.status === 'alive').length} of ${state.nodes.length} alive`;
    const running = state.allocations.filter(each => each.status === 'running');
    at('running').textContent = running.length;
    at('seen-at').textContent = state.seenAt.slice(11, 19);
    at('busy').textContent = state.busy.join(', ');
    put('faults', state.faults.length === 0 ? [make('li', 'None is injected.', 'empty')] : state.faults.map(fault => {
      const line = make('li');
      line.append(make('strong', `${fault.id} ${fault.kind} `), make('span', `${fault.targets.join(', ')} `, 'targets'),
        make('span', fault.proof ? `– ${fault.proof} ` : '– not proved yet ', fault.proof ? '' : 'missing'),
        button('Heal', { action: 'heal', id: fault.id }));
      return line;
    }));
    put('nodes', state.nodes.map(node => card(node, running.filter(each => each.node === node.name).length)));
    put('allocations', state.allocations.map(each => {
      const row = make('tr');
      row.append(...[each.job, each.group, each.id.slice(0, 8), each.node, each.desired, each.status].map(text => make('td', text)));
      return row;
    }));
    put('said', state.said.map(text => make('li', text)));
  };
  const events = new EventSource(`/events?token=${encodeURIComponent(token)}`);
  events.onmessage = event => show(JSON.parse(event.data));
  events.onerror = () => {
    // It tries again where nobody answers, and gives up where it is refused.
    at('state').textContent = events.readyState === EventSource.CLOSED ? MISSING : '? nonet dashboard has ended, or does not answer';
    at('head').className = 'verdict';
  };
})();
