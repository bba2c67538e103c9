import type { EventDefinition, Happened } from '#shared/events/event.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { type SettingVersion, settingSubject } from './setting.ts';

/** Says that a setting changed; each service has its own event for it. */
export type TellChange = (change: {
  setting: string;
  version: number;
  change: 'set' | 'default';
}) => Happened;

/** How an event of `{ setting, version, change }` tells a change. */
export const tellBy =
  (event: EventDefinition): TellChange =>
  (change) =>
    event.of(change);

/** The event of a change with its metadata, as the row's outbox. */
export function settingOutbox(
  tell: TellChange,
  { name, version, value, at, by }: SettingVersion,
  { region, correlationId }: { readonly region: string; readonly correlationId: string },
): string {
  const cause = {
    occurredAt: at,
    region,
    subject: settingSubject(name),
    version,
    correlationId,
    causationId: correlationId,
    actor: { kind: 'officer' as const, id: by },
  };
  return encodeOutbox(cause, [
    tell({ setting: name, version, change: value === undefined ? 'default' : 'set' }),
  ]);
}
