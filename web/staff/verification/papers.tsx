import { useEffect, useState } from 'preact/hooks';
import type { OpenedFile } from '#services/documents/contract.ts';
import { useText } from '../texts/language.tsx';
import { type ViewCommand, viewKeys } from './commands.ts';
import { MarkButton, PartNotes } from './form-aside.tsx';
import type { Marks } from './marks.ts';
import { useVerificationText } from './texts.ts';
import type { Leaf } from './viewer/leaf.ts';
import { leavesOf } from './viewer/source.ts';
import { type Sight, Viewer } from './viewer/viewer.tsx';

/** One file of a paper, and a page in it. */
export interface Place {
  /** Among all files of all papers. */
  readonly sheet: number;
  readonly page: number;
}

export interface Sheet {
  readonly id: string;
  readonly url: string;
  readonly kind: string;
  /** Key of the paper. */
  readonly part: string;
  readonly paper: OpenedFile['papers'][number];
  readonly file: number;
}

/** Every file that was handed in, paper by paper. */
export const sheetsOf = ({ papers }: OpenedFile): readonly Sheet[] =>
  papers.flatMap((paper) =>
    paper.files.map(({ id, url, kind }, index) => ({
      id,
      url,
      kind,
      part: paper.key,
      paper,
      file: index + 1,
    })),
  );

/** Pages of a file; undefined: on their way; a fault: not to be had. */
export type Pages = readonly Leaf[] | 'failed' | undefined;

/** Fetches the file in view, then those after it: links last minutes only. */
export function useLeaves(sheets: readonly Sheet[], at: number): ReadonlyMap<string, Pages> {
  const [known, setKnown] = useState<ReadonlyMap<string, Pages>>(new Map());
  const wanted = [...sheets.slice(at), ...sheets.slice(0, at)].find(
    ({ id, url }) => !known.has(id) && url !== '',
  );
  useEffect(() => {
    if (wanted === undefined) return;
    let asked = true;
    const learn = (pages: Pages) => asked && setKnown((before) => new Map(before).set(wanted.id, pages));
    leavesOf(wanted).then(learn, () => learn('failed'));
    return () => {
      asked = false;
    };
  }, [wanted?.id, wanted?.url]);
  // What failed under an old link is tried again under a new one.
  const links = sheets.map(({ url }) => url).join(' ');
  useEffect(() => {
    setKnown((before) => new Map([...before].filter(([, pages]) => pages !== 'failed')));
  }, [links]);
  return known;
}

interface Props {
  readonly sheets: readonly Sheet[];
  readonly at: Place;
  readonly pages: Pages;
  readonly sight: Sight;
  readonly off: boolean;
  readonly marks: Marks;
  readonly marking: boolean;
  readonly onShow: (sheet: number) => void;
  readonly onView: (command: ViewCommand) => void;
  readonly onMark: (part: string) => void;
  readonly onUnmark: (part: string) => void;
  readonly onReopen: () => void;
}

const tools = ['previous', 'next', 'closer', 'farther', 'whole', 'turn'] as const;

/** The papers: which there are, and the one in view. */
export function Papers({ sheets, at, pages, sight, off, marks, marking, ...on }: Props) {
  const v = useVerificationText();
  const { say } = useText();
  const sheet = sheets[at.sheet];
  if (sheet === undefined) return <p class="notice">{v.noPapers}</p>;
  const nameOf = ({ paper, file }: Sheet) => v.paperOf(say(paper.label), file, paper.files.length);
  const count = typeof pages === 'object' ? pages.length : 1;
  const leaf = typeof pages === 'object' ? pages[at.page] : undefined;
  const label = `${nameOf(sheet)}, ${v.pageOf(at.page + 1, count)}`;
  return (
    <section class="papers" aria-labelledby="papers">
      <h2 id="papers" class="out-of-sight">
        {v.papers}
      </h2>
      <ul class="tabs">
        {sheets.map((one, index) => (
          <li key={one.id}>
            <button
              type="button"
              class={marks[one.part] === undefined ? 'tab' : 'tab tab-marked'}
              aria-current={index === at.sheet}
              onClick={() => on.onShow(index)}
            >
              {nameOf(one)}
              {marks[one.part] !== undefined && <span class="out-of-sight"> ({v.marked})</span>}
            </button>
          </li>
        ))}
      </ul>
      <div class="tools">
        {tools.map((tool) => (
          <button
            key={tool}
            type="button"
            class="button-small"
            title={off ? undefined : viewKeys[tool].toUpperCase()}
            aria-keyshortcuts={off ? undefined : viewKeys[tool].toUpperCase()}
            onClick={() => on.onView(tool)}
          >
            {v.view[tool]}
          </button>
        ))}
        {marking && (
          <MarkButton
            part={sheet.part}
            label={say(sheet.paper.label)}
            marked={marks[sheet.part] !== undefined}
            onMark={on.onMark}
            onUnmark={on.onUnmark}
          />
        )}
      </div>
      <p class="caption" role="status">
        {label} <PartNotes part={sheet.paper} mark={marks[sheet.part] !== undefined} />
      </p>
      {leaf !== undefined && <Viewer leaf={leaf} label={label} sight={sight} />}
      {pages === undefined && <p class="stage-empty">{v.loadingPaper}</p>}
      {pages === 'failed' && (
        <div class="stage-empty stack">
          <p class="notice notice-warning">{v.paperFailed}</p>
          <button type="button" class="button button-quiet" onClick={on.onReopen}>
            {v.reopen}
          </button>
        </div>
      )}
    </section>
  );
}
