import { render } from 'preact';
import '../ui/tokens.css';
import 'balai:brand.css';
import '../ui/base.css';
import '../ui/components.css';
import './citizen.css';
import './print.css';
import { App } from './app.tsx';
import { firstWords } from './texts/language.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element with the id "app".');
firstWords().then((words) => {
  root.replaceChildren();
  render(<App words={words} />, root);
});

// After the page is there: the first visit has better use for a slow line.
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  addEventListener('load', () => navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
