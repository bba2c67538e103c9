import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, test } from 'vitest';
import { viewerAddress } from './viewer.ts';

const event = (forwarded?: string): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: '/',
  rawQueryString: '',
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  isBase64Encoded: false,
  requestContext: {
    accountId: '',
    apiId: '',
    domainName: '',
    domainPrefix: '',
    http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '203.0.113.1', userAgent: '' },
    requestId: '',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
});

test.each([
  ['behind CloudFront it is the viewer, not the edge', '198.51.100.7, 203.0.113.1', '198.51.100.7'],
  ['what the viewer claims in front changes nothing', '10.0.0.1, 198.51.100.7, 203.0.113.1', '198.51.100.7'],
  ['without CloudFront it is the caller', '203.0.113.1', '203.0.113.1'],
  ['without the header it is the caller', undefined, '203.0.113.1'],
  ['of IPv6 it is the network that a home gets', '2001:db8:1:2:aaaa::9, 203.0.113.1', '2001:db8:1:2'],
  ['zeros that IPv6 leaves out count', '2001:db8::7:1:2:3:4, 203.0.113.1', '2001:db8:0:7'],
  ['IPv4 written as IPv6 stays one address', '::ffff:198.51.100.7, 203.0.113.1', '::ffff:198.51.100.7'],
])('%s', (_, forwarded, address) => {
  expect(viewerAddress(event(forwarded))).toBe(address);
});
