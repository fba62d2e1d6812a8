import { utils } from '@e965/xlsx';
import { addressOf } from '../naming';
import { book } from '../testing/files';
import { readRoster } from './read-roster';

type Rows = Parameters<typeof book>[0][string];

/** What a roster says, a row a line: address, name, phone, party; a fault's reason where it cannot be read. */
function said(bytes: Buffer, fileName = '名册.xlsx'): string[] {
  return readRoster(fileName, bytes).lines.map(({ line, home, name, phone, party, faults }) =>
    [line, faults[0]?.reason ?? addressOf(home), name, phone, party > 1 ? `${party}户` : '']
      .filter(Boolean)
      .join(' '),
  );
}
const sheet = (rows: Rows, name = 'Sheet1') => said(book({ [name]: rows }));

describe('a roster is read', () => {
  it('by its headings, in any order and by the names that offices use, titles above them', () => {
    const wanted = ['4 甲苑3号楼2单元501室 张三 +8613812341234'];
    const titles = [['甲社区住户信息登记表'], ['填报单位：甲社区', '', '2026年3月']];
    for (const headings of [
      ['序号', '小区', '楼栋', '单元', '房号', '户主', '电话'],
      ['编号', '小区名称', '幢', '单元号', '室', '业主姓名', '手机号码'],
      ['', '所在小区', '楼 号', '门', '房间号（室）', '住户', '联系电话*'],
      ['序', '楼盘', '栋号', '梯', '门牌号', '姓名', '联系方式'],
    ])
      expect(sheet([...titles, headings, [1, '甲苑', 3, 2, 501, '张三', 13812341234]])).toEqual(wanted);
    expect(
      sheet([
        ['户主', '电话', '室', '单元', '楼栋', '小区'],
        ['张三', '', 501, '二', '三号楼', '甲苑'],
      ]),
    ).toEqual(['2 甲苑3号楼2单元501室 张三']);
  });

  it('with buildings as they are', () => {
    const rows: Rows = [
      ['楼栋', '单元', '室', '姓名'],
      ['A座', '', 1201, '一'],
      ['甲栋', '1', '０３０１', '二'],
      ['１２号楼', '３单元', '１１０１', '三'],
      [5, '', 601, '四'],
      ['3号楼', '底商', '5', '五'],
      ['12栋', '', '', '六'],
      ['3号楼', '东', '501', '七'],
      ['#8', '', '902', '八'],
      ['8#', '', '902', ''],
    ];
    expect(sheet(rows)).toEqual([
      '2 A座1201室 一',
      '3 甲栋1单元301室 二',
      '4 12号楼3单元1101室 三',
      '5 5号楼601室 四',
      '6 3号楼底商5号 五',
      '7 12栋 六',
      '8 3号楼东单元501室 七',
      '9 8号楼902室 八',
      '10 8号楼902室',
    ]);
    expect(
      sheet([
        ['弄', '号', '室', '户主'],
        [58, 3, 902, '张'],
      ]),
    ).toEqual(['2 58弄3号楼902室 张']);
    expect(
      sheet([
        ['巷', '号', '户主'],
        ['5巷', 12, '张'],
      ]),
    ).toEqual(['2 5巷12号 张']);
    expect(
      sheet([
        ['自然村', '村民组', '户号', '户主'],
        ['王家村', 3, '15', '张'],
      ]),
    ).toEqual(['2 王家村3组15号 张']);
    expect(
      sheet([
        ['栋', '座', '室'],
        [1, 'A', 1201],
      ]),
    ).toEqual(['2 1号楼A座1201室']);
  });

  it('of one sheet a building, by the sheet’s name or its title', () => {
    const rows: Rows = [
      ['房号', '户主'],
      ['2-501', '张'],
      [301, '李'],
    ];
    expect(said(book({ '3号楼': rows, A座: rows, 说明: [['别的']] }))).toEqual([
      '2 3号楼2单元501室 张',
      '3 3号楼301室 李',
      '2 A座2单元501室 张',
      '3 A座301室 李',
    ]);
    expect(sheet([['甲苑5号楼住户登记表'], ...rows])).toEqual([
      '3 甲苑5号楼2单元501室 张',
      '4 甲苑5号楼301室 李',
    ]);
  });

  it('with merged cells, formulas that were worked out, numbers with their zeros, and parties', () => {
    const bytes = book(
      {
        a: [
          ['楼栋', '室', '电话', '户主', '合租户'],
          ['3号楼', { t: 'n', v: 501, f: '500+1' }, { t: 'n', v: 13812341234, z: '0' }, '张', ''],
          ['', { t: 'n', v: 101, z: '0000' }, '+86 138-1234-1235', '李', 1],
          ['', 101, '无', '王', '２'],
          ['合计', '3户', '', '', ''],
        ],
      },
      (made) => {
        made['!merges'] = [utils.decode_range('A2:A4')];
      },
    );
    const wanted = [
      '2 3号楼501室 张 +8613812341234',
      '3 3号楼101室 李 +8613812341235',
      '4 3号楼101室 王 2户',
    ];
    expect(said(bytes)).toEqual(wanted);
  });

  it('of an old Excel’s file too', () => {
    const rows: Rows = [
      ['楼栋', '房号', '户主', '电话'],
      ['甲栋', 501, '张喆', 13812341234],
    ];
    expect(said(book({ 名册: rows }, undefined, 'biff8'), '名册.xls')).toEqual([
      '2 甲栋501室 张喆 +8613812341234',
    ]);
  });

  it('from the export of a 快团团', () => {
    expect(
      sheet([
        ['跟团号', '收货人', '联系电话', '详细地址', '商品'],
        [1, '小王', 13812341234, '山东省淄博市张店区甲苑8栋902', '菜'],
        [2, '阿李', 13812341235, '甲苑 3#2-501', '菜'],
        [3, '谁', 13812341236, '老地方', '菜'],
      ]),
    ).toEqual([
      '2 山东省淄博市张店区甲苑8号楼902室 小王 +8613812341234',
      '3 甲苑3号楼2单元501室 阿李 +8613812341235',
      '4 没有写楼栋和房号，应写楼栋、单元、房号，如 3号楼2单元501 谁 +8613812341236',
    ]);
    expect(
      sheet([
        ['收货人', '联系电话', '房号', '楼号'],
        ['小王', 13812341234, 902, 8],
      ]),
    ).toEqual(['2 8号楼902室 小王 +8613812341234']);
    expect(
      sheet([
        ['收货人', '弄号', '楼号', '房号'],
        ['小王', 58, 3, 902],
      ]),
    ).toEqual(['2 58弄3号楼902室 小王']);
  });

  it('in every encoding of a CSV, with quotes, tabs and zeros', () => {
    const text = '楼栋,房号,户主,电话\r\n三号楼,="0501","张,喆",13812341234\r\n';
    const wide = Buffer.from(text, 'utf16le');
    const gb = Buffer.from(
      'c2a5b6b02cb7bfbac52cbba7d6f72cb5e7bbb00d0ac8fdbac5c2a52c3530312cd5c586b42c31333831323334313233340d0a',
      'hex',
    );
    const marked = (mark: number[], bytes: Buffer) => Buffer.concat([Buffer.from(mark), bytes]);
    const wanted = ['2 3号楼501室 张,喆 +8613812341234'];
    for (const bytes of [
      Buffer.from(text),
      marked([0xef, 0xbb, 0xbf], Buffer.from(text)),
      wide,
      marked([0xff, 0xfe], wide),
      Buffer.from(wide).swap16(),
      marked([0xfe, 0xff], Buffer.from(wide).swap16()),
    ])
      expect(said(bytes, '名册.csv')).toEqual(wanted);
    expect(said(gb, '名册.csv')).toEqual(['2 3号楼501室 张喆 +8613812341234']);
    expect(said(Buffer.from('楼栋\t房号\t户主\n3\t501\t张\n'), '名册.csv')).toEqual(['2 3号楼501室 张']);
  });
});
