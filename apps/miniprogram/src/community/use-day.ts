import { useState } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { renew } from '../api/query-client';
import { useRead, type Read } from '../api/use-read';

interface DayOfWindows {
  windows: Read<WindowView[]>;
  /** 0 is today. */
  daysAgo: number;
  setDaysAgo: (daysAgo: number) => void;
  /** Reads the windows and what was reported of them again. */
  refresh: () => Promise<void>;
}

/** The day that a page looks at, today unless the person chooses another. */
export function useDay(): DayOfWindows {
  const [daysAgo, setDaysAgo] = useState(0);
  const windows = useRead('GET /windows');
  const refresh = () => {
    renew(['GET /windows/:id/progress', 'GET /windows/:id/unserved', 'GET /windows/:id/exceptions']);
    return windows.refresh();
  };
  return { windows, daysAgo, setDaysAgo, refresh };
}
