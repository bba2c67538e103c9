import { useState } from 'preact/hooks';
import { type Admission, type Rating, rateService } from './place-api.ts';
import { useLiveText } from './texts.ts';

const ratings = ['good', 'fair', 'poor'] as const satisfies readonly Rating[];

/** One tap says how the service was; the last tap counts. */
export function RatingQuestion({ ticket, given }: { ticket: Admission; given: boolean }) {
  const t = useLiveText();
  const [state, setState] = useState<Rating | 'failed' | 'none'>('none');
  const rate = async (rating: Rating) => {
    const reply = await rateService(ticket, rating);
    setState(reply.kind === 'answer' ? reply.body.rating : 'failed');
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
        {state === 'failed'
          ? t.rateFailed
          : state === 'none'
            ? given && t.ratedBefore
            : t.rated(t.ratings[state])}
      </p>
    </fieldset>
  );
}
