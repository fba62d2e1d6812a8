import { useState, type ReactNode } from 'react';
import { Camera } from './camera';
import type { ScanProps } from './scan.types';
import { Sheet } from './sheet';
import { Tap } from './tap';
import { TextField } from './text-field';

/** Scanning in a browser: a field that a scanner gun types into, or the camera. */
export function Scan({ label, onScan, kind = 'line', big = false }: ScanProps): ReactNode {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [camera, setCamera] = useState(false);
  const close = () => {
    setOpen(false);
    setCamera(false);
    setCode('');
  };
  const done = (scanned: string) => {
    if (!scanned.trim()) return;
    close();
    onScan(scanned.trim());
  };
  return (
    <>
      <Tap kind={kind} big={big} onClick={() => setOpen(true)}>
        {label}
      </Tap>
      <Sheet open={open} title={label} onClose={close} footer={<Tap onClick={() => done(code)}>确定</Tap>}>
        <TextField
          label="码上的字（扫码枪或手输）"
          value={code}
          onChange={setCode}
          onEnter={() => done(code)}
          focus
        />
        {camera ? (
          <Camera onScan={done} />
        ) : (
          <Tap kind="line" onClick={() => setCamera(true)}>
            用摄像头扫
          </Tap>
        )}
      </Sheet>
    </>
  );
}
