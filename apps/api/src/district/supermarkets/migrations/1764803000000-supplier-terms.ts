import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  changeColumns,
  code,
  dropColumns,
  longText,
  nullable,
  text,
} from '../../../ground/db/migration-columns';

interface EarlierRules {
  suppliers?: { code: string; communities: string[]; windows: string[] }[];
}

/**
 * What a plan says of its suppliers holds from now on: whom they serve, when, until which day. Of a district that stands,
 * communities and windows were kept in its rules; the end of a licence and own hours were not.
 */
export class SupplierTerms1764803000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'supermarkets', [
      nullable(text('address')),
      nullable(text('contactName')),
      nullable(code('validUntil', 10)),
      nullable(longText('termsJson')),
    ]);
    const districts = (await runner.query('SELECT id, rulesJson FROM districts')) as {
      id: string;
      rulesJson: string;
    }[];
    for (const { id, rulesJson } of districts)
      for (const supplier of (JSON.parse(rulesJson) as EarlierRules).suppliers ?? [])
        await runner.query(
          'UPDATE supermarkets SET termsJson = ? WHERE districtId = ? AND code = ? AND termsJson IS NULL',
          [JSON.stringify(termsOf(supplier)), id, supplier.code],
        );
    await runner.query(
      `UPDATE supermarkets SET address = COALESCE(address, ''), contactName = COALESCE(contactName, ''),
         termsJson = COALESCE(termsJson, '{"communities":[],"windows":[],"vehicles":[]}')`,
    );
    await changeColumns(runner, 'supermarkets', [
      text('address'),
      text('contactName'),
      longText('termsJson'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'supermarkets', ['address', 'contactName', 'validUntil', 'termsJson']);
  }
}

const termsOf = ({ communities, windows }: { communities: string[]; windows: string[] }) => ({
  communities,
  windows: windows.map((window) => ({ window, start: null, end: null })),
  vehicles: [],
});
