import type { Figure } from '../figure.ts';
import { copyProject, type ProjectCopy } from '../rig/project-copy.ts';
import { median } from '../statistics.ts';

const fresh = 5;
const again = 3;

/** Seconds from `npm start` to the first page. */
export async function measureStart(): Promise<Figure> {
  const project = await copyProject();
  try {
    const first: number[] = [];
    for (let run = 0; run < fresh; run += 1) {
      project.forget();
      first.push(await secondsToPage(project));
    }
    const later: number[] = [];
    for (let run = 0; run < again; run += 1) later.push(await secondsToPage(project));
    return {
      title: '`npm start` to the first page',
      method:
        'A copy of the project beside the installed packages, as after `npm ci`: site, bundles, templates and data are made anew ' +
        'each time. Until the front page is answered whole. Again: the same copy, stopped and started.',
      rows: [
        {
          name: '`npm start` to first page, new clone',
          value: median(first),
          unit: 's',
          atMost: 15,
          baseline: first.map((seconds) => seconds.toFixed(1)).join(', '),
        },
        {
          name: '`npm start` to first page, again',
          value: median(later),
          unit: 's',
          baseline: later.map((seconds) => seconds.toFixed(1)).join(', '),
        },
      ],
    };
  } finally {
    project.end();
  }
}

async function secondsToPage(project: ProjectCopy): Promise<number> {
  const running = await project.start();
  await running.stop();
  return running.milliseconds / 1000;
}
