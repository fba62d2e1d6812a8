import { HOW_TO_FILL_IN } from './reading/read-roster';

/** A sheet to fill in, and one that says how. */
const SHEET = ['小区', '楼栋', '单元', '房号', '户主', '电话', '备注'];
const NOTES = [
  ['一行一户。列的先后不要紧，用不到的列可以删去；也可以只用一列“地址”，写 幸福花园3号楼2单元501。'],
  ['没有单元的楼、别墅、底商、弄和号、村民组都可以，照门牌写。空房也写上，户主和电话空着。'],
  ['电话填 11 位手机号，没有就空着。一栋楼一张表时，表名写 3号楼。'],
  ['上传后先看每一行：新增、有改动、一样、看不懂。看过点“写入”才算数，写错可以整份撤销。'],
  [
    '例：幸福花园、3号楼、2单元、501、张三、13812341234；幸福花园、A座、（空）、1203、（空）、（空）；幸福花园、3号楼、底商、5。',
  ],
];

/** The workbook that is sent to whoever asks how to fill one in. exceljs is loaded when it is first asked for. */
export async function templateBook(): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('名册', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(SHEET).font = { bold: true };
  // As text, so that 0501 keeps its zero and no phone becomes 1.38E+10.
  for (const column of sheet.columns) Object.assign(column, { width: 14, numFmt: '@' });
  const how = book.addWorksheet(HOW_TO_FILL_IN);
  for (const row of NOTES) how.addRow(row);
  how.getColumn(1).width = 100;
  return Buffer.from(await book.xlsx.writeBuffer());
}
