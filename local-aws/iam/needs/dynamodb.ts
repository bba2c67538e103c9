import { isRecord } from '../../template/record.ts';
import type { Need } from '../iam.ts';
import { listOf, type NeedsOf, type Place, textOf } from './needs-of.ts';

/** Each item of a transaction is checked as the single operation that it is. */
const transactionParts: Readonly<Record<string, string>> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  Get: 'dynamodb:GetItem',
};

/** Actions on tables and their streams; an action that names no table (ListTables, GetRecords) needs `*`. */
export const dynamodbNeeds: NeedsOf = ({ action, input }, place) => {
  switch (action) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return listOf(input, 'TransactItems').flatMap((item) => partNeeds(item, place));
    case 'BatchGetItem':
    case 'BatchWriteItem': {
      const tables = isRecord(input['RequestItems']) ? Object.keys(input['RequestItems']) : [];
      return tables.map((table) => ({ action: `dynamodb:${action}`, resource: tableArn(table, place) }));
    }
    default: {
      const stream = textOf(input, 'StreamArn');
      const table = textOf(input, 'TableName') ?? textOf(input, 'ResourceArn');
      const index = textOf(input, 'IndexName');
      const arn = table === undefined ? undefined : tableArn(table, place);
      const resource = stream ?? (arn && index ? `${arn}/index/${index}` : arn) ?? '*';
      return [{ action: `dynamodb:${action}`, resource }];
    }
  }
};

function partNeeds(item: unknown, place: Place): Need[] {
  if (!isRecord(item)) return [];
  return Object.entries(item).map(([kind, part]) => ({
    action: transactionParts[kind] ?? `dynamodb:${kind}`,
    resource: tableArn(isRecord(part) ? (textOf(part, 'TableName') ?? '*') : '*', place),
  }));
}

/** A table may be named by its ARN in any request. */
function tableArn(table: string, { region, accountId }: Place): string {
  return table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;
}
