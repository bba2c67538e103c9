import type { Board } from '#services/queue/contract.ts';
import { ScreenPage } from '../frame.tsx';
import { useWords } from '../texts/use-words.ts';

interface Props {
  /** How the day in the hall stands; undefined: not known. */
  readonly day: Board['day'] | undefined;
  readonly onBooked: () => void;
  readonly onWalkIn: () => void;
}

/** Who booked, or who just came? */
export function Start({ day, onBooked, onWalkIn }: Props) {
  const { t } = useWords();
  return (
    <ScreenPage title={t.title} lead={t.lead}>
      {day === 'over' && <p class="kiosk-notice">{t.dayOver}</p>}
      <div class="choices choices-two">
        <button type="button" class="choice-key choice-key-main" onClick={onBooked}>
          <PhoneIcon />
          <b>{t.booked}</b>
          <span>{t.bookedHint}</span>
        </button>
        <button type="button" class="choice-key choice-key-main" onClick={onWalkIn}>
          <TicketIcon />
          <b>{t.walkIn}</b>
          <span>{t.walkInHint}</span>
        </button>
      </div>
      <p class="screen-hint">{t.scanHere}</p>
    </ScreenPage>
  );
}

const PhoneIcon = () => (
  <svg class="kiosk-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M7 2h10v20H7zM10 6h1v1h-1zM13 6h1v1h-1zM10 9h1v1h-1zM13 9h1v1h-1zM11 18h2" />
  </svg>
);
const TicketIcon = () => (
  <svg class="kiosk-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M5 3h14v18l-2-1.500-2 1.500-3-1.500-3 1.500-2-1.500-2 1.500zM9 8h6M9 12h6" />
  </svg>
);
