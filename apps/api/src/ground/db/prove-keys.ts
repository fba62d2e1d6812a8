import { phoneOf } from '@cailan/shared-types';
import type { DataSource } from 'typeorm';
import type { Db } from './db';
import { sealedColumns, type SealedColumn } from './reseal';
import { at, type Sealer } from './sealer';

/** Phones of whom one must fit. */
const SOME = 20;

/**
 * Shows that the keys are those of this database, before anything is written to it: of each column the oldest text that
 * is sealed with a key is opened, for every key that people's names are sealed with, and a phone's hash is made anew.
 * @throws Error that names the setting which is wrong, in Chinese.
 */
export async function proveKeys(dataSource: DataSource, db: Db, sealer: Sealer): Promise<void> {
  const present = await presentColumns(db);
  const columns = sealedColumns(dataSource).filter(({ table, column }) => present.has(`${table}.${column}`));
  for (const column of columns) for (const sample of await samples(db, column)) open(sealer, column, sample);
  if (present.has('people.phoneHash')) await provePhoneHash(db, sealer);
}

async function provePhoneHash(db: Db, sealer: Sealer): Promise<void> {
  const people = await db.many<{ id: string; phoneSealed: string; phoneHash: string }>(
    `SELECT id, phoneSealed, phoneHash FROM people WHERE phoneSealed IS NOT NULL AND phoneHash IS NOT NULL
     ORDER BY id LIMIT ${SOME}`,
  );
  // A single number may have been hashed by an older rule; that none fits can only be the key's fault.
  const fits = people.some(({ id, phoneSealed, phoneHash }) => {
    const phone = phoneOf(sealer.open(phoneSealed, at.phone(id)));
    return phone && [sealer.hashPhone(phone), sealer.formerHash(phone)].includes(phoneHash);
  });
  if (people.length === 0 || fits) return;
  throw new Error(
    'HASH_KEY 不是这个数据库的：用它算出的手机号散列和库里的不一样。没有启动，什么也没有改动。\n' +
      '请换回原来的 HASH_KEY；要更换它，见 docs/operations.md（npm run reseal -- --hash）。',
  );
}

interface Sample {
  /** Its row's id. */
  id: string;
  text: string;
}

function open(sealer: Sealer, { table, column }: SealedColumn, { id: rowId, text }: Sample): void {
  const [id = ''] = text.split('.');
  try {
    sealer.open(text, { column: `${table}.${column}`, id: rowId });
  } catch {
    throw new Error(
      `DATA_KEYS 不是这个数据库的：${table}.${column} 里有用密钥 ${id} 加密的内容，` +
        `DATA_KEYS 里${sealer.knows(id) ? `的 ${id} 打不开它` : `没有 ${id}`}。没有启动，什么也没有改动。\n` +
        '请换回原来的 DATA_KEYS：密钥错了，写进去的姓名和电话以后就读不出来。',
    );
  }
}

/** The oldest text, and of people one for each key. */
function samples(db: Db, { table, column }: SealedColumn): Promise<Sample[]> {
  const present = `FROM ${table} WHERE ${column} IS NOT NULL`;
  if (table !== 'people')
    return db.many<Sample>(`SELECT id, ${column} AS text ${present} ORDER BY id LIMIT 1`);
  return db.many<Sample>(
    `SELECT p.id, p.${column} AS text FROM people p JOIN
       (SELECT MIN(id) AS id ${present} GROUP BY SUBSTR(${column}, 1, INSTR(${column}, '.'))) f ON f.id = p.id`,
  );
}

/** A new database has none yet, and one of an earlier version lacks those to come. */
async function presentColumns(db: Db): Promise<Set<string>> {
  const rows = await db.many<{ place: string }>(
    db.engine === 'sqlite'
      ? `SELECT t.name || '.' || c.name AS place FROM sqlite_master t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table'`
      : `SELECT CONCAT(table_name, '.', column_name) AS place FROM information_schema.columns
         WHERE table_schema = DATABASE()`,
  );
  return new Set(rows.map(({ place }) => place));
}
