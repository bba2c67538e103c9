import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import * as z from 'zod/mini';
import type { Clock } from '#shared/time/clock.ts';
import { type Deadline, deadlineKinds } from '../domain/deadlines.ts';

/** What a schedule hands to the queue of whoever meets deadlines. */
export const wakeUp = z.object({ request: z.string(), kind: z.enum(deadlineKinds), name: z.string() });

/** Where schedules are made, and whom they wake. */
export interface SchedulePlace {
  readonly group: string;
  /** Queue that is written to, as ARN. */
  readonly queue: string;
  /** Of what cannot be written there, as ARN. */
  readonly deadLetters: string;
  /** May write to both. */
  readonly role: string;
}

/** Scheduler takes no instant that has passed. */
const SOONEST = 60_000;

/** One-time schedules, each of which goes with its firing. */
export const createSchedules =
  (client: SchedulerClient, { group, queue, deadLetters, role }: SchedulePlace, clock: Clock) =>
  async (request: string, { name, kind, at }: Deadline): Promise<void> => {
    const second = Math.ceil(Math.max(at, clock.now() + SOONEST) / 1000) * 1000;
    try {
      await client.send(
        new CreateScheduleCommand({
          Name: name,
          GroupName: group,
          ScheduleExpression: `at(${new Date(second).toISOString().slice(0, 19)})`,
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: {
            Arn: queue,
            RoleArn: role,
            Input: JSON.stringify({ request, kind, name } satisfies z.input<typeof wakeUp>),
            DeadLetterConfig: { Arn: deadLetters },
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
    }
  };
