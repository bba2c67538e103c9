import { render } from 'preact';
import { Board } from './board.tsx';

/** Shows the board that an address names: `/papan/<office>`. */
export function showBoard(root: HTMLElement, path: string): void {
  const [, , office = ''] = path.split('/');
  render(<Board office={office} />, root);
}
