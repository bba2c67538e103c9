import '../ui/tokens.css';
import 'balai:brand.css';
import '../ui/base.css';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element with the id "app".');

// A television loads what the board needs, and neither sign-in nor the pages of staff.
if (/^\/papan(\/|$)/.test(location.pathname)) {
  const { showBoard } = await import('../board/show.tsx');
  root.replaceChildren();
  showBoard(root, location.pathname);
} else {
  const { showStaff } = await import('./show.tsx');
  root.replaceChildren();
  showStaff(root);
}
