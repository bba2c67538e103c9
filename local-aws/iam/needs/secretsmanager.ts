import { type NeedsOf, textOf } from './needs-of.ts';

export const secretsNeeds: NeedsOf = ({ action, input }, { region, accountId }) => {
  const secret = textOf(input, 'SecretId') ?? textOf(input, 'Name') ?? '*';
  const resource =
    secret === '*' || secret.startsWith('arn:')
      ? secret
      : `arn:aws:secretsmanager:${region}:${accountId}:secret:${secret}`;
  return [{ action: `secretsmanager:${action}`, resource }];
};
