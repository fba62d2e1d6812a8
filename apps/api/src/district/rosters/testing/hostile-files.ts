import { utils } from '@e965/xlsx';
import { book, compoundFile, zipFile } from './files';
import { csv, file, GOOD, HEAD, type HostileFile } from './hostile-file';

const MB = 1024 * 1024;
const decode = (range: string) => utils.decode_range(range);
const many = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Files of which nothing can be used. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  // Nothing that can be a roster.
  csv('空.csv', '', '《空.csv》：是空的，请选有内容的名册'),
  csv('空格.csv', '  \n\n ,,, \n', '《空格.csv》：是空的，请选有内容的名册'),
  file('空表.xlsx', () => book({ Sheet1: [] }), '《空表.xlsx》：是空的，请选有内容的名册'),
  file(
    '名册.et',
    () => compoundFile(['Workbook']),
    '《名册.et》：是 WPS 的 .et 文件，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '名册.ET',
    () => book({ 住户: [HEAD, GOOD] }),
    '《名册.ET》：是 WPS 的 .et 文件，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '上锁.xlsx',
    () => compoundFile(['EncryptionInfo', 'EncryptedPackage']),
    '《上锁.xlsx》：有密码，请去掉密码后另存为 .xlsx 再传',
  ),
  file(
    '上锁的包.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', data: Buffer.from('<x/>'), locked: true }]),
    '《上锁的包.xlsx》：有密码，请去掉密码后另存为 .xlsx 再传',
  ),
  csv('通知.pdf', '%PDF-1.7\n1 0 obj', '《通知.pdf》：不是表格，请传 .xlsx、.xls 或 .csv'),
  file(
    '照片.png',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    '《照片.png》：不是表格，请传 .xlsx、.xls 或 .csv',
  ),
  file(
    '文档.docx',
    () => zipFile([{ name: 'word/document.xml', data: Buffer.from('<w/>') }]),
    '《文档.docx》：不是 .xlsx 表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '表格.ods',
    () => zipFile([{ name: 'content.xml', data: Buffer.from('<o/>') }]),
    '《表格.ods》：不是 .xlsx 表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '二进制.xlsb',
    () => zipFile([{ name: 'xl/workbook.bin', data: Buffer.from('x') }]),
    '《二进制.xlsb》：不是 .xlsx 表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '文档.doc',
    () => compoundFile(['WordDocument']),
    '《文档.doc》：不是表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  csv(
    '网页.xls',
    '<html><table><tr><td>房号</td></tr></table></html>',
    '《网页.xls》：是网页格式的表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  csv(
    '旧格式.xml',
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    '《旧格式.xml》：是网页格式的表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '断了.xlsx',
    () => book({ 住户: [HEAD, GOOD] }).subarray(0, 3000),
    '《断了.xlsx》：文件不完整，打不开，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '目录坏了.xlsx',
    () => {
      const bytes = book({ 住户: [HEAD, GOOD] });
      bytes.writeUInt32LE(7, bytes.length - 6);
      return bytes;
    },
    '《目录坏了.xlsx》：文件不完整，打不开，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '内容坏了.xlsx',
    () =>
      zipFile([
        { name: 'xl/workbook.xml', data: Buffer.from('<workbook><sheets><sheet name="a" sheetId="1"') },
      ]),
    '《内容坏了.xlsx》：打不开，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '炸弹.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', data: Buffer.alloc(70 * MB) }]),
    '《炸弹.xlsx》：展开后超过 60 MB，请只留名册那几张表，去掉图片后再传',
  ),
  file(
    '说谎的炸弹.xlsx',
    () => zipFile([{ name: 'xl/media/1.png', data: Buffer.alloc(70 * MB), said: 100 }]),
    '《说谎的炸弹.xlsx》：展开后超过 60 MB，请只留名册那几张表，去掉图片后再传',
  ),
  file(
    '两个大的.xlsx',
    () => zipFile(['a', 'b'].map((name) => ({ name, data: Buffer.alloc(40 * MB), said: 9 }))),
    '《两个大的.xlsx》：展开后超过 60 MB，请只留名册那几张表，去掉图片后再传',
  ),
  file(
    '碎片.xlsx',
    () => zipFile(many(2_001).map((i) => ({ name: `xl/${i}`, data: Buffer.from('x') }))),
    '《碎片.xlsx》：里面有 2001 个文件，不像表格，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '百兆.csv',
    () => Buffer.alloc(100 * MB, '1,'),
    '《百兆.csv》有 100 MB，最多 20 MB，请只留名册那几张表，去掉图片后再传',
  ),
  file(
    '很大.csv',
    () => Buffer.alloc(20 * MB + 1, '1,'),
    '《很大.csv》有 21 MB，最多 20 MB，请只留名册那几张表，去掉图片后再传',
  ),
  file(
    '千列.xlsx',
    () => book({ 住户: [many(1_000).map((i) => `列${i}`), GOOD] }),
    '《千列.xlsx》“住户”：有 1000 列，最多 200 列，请只留要用的列',
  ),
  file(
    '三万行.csv',
    () => Buffer.from(`${HEAD.join()}\n${`${GOOD.join()}\n`.repeat(30_001)}`),
    '《三万行.csv》：超过 30000 行，请分成几个文件再传',
  ),
  file(
    '很多表.xlsx',
    () => book(Object.fromEntries(many(501).map((i) => [`表${i}`, [['x']]]))),
    '《很多表.xlsx》：有 501 张表，最多 500 张',
  ),
  file(
    '互相合并.xlsx',
    () =>
      book({ 住户: [HEAD, GOOD, GOOD, GOOD, GOOD] }, (sheet) => {
        sheet['!merges'] = ['A2:A4', 'A3:B5'].map((range) => decode(range));
      }),
    '《互相合并.xlsx》“住户”：合并单元格 A2:A4 和 A3:B5 互相重叠，请取消合并后再传',
  ),
  file(
    '合并两次.xlsx',
    () =>
      book({ 住户: [HEAD, GOOD, GOOD] }, (sheet) => {
        sheet['!merges'] = ['A2:A3', 'A2:A3'].map((range) => decode(range));
      }),
    '《合并两次.xlsx》“住户”：合并单元格 A2:A3 和 A2:A3 互相重叠，请取消合并后再传',
  ),
  file(
    '整张合并.xlsx',
    () =>
      book({ 住户: [HEAD, GOOD] }, (sheet) => {
        sheet['!merges'] = [decode('A1:XFD1048576')];
      }),
    '《整张合并.xlsx》“住户”：没有找到表头，应有一行写着 楼栋、单元、房号、户主、电话',
  ),
  // Encodings.
  file(
    '宽.csv',
    () => Buffer.from([0xff, 0xfe, 0, 0, 0x31, 0, 0, 0]),
    '《宽.csv》：认不出文字的编码，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '乱码.csv',
    () => Buffer.from([0xff, 0xff, 0x80, 0x2c, 0x31, 0x0a]),
    '《乱码.csv》：认不出文字的编码，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '有零.csv',
    () => Buffer.from('楼栋,房号\0\0,x,y\n1,2'),
    '《有零.csv》：认不出文字的编码，请在表格软件里打开，另存为 .xlsx 再传',
  ),
  file(
    '西文.csv',
    () => Buffer.from('Straße,Größe\n1,2\n', 'latin1'),
    '《西文.csv》：没有找到表头，应有一行写着 楼栋、单元、房号、户主、电话',
  ),
  // Headings.
  csv('便条.csv', '今天下午开会\n', '《便条.csv》：没有找到表头，应有一行写着 楼栋、单元、房号、户主、电话'),
  csv(
    '只有人.csv',
    '姓名,电话\n张三,13812341234\n',
    '《只有人.csv》：没有找到表头，应有一行写着 楼栋、单元、房号、户主、电话',
  ),
  csv('只有表头.csv', `${HEAD.join()}\n`, '《只有表头.csv》：表头下面没有内容，请填好后再传'),
  csv('只有合计.csv', `${HEAD.join()}\n合计,120户\n`, '《只有合计.csv》：表头下面没有内容，请填好后再传'),
  csv(
    '两个房号.csv',
    '楼栋,房号,房间号\n3,101,102\n',
    '《两个房号.csv》C1“房间号”：两列是同一个意思（B1和C1），分不清用哪一列，请删去一列',
  ),
  csv(
    '两个电话.csv',
    '楼栋,房号,电话,手机\n3,101,1,2\n',
    '《两个电话.csv》D1“手机”：两列是同一个意思（C1和D1），分不清用哪一列，请删去一列',
  ),
];
