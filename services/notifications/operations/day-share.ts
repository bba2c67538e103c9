import type { AllowanceStore } from '#shared/allowance/allowance.ts';
import { digest } from '#shared/identity/digest.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import { nextMidnight } from '#shared/time/zone.ts';
import type { DeliverPorts } from './deliver.ts';

/** Counts the messages that an address is sent on a local day, under a keyed digest that leaves when the day is over. */
export const dayShare =
  ({
    ring,
    allowances,
    region: { notifications, timezone },
    now,
  }: {
    readonly ring: KeyRing;
    readonly allowances: AllowanceStore;
    readonly region: Pick<Region, 'notifications' | 'timezone'>;
    readonly now: () => number;
  }): DeliverPorts['allowed'] =>
  (channel, address) => {
    const blind = digest(ring, { id: ring.firstId, purpose: 'flood' }, `${channel}\n${address}`, 22);
    return allowances.take({
      subject: `${channel.toUpperCase()}#${blind}`,
      limit: notifications.messagesPerRecipientAndDay,
      until: nextMidnight(now(), timezone) / 1000,
    });
  };
