// A function that never succeeds: what it was given goes to the destination of its event source mapping.
export async function handler(): Promise<never> {
  throw new Error('told to throw');
}
