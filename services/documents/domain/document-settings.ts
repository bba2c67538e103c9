import * as z from 'zod/mini';
import type { OfficeDocuments } from '#shared/region/documents.ts';
import type { Office, Region } from '#shared/region/schema.ts';
import { inForce, type Setting, type SettingValues } from '#shared/settings/setting.ts';

/** A setting of the office that takes requests for documents. */
export interface DocumentSetting<Value = unknown> extends Setting<Value> {
  readonly office: string;
  /** Code of the service that it is about; absent: every one. */
  readonly service?: string;
}

const [MOST_DAYS, LEAST_MINUTES, MOST_MINUTES, MOST_WARN, MOST_EXPIRE] = [60, 5, 480, 90, 365] as const;

const whole = (least: number, most: number, code: string) =>
  z.int({ error: code }).check(z.gte(least, code), z.lte(most, code));

/** Working days promised for a service. */
const daysOf = (
  { id }: Pick<Office, 'id'>,
  { code, days }: OfficeDocuments['services'][number],
): DocumentSetting<number> => ({
  name: `offices.${id}.documents.${code.toLowerCase()}.days`,
  of: { office: id },
  office: id,
  service: code,
  schema: whole(1, MOST_DAYS, 'bad-days'),
  file: days,
});

/** Minutes for which a request is an officer's who took it and did nothing more. */
const claimOf = ({ id }: Pick<Office, 'id'>, { claimMinutes }: OfficeDocuments): DocumentSetting<number> => ({
  name: `offices.${id}.documents.claim-minutes`,
  of: { office: id },
  office: id,
  schema: whole(LEAST_MINUTES, MOST_MINUTES, 'bad-claim-minutes'),
  file: claimMinutes,
});

type Patience = Pick<OfficeDocuments, 'warnDays' | 'expireDays'>;

/** When a citizen who has to act is reminded, and when the request ends, in calendar days. */
const patienceOf = (
  { id }: Pick<Office, 'id'>,
  { warnDays, expireDays }: OfficeDocuments,
): DocumentSetting<Patience> => ({
  name: `offices.${id}.documents.patience`,
  of: { office: id },
  office: id,
  schema: z
    .strictObject(
      {
        warnDays: whole(1, MOST_WARN, 'bad-warn-days'),
        expireDays: whole(2, MOST_EXPIRE, 'bad-expire-days'),
      },
      { error: 'bad-patience' },
    )
    .check(z.refine((patience) => patience.warnDays < patience.expireDays, 'warned-too-late')),
  file: { warnDays, expireDays },
});

/** Every setting of documents in a region. */
export const documentSettings = ({ offices }: Region): readonly DocumentSetting[] =>
  offices.flatMap((office) => {
    const { documents } = office;
    if (documents === undefined) return [];
    return [
      ...documents.services.map((service) => daysOf(office, service)),
      claimOf(office, documents),
      patienceOf(office, documents),
    ];
  });

/** The region as officials left it. */
export const regionInForce = (region: Region, values: SettingValues): Region => ({
  ...region,
  offices: region.offices.map((office) => {
    const { documents } = office;
    if (documents === undefined) return office;
    return {
      ...office,
      documents: {
        ...documents,
        ...inForce(patienceOf(office, documents), values),
        claimMinutes: inForce(claimOf(office, documents), values),
        services: documents.services.map((service) => ({
          ...service,
          days: inForce(daysOf(office, service), values),
        })),
      },
    };
  }),
});
