import type { Place } from '#services/queue/contract.ts';
import type { Busy, Stage } from './stage.ts';
import type { LiveTexts } from './texts.ts';

/** What a stage is called, what it means, and how long it may take. */
export interface Said {
  readonly title: string;
  readonly text: string;
  /** Empty: nothing is known of it. */
  readonly more: string;
  /** Colours the panel: nothing to do, something to do, or do it now. */
  readonly tone: 'calm' | 'ready' | 'now' | 'over';
}

const rounded = (minutes: number): number => (minutes < 10 ? minutes : Math.round(minutes / 5) * 5);

/** A wait in plain words: a range in steps of five minutes, because nobody can promise less. */
export const waitIn = (t: LiveTexts, wait: Place['wait']): string =>
  wait === null ? t.noWait : t.wait(Math.max(1, rounded(wait.p50)), Math.max(1, rounded(wait.p90)));

const busyIn = (t: LiveTexts, busy: Busy | undefined): string =>
  busy === undefined ? '' : t.busy(busy.waiting);

/** `time` says an instant as a time of day. */
export function say(t: LiveTexts, stage: Stage, time: (at: number) => string): Said {
  switch (stage.name) {
    case 'early':
      return {
        title: t.early(time(stage.leaveAt)),
        text: t.earlyText,
        more: busyIn(t, stage.busy),
        tone: 'calm',
      };
    case 'leave':
      return {
        title: t.leave,
        text: t.leaveText(time(stage.startsAt)),
        more: busyIn(t, stage.busy),
        tone: 'ready',
      };
    case 'come':
      return { title: t.come, text: t.comeText, more: busyIn(t, stage.busy), tone: 'ready' };
    case 'late':
      return { title: t.late, text: t.lateText, more: busyIn(t, stage.busy), tone: 'ready' };
    case 'waiting':
      return {
        title: t.ahead(stage.ahead),
        text: stage.near ? t.near : t.far,
        more: waitIn(t, stage.wait),
        tone: stage.near ? 'ready' : 'calm',
      };
    case 'next':
      return { title: t.next, text: t.nextText, more: waitIn(t, stage.wait), tone: 'ready' };
    case 'called':
      return {
        title: t.called(stage.counter ?? t.counterUnknown),
        text: t.calledText,
        more: '',
        tone: 'now',
      };
    case 'serving':
      return {
        title: t.serving(stage.counter ?? t.counterUnknown),
        text: t.servingText,
        more: '',
        tone: 'calm',
      };
    case 'parked':
      return { title: t.parked, text: t.parkedText, more: '', tone: 'calm' };
    case 'missed':
      return { title: t.missed, text: t.missedText, more: '', tone: 'now' };
    case 'done':
      return { title: t.done, text: t.doneText, more: '', tone: 'over' };
    case 'closed':
      return { title: t.closed, text: stage.wasThere ? t.closedLeft : t.closedText, more: '', tone: 'over' };
  }
}
