import { citationFaults } from './citations';
import { linkFaults } from './links';
import { headingsOf } from './markdown';
import { requirementFaults } from './requirements';
import { numberedTests } from './test-titles';

const repository = (files: Record<string, string>) => {
  const texts = new Map(Object.entries(files));
  return { texts, exists: (path: string) => texts.has(path) };
};

describe('citations of the domain', () => {
  const domain =
    '# Domain\n\n## 1. Who\n\n1. a list that is its first line\n\n## 13. Held\n\n1. one\n2. two\n';
  it.each([
    ['/** Who (domain §1). */', []],
    ['// domain §13.2, and domain §13’s others', []],
    ['// domain §2', ['docs/domain.md has no section 2']],
    ['// domain §13.3', ['docs/domain.md has no 13.3']],
    ['// domain §13, 2', ['write domain §13, 2 as domain §7 or domain §13.4']],
    ['// domain §1, §13', ['write §13 as domain §7 or domain §13.4']],
    ['// domain § 13', ['write domain § as domain §7 or domain §13.4']],
  ])('%s', (code, faults) => {
    const found = citationFaults(repository({ 'docs/domain.md': domain, 'a.ts': `\n${code}` }));
    expect(found).toEqual(faults.map((fault) => `a.ts:2: ${fault}`));
  });
});

describe('links of documents', () => {
  it('lead to files and headings that are there', () => {
    const files = repository({
      'README.md': [
        '[a](docs/a.md) ![b](docs/b%20c.webp) [c](docs/a.md#one-two) [self](#top) [out](https://example.org/x)',
        '`[code](nowhere.md)` [gone](docs/gone.md)',
        '```\n[fenced](nowhere.md)\n```',
        '[no heading](docs/a.md#three)',
        '# Top',
      ].join('\n'),
      'docs/a.md': '# One two\n\n[up](../README.md) [away](../other.md)\n',
      'docs/b c.webp': '',
    });
    expect(linkFaults(files)).toEqual([
      'README.md:2: there is no docs/gone.md',
      'README.md:6: docs/a.md has no heading #three',
      'docs/a.md:3: there is no other.md',
    ]);
  });

  it('find headings as GitHub shows them', () => {
    const text =
      '# Goods 货\n## `npm start`, and more\n## 7. Group order (集采单): one\n```\n# none\n```\n# Goods 货\n';
    expect(headingsOf(text).map(({ anchor }) => anchor)).toEqual([
      'goods-货',
      'npm-start-and-more',
      '7-group-order-集采单-one',
      'goods-货-1',
    ]);
  });
});

describe('titles with numbers', () => {
  it('are those of tests, plain, of tables and in template quotes', () => {
    const code = `
      describe('loads (A8.1)', () => {
        // it('a comment (A8.2)')
        it('arrive (A8.3)', () => {});
        it.each<[string]>([['A8.4']])('%s (A8.5, A12.6)', () => {});
        test(\`fold (B5.20)\`, () => {});
        it(
          'over lines (A1.7)',
          async () => { expect('A8.8'); },
        );
      });`;
    expect(numberedTests('a.spec.ts', code).map(({ numbers }) => numbers)).toEqual([
      ['A8.3'],
      ['A8.5', 'A12.6'],
      ['B5.20'],
      ['A1.7'],
    ]);
  });
});

describe('requirements', () => {
  const spec = (title: string) => `it('${title}', () => {});`;
  const check = (rows: string[], titles: string[], sum: string) =>
    requirementFaults(
      repository({
        'docs/requirements.md': `${sum}\n\n${rows.join('\n')}\n`,
        ...Object.fromEntries(titles.map((title, i) => [`apps/a${i}.spec.ts`, spec(title)])),
      }),
    );
  const one = '1 requirements: 1 work, 0 work in part, 0 are missing';

  it('that work name a test, whose title carries their number', () => {
    const works = (test: string) => `| A8.1 | seven shops | works | plans/a8.yaml |  | ${test} |`;
    expect(check([works('`a0.spec.ts`')], ['has its shops (A8.1)'], one)).toEqual([]);
    expect(check([works('')], [], one)).toEqual(['docs/requirements.md: A8.1: name the test that shows it']);
    expect(check([works('`a0.spec.ts`')], ['has its shops'], one)).toEqual([
      'docs/requirements.md: A8.1: no test of a0.spec.ts carries A8.1 in its title',
    ]);
  });

  it('in part say what is missing, and every row its state and place', () => {
    const rows = [
      '| B1.1 | a | partly |  |  |  |',
      '| B1.2 | b | maybe | x |  |  |',
      '| B1.3 | c | missing |  |  |  |',
    ];
    expect(check(rows, [], '3 requirements: 0 work, 1 work in part, 1 are missing')).toEqual([
      'docs/requirements.md: B1.1: name the route or file',
      'docs/requirements.md: B1.1: say what is missing',
      'docs/requirements.md: B1.2: the state is one of works, partly, missing',
    ]);
  });

  it('are numbered without a gap, and counted', () => {
    const rows = ['| A1.1 | a | missing |  |  |  |', '| A1.3 | b | missing |  |  |  |'];
    expect(check(rows, [], 'many requirements')).toEqual([
      'docs/requirements.md: A1.3 stands where A1.2 should',
      'docs/requirements.md: say “2 requirements: 0 work, 0 work in part, 2 are missing”',
    ]);
  });

  it('are the only ones that titles carry, three at most', () => {
    const rows = ['| A8.1 | seven shops | works | plans/a8.yaml |  | `a0.spec.ts` |'];
    const titles = ['has its shops (A8.1)', 'shops again (A8.1)', 'all (A8.1, A8.2, A8.3, A8.4)'];
    expect(check(rows, titles, one)).toEqual([
      'apps/a1.spec.ts: “shops again (A8.1)”: docs/requirements.md names no test of this file for A8.1',
      'apps/a2.spec.ts: “all (A8.1, A8.2, A8.3, A8.4)”: docs/requirements.md names no test of this file for A8.1',
      ...['A8.2', 'A8.3', 'A8.4'].map(
        (number) =>
          `apps/a2.spec.ts: “all (A8.1, A8.2, A8.3, A8.4)”: ${number} is no requirement of docs/requirements.md`,
      ),
      'apps/a2.spec.ts: “all (A8.1, A8.2, A8.3, A8.4)”: a test shows 3 requirements at most',
    ]);
  });
});
