import { writeDocument } from '#shared/http/reference/write-document.ts';
import { queueDocument } from './document.ts';

// npm run reference

writeDocument('queue', queueDocument());
