import { relative } from 'node:path';
import type { RunningHost } from './start-host.ts';

/** What the terminal shows once everything stands: the doors. */
export function welcome(ready: {
  host: RunningHost;
  region: string;
  folder: string;
  milliseconds: number;
}): string {
  const { url, host } = ready.host;
  const doors = [
    { title: { id: 'Warga', en: 'Citizens' }, path: '/' },
    { title: { id: 'Semua pintu', en: 'All doors' }, path: '/_local/' },
    ...host.door.pages.flatMap(({ title, path }) => (title ? [{ title, path }] : [])),
  ];
  const names = doors.map(({ title }) => `${title.id} · ${title.en}`);
  const width = Math.max(...names.map((name) => name.length));
  const lines = doors.map(({ path }, index) => `  ${(names[index] ?? '').padEnd(width)}  ${url}${path}`);
  const seconds = (ready.milliseconds / 1000).toFixed(1);
  return [
    '',
    `Balai ${ready.region} siap · is ready (${seconds} s)`,
    '',
    ...lines,
    '',
    `  Data: ${relative(process.cwd(), ready.folder)} · Ctrl+C: berhenti · stops`,
    '',
  ].join('\n');
}
