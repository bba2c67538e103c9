import { element, follow, time } from './feed.js';

const names = { sms: 'SMS', mail: 'Surel', topic: 'Topik' };

/** Text with its links made clickable; only http and https, without the full stop after it. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, index) => {
    if (index % 2 === 0) return part;
    const link = element('a', '', part);
    link.href = part;
    return link;
  });
}

follow(({ channel, recipient, sender, subject, text, at }) =>
  element(
    'article',
    `message ${channel}`,
    element('div', 'who', `${names[channel]} kepada ${recipient}${sender ? ` dari ${sender}` : ''}`),
    element('div', 'bubble', ...(subject ? [element('span', 'subject', subject)] : []), ...linked(text)),
    element('div', 'time', time(at)),
  ),
);
