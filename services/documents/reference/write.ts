import { writeDocument } from '#shared/http/reference/write-document.ts';
import { documentsDocument } from './document.ts';

// npm run reference

writeDocument('documents', documentsDocument());
