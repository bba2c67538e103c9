import { type NeedsOf, textOf } from './needs-of.ts';

/** A text message to a phone has no resource but `*`. */
export const snsNeeds: NeedsOf = ({ action, input }) => [
  { action: `sns:${action}`, resource: textOf(input, 'TopicArn') ?? textOf(input, 'TargetArn') ?? '*' },
];
