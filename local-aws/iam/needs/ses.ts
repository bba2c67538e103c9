import { type NeedsOf, textOf } from './needs-of.ts';

/** Sending is allowed on the identity of the sender's domain. */
export const sesNeeds: NeedsOf = ({ action, input }, { region, accountId }) => {
  const from = textOf(input, 'FromEmailAddress') ?? '';
  const address = /<([^>]*)>/.exec(from)?.[1] ?? from;
  const domain = address.split('@').at(-1) ?? '';
  const resource = `arn:aws:ses:${region}:${accountId}:identity/${domain}`;
  return [{ action: `ses:${action}`, resource, context: { 'ses:FromAddress': address } }];
};
