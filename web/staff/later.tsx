import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from './texts/language.tsx';

/** A page that comes as a part of its own: `load` fetches it once, and says so when the network does not give it. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const { t } = useText();
    const [round, again] = useState(0);
    const [missing, setMissing] = useState(false);
    useEffect(() => {
      if (known !== undefined) return;
      setMissing(false);
      load().then(
        (page) => {
          known = page;
          again((now) => now + 1);
        },
        () => setMissing(true),
      );
    }, [round]);
    if (known !== undefined) {
      const Page = known;
      return <Page {...props} />;
    }
    if (!missing) return <p>{t.starting}</p>;
    return (
      <div class="page stack narrow">
        <p class="notice notice-warning">{t.why.unreachable}</p>
        <button type="button" class="button" onClick={() => location.reload()}>
          {t.reload}
        </button>
      </div>
    );
  };
}
