import { render } from 'preact';
import '../ui/tokens.css';
import 'balai:brand.css';
import '../ui/base.css';
import '../ui/components.css';
import '../ui/frame.css';
import './citizen.css';
import './documents/documents.css';
import './print.css';
import { App } from './app.tsx';
import { keepOffline } from './offline.ts';
import { firstWords } from './texts/language.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element with the id "app".');
firstWords().then((words) => {
  root.replaceChildren();
  render(<App words={words} />, root);
});

// After the page is there: the first visit has better use for a slow line.
addEventListener('load', () => void keepOffline());
