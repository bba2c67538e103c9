import { LivePanel } from '../live/panel.tsx';
import { admissionOf } from '../live/place-api.ts';
import { stageOf } from '../live/stage.ts';
import { useLiveText } from '../live/texts.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useKey } from '../tickets/use-key.ts';

/** The place in the line of who just came: the link stands on the printed number. */
export function LinePage() {
  const t = useLiveText();
  const { t: words, say } = useText();
  const ticket = admissionOf(useKey());
  const gone = (
    <>
      <p>{t.walkIn.goneText}</p>
      <p class="actions">
        <a class="button" href={address.home}>
          {words.notFound.home}
        </a>
      </p>
    </>
  );
  return (
    <Page title={t.title}>
      {ticket === undefined ? (
        gone
      ) : (
        <LivePanel
          key={ticket.key}
          ticket={ticket}
          stageIn={({ place }) => place && stageOf(place)}
          head={(place) => {
            const at = placeOf(ticket.office, place.service);
            return (
              <p class="live-number">
                <strong>{place.ticket}</strong>
                <span>{at && say(at.service.name)}</span>
              </p>
            );
          }}
          absent={gone}
        />
      )}
      <p class="hint">{words.ticket.free}</p>
    </Page>
  );
}
