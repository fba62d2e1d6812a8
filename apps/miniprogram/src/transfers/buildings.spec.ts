import { sayBuildings } from './buildings';

it.each([
  [[], '对不上的付款'],
  [['1号楼'], '1号楼'],
  [['1号楼', '1号楼'], '1号楼'],
  [['1号楼', '2号楼'], '1号楼、2号楼'],
  [['1号楼', '2号楼', '2号楼', '3号楼'], '1号楼、2号楼 等 3 栋'],
])('names the buildings %j', (names, words) => {
  expect(sayBuildings(names.map((deliveryGroupName) => ({ deliveryGroupName })))).toBe(words);
});
