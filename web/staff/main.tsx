import { render } from 'preact';
import '../ui/tokens.css';
import 'balai:brand.css';
import '../ui/base.css';
import '../ui/components.css';
import '../ui/frame.css';
import './staff.css';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element with the id "app".');
root.replaceChildren();
render(<App />, root);
