/** Where an office's own recordings are, if it has any. */
const FOLDER = '/suara/';
/** A list of file names: `["gong.mp3", "nomor-antrian.mp3", "a.mp3"]`. */
const LIST = `${FOLDER}daftar.json`;
/** The sound before each call; without it the page makes one of its own. */
export const CHIME = 'gong';

/** Recorded words: word → address of its file. */
export type Clips = ReadonlyMap<string, string>;

/** The words that a list of file names has recordings of; what is no sound file is left out. */
export function clipsOf(list: unknown): Clips {
  const names = Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
  return new Map(
    names.flatMap((name) => {
      const [, word] = /^([a-z]+(?:-[a-z]+)*)\.(?:mp3|ogg)$/.exec(name) ?? [];
      return word === undefined ? [] : [[word, `${FOLDER}${name}`] as const];
    }),
  );
}

/** The files to play for these words, in order; undefined when one is missing: half a call helps nobody. */
export function playlist(clips: Clips, words: readonly string[]): readonly string[] | undefined {
  const files = words.flatMap((word) => clips.get(word) ?? []);
  return files.length === words.length ? files : undefined;
}

/** What the site has; an empty list when it has none or the network is away. */
export async function listClips(): Promise<Clips> {
  try {
    const answer = await fetch(LIST);
    return clipsOf(answer.ok ? await answer.json() : []);
  } catch {
    return clipsOf([]);
  }
}
