import { type Actor, groupOf, operatorGroup, type Role } from './actor.ts';

/** Who may do what; whoever is not named may not. A role of an office counts in that office only. */
const permissions = {
  'read-settings': ['operator', 'head', 'supervisor'],
  'change-settings': ['operator', 'head'],
  // Rights of the person under UU 27/2022: everything about somebody at once, so nobody in an office.
  'export-person': ['operator'],
  'erase-person': ['operator'],
  'read-floor': ['officer', 'front-desk', 'supervisor', 'head'],
  'check-in': ['kiosk', 'front-desk', 'officer', 'supervisor', 'head'],
  // A number can be read by anybody: who types one answers for having seen whose it is. Not the machine.
  'check-in-by-number': ['front-desk', 'officer', 'supervisor', 'head'],
  'issue-number': ['kiosk', 'front-desk', 'officer', 'supervisor', 'head'],
  'work-counter': ['officer', 'front-desk', 'supervisor', 'head'],
  // Opening and closing the day, a counter that somebody else holds, notices on the board.
  'run-floor': ['supervisor', 'head'],
  'read-figures': ['supervisor', 'head'],
  // Who is expected today, masked, to print before the doors open.
  'read-expected': ['front-desk', 'supervisor', 'head'],
  // For people without a phone or a NIK, under a daily cap for helpers.
  'book-for-others': ['helper', 'front-desk', 'officer', 'supervisor', 'head'],
  // By who has seen the identity card.
  'void-booking': ['officer', 'front-desk', 'supervisor', 'head'],
  'close-windows': ['supervisor', 'head'],
  'verify-requests': ['verifier', 'supervisor', 'head'],
  // Reassigning, priority, who looked, the figures.
  'supervise-requests': ['supervisor', 'head'],
  'file-for-others': ['helper', 'front-desk', 'verifier', 'supervisor', 'head'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Something that staff do, named in the table of permissions. */
export type Action = keyof typeof permissions;

/** What an action is done to: something of one office, or of the region as a whole. */
export type Resource = { readonly office: string } | 'region';

/** The roles that may do it. */
export const rolesFor = (action: Action): readonly Role[] => permissions[action];

/** Where the actor may do it: in the whole region, or in these offices; an empty list: nowhere. */
export function reach(actor: Actor, action: Action): 'region' | readonly string[] {
  const allowed = rolesFor(action);
  if (allowed.includes('operator') && actor.roles.includes(operatorGroup)) return 'region';
  const offices = actor.roles.map((role) => role.split('/')[0] ?? '');
  return [...new Set(offices)].filter((office) =>
    allowed.some((role) => role !== 'operator' && actor.roles.includes(groupOf(office, role))),
  );
}

/** Whether the actor may do it to the resource. */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  const where = reach(actor, action);
  return where === 'region' || (resource !== 'region' && where.includes(resource.office));
}
