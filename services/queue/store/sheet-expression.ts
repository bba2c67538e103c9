import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import { type Change, type Guard, isPlace, type Place, type SheetWrite } from '../domain/sheet-write.ts';
import { sheetNames, windowNames, windowRow } from './sheet-row.ts';

type Clause = 'SET' | 'REMOVE' | 'ADD' | 'DELETE';

/**
 * One conditional update of the sheet, made from the guards and changes of the domain. Every name is aliased; every write
 * counts `v` and clears `outbox`, because the events of a booking ride on its own item.
 */
export function sheetExpression(write: SheetWrite) {
  const aliases = new Aliases();
  const clauses: Record<Clause, string[]> = {
    SET: [`${aliases.name('v')} = ${aliases.name('v')} + ${aliases.value(1)}`],
    REMOVE: [aliases.name('outbox')],
    ADD: [],
    DELETE: [],
  };
  for (const change of write.changes) {
    const [clause, text] = changeClause(change, aliases);
    clauses[clause].push(text);
  }
  return {
    ConditionExpression: write.guards.map((guard) => condition(guard, aliases)).join(' AND '),
    UpdateExpression: updateExpression(clauses),
    ...aliases.attributes,
  };
}

/** Conditions on a sheet that is not written. */
export function conditionExpression(guards: readonly Guard[]) {
  const aliases = new Aliases();
  const ConditionExpression = guards.map((guard) => condition(guard, aliases)).join(' AND ');
  return { ConditionExpression, ...aliases.attributes };
}

function path(place: Place, aliases: Aliases): string {
  const [root, key, part, index] = place;
  const steps = [aliases.name(sheetNames[root])];
  if (typeof key === 'number') steps.push(`[${key}]`);
  else if (key !== undefined) steps.push('.', aliases.name(key));
  if (part !== undefined) steps.push('.', aliases.name(windowNames[part]));
  if (index !== undefined) steps.push(`[${index}]`);
  return steps.join('');
}

function condition(guard: Guard, aliases: Aliases): string {
  if (guard.must === 'not be among people') {
    return `NOT contains(${aliases.name('people')}, ${aliases.value(guard.tag)})`;
  }
  if (guard.must === 'be absent') return `attribute_not_exists(${path(guard.place, aliases)})`;
  const than = isPlace(guard.than) ? path(guard.than, aliases) : aliases.value(guard.than);
  return `${path(guard.place, aliases)} ${guard.must} ${than}`;
}

function changeClause(change: Change, aliases: Aliases): readonly [Clause, string] {
  if ('tag' in change) {
    const people = `${aliases.name('people')} ${aliases.value(new Set([change.tag]))}`;
    return [change.do === 'add person' ? 'ADD' : 'DELETE', people];
  }
  if (change.do === 'add window') {
    const place = path(['windows', change.name], aliases);
    return ['SET', `${place} = ${aliases.value(windowRow(change.window))}`];
  }
  const place = path(change.place, aliases);
  switch (change.do) {
    case 'remove':
      return ['REMOVE', place];
    case 'append':
      return ['SET', `${place} = list_append(${place}, ${aliases.value([change.item])})`];
    case 'sum': {
      const from = path(change.from, aliases);
      // A counter that nobody has counted yet starts from 0; only `changes` can be absent.
      const known = change.place[0] === 'changes' ? `if_not_exists(${from}, ${aliases.value(0)})` : from;
      const step = aliases.value(Math.abs(change.by));
      return ['SET', `${place} = ${known} ${change.by < 0 ? '-' : '+'} ${step}`];
    }
    case 'set':
    case 'set list':
      return ['SET', `${place} = ${aliases.value(change.to)}`];
  }
}
