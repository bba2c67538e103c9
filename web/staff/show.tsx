import { render } from 'preact';
import '../ui/components.css';
import '../ui/frame.css';
import './staff.css';
import { App } from './app.tsx';

/** Shows the pages of staff. */
export const showStaff = (root: HTMLElement): void => render(<App />, root);
