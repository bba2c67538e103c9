import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * Address of the person's network. The event's `sourceIp` is the edge's; X-Forwarded-For ends with the viewer (written by
 * CloudFront) and the edge (written by API Gateway). Nobody can pretend: what did not come through CloudFront is refused
 * before (`origin.ts`).
 */
export const viewerAddress = ({ headers, requestContext }: APIGatewayProxyEventV2): string =>
  networkOf(headers['x-forwarded-for']?.split(',').at(-2)?.trim() || requestContext.http.sourceIp);

/** One home has 2^64 addresses of IPv6: the first four groups tell homes apart. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const left = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...left, ...tail].slice(0, 4).join(':');
}
