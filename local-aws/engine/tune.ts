import { DatabaseSync } from 'node:sqlite';

/**
 * dynoxide 1.2 finds a table's next stream sequence number by reading all of its stream records, on every write: at 20,000
 * records of 1.5 KB a write took 17 ms more, with this index 0.007 ms. It also never forgets a record. Trimmed is what
 * DynamoDB would have trimmed: 24 h, counted back from the last write, since readers cannot read while the host is down. The
 * newest record of a table stays, because sequence numbers count on from it.
 */
export function tuneStreamRecords(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(`
      CREATE INDEX IF NOT EXISTS local_aws_stream_sequence
        ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
      DELETE FROM _stream_records
        WHERE created_at < (SELECT MAX(created_at) FROM _stream_records) - 86400
        AND id NOT IN (SELECT MAX(id) FROM _stream_records GROUP BY table_name);
    `);
  } finally {
    database.close();
  }
}
