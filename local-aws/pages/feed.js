const list = document.querySelector('ol');
const empty = document.querySelector('.empty');
const clock = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'medium' });

/** Local time as Indonesians write it. */
export const time = (value) => clock.format(new Date(value));

/** An element with text; text never becomes markup. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** Puts every entry of the page's stream on top of the list as it comes. */
export function follow(show) {
  const source = new EventSource(`${location.pathname.replace(/\/$/, '')}/stream`);
  source.addEventListener('message', ({ data }) => {
    const item = element('li', 'new', show(JSON.parse(data)));
    list.prepend(item);
    empty.hidden = true;
  });
}
