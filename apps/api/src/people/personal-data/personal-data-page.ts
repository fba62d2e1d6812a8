import type { Ending } from './personal-column';
import { PERSONAL } from './personal-columns';
import { STAYS } from './stays';

/** The table of personal columns as the docs have it: Markdown. */
export function personalDataPage(): string {
  const rows = Object.entries(PERSONAL).map(
    ([name, { purpose, seenBy, ends, exported }]) =>
      `| \`${name}\` | ${purpose} | ${seenBy} | ${endOf(ends)} | ${erasedOf(name)} | ${exported} |`,
  );
  return `${HEAD}\n${rows.join('\n')}\n${FOOT}`;
}

function endOf(ends: Ending): string {
  if ('with' in ends) return `with ${ends.with}`;
  const { days, of, where } = 'rows' in ends ? ends.rows : ends.emptied;
  const what = 'rows' in ends ? 'the row is removed' : 'emptied';
  return `${what} ${days} days after \`${of}\`${where ? ` where \`${where}\`` : ''}`;
}

const erasedOf = (name: string): string => (STAYS[name] ? `stays: ${STAYS[name]}` : 'goes');

const HEAD = `# Personal data

<!-- Written by \`WRITE_DOCS=1 npx jest apps/api/src/people/personal-data/personal-columns.spec.ts\` from personal-columns.ts. -->
<!-- prettier-ignore-start -->

Every column that holds or may hold something about a person. A spec fails when a column of text stands neither here nor
in \`not-personal.ts\`. The job \`retention\` carries out how each ends every day, by an act of the room that owns the rows,
500 rows at a time and 10,000 a rule and run, the rest an hour later; \`ended.spec.ts\` lets a row of each grow old. The
days stand in \`keeping.ts\` of the contract, from where the privacy guide in the app reads them out. What is exported, the
person’s own copy has (\`GET /me/export\`): \`exported.spec.ts\` writes a mark into each such column and finds it there.
What goes with erasure, \`erased-columns.spec.ts\` erases somebody and looks at; why the rest stays, \`stays.ts\` says.

| Column | Purpose | Seen by | Ends | With erasure | Exported |
| --- | --- | --- | --- | --- | --- |`;

const FOOT = `
<!-- prettier-ignore-end -->

**Money.** Orders' lines and amounts, payments, refunds, postings and their numbers are accounting records: kept for 30 years
(会计档案管理办法, 2015, annexed table: vouchers 30 years) with ids, without name, phone, WeChat account, note or picture.

**Erasure** (\`POST /me/erase\`, once nothing is open) does at once what the table does in time: name, phone, WeChat account,
consents, sessions, messages, wishes, requests to stand in for others, drafts and pictures go; what the person wrote, notices
of WeChat Pay that name their openid, the bank that a refund went to, and reasons in audit entries about them are emptied;
their name in messages to others becomes 已注销. \`erased.spec.ts\` looks for an erased person in every table, every file and the log.

**Files.** The embedded engine overwrites what is deleted (\`secure_delete\`) and the job writes its log back. Backups keep what
they had: remove them after 180 days at most.
`;
