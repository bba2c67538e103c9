import type { SettingPorts } from '#shared/settings/setting-operations.ts';
import type { SettingEffect } from '../contract/settings.ts';
import type { DocumentSetting } from '../domain/document-settings.ts';
import { piles } from '../domain/pile.ts';
import type { RequestStore } from '../domain/request-store.ts';
import { wholePile } from './whole-pile.ts';

interface Ports {
  readonly requests: Pick<RequestStore, 'listPile'>;
}

/** A request keeps the terms under which it was made; only how long an officer holds one is of the office alone, and holds at once. */
export const settingEffect = (
  ports: Ports,
): Pick<SettingPorts<DocumentSetting, SettingEffect>, 'foresee' | 'follow'> => {
  const effect = async (setting: DocumentSetting): Promise<SettingEffect> => ({
    keep: setting.name.endsWith('.claim-minutes') ? 0 : await countOpen(ports, setting),
  });
  return { foresee: effect, follow: effect };
};

async function countOpen({ requests }: Ports, { office, service }: DocumentSetting): Promise<number> {
  const counts = await Promise.all(
    piles.map(async (pile) => {
      let count = 0;
      for await (const page of wholePile(requests, { office, pile })) {
        count += page.filter((one) => service === undefined || one.service === service).length;
      }
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
