import type { Door } from '../door.ts';
import type { HostedFunction, HostedFunctions } from '../functions/hosted-functions.ts';
import { escapeHtml, renderPage, sendHtml, sendJson } from './shell.ts';

const path = '/_local/functions';

/** Every function with what it wrote last; the page asks again every two seconds. */
export function addFunctionsPage(door: Door, functions: HostedFunctions): void {
  door.addPage({
    path,
    title: { id: 'Fungsi', en: 'Functions' },
    about: { id: 'Apa yang berjalan dan apa yang ditulisnya.', en: 'What runs and what it writes.' },
    handle: ({ url = '' }, response) => {
      if (url === `${path}/now`) sendJson(response, functions.all().map(stateOf));
      else
        sendHtml(
          response,
          renderPage({ title: { id: 'Fungsi', en: 'Functions' }, body: body(functions), script }),
        );
    },
  });
}

function stateOf({ name, pool, log }: HostedFunction) {
  return { name, workers: pool.workers, tail: log.tail.join('\n') };
}

function body(functions: HostedFunctions): string {
  const sections = functions
    .all()
    .map(stateOf)
    .map(
      ({ name, workers, tail }) => `<section data-name="${escapeHtml(name)}">
<h2>${escapeHtml(name)} <span class="tag"><b>${workers}</b> <span>aktif · <i lang="en">workers</i></span></span></h2>
<details ${tail === '' ? '' : 'open'}><summary>Catatan · <span lang="en">Log</span></summary><pre>${escapeHtml(tail)}</pre></details>
</section>`,
    );
  return sections.join('\n') || '<p>Tidak ada fungsi. <span class="soft" lang="en">No functions.</span></p>';
}

const script = `
const show = async () => {
  const functions = await (await fetch('${path}/now')).json();
  for (const { name, workers, tail } of functions) {
    const section = document.querySelector('[data-name="' + CSS.escape(name) + '"]');
    if (!section) continue;
    section.querySelector('.tag b').textContent = workers;
    const log = section.querySelector('pre');
    if (log.textContent !== tail) log.textContent = tail;
  }
};
setInterval(() => show().catch(() => {}), 2000);
`;
