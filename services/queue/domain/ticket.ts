/** What people read: the letter of the service and the number, `A012`. */
export const ticketLabel = (letter: string, number: number): string =>
  `${letter}${String(number).padStart(3, '0')}`;
