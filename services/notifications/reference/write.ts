import { writeDocument } from '#shared/http/reference/write-document.ts';
import { notificationsDocument } from './document.ts';

// npm run reference

writeDocument('notifications', notificationsDocument());
