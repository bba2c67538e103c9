import { connect } from 'node:net';

/** What came back for bytes that no well-behaved client would send: status, headers with names in lower case, body. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends a request line and headers as they are, past every library that would tidy them up. */
export async function sendRaw(
  door: string,
  first: string,
  headers: readonly string[] = [],
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(door);
  const own = headers.some((line) => /^host:/i.test(line)) ? headers : [`Host: ${host}`, ...headers];
  const socket = connect(Number(port), hostname);
  socket.write([first, ...own, 'Connection: close', '', ''].join('\r\n'));
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part);
  const text = Buffer.concat(parts).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [status = '', ...lines] = text.slice(0, end).split('\r\n');
  return {
    status: Number(status.split(' ')[1]),
    headers: new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    ),
    body: text.slice(end + 4),
  };
}
