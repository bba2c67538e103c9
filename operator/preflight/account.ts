import { AccountClient, GetRegionOptStatusCommand } from '@aws-sdk/client-account';
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type AwsSettings, EDGE, HOME } from './aws.ts';
import { type Check, ok, stops } from './finding.ts';

/** The oldest `cdk bootstrap` that the CDK's default synthesizer deploys with (aws-cdk-lib, DefaultStackSynthesizer). */
const OLDEST_BOOTSTRAP = 6;

/** Number of the account that the credentials belong to; throws what the SDK throws. */
export async function accountOf(settings: AwsSettings): Promise<string> {
  const { Account } = await new STSClient({ ...settings, region: EDGE }).send(
    new GetCallerIdentityCommand({}),
  );
  if (Account === undefined) throw new Error('STS told no account.');
  return Account;
}

/** Whether the account may be used in Jakarta, which every account must ask for first. */
export const regionIsOptedIn = (settings: AwsSettings): Check => ({
  about: `Wilayah AWS ${HOME}`,
  look: async () => {
    const { RegionOptStatus } = await new AccountClient({ ...settings, region: EDGE }).send(
      new GetRegionOptStatusCommand({ RegionName: HOME }),
    );
    return [
      RegionOptStatus === 'ENABLED' || RegionOptStatus === 'ENABLED_BY_DEFAULT'
        ? ok('Aktif.')
        : stops(
            `Belum aktif untuk akun ini (${RegionOptStatus}).`,
            `Aktifkan: \`aws account enable-region --region-name ${HOME}\`; perlu beberapa menit sampai berjam-jam.`,
          ),
    ];
  },
});

/** Whether the CDK's own stack is there, where stacks are deployed. */
export const isBootstrapped = (settings: AwsSettings, region: string, account: string): Check => ({
  about: `cdk bootstrap di ${region}`,
  look: async () => {
    const todo = `Jalankan: \`npx cdk bootstrap aws://${account}/${region}\`.`;
    try {
      const { Parameter } = await new SSMClient({ ...settings, region }).send(
        new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
      );
      const version = Number(Parameter?.Value);
      return [
        version >= OLDEST_BOOTSTRAP
          ? ok(`Versi ${version}.`)
          : stops(`Versi ${Parameter?.Value} terlalu lama; perlu ${OLDEST_BOOTSTRAP} atau lebih baru.`, todo),
      ];
    } catch (fault) {
      if (!(fault instanceof ParameterNotFound)) throw fault;
      return [stops('Belum dilakukan.', todo)];
    }
  },
});
