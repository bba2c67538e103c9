import type { Door } from '../door.ts';
import { escapeHtml, renderPage, sendHtml } from './shell.ts';

/** The page that shows every door of this host; `names` are those of sites beside the citizens'. */
export function addLandingPage(door: Door, names: () => readonly string[]): void {
  door.addPage({
    path: '/_local',
    handle: ({ url }, response) => {
      const known = url === '/_local' || url === '/_local/';
      sendHtml(response, known ? landing(door, names()) : lost(), known ? 200 : 404);
    },
  });
}

function landing(door: Door, names: readonly string[]): string {
  const citizens = {
    path: '/',
    title: { id: 'Warga', en: 'Citizens' },
    about: { id: 'Situs yang dilihat warga.', en: 'The site that citizens see.' },
  };
  const port = new URL(door.url).port;
  const sites = names.map((name) => ({
    path: `http://${name}:${port}/`,
    title: { id: name, en: 'on its own host name' },
    about: { id: 'Situs dengan nama sendiri.', en: 'A site with a name of its own.' },
  }));
  const doors = [citizens, ...sites, ...door.pages].flatMap(({ path, title, about }) =>
    title === undefined
      ? []
      : `<li><a href="${escapeHtml(path)}"><b>${escapeHtml(title.id)} <small lang="en">${escapeHtml(title.en)}</small></b>
${escapeHtml(about?.id ?? '')} <span class="soft" lang="en">${escapeHtml(about?.en ?? '')}</span></a></li>`,
  );
  return renderPage({
    title: { id: 'Pintu-pintu', en: 'Doors' },
    body: `<ul class="doors">${doors.join('\n')}</ul>
<p class="soft">Semuanya berjalan di komputer ini, dari templat yang sama dengan yang dipasang di AWS.
<span lang="en">Everything runs on this machine, from the same templates that are deployed to AWS.</span></p>`,
  });
}

function lost(): string {
  return renderPage({
    title: { id: 'Tidak ada halaman di sini', en: 'There is no page here' },
    body: '<p><a href="/_local/">Ke semua pintu · <span lang="en">To all doors</span></a></p>',
  });
}
