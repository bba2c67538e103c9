import { useText } from '../texts/language.tsx';
import type { Need } from './needs.ts';
import { useDocumentTexts } from './texts.ts';

/** What to prepare, each with the case in which it is needed. */
export function Brought({ papers }: { papers: Need['bring'] }) {
  const { say } = useText();
  const { need } = useDocumentTexts();
  return (
    <ul class="dots">
      {papers.map(({ key, label, when, optional }) => (
        <li key={`${key} ${label.id}`}>
          {say(label)}
          {when !== undefined && <span class="hint"> ({say(when)})</span>}
          {optional && <span class="hint"> ({need.optional})</span>}
        </li>
      ))}
    </ul>
  );
}
