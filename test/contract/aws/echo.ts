// A function that answers with the event that it got; asked to respond, with whatever the body says.
interface ApiEvent {
  readonly routeKey: string;
  readonly body?: string;
}

export async function handler(event: ApiEvent): Promise<unknown> {
  if (event.routeKey === 'POST /respond') return JSON.parse(event.body ?? '');
  if (event.routeKey === 'GET /large') return { statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024) };
  if (event.routeKey === 'GET /throw') throw new Error('told to throw');
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
}
