import { citationFaults } from './citations';
import { linkFaults } from './links';
import { headingsOf } from './markdown';

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
