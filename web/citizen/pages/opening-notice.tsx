import city from 'balai:city';
import { useText } from '../texts/language.tsx';
import { moment } from '../texts/when.ts';
import { Countdown } from './countdown.tsx';

interface Props {
  /** Epoch milliseconds by the office's clock. */
  readonly opensAt: number;
  readonly onOpen: () => void;
  /** Whether the rest can be filled in meanwhile. */
  readonly prepare: boolean;
}

/** When booking opens, and how long that is by the office's clock. */
export function OpeningNotice({ opensAt, onOpen, prepare }: Props) {
  const { t, language } = useText();
  return (
    <div class="notice notice-warning">
      <h2>{t.opening.notYet}</h2>
      <p>{t.opening.at(moment(language, opensAt, city.timezone))}</p>
      <Countdown to={opensAt} onEnd={onOpen} label={t.opening.countdown} />
      <p>{prepare ? t.opening.prepare : t.opening.later}</p>
    </div>
  );
}
