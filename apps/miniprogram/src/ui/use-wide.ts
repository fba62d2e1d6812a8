import { useEffect, useState } from 'react';

const DESK = '(min-width: 900px)';

/** Whether the page stands on a desk screen (browsers from 900 px on): a table beside its detail, no tab bar below. */
export function useWide(): boolean {
  const [wide, setWide] = useState(matches);
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    const query = window.matchMedia(DESK);
    const follow = () => setWide(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return wide;
}

function matches(): boolean {
  return process.env.TARO_ENV === 'h5' && window.matchMedia(DESK).matches;
}
