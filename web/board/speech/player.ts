/** Plays sounds one after the other without a gap; what was loaded once is kept. */
export class Player {
  readonly #context = new AudioContext();
  readonly #loaded = new Map<string, Promise<AudioBuffer>>();

  /** Whether the browser lets the page make sounds: it may want a press of a button first. */
  get isUnlocked(): boolean {
    return this.#context.state === 'running';
  }

  /** Asks to be let; in the handler of a press it is. */
  async unlock(): Promise<void> {
    await this.#context.resume();
  }

  onChange(changed: () => void): void {
    this.#context.addEventListener('statechange', changed);
  }

  /** Plays the files in order, to the end of the last. */
  async play(files: readonly string[]): Promise<void> {
    const sounds = await Promise.all(files.map((file) => this.#load(file)));
    let start = this.#context.currentTime + 0.05;
    for (const sound of sounds) {
      const source = new AudioBufferSourceNode(this.#context, { buffer: sound });
      source.connect(this.#context.destination);
      source.start(start);
      start += sound.duration;
    }
    await this.#until(start);
  }

  /** Two soft tones, high and low: look up. */
  async chime(): Promise<void> {
    const start = this.#context.currentTime + 0.05;
    const tones = [
      { frequency: 659.25, at: start },
      { frequency: 523.25, at: start + 0.45 },
    ];
    for (const { frequency, at } of tones) {
      const tone = new OscillatorNode(this.#context, { type: 'sine', frequency });
      const loudness = new GainNode(this.#context, { gain: 0 });
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(0.5, at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
      tone.connect(loudness).connect(this.#context.destination);
      tone.start(at);
      tone.stop(at + 1);
    }
    await this.#until(start + 1.2);
  }

  #load(file: string): Promise<AudioBuffer> {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known;
    const loading = this.#fetch(file);
    this.#loaded.set(file, loading);
    // What failed is tried again by the next call.
    loading.catch(() => this.#loaded.delete(file));
    return loading;
  }

  async #fetch(file: string): Promise<AudioBuffer> {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`${file} could not be loaded: ${answer.status}.`);
    return this.#context.decodeAudioData(await answer.arrayBuffer());
  }

  #until(time: number): Promise<void> {
    return new Promise((done) => setTimeout(done, Math.max(0, time - this.#context.currentTime) * 1_000));
  }
}
