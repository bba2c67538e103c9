import { useMemo, useState } from 'preact/hooks';
import type { Board } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import { Announcer } from './announcer.ts';
import type { Call } from './call.ts';
import { CallsToSay, type Memory } from './calls-to-say.ts';
import { type Sound, Speaker } from './speech/speaker.ts';
import { clock } from './use-board.ts';

/** Languages in which calls are said: `?suara=id,en`; Bahasa Indonesia by itself. */
function spokenLanguages(search: string): readonly (keyof Text)[] {
  const asked = (new URLSearchParams(search).get('suara') ?? '').split(',');
  const known = asked.filter((language) => language === 'id' || language === 'en');
  return known.length === 0 ? ['id'] : [...new Set(known)];
}

/** Says new calls one after the other; `shown` is the one that is said, or was last. */
export function useAnnouncements() {
  const [shown, show] = useState<Call>();
  const [sound, setSound] = useState<Sound>('mute');
  const { speaker, announcer, calls } = useMemo(() => {
    const made = new Speaker(spokenLanguages(location.search), setSound);
    setSound(made.sound);
    return {
      speaker: made,
      calls: new CallsToSay(memory),
      announcer: new Announcer({ say: (call) => made.say(call), show, wait }),
    };
  }, []);
  return {
    shown,
    sound,
    unlock: () => void speaker.unlock(),
    hear: (board: Board) => announcer.add(calls.take([...board.last, ...board.calling], clock.now())),
  };
}

const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

const SAID = 'balai.said';

const memory: Memory = {
  recall: () => {
    try {
      const said: unknown = JSON.parse(sessionStorage.getItem(SAID) ?? '[]');
      return Array.isArray(said) ? said.filter((name) => typeof name === 'string') : [];
    } catch {
      return [];
    }
  },
  keep: (names) => {
    try {
      sessionStorage.setItem(SAID, JSON.stringify(names));
    } catch {
      // Without storage the page remembers for as long as it is open.
    }
  },
};
