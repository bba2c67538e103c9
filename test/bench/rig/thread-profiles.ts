import type { Profiler, Session } from 'node:inspector';
import * as z from 'zod/mini';

/** One thread of a process while it was watched. */
export interface ThreadProfile {
  /** Of the function that the thread runs; undefined for the main one. */
  readonly functionName: string | undefined;
  /** Milliseconds of processor time, as the kernel counts them. */
  readonly cpu: number;
  /** Only if it was sampled. */
  readonly profile: Profiler.Profile | undefined;
}

interface Thread {
  post(method: string, parameters?: object): Promise<unknown>;
}

const interval = 1_000; // microseconds between samples

const message = z.object({ id: z.optional(z.number()), result: z.optional(z.unknown()) });
const evaluated = z.object({ result: z.object({ value: z.string() }) });
const self = z.object({ functionName: z.optional(z.string()), cpu: z.number() });
const whoAmI = `JSON.stringify({ functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  cpu: (process.threadCpuUsage().user + process.threadCpuUsage().system) / 1000 })`;
const stopped = z.object({
  profile: z.custom<Profiler.Profile>(
    (value) => typeof value === 'object' && value !== null && 'nodes' in value,
  ),
});

const look = async (thread: Thread) => {
  const { result } = evaluated.parse(await thread.post('Runtime.evaluate', { expression: whoAmI }));
  return self.parse(JSON.parse(result.value));
};

/** Watches this process's main thread and each worker that stands when watching begins; `session` becomes its own. */
export function watchThreads(session: Session) {
  session.connect();
  const threads = new Map<string, Thread>([['', mainThread(session)]]);
  const waiting = new Map<string, (result: unknown) => void>();
  session.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
    threads.set(sessionId, workerThread(session, sessionId, waiting));
  });
  session.on('NodeWorker.detachedFromWorker', ({ params: { sessionId } }) => threads.delete(sessionId));
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    const { id, result } = message.parse(JSON.parse(params.message));
    waiting.get(`${params.sessionId}/${id}`)?.(result);
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });

  let watched: { readonly thread: Thread; readonly cpu: number }[] = [];
  let samples = false;
  return {
    /** `sampling` shows where the time goes, and takes some itself. */
    start: async ({ sampling }: { readonly sampling: boolean }): Promise<void> => {
      samples = sampling;
      watched = [];
      for (const thread of threads.values()) {
        if (sampling) {
          await thread.post('Profiler.enable');
          await thread.post('Profiler.setSamplingInterval', { interval });
          await thread.post('Profiler.start');
        }
        watched.push({ thread, cpu: (await look(thread)).cpu });
      }
    },
    stop: (): Promise<ThreadProfile[]> =>
      Promise.all(
        watched.map(async ({ thread, cpu }) => {
          const end = await look(thread);
          const profile = samples ? stopped.parse(await thread.post('Profiler.stop')).profile : undefined;
          return { functionName: end.functionName, cpu: end.cpu - cpu, profile };
        }),
      ),
  };
}

const mainThread = (session: Session): Thread => ({
  post: (method, parameters) =>
    new Promise((done, fail) => {
      session.post(method, parameters, (error, result) => (error ? fail(error) : done(result)));
    }),
});

function workerThread(
  session: Session,
  sessionId: string,
  waiting: Map<string, (result: unknown) => void>,
): Thread {
  let last = 0;
  return {
    post: (method, params = {}) =>
      new Promise((done) => {
        last += 1;
        waiting.set(`${sessionId}/${last}`, done);
        session.post('NodeWorker.sendMessageToWorker', {
          sessionId,
          message: JSON.stringify({ id: last, method, params }),
        });
      }),
  };
}
