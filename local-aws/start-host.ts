import { join } from 'node:path';
import { ShiftableClock } from './clock.ts';
import { DoorServer } from './door/door-server.ts';
import { Ending } from './ending.ts';
import { tellOfFullDisk } from './full-disk.ts';
import type { Invoker, Outcome } from './functions/functions.ts';
import { hostedFunctions } from './functions/hosted-functions.ts';
import type { Credentials } from './gateway/credentials.ts';
import { GatewayServer } from './gateway/gateway-server.ts';
import { type HeldFolder, holdFolder } from './hold-folder.ts';
import type { Host } from './host.ts';
import { type Access, hostedIam } from './iam/hosted-iam.ts';
import { addApiDocsPage } from './pages/api-docs.ts';
import { addEventDocsPage } from './pages/event-docs.ts';
import { addFunctionsPage } from './pages/functions.ts';
import { addLandingPage } from './pages/landing.ts';
import type { Started } from './resource.ts';
import { resourceTypes } from './resources/index.ts';
import { beginDeliveries, openStandingServices } from './resources/standing.ts';
import { distributions } from './site/distributions.ts';
import { StartError } from './start-error.ts';
import { startResource } from './start-resource.ts';
import { type Assembly, homeRegion, loadAssembly } from './template/assembly.ts';
import { checkTemplates } from './template/check.ts';
import { plan } from './template/plan.ts';
import { Scopes } from './template/scope.ts';
import { TypeTable } from './template/type-table.ts';

export interface HostSettings {
  /** Folder of a cloud assembly, as a synth writes it. */
  readonly assembly: string;
  /** Folder of all state; one host at a time. A folder that is held already is released when the host stops only if given by name. */
  readonly dataFolder: string | HeldFolder;
  /** Of the local door; 0 takes a free one. */
  readonly port: number;
  /** `2026-11-23T08:00:00+07:00` or `+36h`; the machine's time unless given. */
  readonly clock?: string;
  /** Told what the host has to say, a line at a time; `detail` is what only `--verbose` shows. */
  readonly report?: (source: string, line: string, detail: boolean) => void;
  /** Told of everything that policies allowed a role, from the start on. */
  readonly onAccess?: (access: Access) => void;
}

export interface RunningHost {
  /** The local door: `http://localhost:<port>`. */
  readonly url: string;
  readonly gatewayUrl: string;
  readonly assembly: Assembly;
  readonly host: Host;
  /** For SDK clients that act as a role or, without one, as the operator. */
  credentials(roleArn?: string): Credentials;
  invoke(functionNameOrArn: string, event: unknown): Promise<Outcome>;
  functions(): readonly { readonly name: string; readonly arn: string; readonly roleArn: string }[];
  /** What a resource's Ref and GetAtt give. */
  resource(stack: string, logicalId: string): Started | undefined;
  /** Moves the clock of the host and of all functions while they run. */
  setClock(setting: string): void;
  stop(): Promise<void>;
}

/** The account and place that ARNs name; nothing of them exists. */
const aws = { partition: 'aws', region: 'ap-southeast-3', accountId: '000000000000' } as const;

/** Starts everything that the templates of an assembly describe. */
export async function startHost(settings: HostSettings): Promise<RunningHost> {
  // Lambda's functions run in UTC; worker threads have the time zone of their process.
  process.env['TZ'] = 'UTC';
  const ending = new Ending((line) => settings.report?.('host', line, false));
  try {
    const folder =
      typeof settings.dataFolder === 'string' ? holdFolder(settings.dataFolder) : settings.dataFolder;
    if (typeof settings.dataFolder === 'string') ending.add('folder', () => folder.release());
    return await start(settings, folder.path, ending);
  } catch (error) {
    await ending.run();
    throw error;
  }
}

async function start(settings: HostSettings, dataFolder: string, ending: Ending): Promise<RunningHost> {
  const report = tellOfFullDisk(settings.report ?? (() => {}), dataFolder);
  const assembly = loadAssembly(settings.assembly);
  const clock = new ShiftableClock();
  if (settings.clock !== undefined) clock.set(settings.clock);
  const place = { ...aws, region: homeRegion(assembly.stacks) ?? aws.region };

  const scopes = new Scopes(assembly.stacks, place);
  const planned = plan(assembly.stacks, scopes);
  const types = new TypeTable(resourceTypes, planned);
  checkTemplates(planned, { types, scopes });

  const door = new DoorServer();
  const gateway = new GatewayServer({
    place,
    iam: { require: (...call) => host.iam.require(...call) },
    report: (line) => report('gateway', line, false),
    now: () => clock.now(),
  });
  const host: Host = {
    aws: place,
    dataFolder,
    clockOffset: clock.offset,
    gateway,
    door,
    get iam() {
      return hostedIam(host);
    },
    get functions() {
      return hostedFunctions(host);
    },
    now: () => clock.now(),
    asset: (key) => assetOf(assembly, key),
    log: (source, line) => report(source, line, false),
    trace: (source, line) => report(source, line, true),
    onStop: (last) => ending.add('parts', last),
  };

  if (settings.onAccess) hostedIam(host).watch(settings.onAccess);

  await gateway.listen();
  ending.add('gateway', () => gateway.stop());
  await door.listen(settings.port, host);
  ending.add('door', () => door.stop());

  openStandingServices(host);

  const running = new Map<string, Started>();
  for (const each of planned) {
    const started = await startResource(each, { types, scopes, host });
    scopes.note(each.stack.name, each.logicalId, started);
    running.set(`${each.stack.name}/${each.logicalId}`, started);
    if (started.stop) ending.add('resources', () => started.stop?.());
  }
  for (const started of running.values()) await started.open?.();
  ending.add('resources', beginDeliveries(host));
  addFunctionsPage(door, hostedFunctions(host));
  const reference = join(import.meta.dirname, '../docs/reference');
  addApiDocsPage(door, reference);
  addEventDocsPage(door, reference);
  addLandingPage(door, () => distributions(host).localNames());
  door.open();

  return {
    url: door.url,
    gatewayUrl: gateway.url,
    assembly,
    host,
    credentials: (roleArn) => gateway.credentials(roleArn),
    invoke: (functionNameOrArn, event) => host.functions.invoke(functionNameOrArn, event, operator),
    functions: () => hostedFunctions(host).all(),
    resource: (stack, logicalId) => running.get(`${stack}/${logicalId}`),
    setClock: (setting) => clock.set(setting),
    stop: () => ending.run(),
  };
}

const operator: Invoker = { kind: 'operator' };

function assetOf(assembly: Assembly, key: string): string {
  const path = assembly.assets.get(key);
  if (path !== undefined) return path;
  throw new StartError(`The assembly has no asset ${key}`, 'Synthesise again.');
}
