import { isRecord } from '../../template/record.ts';
import { type NeedsOf, textOf } from './needs-of.ts';

/** A schedule that runs as a role may only be made by someone who may pass that role. */
export const schedulerNeeds: NeedsOf = ({ action, input }, { region, accountId }) => {
  const name = textOf(input, 'Name') ?? '*';
  const group = textOf(input, 'GroupName') ?? 'default';
  const resource = `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
  const own = { action: `scheduler:${action}`, resource };
  const role = isRecord(input['Target']) ? textOf(input['Target'], 'RoleArn') : undefined;
  if (role === undefined) return [own];
  const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
  return [own, { action: 'iam:PassRole', resource: role, context }];
};
