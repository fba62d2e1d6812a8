import Taro from '@tarojs/taro';
import { problemIn, streamPath } from '@cailan/shared-types';
import { sent, urlOf } from './http';
import { signed } from './signed';

interface Picture {
  /** What an image shows: a `blob:` address in a browser, a temporary file in WeChat. */
  path: string;
  /** Gives the memory back once it is no longer shown. */
  drop: () => void;
}

/**
 * Fetches a stored picture with the session's token, which an image's own address could not carry.
 * @throws Unreachable, ProblemError (`not_found` where the picture does not concern the person).
 */
export function getPicture(fileId: string): Promise<Picture> {
  const url = urlOf(streamPath('GET /files/:id', { params: { id: fileId } }));
  return process.env.TARO_ENV === 'h5' ? inBrowser(url) : inWeChat(url);
}

async function inBrowser(url: string): Promise<Picture> {
  const answer = await signed(async (headers) => {
    const found = await sent(fetch(url, { headers }));
    if (!found.ok) throw problemIn(found.status, await found.json().catch(() => undefined));
    return found;
  });
  const path = URL.createObjectURL(await sent(answer.blob()));
  return { path, drop: () => URL.revokeObjectURL(path) };
}

async function inWeChat(url: string): Promise<Picture> {
  return signed(async (header) => {
    const { statusCode, tempFilePath } = await sent(Taro.downloadFile({ url, header }));
    if (statusCode !== 200) throw problemIn(statusCode, undefined);
    // WeChat clears its temporary files itself.
    return { path: tempFilePath, drop: () => undefined };
  });
}
