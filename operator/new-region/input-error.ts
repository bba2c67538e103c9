/** What the operator gave cannot be used; the message says why and what can. */
export class InputError extends Error {}
