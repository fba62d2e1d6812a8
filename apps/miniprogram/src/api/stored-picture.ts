import Taro from '@tarojs/taro';
import { session } from '../session/session';
import { authorization, failed, sent, urlOf } from './http';

interface Picture {
  /** What an image shows: a `blob:` address in a browser, a temporary file in WeChat. */
  path: string;
  /** Gives the memory back once it is no longer shown. */
  drop: () => void;
}

/**
 * Fetches a stored picture with the session's token, which an image's own address could not carry.
 * @throws Unreachable, Problem (`not_found` where the picture does not concern the person).
 */
export function getPicture(fileId: string): Promise<Picture> {
  const url = urlOf(`/files/${encodeURIComponent(fileId)}`);
  return process.env.TARO_ENV === 'h5' ? inBrowser(url) : inWeChat(url);
}

async function inBrowser(url: string): Promise<Picture> {
  const { token } = session.get();
  const answer = await sent(fetch(url, { headers: authorization() }));
  if (!answer.ok) throw failed(answer.status, await answer.json().catch(() => undefined), token);
  const path = URL.createObjectURL(await sent(answer.blob()));
  return { path, drop: () => URL.revokeObjectURL(path) };
}

async function inWeChat(url: string): Promise<Picture> {
  const { token } = session.get();
  const { statusCode, tempFilePath } = await sent(Taro.downloadFile({ url, header: authorization() }));
  if (statusCode !== 200) throw failed(statusCode, undefined, token);
  // WeChat clears its temporary files itself.
  return { path: tempFilePath, drop: () => undefined };
}
