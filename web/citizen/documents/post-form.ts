import type { StartedUpload } from './api.ts';

/** Milliseconds after which a form that is still being sent counts as lost: half a megabyte at 3 kB a second. */
const PATIENCE = 180_000;

/** `refused`: the storage said no, as it does to a form that is too old; `lost`: nobody answered. */
export type Posted = 'sent' | 'refused' | 'lost';

/** Sends a file by its signed form and tells how much of it has left. Never throws. */
export function postForm(
  { url, fields }: Pick<StartedUpload, 'url' | 'fields'>,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<Posted> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve) => {
    // fetch tells nothing of what has left.
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = PATIENCE;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const { status } = request;
      resolve(status < 300 ? 'sent' : status < 500 ? 'refused' : 'lost');
    };
    request.onerror = () => resolve('lost');
    request.ontimeout = () => resolve('lost');
    request.send(form);
  });
}
