import type { Requirement } from '#services/queue/contract.ts';
import { useText } from '../texts/language.tsx';

/** What to bring: in the open for a service of one case, one fold per case for a service of several. */
export function Bring({ cases }: { cases: readonly Requirement[] }) {
  const { t, language } = useText();
  const [only, ...others] = cases;
  if (only === undefined) return <p>{t.service.nothing}</p>;
  if (others.length === 0) return <Case one={only} />;
  return (
    <div class="folds">
      {cases.map((one) => (
        <details class="fold" key={one.code}>
          <summary>{language === 'id' ? one.name : one.nameEn}</summary>
          <Case one={one} />
        </details>
      ))}
    </div>
  );
}

function Case({ one: { bring, forms, note } }: { one: Requirement }) {
  const { t, say, language } = useText();
  const own = (id: string, en: string | undefined) => (language === 'id' ? id : (en ?? id));
  const condition = (when: string | undefined, whenEn: string | undefined) =>
    when !== undefined && <span class="hint"> ({own(when, whenEn)})</span>;
  return (
    <div class="case">
      {bring.length + forms.length > 0 && (
        <ul class="dots">
          {bring.map(({ key, label, labelEn, when, whenEn, optional }) => (
            <li key={key}>
              {own(label, labelEn)}
              {condition(when, whenEn)}
              {optional && <span class="hint"> ({t.service.optional})</span>}
            </li>
          ))}
          {forms.map(({ code, name, nameEn, when, whenEn }) => (
            <li key={code}>
              {t.service.form(code, own(name, nameEn))}
              {condition(when, whenEn)}
            </li>
          ))}
        </ul>
      )}
      {note !== undefined && <p class="hint">{say(note)}</p>}
    </div>
  );
}
