/** A field of a CSV file (RFC 4180); what a table program would take for a formula is text. */
const field = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as a CSV file. */
export const csvFrom = (lines: readonly (readonly (string | number)[])[]): string =>
  `${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
