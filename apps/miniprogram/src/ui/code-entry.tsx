import { useState, type ReactNode } from 'react';
import { Card } from './layout';
import { Scan } from './scan';
import { Tap } from './tap';
import { TextField } from './text-field';

interface CodeEntryProps {
  /** What is scanned, in words above the button. */
  about: ReactNode;
  /** Says where the letters stand. */
  label: string;
  /** The code in what was scanned or typed; undefined where there is none. */
  read: (text: string) => string | undefined;
  /** What is said then. */
  wrong: string;
  /** A code that is there already. */
  first?: string | undefined;
  children: (code: string) => ReactNode;
}

/** A code, scanned or typed; then what it leads to, and the way to another one. */
export function CodeEntry({ about, label, read, wrong, first, children }: CodeEntryProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState(first === undefined ? undefined : read(first));
  const [fault, setFault] = useState<string>();
  const take = (text: string) => {
    const found = read(text);
    setCode(found);
    setFault(found === undefined ? wrong : undefined);
  };
  if (code !== undefined)
    return (
      <>
        {children(code)}
        <Tap kind="quiet" onClick={() => setCode(undefined)}>
          换一个码
        </Tap>
      </>
    );
  return (
    <Card>
      {about}
      <Scan label="扫码" kind="main" big onScan={take} />
      <TextField
        label={label}
        placeholder="8 个字母和数字"
        value={typed}
        onChange={setTyped}
        onEnter={() => take(typed)}
        most={24}
        fault={fault}
      />
      <Tap kind="line" disabled={typed.trim() === ''} onClick={() => take(typed)}>
        下一步
      </Tap>
    </Card>
  );
}
