/** The suite that is played on: one on this machine, never a deployment. Throws for any other address. */
export function loopback(text: string): string {
  const url = new URL(text);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Error(
      `${url.hostname} is not this machine: the demonstration plays on a suite of its own only.`,
    );
  }
  return url.origin.replace('//localhost', '//127.0.0.1');
}
