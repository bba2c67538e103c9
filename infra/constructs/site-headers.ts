import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Everything comes from here, but people's papers; nothing runs inline; pages stand in nobody's frame. */
const contentSecurityPolicy = (signIn: string, files: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${files}`,
    "font-src 'self'",
    `connect-src 'self'${signIn}${files}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    `form-action 'self'${signIn}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const permissionsPolicy = (camera: string) =>
  `camera=${camera}, geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()`;

export interface SiteHeadersProps {
  /** Where papers are sent to and read from, by links of the service. */
  readonly files: Bucket;
  /** Origin of the sign-in pages, which the pages send people and requests to. Default: none. */
  readonly signIn?: string;
  /** Whose pages may ask for the camera. Default: nobody's. */
  readonly camera?: 'own';
}

/** What every answer of the site carries. */
export class SiteHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, { files, signIn, camera }: SiteHeadersProps) {
    super(scope, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy(
            signIn === undefined ? '' : ` ${signIn}/`,
            ` https://${files.bucketRegionalDomainName}`,
          ),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'Permissions-Policy',
            value: permissionsPolicy(camera === 'own' ? '(self)' : '()'),
            override: true,
          },
        ],
      },
    });
  }
}
