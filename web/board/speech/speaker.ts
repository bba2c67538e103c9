import type { Text } from '#shared/region/schema.ts';
import type { Call } from '../call.ts';
import { CHIME, type Clips, clipsOf, listClips, playlist } from './clips.ts';
import { Player } from './player.ts';
import { recordedCall, spokenCall } from './spoken-call.ts';
import { speak, voiceFor } from './voice.ts';

/** Whether the hall hears the calls; `locked`: one press is needed; `mute`: the browser has no voice for them. */
export type Sound = 'ready' | 'locked' | 'mute';

/** Says calls: a chime, then the office's recordings or else the browser's voice. */
export class Speaker {
  readonly #languages: readonly (keyof Text)[];
  readonly #player: Player | undefined;
  #clips: Clips = clipsOf([]);

  constructor(languages: readonly (keyof Text)[], changed: (sound: Sound) => void) {
    this.#languages = languages;
    this.#player = typeof AudioContext === 'undefined' ? undefined : new Player();
    const tell = () => changed(this.sound);
    this.#player?.onChange(tell);
    // The list of voices comes late, and on some systems a voice is installed while the page is open.
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', tell);
    void listClips().then((clips) => {
      this.#clips = clips;
      tell();
    });
  }

  get sound(): Sound {
    if (this.#player === undefined || (this.#clips.size === 0 && voiceFor('id') === undefined)) return 'mute';
    return this.#player.isUnlocked ? 'ready' : 'locked';
  }

  async unlock(): Promise<void> {
    await this.#player?.unlock();
  }

  /** Ends when the call has been said in every language asked for, at once where there is no sound. */
  async say(call: Call): Promise<void> {
    if (this.#player === undefined || !this.#player.isUnlocked) return;
    const files = this.#languages.includes('id') ? playlist(this.#clips, recordedCall(call)) : undefined;
    const gong = playlist(this.#clips, [CHIME]);
    await (gong === undefined ? this.#player.chime() : this.#player.play(gong));
    if (files !== undefined) await this.#player.play(files);
    const text = spokenCall(call);
    for (const language of this.#languages) {
      const voice = voiceFor(language);
      if (voice !== undefined && !(language === 'id' && files !== undefined))
        await speak(text[language], voice);
    }
  }
}
