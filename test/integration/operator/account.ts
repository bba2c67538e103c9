import { createServer, type IncomingMessage } from 'node:http';

import { buffer } from 'node:stream/consumers';

/** How an account is, as far as a preflight asks. */
export interface Account {
  readonly optedIn: boolean;
  /** Version of `cdk bootstrap` by AWS region; absent: never done. */
  readonly bootstrap: Readonly<Record<string, string>>;
  readonly concurrency: number;
  /** Of Service Quotas, by service, then name. */
  readonly quotas: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly mail: { readonly production: boolean; readonly sending: boolean; readonly verified: boolean };
  readonly sms: { readonly sandbox: boolean; readonly limit: string; readonly sender?: boolean };
  readonly certificates: readonly {
    readonly names: readonly string[];
    readonly status: string;
    readonly ends?: number;
  }[];
  /** Who has the domain of the sign-in pages, and the bucket; absent: nobody. */
  readonly domainOwner?: string;
  readonly bucket: 404 | 403 | 200;
  /** Service → the code with which AWS refuses all its calls. */
  readonly refuses: Readonly<Record<string, string>>;
}

export const number = '111122223333';

interface Call {
  readonly service: string;
  readonly region: string;
  readonly action: string;
  readonly path: string;
  readonly body: string;
}
interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
}

const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(value),
});
/** Of the query protocol, as the API references of STS and SNS show it. */
const xml = (action: string, result: string): Reply => ({
  type: 'text/xml',
  body: `<${action}Response><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>5d5a63a0-8f7f-4d0e-b8d2-9d9c6b1c0001</RequestId></ResponseMetadata></${action}Response>`,
});
const xmlServices = new Set(['sts', 'sns', 's3']);
const refusal = (service: string, code: string): Reply => {
  const status = /Throttl|TooMany/.test(code) ? 429 : /Denied|Token|Client/.test(code) ? 403 : 400;
  const message = `secret detail of ${service}`;
  return xmlServices.has(service)
    ? {
        status,
        type: 'text/xml',
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>5d5a63a0</RequestId></ErrorResponse>`,
      }
    : json({ __type: code, message }, status);
};

/** Answers as AWS's API references show, by the service and region that a request was signed for. */
function answer(account: Account, { service, region, action, path, body }: Call): Reply {
  const code = account.refuses[service];
  if (code !== undefined) return refusal(service, code);
  switch (service) {
    case 'sts':
      return xml(
        'GetCallerIdentity',
        `<Arn>arn:aws:iam::${number}:user/Siti</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>${number}</Account>`,
      );
    case 'account':
      return json({
        RegionName: 'ap-southeast-3',
        RegionOptStatus: account.optedIn ? 'ENABLED' : 'DISABLED',
      });
    case 'ssm': {
      const version = account.bootstrap[region];
      return version === undefined
        ? json({ __type: 'ParameterNotFound', message: '' }, 400)
        : json({ Parameter: { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: version } });
    }
    case 'lambda':
      return json({
        AccountLimit: {
          ConcurrentExecutions: account.concurrency,
          UnreservedConcurrentExecutions: account.concurrency,
        },
        AccountUsage: { FunctionCount: 0, TotalCodeSize: 0 },
      });
    case 'servicequotas': {
      const { ServiceCode, NextToken } = JSON.parse(body);
      const all = Object.entries(account.quotas[ServiceCode] ?? {}).map(([QuotaName, Value]) => ({
        ServiceCode,
        QuotaName,
        Value,
      }));
      // Two pages, as for the hundreds of quotas that services have.
      return NextToken === undefined
        ? json({ Quotas: [{ ServiceCode, QuotaName: 'Another', Value: 1 }], NextToken: 'second' })
        : json({ Quotas: all });
    }
    case 'ses':
      if (path.endsWith('/account'))
        return json({
          ProductionAccessEnabled: account.mail.production,
          SendingEnabled: account.mail.sending,
          SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 },
        });
      return account.mail.verified
        ? json({ IdentityType: 'DOMAIN', VerifiedForSendingStatus: true })
        : {
            ...json({ message: `Email identity ${path} does not exist.` }, 404),
          };
    case 'sns':
      return action === 'GetSMSSandboxAccountStatus'
        ? xml(action, `<IsInSandbox>${account.sms.sandbox}</IsInSandbox>`)
        : xml(
            'GetSMSAttributes',
            `<attributes><entry><key>MonthlySpendLimit</key><value>${account.sms.limit}</value></entry></attributes>`,
          );
    case 'sms-voice':
      return json({
        SenderIds:
          account.sms.sender === undefined
            ? []
            : [
                {
                  SenderIdArn: `arn:aws:sms-voice:ap-southeast-3:${number}:sender-id/BALAI/ID`,
                  SenderId: 'BALAI',
                  IsoCountryCode: 'ID',
                  MessageTypes: ['TRANSACTIONAL'],
                  MonthlyLeasingPrice: '0.00',
                  DeletionProtectionEnabled: false,
                  Registered: account.sms.sender,
                },
              ],
      });
    case 'acm':
      return json({
        CertificateSummaryList: account.certificates.map(({ names, status, ends }, index) => ({
          CertificateArn: `arn:aws:acm:us-east-1:${number}:certificate/${index}`,
          DomainName: names[0],
          SubjectAlternativeNameSummaries: names,
          Status: status,
          ...(ends === undefined ? {} : { NotAfter: ends / 1000 }),
        })),
      });
    case 'cognito-idp':
      return json({
        DomainDescription: account.domainOwner === undefined ? {} : { AWSAccountId: account.domainOwner },
      });
    case 's3':
      return { status: account.bucket };
    default:
      return refusal(service, 'UnknownOperationException');
  }
}

/** The service and region of a signature, the action of either protocol. */
async function read(request: IncomingMessage): Promise<Call> {
  const [, region = '', service = ''] =
    /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? '') ?? [];
  const body = (await buffer(request)).toString();
  const target =
    String(request.headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1) ?? '';
  const action = target || (new URLSearchParams(body).get('Action') ?? '');
  return { service, region, action, path: request.url ?? '', body };
}

export interface FakeAccount {
  readonly endpoint: string;
  /** `service/region` of each call. */
  readonly calls: readonly string[];
  become(account: Account): void;
  close(): Promise<void>;
}

/** AWS's side of the wire, for one account: what a preflight asks, in AWS's own protocols. */
export async function openAccount(first: Account): Promise<FakeAccount> {
  let account = first;
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const call = await read(request);
    calls.push(`${call.service}/${call.region}`);
    const { status = 200, type, body = '' } = answer(account, call);
    response.writeHead(status, {
      'x-amzn-requestid': '5d5a63a0',
      ...(type && { 'content-type': type }),
      ...(status === 404 && call.service === 'ses' && { 'x-amzn-errortype': 'NotFoundException' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    become: (next) => {
      account = next;
      calls.length = 0;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
