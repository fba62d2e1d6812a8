import { ROSTER_FILE } from '../../../roster-file';
import { choose } from '../dialogs';
import { make } from '../frame';
import { fileAt, keepFile } from '../resources';
import { record } from '../records';
import { api, Cancelled } from './api';

declare global {
  interface Window {
    /** A code held before the camera while it looks; false when it does not look. */
    miniHoldCode(text: string): boolean;
  }
}

let looking: ((text: string | undefined) => void) | undefined;

window.miniHoldCode = (text) => {
  const found = looking;
  found?.(text);
  return found !== undefined;
};

/** The camera's view stays until a code is held before it, or the person goes back. */
function scanCode(): Promise<object> {
  const view = document.body.appendChild(make('div', 'mini-camera'));
  view.textContent = '对准二维码，自动扫描';
  const back = view.appendChild(make('button', ''));
  back.textContent = '关闭相机';
  return new Promise((resolve, reject) => {
    looking = (text) => {
      looking = undefined;
      view.remove();
      if (text === undefined) reject(new Cancelled());
      else resolve({ result: text, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' });
    };
    back.addEventListener('click', () => looking?.(undefined));
  });
}

/** A photograph as the camera gives it: JPEG, drawn here. */
function photograph(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 480];
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#1b7f4b';
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg');
  });
}

async function takePicture(): Promise<{ path: string; size: number }> {
  const answer = await choose({ title: '', lines: ['拍摄', '从手机相册选择'] });
  if (!answer) throw new Cancelled();
  const blob = await photograph();
  return { path: keepFile(blob, 'jpg'), size: blob.size };
}

export const camera = {
  scanCode: api('scanCode', scanCode),
  chooseMedia: api('chooseMedia', async () => {
    const { path, size } = await takePicture();
    return {
      type: 'image',
      tempFiles: [{ tempFilePath: path, size, fileType: 'image', width: 640, height: 480 }],
    };
  }),
  chooseImage: api('chooseImage', async () => {
    const { path, size } = await takePicture();
    return { tempFilePaths: [path], tempFiles: [{ path, size }] };
  }),
  chooseMessageFile: api('chooseMessageFile', () => {
    const { name, mimeType, text } = ROSTER_FILE;
    const blob = new Blob([text], { type: mimeType });
    return { tempFiles: [{ name, path: keepFile(blob, 'csv'), size: blob.size, type: 'file', time: 0 }] };
  }),
  compressImage: api<{ src: string }>('compressImage', ({ src }) => ({ tempFilePath: src })),
  getImageInfo: api<{ src: string }>('getImageInfo', ({ src }) => ({
    path: src,
    width: 640,
    height: 480,
    type: 'jpeg',
  })),
  previewImage: api<{ urls: string[]; current?: string }>('previewImage', ({ urls }) => {
    record('previewImage', urls);
    void choose({ title: '', text: `图片 1/${urls.length}`, confirm: '关闭图片' });
  }),
  getFileSystemManager: () => ({
    readFile: api<{ filePath: string }>('readFile', async ({ filePath }) => ({
      data: await fileAt(filePath).arrayBuffer(),
    })),
    getFileInfo: api<{ filePath: string }>('getFileInfo', ({ filePath }) => ({
      size: fileAt(filePath).size,
    })),
  }),
};
