import Taro from '@tarojs/taro';
import { AS_OF_HEADER, jsonIn, problemIn, type FileView, targetOf } from '@cailan/shared-types';
import { serviceNow } from './clock';
import { Unreachable } from './errors';
import { newClientKey } from '../offline/ids';
import { confirmOnPhone } from './confirm-on-phone';
import { exchange, headerOf, sent, urlOf } from './http';
import { signed } from './signed';

/**
 * Uploads a picture that was picked or taken: a path of WeChat's, in a browser a `blob:` address. JPEG and PNG are taken.
 * @throws Unreachable, ProblemError (`unsupported_media_type`, `body_too_large`).
 */
export async function putPicture(path: string): Promise<FileView> {
  const body = await bytesOf(path);
  // Sent again, as after a token that ran out or an answer that was lost, it is the same picture.
  const { path: to } = targetOf('POST /files', { query: { clientKey: newClientKey() } });
  const request = { method: 'POST', path: to, body, contentType: pictureType(body) } as const;
  return (await signed((headers) => exchange(request, headers))) as FileView;
}

/**
 * Fetches a printed sheet or list and shows it: in WeChat its document viewer, in a browser a PDF in a new tab and
 * anything else as a download.
 * @param path a path of `STREAMS` with its names filled in, e.g. `/rounds/018f…/waves/1/pick-list.pdf`.
 * @param name the file's name with its ending, as people see it.
 * @returns from when its rows are, ISO: as the service says, else when it was asked for.
 * @throws Unreachable, ProblemError.
 */
export async function openDocument(path: string, name: string): Promise<string> {
  const asked = serviceNow().toISOString();
  const asOf = await (process.env.TARO_ENV === 'h5' ? openInBrowser(path, name) : openInWeChat(path, name));
  return asOf ?? asked;
}

async function openInBrowser(path: string, name: string): Promise<string | undefined> {
  const answer = await confirmOnPhone((yes) =>
    signed(async (headers) => {
      const found = await sent(fetch(urlOf(path), { headers: { ...headers, ...yes } }));
      if (!found.ok) throw problemIn(found.status, jsonIn(await sent(found.text())));
      return found;
    }),
  );
  const address = URL.createObjectURL(await sent(answer.blob()));
  // A tab that the browser blocks is answered with null: then the file is saved instead.
  if (!name.endsWith('.pdf') || !window.open(address)) save(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return answer.headers.get(AS_OF_HEADER) ?? undefined;
}

function save(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

async function openInWeChat(path: string, name: string): Promise<string | undefined> {
  // The viewer and whoever it is sent on to see the file's name, so it is kept under it.
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name.replace(/[\\/:*?"<>|]/g, '_')}`;
  const asOf = await signed(async (header) => {
    let found: string | undefined;
    const download = Taro.downloadFile({ url: urlOf(path), filePath, header });
    download.onHeadersReceived((answer) => (found = headerOf({ ...answer.header }, AS_OF_HEADER)));
    const { statusCode } = await sent(download);
    if (statusCode !== 200) throw problemIn(statusCode, jsonIn(textOf(await bytesOf(filePath))));
    return found;
  });
  await Taro.openDocument({ filePath, showMenu: true });
  return asOf;
}

async function bytesOf(path: string): Promise<ArrayBuffer> {
  if (process.env.TARO_ENV === 'h5') return (await sent(fetch(path))).arrayBuffer();
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) =>
        typeof data === 'string' ? reject(new Error(`${path} was read as text`)) : resolve(data),
      fail: ({ errMsg }) => reject(new Unreachable(errMsg)),
    });
  });
}

/** By its first bytes, since a picked file's name says nothing. What is no PNG is left to the service to judge. */
function pictureType(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  return first === 0x89 && second === 0x50 ? 'image/png' : 'image/jpeg';
}

/** UTF-8 bytes as text; mini-programs have no TextDecoder. */
function textOf(bytes: ArrayBuffer): string {
  const escaped = Array.from(new Uint8Array(bytes), (byte) => `%${byte.toString(16).padStart(2, '0')}`);
  return decodeURIComponent(escaped.join(''));
}
