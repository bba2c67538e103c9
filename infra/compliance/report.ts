import type { Finding } from './findings.ts';
import { reasons } from './reasons.ts';

/** A page on every finding of every region, with its reason. */
export function report(findings: readonly Finding[]): string {
  const sections = findings.map(({ rule, asks, where }) =>
    [
      `## ${rule}`,
      '',
      `${asks}.`,
      '',
      `**Reason**: ${reasons[rule] ?? 'none yet'}`,
      '',
      `Stacks: ${where.map((place) => `\`${place}\``).join(', ')}.`,
    ].join('\n'),
  );
  return `${[
    '# NIST 800-53 revision 5',
    [
      'What the rules of cdk-nag’s NIST 800-53 r5 pack find in the stacks of the model region, each with the reason why it is so.',
      'It is a report, not an audit: the rules look at templates only. AwsSolutions findings are accepted beside their',
      'constructs and end the synthesis otherwise. Written by `npm run compliance`; a test fails when a rule fires',
      'without a reason, or a reason has nothing left to explain.',
    ].join('\n'),
    ...sections,
  ].join('\n\n')}\n`;
}
