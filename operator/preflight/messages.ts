import { DescribeSenderIdsCommand, PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand, SNSClient } from '@aws-sdk/client-sns';
import { type AwsSettings, HOME } from './aws.ts';
import { type Check, ok, stops, warning } from './finding.ts';

/** Whether citizens can be sent mail from the region's address. */
export const mailCanBeSent = (settings: AwsSettings, mailFrom: string): Check => ({
  about: `Surel dari ${mailFrom}`,
  look: async () => {
    const client = new SESv2Client({ ...settings, region: HOME });
    const domain = mailFrom.split('@')[1] ?? mailFrom;
    const { ProductionAccessEnabled, SendingEnabled } = await client.send(new GetAccountCommand({}));
    const verified = await client
      .send(new GetEmailIdentityCommand({ EmailIdentity: domain }))
      .then(({ VerifiedForSendingStatus }) => VerifiedForSendingStatus === true)
      .catch((fault: unknown) => {
        if (fault instanceof NotFoundException) return false;
        throw fault;
      });
    return [
      ProductionAccessEnabled
        ? ok('SES di luar kotak pasir.')
        : warning(
            'SES masih di kotak pasir: hanya alamat terverifikasi yang menerima surel.',
            'Minta "production access" di konsol SES wilayah Jakarta; sertakan contoh pesan tiket.',
          ),
      ...(SendingEnabled === false
        ? [stops('Pengiriman SES dihentikan AWS.', 'Buka kasus dukungan AWS; lihat reputasi di konsol SES.')]
        : []),
      verified
        ? ok(`Domain ${domain} terverifikasi.`)
        : stops(
            `Domain ${domain} belum terverifikasi; setiap surel akan gagal.`,
            `Buat identitas domain ${domain} di SES Jakarta dan pasang tiga catatan DKIM-nya di DNS.`,
          ),
    ];
  },
});

export interface TextMessageNeeds {
  /** Parts of SMS that a working day takes. */
  readonly perDay: number;
  readonly workingDays: number;
  /** Of one part, in USD. */
  readonly price: number;
}

/** Whether tickets can go out by SMS, and for how many the spending limit lasts. */
export const textMessagesCanBeSent = (
  settings: AwsSettings,
  { perDay, workingDays, price }: TextMessageNeeds,
): readonly Check[] => [
  {
    about: 'SMS: kotak pasir dan batas belanja',
    look: async () => {
      const client = new SNSClient({ ...settings, region: HOME });
      const { IsInSandbox } = await client.send(new GetSMSSandboxAccountStatusCommand({}));
      const { attributes = {} } = await client.send(
        new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] }),
      );
      const limit = Number(attributes['MonthlySpendLimit'] ?? 1); // AWS: 1 USD until it is raised
      const month = Math.ceil(perDay * workingDays * price);
      const enough = Math.floor(limit / price);
      const told = `Batas belanja $${limit} sebulan, cukup untuk sekitar ${enough} SMS; ${perDay} SMS sehari memerlukan sekitar $${month}.`;
      const todo = `Minta kenaikan "SMS monthly spend limit" di wilayah Jakarta menjadi $${month} lewat kasus dukungan AWS, lalu atur MonthlySpendLimit.`;
      return [
        IsInSandbox
          ? stops(
              'SNS masih di kotak pasir SMS: hanya nomor terverifikasi yang menerima tiket.',
              'Keluar dari kotak pasir: konsol SNS Jakarta, Text messaging (SMS), "Exit SMS sandbox".',
            )
          : ok('SNS di luar kotak pasir SMS.'),
        limit >= month ? ok(told) : enough < perDay ? stops(told, todo) : warning(told, todo),
      ];
    },
  },
  {
    about: 'SMS: nama pengirim di Indonesia',
    look: async () => {
      const { SenderIds = [] } = await new PinpointSMSVoiceV2Client({ ...settings, region: HOME }).send(
        new DescribeSenderIdsCommand({}),
      );
      const mine = SenderIds.filter(({ IsoCountryCode }) => IsoCountryCode === 'ID');
      const ready = mine.find(({ Registered }) => Registered !== false);
      if (ready) return [ok(`Nama pengirim ${ready.SenderId} terdaftar.`)];
      return [
        warning(
          mine.length > 0
            ? 'Nama pengirim belum selesai didaftarkan.'
            : 'Belum ada nama pengirim: operator seluler dapat menolak atau mengganti pengirim.',
          'Daftarkan sender ID untuk Indonesia di AWS End User Messaging (surat dari instansi; perlu beberapa minggu).',
        ),
      ];
    },
  },
];
