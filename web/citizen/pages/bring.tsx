import type { Requirement } from '#services/queue/contract.ts';
import { useText } from '../texts/language.tsx';

/** What to bring: in the open for a service of one case, one fold per case for a service of several. */
export function Bring({ cases }: { cases: readonly Requirement[] }) {
  const { t, language } = useText();
  const own = (text: { id: string; en: string }) => text[language];
  if (cases.length === 0) return <p>{t.service.nothing}</p>;
  const list = (one: Requirement) => (
    <ul class="dots">
      {one.bring.map(({ label, labelEn, when, whenEn }) => (
        <li key={label}>
          {own({ id: label, en: labelEn })}
          {when !== undefined && <span class="hint"> ({own({ id: when, en: whenEn ?? when })})</span>}
        </li>
      ))}
      {one.forms.map(({ code, name }) => (
        <li key={code}>{t.service.form(code, name)}</li>
      ))}
    </ul>
  );
  const [only] = cases;
  if (cases.length === 1 && only !== undefined) return list(only);
  return (
    <div class="folds">
      {cases.map((one) => (
        <details class="fold" key={one.code}>
          <summary>{own({ id: one.name, en: one.nameEn })}</summary>
          {list(one)}
        </details>
      ))}
    </div>
  );
}
