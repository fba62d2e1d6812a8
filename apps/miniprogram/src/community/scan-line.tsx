import { useState, type ReactNode } from 'react';
import { TextField } from '../ui/text-field';

/** A field that keeps the cursor, so that a scanner gun types one code after the other into it. */
export function ScanLine({ label, onScan }: { label: string; onScan: (code: string) => void }): ReactNode {
  const [text, setText] = useState('');
  const take = () => {
    const code = text.trim();
    setText('');
    if (code) onScan(code);
  };
  return <TextField label={label} value={text} onChange={setText} onEnter={take} focus />;
}
