/**
 * @jest-environment jsdom
 */
import fc from 'fast-check';
import { create, register } from 'j-component';
import { mendKeyedDiff } from './keyed-diff';

const list = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 10 });

describe('keyed lists in the simulator', () => {
  beforeAll(mendKeyedDiff);

  it('show every change in order', () => {
    const id = register({
      template: '<p wx:for="{{rows}}" wx:key="id">{{item.id}}</p><b>{{rows.length}}</b>',
      data: { rows: [] },
    });
    fc.assert(
      fc.property(fc.array(list, { minLength: 2, maxLength: 6 }), (changes) => {
        const page = create(id);
        page.attach(document.createElement('div'));
        for (const ids of changes) {
          page.setData({ rows: ids.map((one) => ({ id: one })) });
          expect([...page.dom.querySelectorAll('p')].map((row) => row.textContent)).toEqual(ids.map(String));
          expect(page.dom.querySelector('b')?.textContent).toBe(String(ids.length));
        }
      }),
    );
  });
});
