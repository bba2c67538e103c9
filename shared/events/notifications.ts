import { changedSetting } from './changed-setting.ts';
import { defineEvent } from './event.ts';

/** Somebody changed the wording of a message. */
export const wordingChanged = defineEvent(
  'balai.notifications',
  'WordingChanged.v1',
  'An official changed the wording of a message to citizens; the text is read from the service.',
  changedSetting,
);

/** Every event of the notifications service. */
export const notificationsEvents = [wordingChanged] as const;
