/** The words of SQLite, of the engine and of the operating system. */
const tellsOfFullDisk = /database or disk is full|ENOSPC/;

/** Milliseconds until it is said again. */
const pause = 30_000;

type Report = (source: string, line: string, detail: boolean) => void;

/**
 * A full disk makes every part fail in its own words, many times a second. Whoever runs the host reads one line instead, twice a
 * minute while it lasts; the words of the parts are kept for `--verbose`.
 */
export function tellOfFullDisk(report: Report, folder: string): Report {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (source, line, detail) => {
    const full = tellsOfFullDisk.test(line);
    if (full && performance.now() - saidAt > pause) {
      saidAt = performance.now();
      report(
        'host',
        `The disk is full: nothing can be written below ${folder}. Bookings are answered with "try again" until there is space; nothing that was confirmed is lost. Free some space; no restart is needed.`,
        false,
      );
    }
    report(source, line, detail || full);
  };
}
