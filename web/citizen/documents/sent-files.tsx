import { useEffect, useState } from 'preact/hooks';
import { type OpenedRequest, readOwnFile } from './api.ts';
import { useDocumentTexts } from './texts.ts';

type File = OpenedRequest['request']['papers'][number]['files'][number];

interface Props {
  readonly requestKey: string;
  readonly file: File;
  readonly name: string;
}

/** The pages of a paper as the office has them. */
export function SentFiles({
  requestKey,
  files,
  name,
}: Omit<Props, 'file'> & { readonly files: readonly File[] }) {
  const d = useDocumentTexts();
  return (
    <div class="sent-files">
      {files.map((file, at) => (
        <SentFile
          key={file.id}
          requestKey={requestKey}
          file={file}
          name={`${name}, ${d.papers.page(at + 1)}`}
        />
      ))}
    </div>
  );
}

/** A file as the office has it: a small picture that opens the whole. */
function SentFile({ requestKey, file, name }: Props) {
  const d = useDocumentTexts();
  const [link, setLink] = useState<string | null>();
  useEffect(() => {
    let wanted = true;
    readOwnFile(requestKey, file.id).then((reply) => {
      if (wanted) setLink(reply.kind === 'answer' ? reply.body.url : null);
    });
    return () => {
      wanted = false;
    };
  }, [requestKey, file.id]);
  if (link === undefined) return <span class="thumb" />;
  if (link === null) return <p class="hint">{d.request.fileGone}</p>;
  return (
    <a class="sent-file" href={link} target="_blank" rel="noreferrer">
      {file.kind === 'pdf' ? (
        <span class="thumb thumb-pdf">{d.papers.pdf}</span>
      ) : (
        <img class="thumb" src={link} alt="" />
      )}
      <span>
        {d.request.showFile} <span class="out-of-sight">{name}</span>
      </span>
    </a>
  );
}
