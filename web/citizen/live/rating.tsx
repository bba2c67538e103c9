import { useState } from 'preact/hooks';
import type { Text } from '#shared/region/schema.ts';
import { useText } from '../texts/language.tsx';
import { type Admission, type Rating, rateService } from './place-api.ts';
import { useLiveText } from './texts.ts';

const ratings = ['good', 'fair', 'poor'] as const satisfies readonly Rating[];

/** One tap says how the service was; the last tap counts. */
export function RatingQuestion({ ticket, given }: { ticket: Admission; given: boolean }) {
  const t = useLiveText();
  const { say } = useText();
  const [state, setState] = useState<Rating | 'failed' | 'none'>('none');
  const [refused, setRefused] = useState<Text>();
  const rate = async (rating: Rating) => {
    const reply = await rateService(ticket, rating);
    const no = reply.kind === 'problem' && reply.problem.status < 500 ? reply.problem.text : undefined;
    setRefused(no);
    if (no === undefined) setState(reply.kind === 'answer' ? reply.body.rating : 'failed');
  };
  return (
    <fieldset class="rating stack">
      <legend>{t.rate}</legend>
      <p class="hint">{t.rateHint}</p>
      <div class="rating-choices">
        {ratings.map((rating) => (
          <button
            key={rating}
            type="button"
            class="button button-quiet"
            aria-pressed={state === rating}
            onClick={() => rate(rating)}
          >
            {t.ratings[rating]}
          </button>
        ))}
      </div>
      <p role="status">
        {refused !== undefined
          ? say(refused)
          : state === 'failed'
            ? t.rateFailed
            : state === 'none'
              ? given && t.ratedBefore
              : t.rated(t.ratings[state])}
      </p>
    </fieldset>
  );
}
