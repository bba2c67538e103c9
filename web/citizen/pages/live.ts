export { TicketLive } from '../live/ticket-live.tsx';
export { LinePage } from './line.tsx';
