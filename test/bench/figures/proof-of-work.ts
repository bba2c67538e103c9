import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { checkProof } from '#shared/proof-of-work/check.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import { bindOf } from '#shared/proof-of-work/subject.ts';
import { launchBrowser } from '../../e2e/browser.ts';
import type { Figure } from '../figure.ts';
import { startCity } from '../rig/city.ts';
import { secret } from '../rig/queue.ts';
import { median, quantile } from '../statistics.ts';

const solves = 21;
const checks = 2_000;

/** What a proof of work costs a phone, and its check the server. */
export async function measureProofOfWork(): Promise<Figure> {
  const seconds = await solveInBrowser();
  const check = await millisecondsOfCheck();
  return {
    title: 'Proof of work',
    method:
      `${solves} challenges of the running service, each solved by the site’s own worker in a browser, from posting the challenge to the ` +
      `solution; four times the median stands for a slow phone. The check: CPU of ${checks} verifications one after the other.`,
    rows: [
      {
        name: '4 × the median solve',
        value: 4 * median(seconds),
        unit: 's',
        atMost: 2,
        baseline: `median ${median(seconds).toFixed(2)} s, slowest of twenty ${quantile(seconds, 0.95).toFixed(2)} s here`,
      },
      { name: 'CPU of a verification', value: check, unit: 'ms' },
    ],
  };
}

async function solveInBrowser(): Promise<readonly number[]> {
  const city = await startCity();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(city.url);
    const worker = await pathOfSolver(city.url);
    const seconds: number[] = [];
    for (let solve = 0; solve < solves; solve += 1) {
      seconds.push(await secondsToSolve(page, worker, await challengeOf(city.url)));
    }
    return seconds;
  } finally {
    await browser.close();
    await city.end();
  }
}

/** The service worker keeps a list of the site's files; the solver is one of them. */
async function pathOfSolver(site: string): Promise<string> {
  const list = await (await fetch(`${site}/sw.js`)).text();
  const [path] = /\/assets\/solver-[\w-]+\.js/.exec(list) ?? [];
  if (path === undefined) throw new Error('The site has no solver.');
  return path;
}

async function challengeOf(site: string): Promise<unknown> {
  const bind = bindOf({ about: '1274011505900001', key: randomUUID(), salt: randomUUID() });
  const answer = await fetch(`${site}/api/queue/challenge?office=disdukcapil&bind=${bind}`);
  return answer.json();
}

/** As the site does it: a new worker for each challenge, its loading included. */
async function secondsToSolve(page: Page, path: string, challenge: unknown): Promise<number> {
  const milliseconds = await page.evaluate(`new Promise((done, fail) => {
    const started = performance.now();
    const worker = new Worker(${JSON.stringify(path)}, { type: 'module' });
    worker.onerror = () => fail(new Error('The solver does not run.'));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.solution === null) fail(new Error('The solver gave up.'));
      done(performance.now() - started);
    };
    worker.postMessage(${JSON.stringify(challenge)});
  })`);
  return z.number().parse(milliseconds) / 1000;
}

async function millisecondsOfCheck(): Promise<number> {
  const ring = readKeyRing(secret);
  const subject = {
    office: 'disdukcapil',
    bind: bindOf({ about: '1274011505900001', key: randomUUID(), salt: 'bench' }),
  };
  const now = Date.now();
  const challenge = await createIssuer({ cost: 100 })(ring, subject, { now, date: '2026-12-07' });
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  const before = process.cpuUsage();
  for (let check = 0; check < checks; check += 1) {
    if (!checkProof(ring, proof, subject, now)) throw new Error('A good proof was refused.');
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / checks;
}
