import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import type { ScanProps } from './scan.types';
import { Tap } from './tap';

/** Opens WeChat's scanner. */
export function Scan({ label, onScan, kind = 'line', big = false }: ScanProps): ReactNode {
  const scan = async () => {
    // Closing the scanner rejects; that is no failure.
    const scanned = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] }).catch(() => undefined);
    if (scanned?.result) onScan(scanned.result.trim());
  };
  return (
    <Tap kind={kind} big={big} onClick={() => void scan()}>
      {label}
    </Tap>
  );
}
