/** Why the day sheet says no; the service's `refusals.ts` says it to people. Instants are epoch milliseconds. */
export type SheetRefusal =
  | { readonly code: 'already-booked' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'full' }
  | { readonly code: 'window-closed' }
  | { readonly code: 'bad-window' }
  | { readonly code: 'not-found' }
  | { readonly code: 'nothing-offered' }
  | { readonly code: 'not-open'; readonly opensAt: number }
  | { readonly code: 'too-late'; readonly till: number }
  | { readonly code: 'too-early'; readonly from: number }
  | { readonly code: 'too-many'; readonly what: 'changes' | 'closings'; readonly limit: number };
