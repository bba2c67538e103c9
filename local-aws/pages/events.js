import { element, follow, time } from './feed.js';

const types = document.querySelector('select');
const known = new Set();

function offer(type) {
  if (known.has(type)) return;
  known.add(type);
  const sorted = [...known].sort();
  const at = types.options[sorted.indexOf(type) + 1] ?? null;
  types.insertBefore(new Option(type, type), at);
}

const fits = (item) => !types.value || item.dataset.type === types.value;

types.addEventListener('change', () => {
  for (const item of document.querySelectorAll('.event')) item.hidden = !fits(item);
});

follow(({ event, rules }) => {
  const type = event['detail-type'];
  offer(type);
  const item = element(
    'details',
    'event',
    element(
      'summary',
      '',
      element('span', 'type', type),
      element('span', 'who', rules.length ? `ke ${rules.join(', ')}` : 'tanpa penerima'),
      element('span', 'time', time(event.time)),
    ),
    element('pre', '', JSON.stringify(event, null, 2)),
  );
  item.dataset.type = type;
  item.hidden = !fits(item);
  return item;
});
