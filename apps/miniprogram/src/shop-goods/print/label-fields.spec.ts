import { labelPaper } from '../label-paper';
import { fieldFaults, labelQuery, noFields } from './label-fields';

describe('fieldFaults', () => {
  it.each([
    [{}, []],
    [{ from: '24', offsetX: '-20', offsetY: ' 3 ' }, []],
    [{ from: '２４', offsetX: '－２０' }, []],
    [{ from: '25' }, ['from']],
    [{ from: '0' }, ['from']],
    [{ offsetX: '1.5' }, ['offsetX']],
    [{ offsetY: '21' }, ['offsetY']],
    [{ firstBag: '3', lastBag: '9' }, []],
    [{ firstBag: '9', lastBag: '3' }, ['lastBag']],
    [{ lastBag: '🛍' }, ['lastBag']],
    [{ part: '-1' }, ['part']],
  ])('%j', (typed, faults) => expect(Object.keys(fieldFaults({ ...noFields, ...typed }))).toEqual(faults));
});

describe('labels of a wave', () => {
  const round = { id: 'round-1', code: 'R-261121-01' };
  const fields = { ...noFields, from: '5', offsetX: '-2', firstBag: '3', part: '2' };

  it('begins a sheet where it was left', () => {
    const query = labelQuery(fields, false, undefined);
    expect(labelPaper({ round, wave: 2, roll: false, query })).toEqual({
      path: '/rounds/round-1/waves/2/labels-a4.pdf?from=5&offsetX=-2',
      name: 'R-261121-01 第2波 标签.pdf',
    });
  });

  it('prints some of a building again on a label printer', () => {
    const query = labelQuery(fields, true, 'group-1');
    expect(labelPaper({ round, wave: 1, roll: true, query, part: '1号楼' })).toEqual({
      path: '/rounds/round-1/waves/1/labels-60x40.pdf?groupOrderId=group-1&firstBag=3&part=2',
      name: 'R-261121-01 第1波 标签 1号楼.pdf',
    });
  });

  it('prints one household', () => {
    const { path } = labelPaper({ round, wave: 1, roll: true, query: { orderId: 'order-1' } });
    expect(path).toBe('/rounds/round-1/waves/1/labels-60x40.pdf?orderId=order-1');
  });

  it('prints all of a wave', () => {
    const query = labelQuery(noFields, false, undefined);
    expect(labelPaper({ round, wave: 1, roll: false, query }).path).toBe(
      '/rounds/round-1/waves/1/labels-a4.pdf',
    );
  });
});
