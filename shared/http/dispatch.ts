import type { Call, Endpoint, StaffCall } from './endpoint.ts';
import type { HttpRefusal, RefusalTable } from './refusal.ts';
import type { RawRequest, Route } from './route.ts';

/** What comes of a request: an answer with its route, or refusals. */
export type Dispatched<Refusal> =
  | { readonly route: Route; readonly answer: unknown }
  | { readonly refused: readonly [Refusal, ...Refusal[]] };

const some = <Item>(items: readonly Item[]): readonly [Item, ...Item[]] | undefined => {
  const [first, ...rest] = items;
  return first === undefined ? undefined : [first, ...rest];
};

/**
 * Carries a request out: its form (400), what its route admits (such as a proof of work), its fields (422), then the
 * operation. `fieldRefusal` tells which refusal an issue's message names; everything else is a bad request.
 */
export const createDispatch =
  <Refusal extends { readonly code: string }>(
    table: RefusalTable<Refusal | HttpRefusal>,
    fieldRefusal: (code: string, field: string) => Refusal | undefined,
  ) =>
  async (
    endpoint: Endpoint<Refusal>,
    raw: RawRequest,
    call: Call | StaffCall,
  ): Promise<Dispatched<Refusal | HttpRefusal>> => {
    const read = endpoint.read(raw);
    const issues = 'issues' in read ? read.issues : [];
    const refusals = issues.map(
      ({ field, message }): Refusal | HttpRefusal =>
        fieldRefusal(message, field) ?? { code: 'bad-request', field },
    );
    const status: { readonly [code: string]: { readonly status: number } | undefined } = table;
    const malformed = some(refusals.filter(({ code }) => status[code]?.status === 400));
    if (malformed) return { refused: malformed };
    const unadmitted = await endpoint.admit?.(raw, call);
    if (unadmitted) return { refused: [unadmitted] };
    const refused = some(refusals);
    if (refused) return { refused };
    if ('issues' in read) throw new Error(`${endpoint.route.path} found issues without refusals.`);
    const outcome = await read.operate(call);
    return 'refused' in outcome ? outcome : { route: endpoint.route, answer: outcome.answer };
  };
