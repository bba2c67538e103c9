import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  type UserPoolClientOptions,
  type UserPoolDomain,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { groupOf, officeRoles, operatorGroup } from '#shared/identity/actor.ts';
import { roleNames } from '#shared/identity/role-names.ts';
import type { Region } from '#shared/region/schema.ts';
import { acknowledge } from './acknowledge.ts';
import type { Staff } from './context.ts';

export interface StaffAccountsProps {
  /** Its offices have a group for each role. */
  readonly region: Region;
  /** Where staff reach their site; after signing in and out they are sent back there. */
  readonly origin: string;
  /** Ports of this machine on which command line tools may wait for the answer: Cognito knows exact addresses only. */
  readonly loopbackPorts?: readonly number[];
  /** Of the sign-in pages, `https://<prefix>.auth.…amazoncognito.com`. Default: `balai-<region>-<account>`. */
  readonly domainPrefix?: string;
  /** What is different about the pool. */
  readonly pool?: UserPoolProps;
  /** What is different about both programs. */
  readonly client?: UserPoolClientOptions;
}

/** Paths of the staff site to which sign-in and sign-out lead back. */
export const staffPaths = { signedIn: '/masuk', signedOut: '/' } as const;

/** Any three that few programs use; three, because one may be taken. */
const loopbackPorts = [52801, 52802, 52803];

/** Accounts of those who work here, a second factor for each, and the programs through which they sign in. */
export class StaffAccounts extends Construct implements Staff {
  readonly pool: UserPool;
  /** The staff site. */
  readonly site: UserPoolClient;
  /** Command line tools of operators. */
  readonly terminal: UserPoolClient;
  /** Where their answer is waited for. */
  readonly terminalRedirects: readonly string[];
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, props: StaffAccountsProps) {
    super(scope, id);
    const { region, origin } = props;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `balai-${region.id}-staff`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props.pool,
    });
    acknowledge(this.pool, {
      COG8: 'A few dozen officers with a second factor; Plus is priced per user and month.',
    });
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: props.domainPrefix ?? `balai-${region.id}-${Stack.of(this).account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });

    this.site = this.client('Site', props, {
      callback: [`${origin}${staffPaths.signedIn}`],
      logout: [`${origin}${staffPaths.signedOut}`],
    });
    // Cognito takes plain HTTP for the name localhost only, not for 127.0.0.1.
    this.terminalRedirects = (props.loopbackPorts ?? loopbackPorts).map(
      (port) => `http://localhost:${port}/`,
    );
    this.terminal = this.client('Terminal', props, { callback: [...this.terminalRedirects] });

    this.pool.addGroup('Group-Operator', {
      groupName: operatorGroup,
      description: `${roleNames.operator.id}, ${region.name.id}`,
    });
    for (const { id: office, name } of region.offices) {
      for (const role of officeRoles) {
        this.pool.addGroup(`Group-${office}-${role}`, {
          groupName: groupOf(office, role),
          description: `${roleNames[role].id}, ${name.id}`,
        });
      }
    }
  }

  get clients(): readonly UserPoolClient[] {
    return [this.site, this.terminal];
  }

  /** Public programs, which can keep no secret: code with PKCE, and nothing that goes round the sign-in pages. */
  private client(
    id: string,
    props: StaffAccountsProps,
    { callback, logout }: { readonly callback: string[]; readonly logout?: string[] },
  ): UserPoolClient {
    const client = new UserPoolClient(this, id, {
      userPool: this.pool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: callback,
        ...(logout && { logoutUrls: logout }),
      },
      // Named, because by default Cognito allows refreshing without rotation, which it does not take beside rotation.
      authFlows: { userSrp: true },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(10), // a working day with overtime
      // A token that was used twice is a stolen one; the pause is for an answer that got lost.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      ...props.client,
    });
    // Without a style Cognito shows no sign-in page to a program.
    new CfnManagedLoginBranding(this, `${id}Style`, {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    }).node.addDependency(this.domain);
    return client;
  }
}
