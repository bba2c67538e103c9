import type { Text } from '#shared/region/schema.ts';

/** Words for the codes of a service's schemas; any other message of a schema is told by those for `otherwise`. */
export const wordsBy = <Code extends string>(
  words: Readonly<Record<Code, Text>>,
  otherwise: NoInfer<Code>,
): ((code: string) => Text) => {
  const known = new Map<string, Text>(Object.entries(words));
  return (code) => known.get(code) ?? words[otherwise];
};
