import type { Pile } from '../domain/pile.ts';
import type { ListedRequest } from '../domain/request.ts';
import type { RequestStore } from '../domain/request-store.ts';

/** Requests of a page: about 300 kB, well below what a query reads at most. */
const PAGE = 1_000;

/** Everything that lies in a pile, page by page: half a read unit for each dozen of requests. */
export async function* wholePile(
  requests: Pick<RequestStore, 'listPile'>,
  place: { readonly office: string; readonly pile: Pile },
): AsyncGenerator<readonly ListedRequest[], void, undefined> {
  let from: string | undefined;
  do {
    const page = await requests.listPile(place, { most: PAGE, from });
    yield page.requests;
    from = page.next;
  } while (from !== undefined);
}
