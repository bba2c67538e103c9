import city from 'balai:city';
import type { Board } from '#services/queue/contract.ts';
import { spanOf } from '../../board/wait-span.ts';
import { ScreenPage } from '../frame.tsx';
import { useWords } from '../texts/use-words.ts';

interface ServiceProps {
  readonly office: string;
  /** What goes on in the hall, where it is known. */
  readonly board: Board | undefined;
  readonly onChoose: (service: string) => void;
  readonly onBack: () => void;
}

/** What somebody comes for. */
export function ChooseService({ office, board, onChoose, onBack }: ServiceProps) {
  const { t, say } = useWords();
  const waitOf = (service: string) => board?.services.find(({ id }) => id === service)?.wait ?? undefined;
  const services = city.offices.find(({ id }) => id === office)?.services ?? [];
  return (
    <ScreenPage title={t.service.title} onBack={onBack}>
      <ul class="choices choices-list">
        {services.map(({ id, name }) => {
          const wait = waitOf(id);
          return (
            <li key={id}>
              <button type="button" class="choice-key choice-key-row" onClick={() => onChoose(id)}>
                <b>{say(name)}</b>
                {wait !== undefined && (
                  <span>
                    {t.ticket.wait}: {t.ticket.minutes(spanOf(wait))}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </ScreenPage>
  );
}

interface PriorityProps {
  readonly service: string;
  readonly office: string;
  readonly onAnswer: (priority: boolean) => void;
  readonly onBack: () => void;
}

/** Whether somebody is to be served first; they say it themselves, nothing is kept but yes or no. */
export function AskPriority({ office, service, onAnswer, onBack }: PriorityProps) {
  const { t, say } = useWords();
  const name = city.offices.find(({ id }) => id === office)?.services.find(({ id }) => id === service)?.name;
  return (
    <ScreenPage title={t.priority.title} lead={t.priority.lead} onBack={onBack}>
      {name !== undefined && <p class="screen-chosen">{say(name)}</p>}
      <div class="choices choices-two">
        <button type="button" class="choice-key" onClick={() => onAnswer(false)}>
          <b>{t.priority.no}</b>
        </button>
        <button type="button" class="choice-key" onClick={() => onAnswer(true)}>
          <b>{t.priority.yes}</b>
        </button>
      </div>
    </ScreenPage>
  );
}
