import { type NeedsOf, textOf } from './needs-of.ts';

/** Batches are allowed by the permission of the single action. */
export const sqsNeeds: NeedsOf = ({ action, input }, { region, accountId }) => {
  const name = textOf(input, 'QueueUrl')?.split('/').at(-1) ?? textOf(input, 'QueueName') ?? '*';
  return [
    { action: `sqs:${action.replace(/Batch$/, '')}`, resource: `arn:aws:sqs:${region}:${accountId}:${name}` },
  ];
};
