import { parseArgs } from 'node:util';
import { cleanText, localText, maskPhone, NAME_MOST, textFault } from '@cailan/shared-types';
import { AdministratorFault, type AdministratorWish, type NewAdministrator } from './first-administrator';

const USAGE = 'npm run admin -- --district 区的编号或名称 --name 姓名 --phone 手机号 [--new-wechat]';

/** What `npm run admin` was asked for. @throws AdministratorFault that names every option that is missing or unknown. */
export function administratorOf(words: readonly string[]): Omit<AdministratorWish, 'login'> {
  const { values, positionals } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: {
      district: { type: 'string' },
      name: { type: 'string' },
      phone: { type: 'string' },
      'new-wechat': { type: 'boolean' },
    },
  });
  const known = ['district', 'name', 'phone', 'new-wechat'];
  const text = (option: string): string => {
    const value = (values as Record<string, unknown>)[option];
    return typeof value === 'string' ? cleanText(value) : '';
  };
  const faults = [
    ...Object.keys(values)
      .filter((option) => !known.includes(option))
      .map((option) => `--${option}: 没有这个选项`),
    ...positionals.map((word) => `${word}: 多出来的词，名称里有空格要加引号`),
    ...['district', 'name', 'phone'].filter((option) => !text(option)).map((option) => `--${option}: 没有写`),
    ...[textFault(text('name'), { most: NAME_MOST, least: 0 })].flatMap((fault) =>
      fault ? [`--name: ${fault}`] : [],
    ),
  ];
  if (faults.length > 0) throw new AdministratorFault(`没有任命：\n  ${faults.join('\n  ')}\n用法：${USAGE}`);
  return {
    ...{ district: text('district'), name: text('name'), phone: text('phone') },
    newWechat: (values as Record<string, unknown>)['new-wechat'] === true,
  };
}

/** What the command says when it is done. */
export function outcomeOf(
  { name, phone }: Pick<AdministratorWish, 'name' | 'phone'>,
  { districtName, already, code }: NewAdministrator,
): string {
  const who = `${name}（${maskPhone(phone)}）`;
  const head = already
    ? `${who} 已经是${districtName}的管理员，岗位没有变。`
    : `${who} 现在是${districtName}的管理员，已记入审计。`;
  if (code === null)
    return `${head}\n他已经用微信登录过，打开小程序就能用。微信号丢了的话，再运行一次并加上 --new-wechat。`;
  const until = localText(code.expiresAt).slice(0, 16).replace('T', ' ');
  return [
    head,
    '请他打开小程序登录，用这个手机号验证，就到了自己的岗位。',
    `微信不给手机号时，在“我的”→“用岗位码接岗”里输入一次性岗位码：${code.code}（${until} 前有效，只能用一次）。`,
  ].join('\n');
}
