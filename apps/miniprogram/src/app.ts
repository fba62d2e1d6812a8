import type { ReactNode } from 'react';
import './app.scss';

/** The shell of all pages; each page brings its own state. */
export default function App({ children }: { children?: ReactNode }): ReactNode {
  return children;
}
