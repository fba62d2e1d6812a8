import { searched } from './search';

const shelf = [
  { name: '大白菜', spec: '500 g', aliases: ['黄芽白'] },
  { name: '长粒香 大米', spec: '5 kg', aliases: ['DMX'] },
];
const found = (typed: string) =>
  searched(shelf, typed, ({ name, spec, aliases }) => [name, spec, ...aliases]).map(({ name }) => name);

it.each([
  ['', ['大白菜', '长粒香 大米']],
  ['  ', ['大白菜', '长粒香 大米']],
  ['白菜', ['大白菜']],
  [' 黄 芽 ', ['大白菜']],
  ['香大米', ['长粒香 大米']],
  ['dmx', ['长粒香 大米']],
  ['500G', ['大白菜']],
  ['白菜米', []],
])('“%s” finds %j', (typed, names) => expect(found(typed)).toEqual(names));
