import city from 'balai:city';
import { spokenDate } from '#shared/time/spoken.ts';
import { officeDate, officeTime } from '../office-time.ts';
import { clock } from '../use-board.ts';

/** Whose hall this is, and what time it is there. */
export function Header({ office }: { office: string }) {
  const now = clock.now();
  const { time, seconds, zone } = officeTime(now, city.timezone);
  const date = spokenDate(officeDate(now, city.timezone));
  return (
    <header class="board-head">
      <div class="board-whose">
        <p class="board-office">{office}</p>
        <p class="board-date">
          {date.id} <span lang="en">· {date.en}</span>
        </p>
      </div>
      <p class="board-clock">
        <span class="board-time">{time}</span>
        <span class="board-zone">
          <span class="board-seconds">{seconds}</span>
          {zone}
        </span>
      </p>
    </header>
  );
}
