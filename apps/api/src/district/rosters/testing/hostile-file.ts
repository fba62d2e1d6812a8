import { book } from './files';

/** A file that nobody should have sent, and every sentence that is said of it. */
export interface HostileFile {
  fileName: string;
  bytes: () => Buffer | Promise<Buffer>;
  says: readonly string[];
}

export const HEAD = ['楼栋', '单元', '房号', '户主', '电话'];
export const GOOD = ['3号楼', '1', '101', '张三', '13812341234'];
export const file = (fileName: string, bytes: HostileFile['bytes'], ...says: string[]): HostileFile => ({
  fileName,
  bytes,
  says,
});
export const csv = (fileName: string, text: string, ...says: string[]): HostileFile =>
  file(fileName, () => Buffer.from(text), ...says);
/** A sheet 住户 with the usual headings and these rows. */
export const rows = (
  fileName: string,
  lines: readonly (readonly (string | number)[])[],
  ...says: string[]
): HostileFile => file(fileName, () => book({ 住户: [HEAD, ...lines] }), ...says);
