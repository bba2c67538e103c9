import { type HttpRefusal, httpRefusals, type RefusalTable } from '#shared/http/refusal.ts';
import { type SettingRefusal, settingRefusals } from '#shared/settings/setting-refusal.ts';

/** Everything the notifications service can refuse. */
export type Refusal = HttpRefusal | SettingRefusal;

/** Status and texts of every refusal of the notifications service. */
export const refusals: RefusalTable<Refusal> = { ...httpRefusals, ...settingRefusals };

/** The refusal that a schema's issue names by its message. */
export const fieldRefusal = (message: string, field: string): Refusal | undefined =>
  message === 'bad-reason' ? { code: 'bad-reason', field } : undefined;
