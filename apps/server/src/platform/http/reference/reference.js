// Draws the interface document; no library, so that the page works under the same strict content policy as all others.
const routes = document.getElementById('routes');
const search = document.getElementById('search');
const count = document.getElementById('count');

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** A schema as a person reads it: fields with their types, one a line. */
function describe(schema, depth = 0) {
  if (!schema || depth > 6) return '…';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return variants.map((each) => describe(each, depth)).join(' | ');
  if (schema.type === 'array') return `[ ${describe(schema.items, depth + 1)} ]`;
  if (schema.type !== 'object' || !schema.properties) return limits(schema);
  const pad = '  '.repeat(depth + 1);
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties).map(
    ([name, field]) => `${pad}${name}${required.has(name) ? '' : '（选填）'}: ${describe(field, depth + 1)}`,
  );
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function limits(schema) {
  const bounds = [];
  if (schema.minLength !== undefined || schema.maxLength !== undefined)
    bounds.push(`${schema.minLength ?? 0}–${schema.maxLength ?? '∞'} 字`);
  if (schema.pattern) bounds.push(schema.pattern);
  return `${schema.type ?? '任意'}${bounds.length > 0 ? `（${bounds.join('，')}）` : ''}`;
}

function block(title, text) {
  const part = document.createDocumentFragment();
  const code = element('pre', text);
  code.tabIndex = 0;
  part.append(element('h3', title), code);
  return part;
}

function drawRoute(method, path, operation) {
  const details = element('details');
  const summary = element('summary');
  summary.append(
    element('span', method.toUpperCase(), 'method'),
    element('span', path, 'path'),
    element('span', operation.summary ?? '', 'summary'),
  );
  details.append(summary);
  const fields = (operation.parameters ?? []).map(
    (field) =>
      `${field.name}（${field.in === 'path' ? '地址' : '查询'}${field.required ? '' : '，选填'}）: ${describe(field.schema)}`,
  );
  if (fields.length > 0) details.append(block('参数', fields.join('\n')));
  const body = operation.requestBody?.content?.['application/json']?.schema;
  if (body) details.append(block('提交内容', describe(body)));
  const answer = operation.responses?.['200']?.content?.['application/json']?.schema;
  if (answer) details.append(block('答复', describe(answer)));
  details.dataset.text = `${method} ${path} ${operation.summary ?? ''}`.toLowerCase();
  return details;
}

function draw(openapi) {
  const groups = new Map();
  for (const [path, methods] of Object.entries(openapi.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const group = path.split('/')[2] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), drawRoute(method, path, operation)]);
    }
  }
  routes.replaceChildren(
    ...[...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, drawn]) => {
        const section = element('section');
        section.append(element('h2', name), ...drawn);
        return section;
      }),
  );
  filter();
}

function filter() {
  const wanted = search.value.trim().toLowerCase();
  let shown = 0;
  for (const section of routes.querySelectorAll('section')) {
    let inSection = 0;
    for (const route of section.querySelectorAll('details')) {
      route.hidden = !route.dataset.text.includes(wanted);
      if (!route.hidden) inSection += 1;
    }
    section.hidden = inSection === 0;
    shown += inSection;
  }
  count.textContent = `${shown} 个接口`;
}

search.addEventListener('input', filter);
fetch('/api/openapi.json')
  .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
  .then(draw)
  .catch(() => routes.replaceChildren(element('p', '接口说明没有读到，请刷新页面再试。')));
