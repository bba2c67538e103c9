import type { Texts } from './id.ts';

export const en: Texts = {
  product: 'Staff',
  title: 'Staff pages',
  lead: 'For officers, supervisors and operators. Citizens take a queue number on the queue site, without an account.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  starting: 'One moment…',
  hello: (name) => `Welcome, ${name}`,
  account: 'Your account',
  name: 'Name',
  email: 'E-mail',
  work: 'Roles',
  none: 'This account has no role yet. Ask an operator to add one.',
  shared:
    'A shared computer? Sign out before you leave. After 30 minutes without activity you are signed out.',
  region: 'The whole region',
  why: {
    failed: 'You are not signed in. Please try again.',
    ended: 'You are signed out.',
    unreachable: 'Could not connect. Check the network and try again.',
    'not-kiosk': 'The kiosk page is for the kiosk’s account only. You are signed out.',
  },
  leaving: 'Nobody has touched this page for long. Press any key, or you are signed out in two minutes.',
  reload: 'Reload',
  skip: 'Skip to content',
  notFound: 'There is no such page',
  toStart: 'To the start',
  ways: {
    title: 'Your work',
    counter: 'Serve at a counter',
    floor: 'Watch and run the floor',
    close: 'Close services, offer other times',
    kiosk: 'Kiosk for queue numbers',
    board: 'Board in the hall (new tab)',
  },
};
