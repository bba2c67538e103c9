export { Notice } from '../offer/notice.tsx';
export { CancelPage } from './cancel.tsx';
export { FindPage } from './find.tsx';
export { MovePage } from './move.tsx';
export { NoTicket } from './no-ticket.tsx';
export { Refused } from './refused.tsx';
export { StillComingPage } from './still-coming.tsx';
export { YourDataPage } from './your-data.tsx';
