import Taro from '@tarojs/taro';
import { Unreachable } from '../api/errors';
import type { ChosenFile } from './choose-file.types';

const TABLES = ['xlsx', 'xls', 'csv', 'et'];

/** Lets somebody choose a table from a chat of theirs; undefined where they do not. */
export async function chooseFile(): Promise<ChosenFile | undefined> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: TABLES }).catch(
    () => undefined,
  );
  const file = chosen?.tempFiles[0];
  return file && { name: file.name, bytes: await bytesOf(file.path) };
}

function bytesOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) =>
        typeof data === 'string' ? reject(new Error(`${filePath} was read as text`)) : resolve(data),
      fail: ({ errMsg }) => reject(new Unreachable(errMsg)),
    });
  });
}
