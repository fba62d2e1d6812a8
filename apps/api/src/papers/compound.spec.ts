import { compoundOf, labelDoor } from './compound';

describe('the compound in a label’s large line', () => {
  it.each([
    ['甲苑1号楼1单元101室', '甲苑'],
    ['御景 2 期12栋', '御景 2 期'],
    ['河畔花园A座', '河畔花园'],
    ['民主路3巷5号', '民主路'],
    ['一连二排3号', ''],
    ['1号楼', ''],
  ])('%s begins with %j', (name, compound) => {
    expect(compoundOf(name)).toBe(compound);
  });

  it('stands in front of the door only where its point serves several', () => {
    expect(labelDoor('1-1-101', '甲苑1号楼1单元101室', 2)).toBe('甲苑 1-1-101');
    expect(labelDoor('1-1-101', '甲苑1号楼1单元101室', 1)).toBe('1-1-101');
    expect(labelDoor('民主路-3-5', '民主路3巷5号', 2)).toBe('民主路-3-5');
  });
});
