import type { Answer, Backend } from '../gateway.ts';

/** Services that name a denied access, and answer it, differently from most. */
const denials: Readonly<Record<string, { code: string; status: number }>> = {
  sqs: { code: 'AccessDenied', status: 403 },
  sns: { code: 'AuthorizationError', status: 403 },
  s3: { code: 'AccessDenied', status: 403 },
  scheduler: { code: 'AccessDeniedException', status: 403 },
  ses: { code: 'AccessDeniedException', status: 403 },
  lambda: { code: 'AccessDeniedException', status: 403 },
};

/** What S3 calls what others name otherwise. */
const ofS3: Readonly<Record<string, { code: string; status: number }>> = {
  MissingAuthenticationTokenException: { code: 'AccessDenied', status: 403 },
  UnrecognizedClientException: { code: 'InvalidAccessKeyId', status: 403 },
  InvalidSignatureException: { code: 'SignatureDoesNotMatch', status: 403 },
  UnknownOperationException: { code: 'NotImplemented', status: 501 },
  InternalServerError: { code: 'InternalError', status: 500 },
};

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** An error in the words of the service's protocol. */
export function errorAnswer(
  service: string,
  protocol: Backend['protocol'],
  fault: Fault,
  requestId: string,
): Answer {
  const denial = fault.code === 'AccessDeniedException' ? denials[service] : undefined;
  const { code, status } = denial ?? (service === 's3' ? ofS3[fault.code] : undefined) ?? fault;
  const { message } = fault;
  switch (protocol) {
    case 'json':
      return {
        status,
        headers: { 'x-amzn-errortype': code },
        body: { __type: service === 'sqs' ? `com.amazonaws.sqs#${code}` : code, message, Message: message },
      };
    case 'rest-json':
      return { status, headers: { 'x-amzn-errortype': code }, body: { message, Message: message } };
    case 'query':
      return {
        status,
        headers: { 'content-type': 'text/xml' },
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>${xml(code)}</Code><Message>${xml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      };
    case 'rest-xml':
      return {
        status,
        headers: { 'content-type': 'application/xml' },
        body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${xml(code)}</Code><Message>${xml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
      };
  }
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
