import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { type Answer, AwsError, type RawRequest } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { readJsonBody } from '../http/json-body.ts';
import { scheduleName } from './definition.ts';
import { isQueue } from './deliver.ts';
import { parseExpression } from './expression.ts';
import { type Definition, definitionSchema, madeSchedules } from './made-schedules.ts';
import { groupOf, scheduleArn, scheduleGroups, schedules } from './schedules.ts';

const named = z.object({ Name: scheduleName, GroupName: z._default(scheduleName, 'default') });
const token = z.optional(z.string().check(z.regex(/^[a-zA-Z0-9-_]{1,64}$/)));
const actions: Readonly<Record<string, string>> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
};

/** The part of Scheduler's API that makes, shows, changes and deletes one schedule. */
export const scheduler = part((host: Host) => {
  const made = madeSchedules(host);

  function answer(action: string, input: Readonly<Record<string, unknown>>): unknown {
    const { Name: name, GroupName: group } = parsed(named, input);
    const arn = scheduleArn({ group, name }, host);
    const known = made.find(arn);
    const ofTemplate = schedules(host).isReserved(arn);
    if (!scheduleGroups(host).has(group)) throw missing(`Schedule group ${group}`);
    const now = host.now();
    if (action === 'CreateSchedule') {
      const { definition, clientToken } = read(input);
      const again =
        clientToken !== undefined &&
        known?.clientToken === clientToken &&
        isDeepStrictEqual(known.definition, definition);
      if (again) return { ScheduleArn: arn };
      if (known || ofTemplate)
        throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
      check(definition, arn, host);
      made.put({ arn, definition, clientToken, createdAt: now, modifiedAt: now });
      return { ScheduleArn: arn };
    }
    if (ofTemplate)
      throw invalid(`Schedule ${name} belongs to a template; only what was made here is hosted.`);
    if (!known) throw missing(`Schedule ${name}`);
    switch (action) {
      case 'UpdateSchedule': {
        const { definition } = read(input);
        check(definition, arn, host);
        made.put({ ...known, definition, modifiedAt: now });
        return { ScheduleArn: arn };
      }
      case 'DeleteSchedule':
        made.delete(arn);
        return {};
      default:
        return {
          Arn: arn,
          Name: name,
          GroupName: group,
          ...known.definition,
          CreationDate: known.createdAt / 1000,
          LastModificationDate: known.modifiedAt / 1000,
        };
    }
  }

  host.gateway.register({
    service: 'scheduler',
    protocol: 'rest-json',
    read: readRequest,
    answer: ({ action, input }): Answer => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer(action, input)),
    }),
  });
});

function readRequest({ method, path, query, body }: RawRequest) {
  const name = /^\/schedules\/([^/]+)$/.exec(path)?.[1];
  const action = actions[method];
  if (name === undefined || action === undefined) return undefined;
  const Name = decodeURIComponent(name);
  if (method === 'GET' || method === 'DELETE') {
    const group = query.get('groupName');
    return { action, input: { Name, ...(group === null ? {} : { GroupName: group }) } };
  }
  return { action, input: { ...readJsonBody(body), Name } };
}

/** Members that the host does not know are refused, though AWS may know them. */
function read(input: Readonly<Record<string, unknown>>) {
  const { Name: _name, GroupName: _group, ClientToken, ...rest } = input;
  return { definition: parsed(definitionSchema, rest), clientToken: parsed(token, ClientToken) };
}

function parsed<S extends z.core.$ZodType>(schema: S, value: unknown): z.output<S> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(
    `${result.error.issues.length} validation error detected: ${issue?.path.join('.')}: ${issue?.message}`,
  );
}

/** What Scheduler looks at beside the form: times, the role, and what a function can read. */
function check(definition: Definition, arn: string, host: Host): void {
  const { ScheduleExpression, ScheduleExpressionTimezone: timezone, Target } = definition;
  if (!isTimezone(timezone)) throw invalid(`Invalid ScheduleExpressionTimezone ${timezone}.`);
  if (comingOf(ScheduleExpression, timezone, host.now()) === undefined)
    throw invalid(`Invalid Schedule Expression ${ScheduleExpression}.`);
  if (Target.Input !== undefined && !isQueue(Target.Arn) && !isJson(Target.Input)) {
    throw invalid('The input of a function must be well-formed JSON.');
  }
  try {
    host.iam.assume(Target.RoleArn, 'scheduler.amazonaws.com', groupOf(arn));
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    throw invalid('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.');
  }
}

/** When it is due first; undefined for what cannot be read or is past. */
function comingOf(expression: string, timezone: string, now: number): number | undefined {
  try {
    return parseExpression(expression, { timezone, anchor: now })(now);
  } catch {
    return undefined;
  }
}

function isTimezone(name: string): boolean {
  try {
    // Offsets such as +07:00 are known to Intl, not to Scheduler.
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const invalid = (message: string) => new AwsError('ValidationException', message);
const missing = (what: string) => new AwsError('ResourceNotFoundException', `${what} does not exist.`, 404);
