import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * Address of the person's network. Behind CloudFront the event's `sourceIp` is the edge's; X-Forwarded-For then ends with the
 * viewer (written by CloudFront) and the edge (written by API Gateway). Whoever calls the HTTP API directly can pretend.
 */
export const viewerAddress = ({ headers, requestContext }: APIGatewayProxyEventV2): string =>
  headers['x-forwarded-for']?.split(',').at(-2)?.trim() || requestContext.http.sourceIp;
