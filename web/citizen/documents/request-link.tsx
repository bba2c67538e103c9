import city from 'balai:city';
import { Onward } from '../../ui/icons.tsx';
import { useText } from '../texts/language.tsx';
import { dayAndMonth, localDate } from '../texts/when.ts';
import { requestAddress } from './places.ts';
import type { SavedRequest } from './saved.ts';
import { useDocumentTexts } from './texts.ts';
import { useNeed } from './use-needs.ts';

/** A kept request as one large link. */
export function RequestLink({ request }: { request: SavedRequest }) {
  const { say, language } = useText();
  const d = useDocumentTexts();
  const { need } = useNeed(request.office, request.service);
  const day = dayAndMonth(language, localDate(request.submittedAt, city.timezone));
  return (
    <a class="card" href={requestAddress(request.key)}>
      <span class="card-body">
        <span class="card-title">{need === undefined ? request.code : say(need.name)}</span>
        <span class="card-note">
          {d.states[request.state].name} · {day}
        </span>
      </span>
      <Onward />
    </a>
  );
}
