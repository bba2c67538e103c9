import type { Text } from '#shared/region/schema.ts';
import type { Texts } from './texts/id.ts';

interface Office {
  readonly id: string;
  readonly name: Text;
}

/** A group in words: the role, and the office where it holds. A group that is no role of ours is left out. */
export function workOf(
  groups: readonly string[],
  { t, say, offices }: { t: Texts; say: (text: Text) => string; offices: readonly Office[] },
): readonly { readonly role: string; readonly place: string }[] {
  const roles: Readonly<Record<string, string | undefined>> = t.roles;
  return groups.flatMap((group) => {
    const [place = '', name = ''] = group.split('/');
    const role = roles[name];
    if (role === undefined) return [];
    if (place === 'region') return [{ role, place: t.region }];
    const office = offices.find(({ id }) => id === place);
    return [{ role, place: office ? say(office.name) : place }];
  });
}
