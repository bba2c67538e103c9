import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { InputError } from './input-error.ts';
import { flags, interview } from './interview.ts';
import { sourceOf } from './source.ts';

// `npm run new-region -- <name>`: asks, writes infra/regions/<name>.ts, synthesises it.
const root = join(import.meta.dirname, '../..');
const usage = `npm run new-region -- <nama> [pilihan]

${Object.entries(flags)
  .map(([flag, meaning]) => `  --${flag.padEnd(10)} ${meaning}`)
  .join('\n')}
  --yes        tidak bertanya: andaikan yang tidak disebut pilihan`;

try {
  await main();
} catch (error) {
  const interrupted = error instanceof Error && error.name === 'ExitPromptError'; // Ctrl+C
  if (!(error instanceof InputError || interrupted)) throw error;
  console.error(interrupted ? 'Tidak ada yang ditulis.' : error.message);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parse();
  const [name, ...others] = positionals;
  const { help, yes, ...given } = values;
  if (help) return console.log(usage);
  if (name === undefined || others.length > 0)
    throw new InputError(`Tulis nama satu wilayah baru.\n\n${usage}`);

  const existing = await Promise.all(regionIds.map(loadRegion));
  const source = await interview(name, existing, { flags: given, unattended: yes });
  const file = join(root, 'infra/regions', `${name}.ts`);
  writeFileSync(file, sourceOf(source), { flag: 'wx' });
  try {
    run(['node_modules/@biomejs/biome/bin/biome', 'format', '--write', file]);
    synthesise(name);
  } catch (error) {
    rmSync(file);
    throw error;
  }
  console.log(`infra/regions/${name}.ts sudah ditulis, dan tumpukannya dapat dibuat.

Berikutnya:
  npm start -- --region ${name}
  npx vitest run --project infra infra/regions.test.ts
  npx cdk deploy '${name}/*' -c region=${name}
Yang diperlukan AWS sebelumnya: infra/README.md. Yang bertanda DEFAULT, di berkas itu dan di infra/regions/defaults/, menunggu kata kantor.`);
}

function parse() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ area: text, kind: text, title: text, timezone: text, host: text, mail: text, address: text },
        ...{ languages: text, colours: text },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new InputError(`${cause instanceof Error ? cause.message : cause}\n\n${usage}`, { cause });
  }
}

/** Makes the stacks in a folder that is thrown away, as `cdk synth` would. */
function synthesise(region: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'balai-new-region-'));
  try {
    run(['infra/app.ts'], { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ region }) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: readonly string[], environment: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  if (status !== 0) throw new InputError(`Tidak ada yang ditulis, karena ini gagal:\n${stdout}${stderr}`);
}
