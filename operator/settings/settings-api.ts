import * as z from 'zod/mini';
import { routes as documentsRoutes } from '#services/documents/contract.ts';
import { routes as notificationsRoutes } from '#services/notifications/contract.ts';
import { routes as queueRoutes } from '#services/queue/contract.ts';
import { httpRefusals } from '#shared/http/refusal.ts';
import type { SettingView } from '#shared/settings/setting-routes.ts';
import { type Answer, ask, jsonOf, type Question } from '../sign-in/ask.ts';

const routesOf = {
  queue: queueRoutes,
  documents: documentsRoutes,
  notifications: notificationsRoutes,
} as const;
type Service = keyof typeof routesOf;

/** Wordings are kept by the service that sends them, what is promised for documents by theirs, everything else by the queue. */
function serviceOf(name: string): Service {
  if (name.startsWith('messages.')) return 'notifications';
  return /^offices\.[^.]+\.documents\./.test(name) ? 'documents' : 'queue';
}

const problem = z.object({
  code: z.string(),
  text: z.object({ id: z.string() }),
  fields: z.optional(z.array(z.object({ field: z.string(), text: z.object({ id: z.string() }) }))),
});

/** The service said no, in words for the operator. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;

  constructor(code: string, lines: readonly string[]) {
    super(lines.join('\n'));
    this.code = code;
  }
}

/** A new value, or the number of an earlier version. */
export type Change = { readonly value: unknown } | { readonly restore: number };

/** The settings of a deployment, over its HTTP API; `token` is an operator's access token. */
export function settingsApi({ url, token }: { readonly url: string; readonly token: string }) {
  const call = async (
    service: Service,
    method: Required<Question>['method'],
    name?: string,
    body?: unknown,
  ): Promise<unknown> => {
    const path = `/api/${service}/settings${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
    const answer = await ask(new URL(path, url).href, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.status === 200) return JSON.parse(answer.text);
    throw refusedOf(answer);
  };
  return {
    list: async (): Promise<readonly SettingView[]> => {
      const services = ['queue', 'documents', 'notifications'] as const;
      const answers = await Promise.all(
        services.map(async (service) =>
          routesOf[service].listSettings.answer.schema.parse(await call(service, 'GET')),
        ),
      );
      return answers.flatMap(({ settings }) => settings);
    },
    read: async (name: string) =>
      queueRoutes.readSetting.answer.schema.parse(await call(serviceOf(name), 'GET', name)),
    preview: async (name: string, change: Change) => {
      const service = serviceOf(name);
      return routesOf[service].previewSetting.answer.schema.parse(await call(service, 'POST', name, change));
    },
    change: async (name: string, body: Change & { expectedVersion: number; reason: string }) => {
      const service = serviceOf(name);
      return routesOf[service].changeSetting.answer.schema.parse(await call(service, 'PUT', name, body));
    },
  };
}

export type SettingsApi = ReturnType<typeof settingsApi>;

function refusedOf({ status, text }: Answer): Refused {
  const read = problem.safeParse(jsonOf(text));
  if (read.success) {
    const { code, text: said, fields = [] } = read.data;
    return new Refused(code, [
      said.id,
      ...fields.map(({ field, text: { id } }) => `  ${field.replace(/^value\.?/, '') || 'nilai'}: ${id}`),
    ]);
  }
  if (status === 401) {
    // API Gateway's own refusal is no problem of the service.
    const { id } = httpRefusals.unauthenticated.text({ code: 'unauthenticated' });
    return new Refused('unauthenticated', [id]);
  }
  return new Refused('unreadable', [
    `Jawaban server tidak dapat dibaca (status ${status}). Periksa --url, lalu coba lagi.`,
  ]);
}
