import type { Plan } from './plan.types';
import { type Draws, seededDraws } from './seeded';

type Some = readonly [string, ...string[]];
const letters = (all: string): Some => all.split('') as unknown as Some;

/** Surnames as often as they stand here. */
const surnames = letters(
  '王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄黄周周吴吴徐孙马马胡朱郭何罗高林郑梁谢唐许冯宋韩邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范廖石贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛葛',
);
const twoCharacterSurnames: Some = ['欧阳', '上官', '司马', '诸葛'];
const firstCharacters = letters('建国志文玉秀桂春海永明晓小丽红雪金德世家俊嘉子雨思梓浩宇');
const lastCharacters = letters(
  '强伟军平英华兰芳梅霞刚勇磊涛静敏燕玲娟芬林峰斌鹏杰辉花珍云萍琴洁莉波宁龙凤祥福贵生',
);
/** Characters that printers, fonts and input methods stumble over. */
const rareCharacters = letters('喆堃镕犇祎垚翀昇淼祺彧頔');
const rareSurnames: Some = ['逄', '郗', '逯', '亓', '昝', '仝'];

const longGivenNames: Some = [
  '买买提',
  '吐尔逊',
  '艾力',
  '库尔班',
  '玉素甫',
  '赛买提',
  '阿卜杜外力',
  '木合塔尔',
  '凯赛尔',
  '阿不力米提',
  '古丽娜尔',
  '阿依古丽',
  '帕提古丽',
  '热依汗古丽',
  '米热班',
  '祖丽皮亚',
  '迪丽努尔',
  '麦合皮热提',
  '茹仙古丽',
  '叶尔波力',
];
const longFatherNames: Some = [
  '阿不都热合曼',
  '热合木图拉',
  '依明',
  '努尔买买提',
  '阿卜杜克热木',
  '吾斯曼',
  '托合提',
  '依布拉音',
  '阿不都克里木',
  '肉孜',
  '巴合提别克',
  '亚森',
];

/** Invented names in the plan's mix: Chinese ones, some with rare characters, and long ones as in Xinjiang (A8). */
export function residentNames(plan: Plan): () => string {
  const draws = seededDraws(plan.seed, 'names');
  return () => {
    if (draws.chance(plan.residents.longNamesPermille)) {
      return `${draws.pick(longGivenNames)}·${draws.pick(longFatherNames)}`;
    }
    return draws.chance(plan.residents.rareNamesPermille) ? rareName(draws) : commonName(draws);
  };
}

function commonName(draws: Draws): string {
  const surname = draws.chance(10) ? draws.pick(twoCharacterSurnames) : draws.pick(surnames);
  const first = draws.chance(250) ? '' : draws.pick(firstCharacters);
  return surname + first + draws.pick(lastCharacters);
}

function rareName(draws: Draws): string {
  const surname = draws.chance(200) ? draws.pick(rareSurnames) : draws.pick(surnames);
  const first = draws.chance(500) ? '' : draws.pick(firstCharacters);
  return surname + first + draws.pick(rareCharacters);
}

const prefixes: Some = ['131', '135', '136', '138', '139', '150', '152', '158', '177', '180', '186', '189'];
const PRIME = 99_999_989;

/** Invented mobile numbers, no two alike: a step coprime to the prime never meets a number again. */
export function phoneNumbers(plan: Plan): () => string {
  const draws = seededDraws(plan.seed, 'phones');
  const step = 1 + draws.below(PRIME - 1);
  let suffix = draws.below(PRIME);
  return () => {
    suffix = (suffix + step) % PRIME;
    return draws.pick(prefixes) + String(suffix).padStart(8, '0');
  };
}
