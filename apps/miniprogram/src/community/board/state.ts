import { useState } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { renew } from '../../api/query-client';
import { useRead, type Read } from '../../api/use-read';
import { loadIdOf } from '../../gate/codes';
import { pages } from '../../pages';
import { open } from '../../ui/open';
import { say } from '../../ui/say';

const POLL_MS = 60_000;

/** The load that is looked at beside the list, and the point of mine where. */
export interface Chosen {
  loadId: string;
  dropPointId?: string;
}

interface Board {
  windows: Read<WindowView[]>;
  chosen: Chosen | undefined;
  /** Shows a load: beside the list on a wide screen, else on its own page. */
  check: (loadId: string, dropPointId?: string) => void;
  onScan: (code: string) => void;
  refresh: () => Promise<void>;
}

/** What comes to my gates, and the load that is looked at. */
export function useBoard(wide: boolean): Board {
  const [chosen, setChosen] = useState<Chosen>();
  const windows = useRead('GET /windows', {}, { poll: POLL_MS });
  const check = (loadId: string, dropPointId?: string) => {
    if (wide) setChosen({ loadId, ...(dropPointId !== undefined && { dropPointId }) });
    else open(pages.community.gate, { loadId, dropPointId });
  };
  const onScan = (code: string) => {
    const loadId = loadIdOf(code);
    if (loadId !== undefined) check(loadId);
    else say('这不是车辆通行码');
  };
  const refresh = () => {
    renew(['GET /loads', 'GET /group-orders', 'GET /windows/:id/progress', 'GET /windows/:id/unserved']);
    return windows.refresh();
  };
  return { windows, chosen, check, onScan, refresh };
}
