type Level = 'INFO' | 'WARN' | 'ERROR';

/** Every line that is ever logged: alarms, dashboards and tests key on the code, people read the sentence. */
export const codes = {
  request: ['INFO', 'A request was answered.'],
  'request-refused': ['INFO', 'A request was refused, as it should be.'],
  'request-try-again': ['WARN', 'The database refused or throttled; the citizen was asked to try again.'],
  'request-fault': ['ERROR', 'A request failed for a reason that nobody has foreseen.'],
  'recovery-limited': ['INFO', 'A recovery was accepted but not carried out: the daily limit is reached.'],
  'person-exported': [
    'WARN',
    'An operator read everything that is kept of a person; the audit row says why.',
  ],
  'person-erased': ['WARN', 'An operator erased what is kept of a person; the audit row says why.'],
  'contact-unreadable': [
    'ERROR',
    'The contact data of a booking do not open: its key or its data were lost. It is shown without a name.',
  ],
  'relay-refused': ['ERROR', 'An event cannot be published; it lies whole in the dead-letter queue.'],
  'relay-delayed': ['WARN', 'Events were not taken for now; the stream is repeated from there.'],
  'record-failed': ['WARN', 'A record or message could not be handled; it comes again.'],
  'settle-failed': [
    'WARN',
    'The details of bookings could not follow their sheet; it is tried again, at last by the sweep.',
  ],
  'line-failed': ['WARN', 'The line of a hall could not follow its tickets; it is tried again.'],
  'settle-missing': ['WARN', 'Bookings of a sheet have no details: past retention, or lost.'],
  'settle-later': ['INFO', 'A replaced booking cannot be ended for a minute; the sweep comes back to it.'],
  'sweep-clean': ['INFO', 'All bookings agree with their sheets.'],
  'sweep-repaired': ['WARN', 'Bookings did not agree with their sheets and were made to.'],
  'sheets-prepared': ['INFO', 'The sheets of the horizon exist; how many were new.'],
  'sheets-followed': ['INFO', 'Sheets were made to follow the settings; how many.'],
  'visit-of-nothing': ['WARN', 'A visit names a request that is not here.'],
  'settings-unread': ['WARN', 'Settings could not be read; what was known before goes on to hold.'],
  'closing-failed': ['WARN', 'A closing could not be carried on; it is tried again within a minute.'],
  'wishes-failed': [
    'WARN',
    'Places of a day could not be given to who waits; it is tried again within a minute.',
  ],
  'holidays-unknown': [
    'WARN',
    'Bookings reach into a year whose holidays are not entered in shared/time/holidays.json.',
  ],
  'message-queued': ['INFO', 'A message to a citizen was handed to notifications.'],
  'reminders-handed': ['INFO', 'Reminders of tomorrow were handed to notifications; how many in this run.'],
  'message-dropped': ['INFO', 'An event led to no message; the reason says why.'],
  'recovery-carried': ['INFO', 'A recovery was carried out; how many links were sent.'],
  'message-sent': ['INFO', 'A message to a citizen was taken by the provider.'],
  'message-refused': ['WARN', 'The provider refuses this message for good; the citizen does not get it.'],
  'message-delayed': ['WARN', 'The provider took nothing this time; the message comes again.'],
  'message-unsure': ['ERROR', 'Nobody knows whether a message went out; it is not sent again.'],
} as const satisfies Record<string, readonly [Level, string]>;

/** A stable code of the catalogue. */
export type Code = keyof typeof codes;

/**
 * Everything a log line may carry. The list is closed so that no NIK, name, phone number, address or key can slip in:
 * ids, codes, numbers and names of faults only.
 */
export interface Fields {
  readonly correlationId?: string;
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly refusal?: string;
  readonly subject?: string;
  readonly fault?: string;
  readonly stack?: string;
  readonly count?: number;
  readonly version?: number;
  readonly kind?: string;
  readonly channel?: string;
  /** A code that tells why. */
  readonly reason?: string;
  /** Of a stream record. */
  readonly sequence?: string;
}
