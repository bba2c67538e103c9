import type { Text } from '#shared/region/schema.ts';
import { persist } from '../booking/persist.ts';
import { proveBound, randomText } from '../booking/proof.ts';
import { waitOrOnline } from '../booking/retry.ts';
import { clock } from '../clock.ts';
import { attachUpload, createChallenge, type Holder, openDraft, startUpload } from './api.ts';
import { carry } from './carry.ts';
import { type Draft, isDraft, newDraft, reopened, without } from './draft.ts';
import { prepareFile, type Refused } from './photo.ts';
import { postForm } from './post-form.ts';
import {
  dropDraft,
  dropPaper,
  keepDraft,
  keepPaper,
  recallDraft,
  recallPaper,
  whenCleared,
} from './shelf.ts';

/** Whose draft: a new request at this office, or the correction of the request that this key opens. */
export type Owner =
  | { readonly kind: 'new'; readonly office: string }
  | { readonly kind: 'correction'; readonly key: string };

/** Where a file is on its way. Without one: it lies on the phone, or is there. */
export type Journey =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'pausing' }
  /** null: nobody answered. */
  | { readonly kind: 'failed'; readonly text: Text | null };

export interface View {
  readonly draft: Draft;
  readonly journeys: Readonly<Record<string, Journey>>;
  /** Papers whose photos are being made smaller now, with how many. */
  readonly shrinking: Readonly<Record<string, number>>;
  /** What was not taken, by paper. */
  readonly refused: Readonly<Record<string, readonly { readonly name: string; readonly why: Refused }[]>>;
  /** What the office said of single parts when it refused: by `form.<key>`, `files.<key>` or `person.<field>`. */
  readonly objections: Readonly<Record<string, Text>>;
}

/** A draft that is being worked on: kept on the phone with every change, its files on their way. */
export interface Session {
  readonly view: () => View;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (part: Partial<Pick<Draft, 'form' | 'person' | 'sent'>>) => void;
  readonly add: (part: string, files: readonly File[]) => Promise<void>;
  readonly remove: (part: string, id: string) => void;
  /** Gives for this paper the files of another one. */
  readonly reuse: (part: string, from: string) => void;
  readonly retry: (id: string) => void;
  /** The Draft-Key, asked for if need be; null: none could be had. */
  readonly door: () => Promise<string | null>;
  /** Begins again at the office, with everything that was filled in. */
  readonly reopen: () => void;
  readonly object: (fields: readonly { readonly field: string; readonly text: Text }[]) => void;
  readonly discard: () => Promise<void>;
}

const sessions = new Map<string, Promise<Session>>();

/** The draft of this name: where it was left, or empty. */
export function sessionOf(name: string, owner: Owner): Promise<Session> {
  const known = sessions.get(name) ?? begin(name, owner);
  sessions.set(name, known);
  return known;
}

async function begin(name: string, owner: Owner): Promise<Session> {
  const kept = await recallDraft(name);
  const listeners = new Set<() => void>();
  let view: View = {
    draft: isDraft(kept) ? kept : newDraft(name),
    journeys: {},
    shrinking: {},
    refused: {},
    objections: {},
  };
  let gone = false;
  let opening: Promise<string | null> | undefined;
  let line = Promise.resolve();

  const show = (next: Partial<View>) => {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  };
  const save = (draft: Draft) => {
    show({ draft });
    if (!gone) void keepDraft(name, draft);
  };
  const tell = (id: string, journey: Journey | undefined) => {
    const { [id]: _, ...others } = view.journeys;
    show({ journeys: journey === undefined ? others : { ...others, [id]: journey } });
  };

  const door = async (): Promise<string | null> => {
    const { door: known } = view.draft;
    if (known !== null && known.until - clock.now() > 60_000) return known.key;
    if (known !== null) reopen();
    opening ??= askForDoor().finally(() => {
      opening = undefined;
    });
    return opening;
  };
  async function askForDoor(): Promise<string | null> {
    if (owner.kind !== 'new') return null;
    const { office } = owner;
    const { key, salt } = view.draft;
    // An answer that got lost is asked for again under the same key.
    const proof = await proveBound(['draft', key, salt], (bind) => createChallenge(office, bind));
    if (proof === null) return null;
    const opened = await persist(() => openDraft(key, { office, salt, altcha: proof.altcha }));
    if (opened.kind !== 'done') return null;
    save({ ...view.draft, door: { key: opened.body.key, until: opened.body.until } });
    return opened.body.key;
  }
  const holder = async (): Promise<Holder | null> => {
    if (owner.kind === 'correction') return { 'request-key': owner.key };
    const key = await door();
    return key === null ? null : { 'draft-key': key };
  };

  /** One after the other: on a slow line each is there sooner, and a lost one costs one. */
  const send = (id: string) => {
    tell(id, { kind: 'waiting' });
    line = line.then(() => sendNow(id)).catch(() => tell(id, { kind: 'failed', text: null }));
  };
  async function sendNow(id: string): Promise<void> {
    const file = view.draft.files[id];
    if (gone || file === undefined || file.token !== null) return tell(id, undefined);
    const content = await recallPaper(id);
    if (content === undefined) return drop(id);
    const by = await holder();
    if (by === null) return tell(id, { kind: 'failed', text: null });
    tell(id, { kind: 'sending', share: 0 });
    const carried = await carry({
      start: () => startUpload(by, { part: file.part, bytes: content.size }),
      post: (started) => postForm(started, content, (share) => tell(id, { kind: 'sending', share })),
      attach: (upload) => {
        tell(id, { kind: 'checking' });
        return attachUpload(by, upload);
      },
      now: clock.now,
      random: Math.random,
      wait: (milliseconds) => {
        tell(id, { kind: 'pausing' });
        return waitOrOnline(milliseconds);
      },
    });
    const current = view.draft.files[id];
    if (current === undefined) return tell(id, undefined);
    if (carried.kind === 'attached') {
      save({
        ...view.draft,
        files: { ...view.draft.files, [id]: { ...current, token: carried.file.file } },
      });
      return tell(id, undefined);
    }
    if (carried.kind === 'refused' && carried.problem.code === 'draft-over') return reopen();
    tell(id, { kind: 'failed', text: carried.kind === 'refused' ? carried.problem.text : null });
  }

  const sendAll = () => {
    for (const { id, token } of Object.values(view.draft.files)) if (token === null) send(id);
  };
  const reopen = () => {
    save(reopened(view.draft));
    sendAll();
  };
  /** A file whose content is gone from the phone leaves every paper. */
  const drop = (id: string) => {
    let { draft } = view;
    for (const part of Object.keys(draft.papers)) draft = without(draft, part, id);
    save(draft);
    tell(id, undefined);
  };

  /** What was objected to is being put right. */
  const settle = (...places: readonly string[]) =>
    show({
      objections: Object.fromEntries(
        Object.entries(view.objections).filter(
          ([field]) => !places.some((place) => field === place || field.startsWith(`${place}.`)),
        ),
      ),
    });

  const session: Session = {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (part) => {
      settle(...Object.keys(part));
      save({ ...view.draft, ...part });
    },
    add: async (part, files) => {
      const count = (by: number) =>
        show({ shrinking: { ...view.shrinking, [part]: (view.shrinking[part] ?? 0) + by } });
      show({ refused: { ...view.refused, [part]: [] } });
      settle(`files.${part}`);
      count(files.length);
      // One at a time: a photo of a phone takes 50 MB of memory while it is made smaller.
      for (const file of files) {
        const prepared = await prepareFile(file).catch(() => 'other' as const);
        count(-1);
        if (typeof prepared === 'string') {
          const told = [...(view.refused[part] ?? []), { name: file.name, why: prepared }];
          show({ refused: { ...view.refused, [part]: told } });
          continue;
        }
        const id = randomText();
        const { content, kind, preview } = prepared;
        if (!gone) await keepPaper(id, content);
        // It was taken from the phone meanwhile.
        if (gone) return dropPaper(id);
        const { draft } = view;
        save({
          ...draft,
          papers: { ...draft.papers, [part]: [...(draft.papers[part] ?? []), id] },
          files: {
            ...draft.files,
            [id]: { id, name: file.name, part, kind, bytes: content.size, preview, token: null },
          },
        });
        send(id);
      }
    },
    remove: (part, id) => {
      settle(`files.${part}`);
      save(without(view.draft, part, id));
      if (view.draft.files[id] === undefined) void dropPaper(id);
    },
    reuse: (part, from) => {
      settle(`files.${part}`);
      save({
        ...view.draft,
        papers: { ...view.draft.papers, [part]: [...(view.draft.papers[from] ?? [])] },
      });
    },
    retry: send,
    door,
    reopen,
    object: (fields) =>
      show({
        objections: Object.fromEntries(
          fields.map(({ field, text }) => [field.split('.').slice(0, 2).join('.'), text]),
        ),
      }),
    discard: async () => {
      gone = true;
      sessions.delete(name);
      await Promise.all([dropDraft(name), ...Object.keys(view.draft.files).map(dropPaper)]);
    },
  };
  whenCleared(() => {
    gone = true;
    sessions.delete(name);
  });
  sendAll();
  return session;
}
