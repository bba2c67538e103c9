import type { Region } from '#shared/region/schema.ts';
import type { SettingPorts } from '#shared/settings/setting-operations.ts';
import type { SettingEffect } from '../contract/settings.ts';
import { type QueueSetting, regionInForce } from '../domain/queue-settings.ts';
import type { SheetId } from '../domain/sheet.ts';
import { type Followed, type FollowPorts, followSheets, foreseeSheets } from './follow-sheets.ts';

/** How the queue follows its settings: its sheets of the coming days do, at once, and nobody loses a booking silently. */
export const settingEffect = (
  ports: FollowPorts,
): Pick<SettingPorts<QueueSetting, SettingEffect>, 'foresee' | 'follow'> => ({
  foresee: async (setting, to) => {
    const { value } = await ports.settings.fresh();
    const region: Region = regionInForce(value, new Map([[setting.name, to]]));
    return summaryOf(await foreseeSheets(ports, region, concernedBy(setting)));
  },
  follow: async (setting, { actor, correlationId }) => {
    const cause = { officer: actor.id, correlationId };
    return summaryOf(await followSheets(ports, { concerns: concernedBy(setting), cause }));
  },
});

const concernedBy =
  ({ office, service }: QueueSetting) =>
  (id: SheetId): boolean =>
    id.office === office && (service === undefined || id.service === service);

function summaryOf(followed: readonly Followed[]): SettingEffect {
  const days = followed
    .filter(({ windows }) => windows.length > 0)
    .map(({ id: { service, date }, windows }) => ({
      service,
      date,
      affected: windows.reduce((sum, { affected }) => sum + affected.length, 0),
      windows: windows.map((window) => ({ ...window, affected: [...window.affected] })),
    }))
    .sort((a, b) => (`${a.date} ${a.service}` < `${b.date} ${b.service}` ? -1 : 1));
  const gone = days.flatMap(({ windows }) => windows.filter((window) => window.gone));
  return {
    affected: days.reduce((sum, { affected }) => sum + affected, 0),
    offered: gone.reduce((sum, { affected }) => sum + affected.length, 0),
    days,
  };
}
