import '../documents/documents.css';

export { FormPage } from '../documents/form-page.tsx';
export { NeedPage } from '../documents/need-page.tsx';
export { NeedsPage } from '../documents/needs-page.tsx';
export { PapersPage } from '../documents/papers-page.tsx';
export { PersonPage } from '../documents/person-page.tsx';
export { RequestPage } from '../documents/request-page.tsx';
export { SendPage } from '../documents/send-page.tsx';
