import * as z from 'zod/mini';

/** What is not seen but acts: controls of a terminal, changes of the writing direction, joints that hide a link. */
const hidden = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Zl}\p{Zp}]/u;

/** A text of which every character is seen, but for spaces and line breaks; `code` names the issue. */
export const plainText = (code: string) => z.refine<string>((text) => !hidden.test(text), code);

/** The same in one line. */
export const plainLine = (code: string) =>
  z.refine<string>((text) => !hidden.test(text) && !/[\n\r\t]/.test(text), code);
