import { expect, test } from 'vitest';
import { gatewayEvent } from './testing/gateway-event.ts';
import { viewerAddress } from './viewer.ts';

const route = { method: 'GET', path: '/' } as const;

test.each([
  ['behind CloudFront it is the viewer, not the edge', '198.51.100.7, 203.0.113.1', '198.51.100.7'],
  ['what the viewer claims in front changes nothing', '10.0.0.1, 198.51.100.7, 203.0.113.1', '198.51.100.7'],
  ['without CloudFront it is the caller', '203.0.113.7', '203.0.113.7'],
  ['without the header it is the caller', undefined, '203.0.113.7'],
  ['of IPv6 it is the network that a home gets', '2001:db8:1:2:aaaa::9, 203.0.113.1', '2001:db8:1:2'],
  ['zeros that IPv6 leaves out count', '2001:db8::7:1:2:3:4, 203.0.113.1', '2001:db8:0:7'],
  ['IPv4 written as IPv6 stays one address', '::ffff:198.51.100.7, 203.0.113.1', '::ffff:198.51.100.7'],
])('%s', (_, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };

  expect(viewerAddress(gatewayEvent({ route, headers }))).toBe(address);
});
