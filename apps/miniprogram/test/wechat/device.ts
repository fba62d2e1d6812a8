import { randomFillSync } from 'node:crypto';
import { answer, failure, type Callbacks } from './callbacks';

/** The phone itself: what its camera sees next, and what the mini-program had it do. */
export class Device {
  /** Codes that come before the camera, one a scan; none left: the person closes the camera. */
  readonly scans: string[] = [];
  /** Paths of pictures that the person picks, one a choice; none left: the person picks none. */
  readonly pictures: string[] = [];
  /** Files by path, as a picture's bytes or a downloaded document. */
  readonly files = new Map<string, Uint8Array>();
  readonly called: string[] = [];
  readonly opened: { filePath: string; fileType?: string }[] = [];
  readonly previewed: string[][] = [];
  clipboard = '';
  /** What `wx.login` gives next; undefined: WeChat does not answer. */
  loginCode: string | undefined = 'login-code-1';
  /** Templates that the person was asked about, a list each time. */
  readonly subscribed: string[][] = [];
  vibrations = 0;
}

interface FileOptions extends Callbacks {
  filePath: string;
  encoding?: string;
  fileType?: string;
}

/** The part of `wx` that uses the phone. */
export function deviceOf(device: Device): Record<string, unknown> {
  const vibrate = (options?: Callbacks) => {
    device.vibrations += 1;
    answer('vibrate', options);
  };
  return {
    scanCode: (options: Callbacks) => {
      const result = device.scans.shift();
      answer(
        'scanCode',
        options,
        result === undefined ? failure('scanCode', 'cancel') : { result, scanType: 'QR_CODE', path: '' },
      );
    },
    chooseMedia: (options: Callbacks) => {
      const tempFilePath = device.pictures.shift();
      const size = device.files.get(tempFilePath ?? '')?.byteLength ?? 0;
      const tempFiles = [{ tempFilePath, size, fileType: 'image' }];
      answer(
        'chooseMedia',
        options,
        tempFilePath ? { tempFiles, type: 'image' } : failure('chooseMedia', 'cancel'),
      );
    },
    login: (options: Callbacks) =>
      answer(
        'login',
        options,
        device.loginCode === undefined ? failure('login', 'timeout') : { code: device.loginCode },
      ),
    requestSubscribeMessage: (options: Callbacks & { tmplIds: string[] }) => {
      device.subscribed.push(options.tmplIds);
      answer('requestSubscribeMessage', options);
    },
    makePhoneCall: (options: Callbacks & { phoneNumber: string }) => {
      device.called.push(options.phoneNumber);
      answer('makePhoneCall', options);
    },
    setClipboardData: (options: Callbacks & { data: string }) => {
      device.clipboard = options.data;
      answer('setClipboardData', options);
    },
    getClipboardData: (options: Callbacks) => answer('getClipboardData', options, { data: device.clipboard }),
    previewImage: (options: Callbacks & { urls: string[] }) => {
      device.previewed.push(options.urls);
      answer('previewImage', options);
    },
    openDocument: ({ filePath, fileType, ...options }: FileOptions) => {
      const known = device.files.has(filePath);
      if (known) device.opened.push({ filePath, fileType });
      answer('openDocument', options, known ? {} : failure('openDocument', 'file doesn’t exist'));
    },
    getFileSystemManager: () => fileSystemOf(device),
    getRandomValues: (options: Callbacks & { length: number }) =>
      answer('getRandomValues', options, {
        randomValues: randomFillSync(new Uint8Array(options.length)).buffer,
      }),
    vibrateShort: vibrate,
    vibrateLong: vibrate,
  };
}

function fileSystemOf(device: Device) {
  const read = (filePath: string, encoding?: string): string | ArrayBuffer | undefined => {
    const bytes = device.files.get(filePath);
    return (
      bytes && (encoding ? Buffer.from(bytes).toString(encoding as BufferEncoding) : bytes.slice().buffer)
    );
  };
  return {
    readFile: ({ filePath, encoding, ...options }: FileOptions) => {
      const data = read(filePath, encoding);
      answer('readFile', options, data === undefined ? failure('readFile', 'no such file') : { data });
    },
    readFileSync: (filePath: string, encoding?: string) => {
      const data = read(filePath, encoding);
      if (data === undefined) throw new Error('readFileSync:fail no such file');
      return data;
    },
  };
}
