import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AssemblyContent {
  /** Templates by stack name. */
  readonly stacks: Readonly<Record<string, object>>;
  /** Asset folders by name: file path → content. A template finds one as S3Key `<name>.zip`. */
  readonly assets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Writes a cloud assembly as a synth would, with hand-made templates; returns its folder. */
export function writeAssembly({ stacks, assets = {} }: AssemblyContent): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const artifacts: Record<string, object> = {};
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/ap-southeast-3',
      properties: { templateFile: `${name}.template.json`, stackName: name },
    };
  }
  const files: Record<string, object> = {};
  for (const [name, content] of Object.entries(assets)) {
    for (const [path, text] of Object.entries(content)) {
      const file = join(folder, `asset.${name}`, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, text);
    }
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { here: { bucketName: 'assets', objectKey: `${name}.zip` } },
    };
  }
  artifacts['assets'] = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
  writeFileSync(join(folder, 'assets.json'), JSON.stringify({ version: '1', files }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '1', artifacts }));
  return folder;
}
