import * as z from 'zod/mini';
import { domainUrl, identityPage } from '../identity/identity-page.ts';
import { steadyId, UserPool, userPoolOf, userPools } from '../identity/user-pool.ts';
import { hosted } from '../resource.ts';
import { publicNames } from '../template/public-names.ts';

const invented = 'accounts are invented and chosen from a list: there are no passwords, codes or messages';

export const userPool = hosted({
  type: 'AWS::Cognito::UserPool',
  properties: z.strictObject({ UserPoolName: z.optional(z.string()) }),
  noLocalEffect: {
    AccountRecoverySetting: invented,
    AdminCreateUserConfig: invented,
    AutoVerifiedAttributes: invented,
    EmailVerificationMessage: invented,
    EmailVerificationSubject: invented,
    EnabledMfas: invented,
    MfaConfiguration: invented,
    Policies: invented,
    SmsVerificationMessage: invented,
    UsernameAttributes: invented,
    VerificationMessageTemplate: invented,
    UserPoolTier: 'nothing is billed here',
    DeletionProtection: 'the data folder is deleted by whoever owns it',
    UserPoolTags: 'nothing reads tags here',
  },
  start: ({ stack, logicalId }, host) => {
    const { region, accountId } = host.aws;
    identityPage(host);
    const pool = new UserPool(`${region}_${steadyId(`${stack}/${logicalId}`, 9)}`, region);
    userPools(host).set(pool.id, pool);
    return {
      ref: pool.id,
      attributes: {
        Arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${pool.id}`,
        UserPoolId: pool.id,
        ProviderName: pool.issuer.replace('https://', ''),
        ProviderURL: pool.issuer,
      },
    };
  },
});

const seconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

export const userPoolClient = hosted({
  type: 'AWS::Cognito::UserPoolClient',
  properties: z.strictObject({
    UserPoolId: z.string(),
    AllowedOAuthFlowsUserPoolClient: z.literal(true),
    AllowedOAuthFlows: z.tuple([z.literal('code')]),
    AllowedOAuthScopes: z.array(z.enum(['openid', 'email', 'profile', 'phone'])),
    CallbackURLs: z.array(z.string()),
    LogoutURLs: z.optional(z.array(z.string())),
    GenerateSecret: z.optional(z.literal(false)),
    SupportedIdentityProviders: z.tuple([z.literal('COGNITO')]),
    AccessTokenValidity: z.int(),
    IdTokenValidity: z.int(),
    RefreshTokenValidity: z.int(),
    TokenValidityUnits: z.strictObject({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
    RefreshTokenRotation: z.optional(
      z.strictObject({
        Feature: z.enum(['ENABLED', 'DISABLED']),
        RetryGracePeriodSeconds: z.optional(z.int()),
      }),
    ),
    EnableTokenRevocation: z.optional(z.boolean()),
  }),
  noLocalEffect: {
    ClientName: 'it is for people who read the console',
    ExplicitAuthFlows: 'nobody signs in but through the sign-in page',
    PreventUserExistenceErrors: invented,
  },
  start: ({ stack, logicalId, properties }, host) => {
    const id = steadyId(`${stack}/${logicalId}`, 26);
    const units = properties.TokenValidityUnits;
    const rotation = properties.RefreshTokenRotation;
    userPoolOf(properties.UserPoolId, host).clients.set(id, {
      id,
      callbackUrls: properties.CallbackURLs,
      logoutUrls: properties.LogoutURLs ?? [],
      scopes: properties.AllowedOAuthScopes,
      lifetimes: {
        access: properties.AccessTokenValidity * seconds[units.AccessToken],
        id: properties.IdTokenValidity * seconds[units.IdToken],
        refresh: properties.RefreshTokenValidity * seconds[units.RefreshToken],
      },
      rotationGrace: rotation?.Feature === 'ENABLED' ? (rotation.RetryGracePeriodSeconds ?? 0) : undefined,
      revocable: properties.EnableTokenRevocation ?? true,
    });
    return { ref: id, attributes: { ClientId: id } };
  },
});

export const userPoolDomain = hosted({
  type: 'AWS::Cognito::UserPoolDomain',
  properties: z.strictObject({ UserPoolId: z.string(), Domain: z.string().check(z.regex(/^[a-z0-9-]+$/)) }),
  noLocalEffect: { ManagedLoginVersion: 'the local sign-in page is a list of people' },
  start: ({ properties: { UserPoolId, Domain } }, host) => {
    userPoolOf(UserPoolId, host).domain = Domain;
    publicNames(host).set(
      `https://${Domain}.auth.${host.aws.region}.amazoncognito.com`,
      domainUrl(Domain, host),
    );
    return { ref: Domain };
  },
});

export const userPoolGroup = hosted({
  type: 'AWS::Cognito::UserPoolGroup',
  properties: z.strictObject({
    UserPoolId: z.string(),
    GroupName: z.string().check(z.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u)),
    Description: z.optional(z.string().check(z.maxLength(2048))),
  }),
  noLocalEffect: {
    Precedence: 'groups carry no IAM roles here',
  },
  start: ({ properties: { UserPoolId, GroupName, Description = GroupName } }, host) => {
    userPoolOf(UserPoolId, host).groups.push({ name: GroupName, description: Description });
    return { ref: GroupName };
  },
});
