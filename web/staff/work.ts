import { roleNames } from '#shared/identity/role-names.ts';
import type { Text } from '#shared/region/schema.ts';

interface Office {
  readonly id: string;
  readonly name: Text;
}

interface Words {
  readonly say: (text: Text) => string;
  readonly offices: readonly Office[];
  /** Where the role of an operator holds. */
  readonly everywhere: string;
}

const names = new Map<string, Text>(Object.entries(roleNames));

/** A group in words: the role, and the office where it holds. A group that is no role of ours is left out. */
export function workOf(
  groups: readonly string[],
  { say, offices, everywhere }: Words,
): readonly { readonly role: string; readonly place: string }[] {
  return groups.flatMap((group) => {
    const [place = '', role = ''] = group.split('/');
    const name = names.get(role);
    if (name === undefined) return [];
    if (place === 'region') return [{ role: say(name), place: everywhere }];
    const office = offices.find(({ id }) => id === place);
    return [{ role: say(name), place: office ? say(office.name) : place }];
  });
}
